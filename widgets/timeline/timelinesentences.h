#pragma once

#include "engine/world/history.h"
#include "engine/world/snapshot.h"

#include <QString>

namespace crosstalk::timeline {

/// The name of a lane's process, also of one that the moment shown does not know yet.
QString processName(const world::Snapshot& snapshot, int lane);

/// A mark in words: "P1 writes balance: 6, at 12.345 678 s".
QString sentenceOf(const world::Mark& mark, int lane, const world::Snapshot& snapshot);

/// The timeline in words, for a screen reader: what each process does, races, losses. Changes only
/// when one of those does.
QString descriptionOf(const world::Snapshot& snapshot, bool following);

} // namespace crosstalk::timeline

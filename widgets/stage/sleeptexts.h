#pragma once

#include "engine/world/snapshot.h"

#include <QStringList>

namespace crosstalk::stage {

/// Why a process sleeps, a line each: the call, what on and since when; in a sentence; who could
/// wake it; whether it also wakes by itself; what the kernel says. Empty for who does not sleep.
QStringList sleepLines(const world::Snapshot& snapshot, int process);

} // namespace crosstalk::stage

#pragma once

#include "widgets/stage/layout.h"

#include <QString>
#include <QStringList>

// What the stage says of a crowd: words only, tested without a window. Lists of choices have the
// longest first.

namespace crosstalk::stage {

/// "P12 gcc -c foo.c"; "12 × gcc"; "37 ended".
QStringList crowdTitles(const world::Snapshot& snapshot, const CrowdMember& member);

/// What it does: of a family how many do what, "9 asleep · 3 running".
QStringList crowdStates(const world::Snapshot& snapshot, const CrowdMember& member);

/// For assistive technology; says how to unfold it.
QString crowdSentence(const world::Snapshot& snapshot, const CrowdMember& member);

/// "pipe", "12 pipes", "3 connections".
QStringList linkNames(const world::Snapshot& snapshot, const Structure::Link& link);

/// What lies inside now, or how big it is: "4 KiB", "empty", "2 messages".
QStringList linkStates(const world::Snapshot& snapshot, const Structure::Link& link);

/// How full it is, 0 to 1, of its fullest channel.
double linkFill(const world::Snapshot& snapshot, const Structure::Link& link);

/// Somebody sleeps at one of its ends because of what is inside.
bool isStuck(const world::Snapshot& snapshot, const Structure::Link& link);

} // namespace crosstalk::stage

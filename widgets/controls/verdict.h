#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QString>

#include <utility>
#include <vector>

namespace crosstalk::controls {

/// What the box below the code says: a sentence of why, or the kernel's figures beside ours.
struct Verdict
{
    enum class Tone
    {
        Plain,
        Warns,
        Cautions, ///< nothing has gone wrong yet
        Good
    };
    Tone tone = Tone::Plain;
    QString title;                                 ///< "WHY THIS IS A RACE"
    QString text;                                  ///< inline Markdown; may be empty
    std::vector<std::pair<QString, QString>> rows; ///< fixed-width: what was asked, the answer
    QString brief;                                 ///< the same in one short sentence
};

/// The one thing most worth explaining now: a deadlock, a race, a loss without a race, a deadlock
/// that is possible, an order that holds, or what the kernel says about a stream or about them.
Verdict verdictOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot);

} // namespace crosstalk::controls

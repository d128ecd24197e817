#pragma once

#include "engine/world/snapshot.h"
#include "widgets/stage/scene.h"
#include "widgets/theme/badge.h"

#include <QString>
#include <QStringList>

#include <vector>

// What a process's card says: words only, tested without a window.

namespace crosstalk::stage {

/// One row of a card. Lower ranks are shown first when there is little room.
struct Fact
{
    enum class Kind
    {
        Plain,
        Buffer,
        Progress,
        Line,
        Note
    };
    Kind kind = Kind::Plain;
    int rank = 0;
    QString label;
    QString shortLabel;
    QStringList values;    ///< the longest first
    double share = 0;      ///< Buffer, Progress: 0 to 1
    bool coloured = false; ///< in the process's colour
    bool warns = false;
    bool crossing = false; ///< what the latest call did: left out where the line itself says it
};

/// What the card says of its state, the longest first.
QStringList chipTexts(const world::Snapshot& snapshot, int process);
theme::ChipStyle chipStyle(const world::ProcessView& process);

std::vector<Fact> cardFacts(const world::Snapshot& snapshot, const Sources& sources, int process,
                            bool compact);

/// The card in one sentence, for assistive technology.
QString cardName(const world::Snapshot& snapshot, int process);

/// What there may be no room for on the card.
QString cardTooltip(const world::Snapshot& snapshot, int process);

} // namespace crosstalk::stage

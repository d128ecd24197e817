#pragma once

#include "engine/world/snapshot.h"

#include <QString>
#include <QStringList>

#include <vector>

// What the stage says of a channel below the line: words only, tested without a window. Lists of
// choices have the longest first.

namespace crosstalk::stage {

/// Who holds and who sleeps at the ends of a stream or a queue, whichever it is.
class LaneEnds
{
public:
    explicit LaneEnds(const world::ChannelView& channel);

    const std::vector<int>& holders(bool sending) const { return *(sending ? m_from : m_to); }
    const std::vector<int>& sleeping(bool sending) const
    {
        return *(sending ? m_sleepingFrom : m_sleepingTo);
    }
    /// Whose colour what lies inside has when nothing else is known.
    int colour(const world::ChannelView& channel) const;

private:
    const std::vector<int>* m_from;
    const std::vector<int>* m_to;
    const std::vector<int>* m_sleepingFrom;
    const std::vector<int>* m_sleepingTo;
};

/// How the channel stands when it is out of the ordinary.
struct LaneState
{
    QStringList texts; ///< empty: nothing to say
    bool bad = false;  ///< red, else amber
};

/// "P1, P2"; "nobody".
QString processNames(const std::vector<int>& processes);

/// Its id, longest first; with an arrow when it is one of two directions: "← socket.back", "← socket".
QStringList laneNames(const world::ChannelView& channel, bool paired, bool reversed);

/// "12 of 16 KiB", "5 of 10 messages".
QStringList fillTexts(const world::Snapshot& snapshot, const world::ChannelView& channel);

/// At its sending end (no room, nobody left there), or at its receiving end.
LaneState endState(const world::Snapshot& snapshot, const world::ChannelView& channel,
                   bool sending);

/// The more important of both ends.
LaneState laneState(const world::Snapshot& snapshot, const world::ChannelView& channel);

/// What the kernel says and what the tap says.
QStringList figureTexts(const world::ChannelView& channel);
bool figuresDiffer(const world::ChannelView& channel);

/// Who may send into it and who receives: rights, descriptors.
QStringList rightsTexts(const world::ChannelView& channel);

/// In one sentence, for assistive technology.
QString laneSentence(const world::Snapshot& snapshot, const world::ChannelView& channel);

/// All that there may be no room for.
QString laneTooltip(const world::Snapshot& snapshot, const world::ChannelView& channel);

/// A finished call at the line: "write 4 KiB = 4,096 · 12 µs", "write = −1 EPIPE".
QStringList crossingTexts(const world::Operation& call);

} // namespace crosstalk::stage

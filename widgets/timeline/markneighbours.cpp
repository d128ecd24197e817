// Looking for the mark next to a moment: what Shift+arrows and Enter act on.

#include "widgets/timeline/timelinepainter.h"

#include <algorithm>

namespace crosstalk::timeline {

using world::Mark;

namespace {

bool isStop(const Mark& mark)
{
    return mark.kind != world::MarkKind::Race && mark.kind != world::MarkKind::LostUpdate;
}

/// The first (or, going back, the last) mark of the window in any lane.
std::optional<Mark> outermost(const world::History& history, quint64 begin, quint64 end, bool last)
{
    constexpr std::size_t most = 4096;
    std::optional<Mark> best;
    std::vector<Mark> found;
    const auto lanes = static_cast<int>(history.lanes().size());
    for (int lane = 0; lane < lanes; ++lane) {
        quint64 from = begin;
        while (!history.marks(lane, from, end, most, found) && last && found.size() == most &&
               found.back().time > from)
            from = found.back().time; // only the end of a crowded window is wanted
        for (const Mark& mark : found)
            if (isStop(mark) && (!best || (last ? mark.time > best->time : mark.time < best->time)))
                best = mark;
    }
    return best;
}

} // namespace

/// Windows that double until one holds a mark: near ones are found without reading far ones.
std::optional<Mark> TimelinePainter::neighbour(quint64 time, int direction) const
{
    if (!m_snapshot || !m_snapshot->history)
        return {};
    const world::History& history = *m_snapshot->history;
    const quint64 last = std::max<quint64>(time, history.lastTime());
    const quint64 limit = direction < 0 ? time : last - time;
    quint64 near = 0;
    for (quint64 far = 1000; near < limit; near = far, far *= 2) {
        const quint64 reach = std::min(far, limit);
        const auto found = direction < 0
                               ? outermost(history, time - reach, time - near, true)
                               : outermost(history, time + 1 + near, time + 1 + reach, false);
        if (found)
            return found;
    }
    return {};
}

std::optional<Mark> TimelinePainter::markAtTime(quint64 time) const
{
    if (!m_snapshot || !m_snapshot->history)
        return {};
    return outermost(*m_snapshot->history, time, time + 1, true);
}

} // namespace crosstalk::timeline

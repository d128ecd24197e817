#include "engine/world/steptrack.h"

#include "engine/world/historypixels.h"

#include <algorithm>

namespace crosstalk::world {

namespace {

void widen(Range& range, std::int64_t low, std::int64_t high)
{
    range = {range.known ? std::min(range.low, low) : low,
             range.known ? std::max(range.high, high) : high, true};
}

} // namespace

void StepTrack::append(std::uint64_t time, std::int64_t value)
{
    if (!m_steps.empty())
        time = std::max(time, m_steps.back().time);
    if (m_steps.end() % fanOut == 0)
        m_times.append(time);
    addToLevels(value);
    m_steps.append({time, value});
    if (m_steps.end() - m_steps.first() >= m_exactLimit + fanOut)
        m_steps.forgetBefore((m_steps.end() - m_exactLimit) / fanOut * fanOut);
}

void StepTrack::addToLevels(std::int64_t value)
{
    std::uint64_t entry = m_steps.end();
    for (Level& level : m_levels) {
        entry /= fanOut;
        if (entry == level.end()) {
            level.append({value, value});
            continue;
        }
        LowHigh& open = level.back();
        open = {std::min(open.low, value), std::max(open.high, value)};
    }
}

void StepTrack::forgetBefore(std::uint64_t time)
{
    const std::uint64_t next =
        m_times.search(0, [time](std::uint64_t first) { return first <= time; });
    if (next > m_times.first())
        forgetStepsBefore((next - 1) * fanOut);
}

void StepTrack::forgetStepsBefore(std::uint64_t index)
{
    m_steps.forgetBefore(index);
    m_times.forgetBefore(index / fanOut);
    for (Level& level : m_levels)
        level.forgetBefore(index /= fanOut);
}

/// Index of the first step later than `time`: exact where steps are kept, else the end of the
/// sixteen that hold it.
std::uint64_t StepTrack::after(std::uint64_t time, std::uint64_t& hint) const
{
    hint = m_times.search(hint, [time](std::uint64_t first) { return first <= time; });
    if (hint == m_times.first())
        return hint * fanOut;
    const std::uint64_t end = std::min(hint * fanOut, m_steps.end());
    std::uint64_t i = (hint - 1) * fanOut;
    if (i < m_steps.first())
        return end;
    while (i < end && m_steps[i].time <= time)
        ++i;
    return i;
}

/// The same for a step known to be at or just behind index `i`.
std::uint64_t StepTrack::afterFrom(std::uint64_t i, std::uint64_t time) const
{
    while (i < m_steps.end() && m_steps[i].time <= time)
        ++i;
    return i;
}

/// Low and high of the steps [from, to): single ones at the rims, whole entries between.
Range StepTrack::rangeOf(std::uint64_t from, std::uint64_t to) const
{
    Range range;
    for (; from < to && from % fanOut != 0 && from >= m_steps.first(); ++from)
        widen(range, m_steps[from].value, m_steps[from].value);
    for (; from < to && to % fanOut != 0 && to > m_steps.first(); --to)
        widen(range, m_steps[to - 1].value, m_steps[to - 1].value);
    if (from >= to)
        return range;
    to = (to + fanOut - 1) / fanOut;
    from /= fanOut;
    for (const Level& level : m_levels) {
        const bool top = &level == &m_levels[levels - 1];
        for (; from < to && (top || from % fanOut != 0); ++from)
            widen(range, level[from].low, level[from].high);
        for (; from < to && to % fanOut != 0; --to)
            widen(range, level[to - 1].low, level[to - 1].high);
        from /= fanOut;
        to /= fanOut;
    }
    return range;
}

void StepTrack::fillRanges(std::uint64_t begin, std::uint64_t end, std::uint64_t now,
                           std::vector<Range>& ranges) const
{
    const PixelEdges edges(begin, end, ranges.size());
    std::uint64_t hint = m_times.end();
    std::uint64_t to = m_steps.end();
    for (std::size_t i = 0; i < ranges.size() && edges.left(i) < now; ++i) {
        const bool near = i > 0 && edges.contiguous() && to >= m_steps.first();
        const std::uint64_t from = near ? afterFrom(to, edges.left(i)) : after(edges.left(i), hint);
        to = after(edges.right(i) - 1, hint);
        const std::uint64_t inForce = std::max(from, m_times.first() * fanOut + 1) - 1;
        ranges[i] = rangeOf(inForce, to);
    }
}

bool StepTrack::steps(std::uint64_t begin, std::uint64_t end, std::size_t limit,
                      std::vector<Step>& out) const
{
    std::uint64_t i =
        m_steps.search(m_steps.end(), [begin](const Step& step) { return step.time <= begin; });
    const bool known =
        i > m_steps.first() || m_steps.first() == m_times.first() * fanOut || m_steps.empty();
    if (i > m_steps.first())
        --i;
    for (std::size_t n = 0; i < m_steps.end() && m_steps[i].time < end; ++i, ++n) {
        if (n == limit)
            return false;
        out.push_back(m_steps[i]);
    }
    return known;
}

} // namespace crosstalk::world

#include "engine/world/steptrack.h"

#include "engine/world/historypixels.h"

#include <algorithm>
#include <limits>

namespace crosstalk::world {

namespace {

constexpr std::uint64_t group = 8; // StepTrack::fanOut

/// The low and high of what was added.
class Extent
{
public:
    void add(const Step& step) { add(step.value, step.value); }
    template<class LowHigh> void add(const LowHigh& entry) { add(entry.low, entry.high); }

    /// Items [from, to) of one group, which lie side by side.
    template<class Sequence> void add(const Sequence& items, std::uint64_t from, std::uint64_t to)
    {
        if (from >= to)
            return;
        const auto* item = &items[from];
        for (const auto* end = item + (to - from); item < end; ++item)
            add(*item);
    }

    /// Of [from, to) what lies before the first whole group; returns where that begins.
    template<class Sequence>
    std::uint64_t addFront(const Sequence& items, std::uint64_t from, std::uint64_t to)
    {
        const std::uint64_t rim = std::min(to, (from + group - 1) / group * group);
        add(items, from, rim);
        return rim;
    }

    /// Of [from, to) what lies behind the last whole group; returns where that ends.
    template<class Sequence>
    std::uint64_t addBack(const Sequence& items, std::uint64_t from, std::uint64_t to)
    {
        const std::uint64_t rim = std::max(from, to / group * group);
        add(items, rim, to);
        return rim;
    }

    Range range() const { return m_low <= m_high ? Range{m_low, m_high, true} : Range{}; }

private:
    void add(std::int64_t low, std::int64_t high)
    {
        m_low = std::min(m_low, low);
        m_high = std::max(m_high, high);
    }

    std::int64_t m_low = std::numeric_limits<std::int64_t>::max();
    std::int64_t m_high = std::numeric_limits<std::int64_t>::min();
};

} // namespace

void StepTrack::append(std::uint64_t time, std::int64_t value)
{
    if (!m_steps.empty())
        time = std::max(time, m_steps.back().time);
    if (!m_cells.empty()) {
        fillCells(time);
        m_open = {std::min(m_open.low, value), std::max(m_open.high, value)};
    }
    if (m_steps.end() % fanOut == 0)
        m_times.append(time);
    addToLevels(value);
    m_steps.append({time, value});
    if (m_cells.empty() && m_steps.end() - m_steps.first() == decltype(m_cells)::worthwhile)
        startCells();
    if (m_steps.end() - m_steps.first() >= m_exactLimit + fanOut)
        m_steps.forgetBefore((m_steps.end() - m_exactLimit) / fanOut * fanOut);
}

namespace {

/// One entry for four of the level below.
template<class Level> auto unionOfFour(const Level& level, std::uint64_t index)
{
    auto all = level[index * 4];
    for (std::uint64_t i = index * 4 + 1; i < index * 4 + 4; ++i)
        all = {std::min(all.low, level[i].low), std::max(all.high, level[i].high)};
    return all;
}

} // namespace

/// Cells that lie wholly before `time`.
void StepTrack::fillCells(std::uint64_t time)
{
    const std::int64_t inForce = m_steps.back().value;
    while (m_cells.next() + m_cells.spacing() <= time) {
        m_cells.append(m_open, m_steps.end(), unionOfFour<TimeCells<LowHigh>::Level>);
        m_open = {inForce, inForce};
    }
}

void StepTrack::startCells()
{
    const std::uint64_t until = m_steps.back().time;
    m_cells.start(until);
    const std::int64_t oldest = m_steps[m_steps.first()].value;
    m_open = {oldest, oldest};
    std::int64_t inForce = oldest;
    for (std::uint64_t i = m_steps.first(); i < m_steps.end(); ++i) {
        while (m_cells.next() + m_cells.spacing() <= m_steps[i].time) {
            m_cells.append(m_open, m_steps.end(), unionOfFour<TimeCells<LowHigh>::Level>);
            m_open = {inForce, inForce};
        }
        inForce = m_steps[i].value;
        m_open = {std::min(m_open.low, inForce), std::max(m_open.high, inForce)};
    }
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

/// The first eight that do not begin before `time`; begins to fetch what placeOf() and rangeOf()
/// read there.
std::uint64_t StepTrack::locate(std::uint64_t time, Eights::Course& course) const
{
    const std::uint64_t next =
        m_times.follow(course, [time](std::uint64_t first) { return first < time; });
    const std::uint64_t entry = std::max(next, m_times.first() + 1) - 1;
    if (entry * fanOut >= m_steps.first())
        m_steps.fetch(entry * fanOut, fanOut);
    m_levels[0].fetch(entry / fanOut * fanOut, fanOut);
    m_levels[1].fetch(entry / fanOut / fanOut * fanOut, fanOut); // beyond, all is near anyway
    return next;
}

StepTrack::Place StepTrack::placeOf(std::uint64_t time, std::uint64_t next) const
{
    Place place;
    place.reached = std::min(next * fanOut, m_steps.end());
    if (next > m_times.first() && (next - 1) * fanOut >= m_steps.first()) {
        const Step* step = &m_steps[(next - 1) * fanOut]; // eight lie side by side
        const std::uint64_t steps = place.reached - (next - 1) * fanOut;
        place.reached = (next - 1) * fanOut;
        for (std::uint64_t i = 0; i < steps; ++i) // without a branch that nobody can guess
            place.reached += step[i].time < time;
    }
    place.passed = place.reached;
    while (place.passed < m_steps.first() && m_times[place.passed / fanOut] <= time)
        place.passed += fanOut;
    while (place.passed >= m_steps.first() && place.passed < m_steps.end() &&
           m_steps[place.passed].time <= time)
        ++place.passed;
    return place;
}

/// Low and high of the steps [from, to): single ones at the rims, whole entries between.
Range StepTrack::rangeOf(std::uint64_t from, std::uint64_t to) const
{
    Extent extent;
    if (from >= m_steps.first())
        from = extent.addFront(m_steps, from, to);
    if (to > m_steps.first())
        to = extent.addBack(m_steps, from, to);
    for (std::size_t k = 0; k < levels && from < to; ++k) {
        const Level& level = m_levels[k];
        from /= fanOut;
        to = (to + fanOut - 1) / fanOut;
        if (k + 1 == levels)
            for (; from < to; ++from)
                extent.add(level, from, from + 1);
        from = extent.addFront(level, from, to);
        to = extent.addBack(level, from, to);
    }
    return extent.range();
}

void StepTrack::fillRanges(std::uint64_t begin, std::uint64_t end, std::uint64_t now,
                           std::vector<Range>& ranges) const
{
    if (m_steps.empty())
        return;
    const PixelEdges pixels(begin, end, ranges.size());
    const auto cells = m_cells.view(pixels.width(0));
    if (!cells)
        return fillExact(pixels, 0, now, ranges);
    const std::uint64_t oldest = m_times[m_times.first()];
    std::uint64_t from = cells.indexOf(begin);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const std::uint64_t to = cells.indexOf(pixels.left(i + 1));
        if (to > cells.level->end() || cells.timeOf(to) > now)
            return fillExact(pixels, i, now, ranges);
        Extent extent; // nothing is known of what was before the oldest step
        for (; from < to; ++from)
            if (pixels.left(i + 1) > oldest)
                extent.add((*cells.level)[from]);
        ranges[i] = extent.range();
    }
}

/// The columns from `from` on, edge by edge: of a short track, of a close view, and of what came
/// after the latest cell.
void StepTrack::fillExact(const PixelEdges& pixels, std::size_t from, std::uint64_t now,
                          std::vector<Range>& ranges) const
{
    Eights::Course course{m_times.end()};
    const auto locateEdge = [&](std::uint64_t time) { return locate(time, course); };
    const auto read = [&](std::uint64_t time, std::uint64_t next) { return placeOf(time, next); };
    const auto fill = [&](std::size_t i, const Place& left, const Place& right) {
        const std::uint64_t oldest = m_times.first() * fanOut;
        const std::uint64_t inForce = std::max(left.passed, oldest + 1) - 1;
        ranges[i] = rangeOf(inForce, right.reached);
    };
    forColumns(pixels, from, pixels.columnsBefore(now), locateEdge, read, fill);
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

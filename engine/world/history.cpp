#include "engine/world/history.h"

#include "engine/world/marktrack.h"
#include "engine/world/messages.h"
#include "engine/world/spantrack.h"
#include "engine/world/steptrack.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace crosstalk::world {

namespace {

struct Lane
{
    History::LaneInfo info;
    SpanTrack states;
    SpanTrack locks;
    MarkTrack marks;
    int locksHeld = 0;
};

struct Series
{
    History::SeriesInfo info;
    StepTrack steps;
};

} // namespace

struct History::Data
{
    mutable std::shared_mutex mutex;
    std::deque<Lane> lanes; // a deque: tracks stay where they are when one is added
    std::deque<Series> series;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    MessageLog messages; ///< has a lock of its own

    void reach(std::uint64_t time) { last = std::max(last, time); }
};

namespace {

template<class T> T* at(std::deque<T>& items, int index) // nullptr when there is none of that index
{
    return index >= 0 && static_cast<std::size_t>(index) < items.size() ? &items[index] : nullptr;
}

} // namespace

History::History() : m_data(std::make_unique<Data>()) {}
History::~History() = default;

int History::addLane(std::string name)
{
    const std::unique_lock lock(m_data->mutex);
    m_data->lanes.emplace_back().info.name = std::move(name);
    return static_cast<int>(m_data->lanes.size()) - 1;
}

int History::addSeries(std::string name, std::int64_t top)
{
    const std::unique_lock lock(m_data->mutex);
    m_data->series.emplace_back().info = {std::move(name), top};
    return static_cast<int>(m_data->series.size()) - 1;
}

void History::setTop(int series, std::int64_t top)
{
    const std::unique_lock lock(m_data->mutex);
    if (Series* found = at(m_data->series, series))
        found->info.top = top;
}

void History::begin(int lane, SpanKind kind, std::uint64_t time)
{
    const std::unique_lock lock(m_data->mutex);
    Lane* found = at(m_data->lanes, lane);
    if (!found)
        return;
    m_data->reach(time);
    if (kind != SpanKind::Locked)
        found->states.begin(kind, time);
    else if (found->locksHeld++ == 0)
        found->locks.begin(kind, time);
}

void History::endLocked(int lane, std::uint64_t time)
{
    const std::unique_lock lock(m_data->mutex);
    Lane* found = at(m_data->lanes, lane);
    if (!found || found->locksHeld == 0)
        return;
    m_data->reach(time);
    if (--found->locksHeld == 0)
        found->locks.finish(time);
}

void History::endLane(int lane, std::uint64_t time)
{
    const std::unique_lock lock(m_data->mutex);
    Lane* found = at(m_data->lanes, lane);
    if (!found)
        return;
    m_data->reach(time);
    found->states.finish(time);
    found->locks.finish(time);
    found->locksHeld = 0;
}

void History::mark(int lane, const Mark& mark)
{
    const std::unique_lock lock(m_data->mutex);
    Lane* found = at(m_data->lanes, lane);
    if (!found)
        return;
    m_data->reach(mark.time);
    found->marks.append(mark);
}

void History::step(int series, std::uint64_t time, std::int64_t value)
{
    const std::unique_lock lock(m_data->mutex);
    Series* found = at(m_data->series, series);
    if (!found)
        return;
    m_data->reach(time);
    const bool fill = found->info.top > 0;
    if (!fill || found->steps.empty() || found->steps.latest() != value)
        found->steps.append(time, value);
}

void History::advance(std::uint64_t now)
{
    const std::unique_lock lock(m_data->mutex);
    m_data->reach(now);
}

void History::forgetBefore(std::uint64_t time)
{
    const std::unique_lock lock(m_data->mutex);
    m_data->first = std::max(m_data->first, std::min(time, m_data->last));
    for (Lane& lane : m_data->lanes) {
        lane.states.forgetBefore(m_data->first);
        lane.locks.forgetBefore(m_data->first);
        lane.marks.forgetBefore(m_data->first);
    }
    for (Series& series : m_data->series)
        series.steps.forgetBefore(m_data->first);
    m_data->messages.forgetBefore(m_data->first);
}

MessageLog& History::messageLog()
{
    return m_data->messages;
}

const MessageLog& History::messageLog() const
{
    return m_data->messages;
}

std::vector<History::LaneInfo> History::lanes() const
{
    const std::shared_lock lock(m_data->mutex);
    std::vector<LaneInfo> all;
    for (const Lane& lane : m_data->lanes)
        all.push_back(lane.info);
    return all;
}

std::vector<History::SeriesInfo> History::series() const
{
    const std::shared_lock lock(m_data->mutex);
    std::vector<SeriesInfo> all;
    for (const Series& series : m_data->series)
        all.push_back(series.info);
    return all;
}

std::uint64_t History::firstTime() const
{
    const std::shared_lock lock(m_data->mutex);
    return m_data->first;
}

std::uint64_t History::lastTime() const
{
    const std::shared_lock lock(m_data->mutex);
    return m_data->last;
}

void History::columns(int lane, std::uint64_t begin, std::uint64_t end, int pixels,
                      std::vector<Column>& out) const
{
    out.assign(static_cast<std::size_t>(std::max(0, pixels)), {});
    const std::shared_lock lock(m_data->mutex);
    const Lane* found = at(m_data->lanes, lane);
    if (!found || out.empty() || end <= begin)
        return;
    found->states.addColumns(begin, end, m_data->last, out);
    found->locks.addColumns(begin, end, m_data->last, out);
    found->marks.addColumns(begin, end, out);
}

bool History::spans(int lane, std::uint64_t begin, std::uint64_t end, std::size_t limit,
                    std::vector<Span>& out) const
{
    out.clear();
    const std::shared_lock lock(m_data->mutex);
    const Lane* found = at(m_data->lanes, lane);
    if (!found || end <= begin)
        return true;
    const bool states = found->states.spans(begin, end, limit, out);
    return found->locks.spans(begin, end, limit - out.size(), out) && states;
}

bool History::marks(int lane, std::uint64_t begin, std::uint64_t end, std::size_t limit,
                    std::vector<Mark>& out) const
{
    out.clear();
    const std::shared_lock lock(m_data->mutex);
    const Lane* found = at(m_data->lanes, lane);
    return !found || found->marks.marks(begin, end, limit, out);
}

void History::ranges(int series, std::uint64_t begin, std::uint64_t end, int pixels,
                     std::vector<Range>& out) const
{
    out.assign(static_cast<std::size_t>(std::max(0, pixels)), {});
    const std::shared_lock lock(m_data->mutex);
    const Series* found = at(m_data->series, series);
    if (found && !out.empty() && end > begin)
        found->steps.fillRanges(begin, end, m_data->last, out);
}

bool History::steps(int series, std::uint64_t begin, std::uint64_t end, std::size_t limit,
                    std::vector<Step>& out) const
{
    out.clear();
    const std::shared_lock lock(m_data->mutex);
    const Series* found = at(m_data->series, series);
    return !found || end <= begin || found->steps.steps(begin, end, limit, out);
}

} // namespace crosstalk::world

#include "engine/session/drainer.h"

#include <algorithm>
#include <utility>

namespace crosstalk::session {

using tap::Event;
using tap::Kind;

namespace {

/// Events merged at a time: 128 KiB, so that those who look at each of them next find it in the
/// core's own cache.
constexpr std::size_t batch = 2048;

/// Rings that lie ready for workers still to come.
constexpr std::uint32_t spareRings = 2;

/// Kinds whose aux is an index into the names that workers share with us.
bool carriesName(const Event& event)
{
    switch (event.kind) {
    case Kind::Describe:
    case Kind::Map:
    case Kind::Unmap:
    case Kind::Name:
    case Kind::Mark:
    case Kind::Exec:
        return event.thread != tap::engineThread;
    default:
        return false;
    }
}

} // namespace

Drainer::Drainer(process::ControlRegion& region, trace::Log& log, const trace::Clock& clock)
    : m_region(region), m_log(log), m_clock(clock), m_merger(clock), m_names(tap::nameCount)
{
}

void Drainer::addAt(Event event, std::uint64_t ticks)
{
    event.thread = tap::engineThread;
    event.time = ticks;
    m_own.push_back(event);
}

void Drainer::lookForNewRings()
{
    m_region.provideRings(m_region.slotsUsed() + spareRings);
    while (m_rings.size() < m_region.slotsUsed()) {
        m_rings.push_back(m_region.ring(std::uint32_t(m_rings.size())));
        m_reportedBroken.push_back(false);
    }
}

void Drainer::refreshRings()
{
    lookForNewRings();
    m_sources.clear();
    m_behind = false;
    for (std::size_t i = 0; i < m_rings.size(); ++i) {
        if (!m_rings[i].refresh() && !m_reportedBroken[i]) {
            m_reportedBroken[i] = true;
            Event overflow{};
            overflow.kind = Kind::Overflow;
            overflow.size = std::uint32_t(i);
            add(overflow);
        }
        const auto [first, second] = m_rings[i].readable();
        m_behind |= first.size() + second.size() > tap::ringCapacity / 2;
        m_sources.push_back({std::uint16_t(i), first, second, 0});
    }
    m_sources.push_back({tap::engineThread, m_own, {}, 0});
}

std::uint32_t Drainer::nameInLog(std::uint32_t shared)
{
    if (shared == 0)
        return 0;
    if (shared >= m_names.size()) { // a worker may have scribbled over it: only what has a text
        const std::string text = m_otherNames ? m_otherNames(shared) : std::string();
        return text.empty() ? 0 : m_log.intern(text);
    }
    if (m_names[shared] == 0)
        m_names[shared] = m_log.intern(m_region.name(shared));
    return m_names[shared];
}

void Drainer::poll()
{
    const std::uint64_t horizon = m_clock.ticks(); // before the rings are looked at: see merger.h
    refreshRings();
    m_merger.begin(m_sources, horizon);
    std::size_t count;
    std::size_t room;
    do {
        const auto tail = m_log.tail();
        const auto out = tail.first(std::min(tail.size(), batch));
        room = out.size();
        count = m_merger.merge(out);
        for (Event& event : out.first(count))
            if (carriesName(event)) [[unlikely]]
                event.aux = nameInLog(event.aux);
        m_log.commit(count);
    } while (count == room);
    for (std::size_t i = 0; i < m_rings.size(); ++i)
        m_rings[i].consume(m_sources[i].taken);
    m_own.erase(m_own.begin(), m_own.begin() + std::ptrdiff_t(m_sources.back().taken));
}

} // namespace crosstalk::session

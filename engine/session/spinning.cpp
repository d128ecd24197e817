#include "engine/session/spinning.h"

#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <cstring>

namespace crosstalk::session {

using tap::Kind;

namespace {

constexpr std::size_t mostLooks = 256; ///< a circle longer than half of this is not found

std::uint64_t valueBefore(const tap::Event& modification)
{
    std::uint64_t old = 0;
    std::memcpy(&old, modification.payload, sizeof old);
    return old;
}

/// It came back with nothing done. Calls on descriptors say so by -1, and who takes something out
/// also by 0; all others by the number of an error.
bool failed(const tap::Event& exit)
{
    const auto result = std::int64_t(exit.value);
    const mechanisms::CallTraits* traits = mechanisms::callTraits(exit.call);
    if (traits == nullptr || !traits->byDescriptor)
        return result != 0;
    // Who receives a right's message, not from a descriptor, says 0 when there was one.
    const bool counts = traits->direction == mechanisms::Direction::Up && exit.fd >= 0;
    return result < 0 || (result == 0 && counts);
}

/// It leaves the world as it was.
bool changesNothing(const tap::Event& event)
{
    switch (event.kind) {
    case Kind::Write:
    case Kind::AtomicStore:
    case Kind::ThreadStart:
    case Kind::ThreadEnd:
        return false;
    case Kind::AtomicRmw:
        return event.value == valueBefore(event);
    case Kind::Exit: // of nothing that is known: wait() that reaped a child is one that did
        return event.object == 0 ? std::int64_t(event.value) <= 0 : failed(event);
    default:
        return true;
    }
}

Changes::Place placeOf(const tap::Event& event)
{
    return {event.object, event.offset & ~std::uint64_t{7}};
}

} // namespace

void Changes::fold(const tap::Event& event)
{
    if (event.object != 0 && !changesNothing(event))
        ++m_count[placeOf(event)];
}

std::uint64_t Changes::at(const Place& place) const
{
    const auto found = m_count.find(place);
    return found != m_count.end() ? found->second : 0;
}

bool Spinning::isSame(const tap::Event& a, const tap::Event& b)
{
    return a.pc == b.pc && a.kind == b.kind && a.call == b.call && a.object == b.object &&
           a.offset == b.offset;
}

void Spinning::fold(const tap::Event& pending, std::span<const tap::Event> events,
                    const Changes& changes)
{
    if (!std::ranges::all_of(events, changesNothing) || m_looks.size() == mostLooks)
        m_looks.clear();
    if (!std::ranges::all_of(events, changesNothing))
        return;
    Look look{pending, {}};
    for (const tap::Event& event : events)
        if (event.object != 0 && event.kind != Kind::Held)
            look.seen.emplace_back(placeOf(event), changes.at(placeOf(event)));
    m_looks.push_back(std::move(look));
}

bool Spinning::isSpinning(const tap::Event& pending, const Changes& changes) const
{
    int found = 0;
    for (std::size_t i = m_looks.size(); i-- > 0;) {
        for (const auto& [place, count] : m_looks[i].seen)
            if (changes.at(place) != count)
                return false;
        if (isSame(m_looks[i].pending, pending) && ++found > rounds)
            return true;
    }
    return false;
}

} // namespace crosstalk::session

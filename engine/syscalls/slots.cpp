#include "engine/syscalls/slots.h"

namespace crosstalk::syscalls {

namespace {

/// The engine may still be folding what it took: whose descriptors those were is asked by the slot.
constexpr auto age = std::chrono::milliseconds(30);

} // namespace

std::uint32_t Slots::claim(std::uint32_t parent, bool newProcess)
{
    std::uint32_t number = reuse();
    if (number == tap::slotCount && m_control.nextSlot.load() < tap::slotCount)
        number = m_control.nextSlot.fetch_add(1);
    if (number >= tap::slotCount)
        return tap::slotCount;
    tap::Slot& slot = tap::slotsOf(&m_control)[number];
    slot.grants.store(0);
    slot.stopAtExit.store(0);
    slot.closeRequest.store(0);
    slot.parent = parent < tap::slotCount ? parent + 1 : 0;
    slot.newProcess = newProcess ? 1 : 0;
    slot.calls.fetch_add(1);
    slot.state.store(tap::SlotState::Claimed, std::memory_order_release);
    return number;
}

std::uint32_t Slots::reuse()
{
    if (m_free.empty() || Clock::now() - m_free.front().since < age)
        return tap::slotCount;
    const std::uint32_t number = m_free.front().slot;
    const tap::RingHeader& ring = tap::slotsOf(&m_control)[number].ring;
    if (ring.head.load() != ring.tail.load(std::memory_order_acquire))
        return tap::slotCount;
    m_free.pop_front();
    return number;
}

void Slots::release(std::uint32_t slot)
{
    tap::slotsOf(&m_control)[slot].state.store(tap::SlotState::Ended, std::memory_order_release);
    m_free.push_back({slot, Clock::now()});
}

} // namespace crosstalk::syscalls

#include "engine/tap/rawcalls.h"
#include "engine/tap/worker.h"

namespace crosstalk::tap {

Call::Call(Thread* thread, CallId call, std::uint64_t object, std::uint64_t offset, int fd,
           std::uint64_t size, void* returnAddress, std::uint64_t value)
    : m_thread(thread)
{
    if (thread == nullptr)
        return;
    m_event = {};
    m_event.object = object;
    m_event.offset = offset;
    m_event.value = value;
    m_event.size = std::uint32_t(size);
    m_event.thread = thread->number;
    m_event.kind = Kind::Enter;
    m_event.call = call;
    m_event.fd = std::int16_t(fd);
    const Origin origin = originOf(*thread, reinterpret_cast<std::uintptr_t>(returnAddress));
    m_event.pc = origin.pc;
    m_event.flags = origin.internal ? Internal : 0;
    gate();
}

void Call::gate()
{
    Thread& thread = *m_thread;
    settleWrite(thread);
    if (attention() != 0 && (m_event.flags & Internal) == 0) [[unlikely]]
        passGate(thread, m_event);
    m_event.time = stampBefore();
    push(thread, m_event);
    Slot& slot = *thread.slot;
    slot.stopAtExit.store(0, std::memory_order_relaxed);
    slot.state.store(SlotState::InCall, std::memory_order_release);
}

void Call::finish(std::int64_t result, int error, const void* payload, std::size_t payloadBytes)
{
    if (m_thread == nullptr)
        return;
    Thread& thread = *m_thread;
    m_event.kind = Kind::Exit;
    m_event.value = std::uint64_t(result);
    m_event.aux = std::uint32_t(error);
    const auto* bytes = static_cast<const std::uint8_t*>(payload);
    if (payloadBytes >= 8)
        __builtin_memcpy(m_event.payload, bytes, 8);
    else
        for (std::size_t i = 0; i < payloadBytes; ++i)
            m_event.payload[i] = bytes[i];
    if (attention() != 0) [[unlikely]]
        passExitGate(thread, m_event);
    thread.slot->state.store(SlotState::Running, std::memory_order_release);
    m_event.time = stampAfter();
    push(thread, m_event);
}

} // namespace crosstalk::tap

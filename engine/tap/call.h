#pragma once

#include "engine/tap/worker.h"

#include <time.h>

// How an interposer reports a call. All of it is inlined where it is used: what a tapped read or
// write costs more than one untapped is little else, and after a system call each return that
// libc's own would not have made is mispredicted besides.

#define CROSSTALK_INLINE __attribute__((always_inline)) inline

namespace crosstalk::tap {

/// Id of a call, worked out by the compiler: callId() would hash the name at every call.
consteval CallId idOf(std::string_view name)
{
    return callId(name);
}

/// One interposed call: Enter at construction, Exit at finish(). When `thread` is null it does
/// nothing. Keeps errno.
class Call
{
public:
    Call(Thread* thread, CallId call, std::uint64_t object, std::uint64_t offset, int fd,
         std::uint64_t size, void* returnAddress, std::uint64_t value = 0, std::uint8_t flags = 0);

    explicit operator bool() const { return m_thread != nullptr; }

    /// What became known while the call was made, for its Exit.
    void setObject(std::uint64_t object) { m_object = object; }
    void setSize(std::uint32_t size) { m_size = size; }
    void setOffset(std::uint64_t offset) { m_offset = offset; }

    /// See yieldToWoken(). Not what a library does within: its threads are none of the program's.
    void yield() const
    {
        if (m_thread != nullptr && (m_flags & Internal) == 0)
            yieldToWoken(*m_thread);
    }

    /// Reports the result; `payload` may be null.
    void finish(std::int64_t result, int error = 0, const void* payload = nullptr,
                std::size_t payloadBytes = 0);

private:
    Event event(Kind kind, std::uint64_t value) const;
    Event& record(Kind kind, std::uint64_t time, std::uint64_t value);

    Thread* m_thread;
    std::uint64_t m_object;
    std::uint64_t m_offset;
    std::uintptr_t m_pc;
    std::uint32_t m_size;
    CallId m_call;
    std::int16_t m_fd;
    std::uint8_t m_flags;
};

/// The event as the gate shows it: not stamped.
inline Event Call::event(Kind kind, std::uint64_t value) const
{
    Event event = blank(*m_thread, kind);
    event.object = m_object;
    event.offset = m_offset;
    event.value = value;
    event.pc = m_pc;
    event.size = m_size;
    event.flags = m_flags;
    event.call = m_call;
    event.fd = m_fd;
    return event;
}

/// The same in the ring, to be published.
CROSSTALK_INLINE Event& Call::record(Kind kind, std::uint64_t time, std::uint64_t value)
{
    Event& event = claim(*m_thread);
    event = {.time = time,
             .object = m_object,
             .offset = m_offset,
             .value = value,
             .pc = m_pc,
             .size = m_size,
             .thread = m_thread->number,
             .kind = kind,
             .flags = m_flags,
             .call = m_call,
             .fd = m_fd,
             .aux = 0,
             .payload = {}};
    return event;
}

CROSSTALK_INLINE Call::Call(Thread* thread, CallId call, std::uint64_t object, std::uint64_t offset,
                            int fd, std::uint64_t size, void* returnAddress, std::uint64_t value,
                            std::uint8_t flags)
    : m_thread(thread)
{
    if (thread == nullptr)
        return;
    const Origin origin = originOf(*thread, reinterpret_cast<std::uintptr_t>(returnAddress));
    m_object = object;
    m_offset = offset;
    m_pc = origin.pc;
    m_size = std::uint32_t(size);
    m_call = call;
    m_fd = std::int16_t(fd);
    m_flags = std::uint8_t(flags | (origin.internal ? Internal : 0));
    settleWrite(*thread);
    if (attention() != 0 && !origin.internal) [[unlikely]]
        passGate(*thread, event(Kind::Enter, value));
    record(Kind::Enter, stampBefore(), value);
    thread->ring.publish();
    Slot& slot = *thread->slot;
    slot.stopAtExit.store(0, std::memory_order_relaxed);
    slot.state.store(SlotState::InCall, std::memory_order_release);
}

CROSSTALK_INLINE void Call::finish(std::int64_t result, int error, const void* payload,
                                   std::size_t payloadBytes)
{
    if (m_thread == nullptr)
        return;
    std::uint64_t moved = 0;
    if (payloadBytes >= sizeof moved)
        __builtin_memcpy(&moved, payload, sizeof moved);
    else
        for (std::size_t i = 0; i < payloadBytes; ++i)
            moved |= std::uint64_t(static_cast<const std::uint8_t*>(payload)[i]) << 8 * i;
    // A thread that is a library's from its first frame on is none of the program's steps: to let
    // each of them pass here whenever its timer wakes it would be all that is ever done.
    const auto isLibrarys = [&] { return m_pc == 0 && (m_flags & Internal) != 0; };
    if (attention() != 0 && !isLibrarys()) [[unlikely]] {
        Event done = event(Kind::Exit, std::uint64_t(result));
        done.aux = std::uint32_t(error);
        __builtin_memcpy(done.payload, &moved, sizeof moved);
        passExitGate(*m_thread, done);
    }
    m_thread->slot->state.store(SlotState::Running, std::memory_order_release);
    Event& exit = record(Kind::Exit, stampAfter(), std::uint64_t(result));
    exit.aux = std::uint32_t(error);
    __builtin_memcpy(exit.payload, &moved, sizeof moved);
    m_thread->ring.publish();
}

/// A deadline moved to where the program's clock stands apart from the real one.
inline timespec realDeadline(const timespec& deadline)
{
    return before(deadline, worker.clock.ahead());
}

} // namespace crosstalk::tap

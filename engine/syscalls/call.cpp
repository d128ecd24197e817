#include "engine/syscalls/call.h"

#include "engine/syscalls/tracee.h"

#include <algorithm>
#include <cstring>

namespace crosstalk::syscalls {

void Call::report(tap::CallId name, std::uint64_t object, int fd, std::uint64_t size)
{
    m_reported = m_awaitsReturn = true;
    m_event.object = object;
    m_event.size = std::uint32_t(size);
    m_event.thread = std::uint16_t(m_tracee->slotNumber());
    m_event.kind = tap::Kind::Enter;
    m_event.call = name;
    m_event.fd = std::int16_t(fd);
}

void Call::returns(std::int64_t result)
{
    m_awaitsReturn = false;
    m_result = result;
}

void Call::finish(std::int64_t result)
{
    m_result = result < 0 ? -1 : result;
    m_error = result < 0 ? int(-result) : 0;
}

void Call::show(const void* bytes, std::size_t size)
{
    m_hasBytes = true;
    m_bytes.fill(0);
    std::memcpy(m_bytes.data(), bytes, std::min(size, m_bytes.size()));
}

tap::Event Call::exitEvent() const
{
    tap::Event event = m_event;
    event.kind = tap::Kind::Exit;
    event.value = std::uint64_t(m_result);
    event.aux = std::uint32_t(m_error);
    if (m_hasBytes) {
        std::memcpy(event.payload, m_bytes.data(), sizeof event.payload);
    } else if (m_shownAt != 0 && m_result > 0) {
        const std::uint64_t moved = std::min(std::uint64_t(m_result), m_shownBytes);
        m_tracee->memory().read(m_shownAt, event.payload,
                                std::min<std::uint64_t>(moved, sizeof event.payload));
    }
    return event;
}

} // namespace crosstalk::syscalls

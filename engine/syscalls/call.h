#pragma once

#include "engine/syscalls/traced.h"
#include "engine/tap/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crosstalk::syscalls {

class Tracee;

/// Id of a call, worked out by the compiler.
consteval tap::CallId idOf(std::string_view name)
{
    return tap::callId(name);
}

/// One system call of a tracee, from its entry to its return. A family's functions say in it what
/// is reported: the same Enter and Exit as the tap's interposers make.
class Call
{
public:
    Call(Tracee& tracee, const Traced& traced, const std::uint64_t (&arguments)[6])
        : m_tracee(&tracee), m_traced(&traced)
    {
        for (std::size_t i = 0; i < 6; ++i)
            m_arguments[i] = arguments[i];
    }

    Tracee& tracee() const { return *m_tracee; }
    const Traced& traced() const { return *m_traced; }
    long number() const { return m_traced->number; }
    std::uint64_t argument(std::size_t i) const { return m_arguments[i]; }
    int fd(std::size_t i = 0) const { return int(m_arguments[i]); }
    const std::array<std::uint64_t, 6>& arguments() const { return m_arguments; }

    // --- at its entry ---

    /// It is reported: on this object, through this descriptor, `size` bytes asked for.
    void report(tap::CallId name, std::uint64_t object = 0, int fd = -1, std::uint64_t size = 0);
    bool isReported() const { return m_reported; }

    /// What Enter tells besides; Exit has the same object, offset, size and flags.
    tap::Event& event() { return m_event; }

    /// Of what is moved, `bytes` lie at `address`: its first ones are shown as far as the result
    /// says that they were moved.
    void show(std::uint64_t address, std::uint64_t bytes)
    {
        m_shownAt = address;
        m_shownBytes = bytes;
    }

    /// Nothing needs to be learned from its return, which costs a stop: it gives `result`.
    void returns(std::int64_t result);
    bool awaitsReturn() const { return m_awaitsReturn; }
    /// Not reported, but its return says what it led to.
    void awaitReturn() { m_awaitsReturn = true; }

    /// For the family: what it knew at the entry.
    std::array<std::uint64_t, 4> kept{};

    // --- at its return ---

    void finish(std::int64_t result);
    std::int64_t result() const { return m_result; } ///< -1 when it failed
    int error() const { return m_error; }
    bool failed() const { return m_error != 0; }
    // --- the tracer's, when a signal interrupts it ---
    std::uint64_t stack() const { return m_stack; } ///< stack pointer at its entry
    void setStack(std::uint64_t pointer) { m_stack = pointer; }
    std::size_t handlers() const { return m_handlers; } ///< that its thread was in already
    void setHandlers(std::size_t count) { m_handlers = count; }

    bool isBegun() const { return m_begun; } ///< its Enter was reported
    void begun() { m_begun = true; }

    /// Shows these bytes instead.
    void show(const void* bytes, std::size_t size);

    /// The event of its return, with the first bytes of what was moved.
    tap::Event exitEvent() const;

private:
    Tracee* m_tracee;
    const Traced* m_traced;
    std::array<std::uint64_t, 6> m_arguments{};
    tap::Event m_event{};
    std::uint64_t m_shownAt = 0;
    std::uint64_t m_shownBytes = 0;
    std::array<std::uint8_t, 8> m_bytes{};
    bool m_hasBytes = false;
    bool m_reported = false;
    bool m_awaitsReturn = false;
    bool m_begun = false;
    std::int64_t m_result = 0;
    int m_error = 0;
    std::uint64_t m_stack = 0;
    std::size_t m_handlers = 0;
};

} // namespace crosstalk::syscalls

#pragma once

#include <array>
#include <csignal>
#include <cstdint>
#include <span>

// Which system calls are traced. A family of calls is one small file, beside the mechanism it
// belongs to (engine/mechanisms/<mechanism>/syscalls/) or here; it registers what it knows.

namespace crosstalk::syscalls {

class Call;
class Tracee;

/// Stops at a call only where one argument is so: what the kernel can see for itself costs no stop.
/// Without one the kernel decides by number alone, for which it needs no program (7 ns).
struct Only
{
    int argument = -1;                     ///< index; -1: every call
    std::uint32_t mask = 0;                ///< some of these bits are set …
    std::array<std::uint32_t, 10> among{}; ///< … or, without a mask, it is one of these
    unsigned count = 0;                    ///< of `among`
};

/// One system call.
struct Traced
{
    long number;
    void (*enter)(Call&);          ///< at its entry: reports it, or leaves it be
    void (*exit)(Call&) = nullptr; ///< at its return, before that is reported
    Only only = {};
    void (*begun)(Call&) = nullptr; ///< when its entry has been reported
};

/// Static object in each family's file.
struct Registration
{
    explicit Registration(std::span<const Traced> calls);
};

/// Static object in the file of the family that knows signals: `tell` is told of every signal a
/// tracee is about to get.
struct SignalRegistration
{
    using Tell = void (*)(Tracee& tracee, const siginfo_t& info);
    explicit SignalRegistration(Tell tell);
};

void tellSignal(Tracee& tracee, const siginfo_t& info);

std::span<const Traced* const> tracedCalls();

/// Null: not traced.
const Traced* tracedCall(long number);

} // namespace crosstalk::syscalls

#pragma once

#include "engine/process/controlregion.h"
#include "engine/tap/event.h"

#include <cstdint>
#include <functional>
#include <map>

namespace crosstalk::schedule {

/// Where a thread stands, the tap's word and the kernel's taken together.
enum class Standing
{
    Busy,    ///< on its way to the next gate
    AtGate,  ///< can be granted a pass
    Asleep,  ///< in the kernel until somebody else acts
    Yielding, ///< is to be granted a pass as soon as nobody is busy, and it is no step
    Stopped, ///< SIGSTOP
    Gone,
};

/// The engine's side of the gate: closes and opens it, grants passes, and tells where each thread
/// stands. Borrows the control region.
class Gate
{
public:
    /// The kernel's state letter of a thread ('R', 'S', 'D', 'T', 'Z', …; 0: no such thread).
    using KernelState = std::function<char(std::int32_t pid, std::int32_t tid)>;

    Gate(process::ControlRegion& region, KernelState kernelState);

    void close();
    void open();
    bool isClosed() const { return m_closed; }

    /// Lets a thread that is AtGate pass once.
    void grant(std::uint32_t slot);

    /// Where a thread stands now. Costs a read of /proc for those that are not at the gate.
    Standing standing(std::uint32_t slot);

    /// Whether somebody was begun and has not come yet, who may be about to wake others.
    bool awaitsSomebody();

    /// Asks a process's thread to close a descriptor at its next operation.
    void requestClose(std::uint32_t slot, int fd);

    /// Once every requestClose() was answered, threads need not look for one any more.
    void settleRequests();

    /// What a thread AtGate is about to do (a copy; the worker wrote it).
    tap::Event pending(std::uint32_t slot) const;

    /// Waits until a thread arrives at the gate or ends, at most `ns`; returns at once when that
    /// happened since the last look. Whether one did.
    bool awaitArrival(std::int64_t ns);

private:
    Standing sleepOrBusy(std::uint32_t slot, char state, std::uint64_t patience);
    Standing goneOrLeaving(std::uint32_t slot);

    process::ControlRegion& m_region;
    KernelState m_kernelState;
    bool m_closed = false;
    std::uint32_t m_arrivals = 0;
    struct Idle
    {
        std::uint64_t since = 0; ///< first seen asleep outside a tapped call
        std::uint64_t calls = 0;
    };
    std::map<std::uint32_t, Idle> m_idle;
    std::map<std::uint32_t, std::uint64_t> m_leaving; ///< first seen to have ended
};

} // namespace crosstalk::schedule

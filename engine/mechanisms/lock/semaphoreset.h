#pragma once

#include "engine/tap/event.h"

#include <cstddef>
#include <cstdint>
#include <sys/sem.h>

// How a set of System V semaphores is told of; shared with the tap and the tracer. No descriptor
// leads to a set, and it lies at no address: its calls name it by its number.
//
//   semget(new)                Enter: aux = how many semaphores it has, all of them at 0
//   semget(found)              Enter: aux = how many, value = those of four of them from the one
//                              in size on; as often as it takes
//   semop, semtimedop          Enter: value = the first operation and how many there are; then a
//                              Part for each of the others, which is its payload
//   semctl(SETVAL), (GETVAL)   Enter: value = which one and what it is to be
//   semctl(SETALL)             Enter; Parts: size = bytes of the payload, values of those from the
//                              one in offset on; aux = how many there are, 0: not to be learned
//
// The first two are told within semget() and folded away.

namespace crosstalk::mechanisms {

/// More is not told: a set's first ones, and as many operations as the kernel takes (SEMOPM).
inline constexpr std::uint32_t toldSemaphores = 64;
inline constexpr std::uint32_t toldOperations = 500;

/// Key of a set: numbers are given by IPC namespace. No device has these top bits.
constexpr std::uint64_t semaphoreSetKey(std::uint64_t ipcNamespace, int id)
{
    return 0x7ffc'0000'0000'0000 | (ipcNamespace & 0xffff) << 32 | std::uint32_t(id);
}

/// What semctl(2) is told of as, by its command.
constexpr tap::CallId semctlCall(int command)
{
    switch (command) {
    case SETVAL:
        return tap::callId("semctl(SETVAL)");
    case SETALL:
        return tap::callId("semctl(SETALL)");
    case GETVAL:
        return tap::callId("semctl(GETVAL)");
    case IPC_RMID: // by its whole name it has the number of another call
        return tap::callId("semctl(RMID)");
    default:
        return tap::callId("semctl");
    }
}

/// One operation as semop(2) has it: struct sembuf.
struct SemaphoreOperation
{
    std::uint16_t number = 0; ///< which of the set
    std::int16_t change = 0;  ///< what is added or, below 0, taken; 0: waits until it stands at 0
    std::int16_t flags = 0;   ///< IPC_NOWAIT, SEM_UNDO

    constexpr std::uint64_t packed() const
    {
        return number | std::uint64_t(std::uint16_t(change)) << 16 |
               std::uint64_t(std::uint16_t(flags)) << 32;
    }
    /// As Enter has it: the first of `count`.
    constexpr std::uint64_t packed(std::size_t count) const
    {
        return packed() | std::uint64_t(count) << 48;
    }
    static constexpr SemaphoreOperation unpacked(std::uint64_t bits)
    {
        return {std::uint16_t(bits), std::int16_t(bits >> 16), std::int16_t(bits >> 32)};
    }
};

/// The semaphore `number`, and what it is to be.
constexpr std::uint64_t packedSetting(int number, int value)
{
    return std::uint64_t(std::uint32_t(number)) << 32 | std::uint32_t(value);
}

static_assert(sizeof(SemaphoreOperation) == 6);

} // namespace crosstalk::mechanisms

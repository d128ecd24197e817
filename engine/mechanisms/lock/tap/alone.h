#pragma once

#include "engine/tap/call.h"

#include <cstddef>
#include <cstdint>

// Private locks of a process that has one thread. Nobody else can wait for them, so calls on them
// cost next to nothing: they are only kept in mind. What is still held when a second thread comes
// is told then; and so is a lock that its only thread waits for although it holds it, which is for
// ever.

namespace crosstalk::tap {

/// A call on a private lock, made while there was one thread.
struct AloneCall
{
    CallId call;
    std::uintptr_t address;
    std::size_t size;
    void* returnAddress;
    std::uint64_t value;
};

/// It returned `result`: a lock is held from now on, or no more.
void noteAlone(const AloneCall& call, int result);

/// Would this call wait for the caller itself?
bool waitsForItself(const AloneCall& call);

/// Where a lock of this process's own lies: as linked if that is in the program itself, so that the
/// engine can find its name, else its address.
inline std::uint64_t placeInProgram(std::uintptr_t address)
{
    return address - worker.base < worker.programBytes ? address - worker.base : address;
}

/// There is, or will be, more than one thread, or somebody to name: tells of all that is held, and
/// from now on of every call.
void tellHeldAlone(Thread& thread);

} // namespace crosstalk::tap

#pragma once

#include <cstddef>
#include <sys/types.h>

// An execution that runs in the memory of its template, as after vfork(), instead of a copy of it: a
// process of its own otherwise, with descriptors, signals and an end of its own. When it has ended,
// the template puts back what it changed. To copy and to take apart an address space is what a fork
// costs: ten times as much as the rest of an execution where page tables are watched by a
// hypervisor.

namespace crosstalk::tap {

/// Calls serve() on another stack, so that this one stays as it is, and comes back in executions
/// only. False: this process cannot lend its memory, and serve() was not called.
bool lendMemory(void (*serve)());

/// In serve(): begins an execution, which comes back from lendMemory(). Its pid, or negative errno.
pid_t beginBorrowing();

/// In serve(), after the execution has ended: memory is as it was. False: it is not, for what is
/// mapped has changed.
bool takeMemoryBack();

/// In munmap(): whether this is memory that an execution must not unmap, for it is its template's.
/// It is out of the execution's reach then.
bool isWithdrawn(void* address, std::size_t size);

} // namespace crosstalk::tap

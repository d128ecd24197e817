#include "engine/tap/worker.h"

#include <errno.h>
#include <sys/shm.h>

// System V's shared memory: the kernel has each of its segments as a file of the same kind as an
// anonymous shared mapping, and so it is known by its inode in every process.

using namespace crosstalk::tap;

CROSSTALK_EXPORT void* shmat(int id, const void* wanted, int flags) noexcept
{
    void* const result = CROSSTALK_REAL(shmat)(id, wanted, flags);
    const bool failed = result == reinterpret_cast<void*>(-1);
    Thread* thread = failed || worker.control == nullptr ? nullptr : current();
    if (thread == nullptr)
        return result;
    const int saved = errno;
    shmid_ds about{};
    if (shmctl(id, IPC_STAT, &about) == 0)
        mappedShared(*thread, result, about.shm_segsz, -1, 0);
    errno = saved;
    return result;
}

CROSSTALK_EXPORT int shmdt(const void* address) noexcept
{
    const auto low = reinterpret_cast<std::uintptr_t>(address);
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    const Mapping* mapping = thread != nullptr ? mappingOf(low) : nullptr;
    if (mapping != nullptr && mapping->low == low)
        unmapped(*thread, const_cast<void*>(address), mapping->high - mapping->low);
    return CROSSTALK_REAL(shmdt)(address);
}

#include "engine/tap/lending.h"
#include "engine/tap/worker.h"

#include <errno.h>
#include <sys/mman.h>

// Shared mappings come and go.

using namespace crosstalk::tap;

CROSSTALK_EXPORT void* mmap(void* address, std::size_t size, int protection, int flags, int fd,
                            off_t offset)
{
    void* result = CROSSTALK_REAL(mmap)(address, size, protection, flags, fd, offset);
    if (worker.control == nullptr || result == MAP_FAILED)
        return result;
    Thread* thread = current();
    if (thread == nullptr)
        return result;
    const int saved = errno;
    if ((flags & MAP_FIXED) != 0)
        unmapped(*thread, result, size);
    if ((flags & MAP_TYPE) == MAP_SHARED || (flags & MAP_TYPE) == MAP_SHARED_VALIDATE)
        mappedShared(*thread, result, size, (flags & MAP_ANONYMOUS) != 0 ? -1 : fd,
                     std::uint64_t(offset));
    errno = saved;
    return result;
}

CROSSTALK_EXPORT void* mmap64(void* address, std::size_t size, int protection, int flags, int fd,
                              off_t offset)
{
    return mmap(address, size, protection, flags, fd, offset);
}

CROSSTALK_EXPORT int munmap(void* address, std::size_t size)
{
    Thread* thread = current();
    if (thread != nullptr)
        unmapped(*thread, address, size);
    return isWithdrawn(address, size) ? 0 : CROSSTALK_REAL(munmap)(address, size);
}

#include "engine/tap/call.h"

#include <errno.h>
#include <sys/eventfd.h>

// What makes eventfds, and the calls of their own.

using namespace crosstalk::tap;

namespace {

template<class Operation>
int transfer(CallId call, int fd, const eventfd_t* value, void* returnAddress, Operation operation)
{
    Thread* thread = worker.control != nullptr && objectOf(fd) != 0 ? current() : nullptr;
    if (thread == nullptr)
        return operation();
    Call reported(thread, call, objectOf(fd), 0, fd, sizeof *value, returnAddress);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error, value, result < 0 ? 0 : sizeof *value);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT int eventfd(unsigned count, int flags) noexcept
{
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return CROSSTALK_REAL(eventfd)(count, flags);
    Call reported(thread, idOf("eventfd"), 0, 0, -1, 0, __builtin_return_address(0), count);
    const int result = CROSSTALK_REAL(eventfd)(count, flags);
    const int error = result < 0 ? errno : 0;
    if (result >= 0) {
        openedDescriptor(*thread, result);
        reported.setObject(objectOf(result));
    }
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int eventfd_read(int fd, eventfd_t* value)
{
    return transfer(idOf("eventfd_read"), fd, value, __builtin_return_address(0),
                    [&] { return CROSSTALK_REAL(eventfd_read)(fd, value); });
}

CROSSTALK_EXPORT int eventfd_write(int fd, eventfd_t value)
{
    return transfer(idOf("eventfd_write"), fd, &value, __builtin_return_address(0),
                    [&] { return CROSSTALK_REAL(eventfd_write)(fd, value); });
}

#include "engine/tap/call.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// What makes a pipe, and how a descriptor of one is recognized.

using namespace crosstalk::tap;

namespace {

bool describePipe(Thread& thread, int fd, const struct stat& status)
{
    const std::uint32_t name = nameOfDescriptor(fd);
    const char* text = worker.control->names[name].text;
    const bool anonymous = __builtin_strncmp(text, "pipe:[", 6) == 0;
    const int capacity = CROSSTALK_REAL(fcntl)(fd, F_GETPIPE_SZ);
    recordDescriptor(thread, fd, status,
                     {objectKey(status.st_dev, status.st_ino),
                      anonymous ? ObjectKind::Pipe : ObjectKind::Fifo, accessOf(fd)},
                     capacity > 0 ? std::uint32_t(capacity) : 0, name);
    return true;
}

int makePipe(CallId call, int* ends, void* returnAddress, int (*real)(int*, int), int flags)
{
    Thread* thread = current();
    if (thread == nullptr)
        return real(ends, flags);
    Call reported(thread, call, 0, 0, -1, 0, returnAddress);
    const int result = real(ends, flags);
    const int error = result < 0 ? errno : 0;
    if (result == 0) {
        openedDescriptor(*thread, ends[0]);
        openedDescriptor(*thread, ends[1]);
        reported.setObject(objectOf(ends[0]));
    }
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_DESCRIBES(S_IFIFO, describePipe)

CROSSTALK_EXPORT int pipe(int ends[2])
{
    return makePipe(
        idOf("pipe"), ends, __builtin_return_address(0),
        [](int* pair, int) { return CROSSTALK_REAL(pipe)(pair); }, 0);
}

CROSSTALK_EXPORT int pipe2(int ends[2], int flags)
{
    return makePipe(
        idOf("pipe2"), ends, __builtin_return_address(0),
        [](int* pair, int wanted) { return CROSSTALK_REAL(pipe2)(pair, wanted); }, flags);
}

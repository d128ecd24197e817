#include "engine/tap/call.h"

#include <errno.h>
#include <unistd.h>

// What makes a pipe.

using namespace crosstalk::tap;

namespace {

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

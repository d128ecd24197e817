#include "engine/syscalls/tracee.h"

#include <sys/syscall.h>

// What makes a pipe.

namespace crosstalk::syscalls {

namespace {

void exitPipe(Call& call)
{
    int ends[2];
    if (call.failed() || !call.tracee().memory().read(call.argument(0), ends))
        return;
    const OpenFile* const readEnd = call.tracee().opened(ends[0]);
    call.event().object = readEnd != nullptr ? readEnd->object : 0;
    call.tracee().opened(ends[1]);
}

constexpr Traced pipeCalls[] = {
    {SYS_pipe, [](Call& call) { call.report(idOf("pipe")); }, exitPipe},
    {SYS_pipe2, [](Call& call) { call.report(idOf("pipe2")); }, exitPipe},
};

const Registration registration(pipeCalls);

} // namespace

} // namespace crosstalk::syscalls

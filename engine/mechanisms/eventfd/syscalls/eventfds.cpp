#include "engine/syscalls/tracee.h"

#include <sys/syscall.h>

// What makes an eventfd; reads and writes are those of any descriptor.

namespace crosstalk::syscalls {

namespace {

void enterEventFd(Call& call)
{
    call.report(idOf("eventfd"));
    call.event().value = std::uint32_t(call.argument(0));
}

void exitEventFd(Call& call)
{
    const OpenFile* const made =
        call.failed() ? nullptr : call.tracee().opened(int(call.result()));
    call.event().object = made != nullptr ? made->object : 0;
}

constexpr Traced eventFdCalls[] = {
    {SYS_eventfd, enterEventFd, exitEventFd},
    {SYS_eventfd2, enterEventFd, exitEventFd},
};

const Registration registration(eventFdCalls);

} // namespace

} // namespace crosstalk::syscalls

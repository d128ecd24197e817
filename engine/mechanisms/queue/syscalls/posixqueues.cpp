#include "engine/mechanisms/queue/syscalls/parts.h"
#include "engine/syscalls/tracee.h"

#include <mqueue.h>
#include <sys/syscall.h>

// POSIX message queues: their descriptors are file descriptors, closed as others are.

namespace crosstalk::syscalls {

namespace {

void exitOpen(Call& call)
{
    Tracee& tracee = call.tracee();
    const std::string name = "/" + tracee.memory().text(call.argument(0), 255);
    const OpenFile* const queue = call.failed() ? nullptr : tracee.opened(int(call.result()));
    if (queue == nullptr) { // a key that stands for the name
        call.event().object = tap::namedKey(name);
        return tracee.describe(call.event().object, tap::ObjectKind::PosixQueue, 0, 0, 0,
                               tracee.shared().names->intern(name));
    }
    call.event().object = queue->object;
    mq_attr attributes{};
    const UniqueFd copy = tracee.duplicate(int(call.result()));
    if (copy && ::mq_getattr(copy.get(), &attributes) == 0) {
        const auto longest = std::uint64_t(attributes.mq_msgsize);
        call.show(&longest, sizeof longest);
    }
}

/// Of the name that a call takes away; 0: no process of the command has that queue open.
std::uint64_t queueNamed(const Tracee& tracee, const std::string& name)
{
    const std::uint32_t index = tracee.shared().names->intern(name);
    const auto known = tracee.shared().namedObjects.find(index);
    return known != tracee.shared().namedObjects.end() ? known->second : tap::namedKey(name);
}

void enterUnlink(Call& call)
{
    const std::string name = "/" + call.tracee().memory().text(call.argument(0), 255);
    call.report(idOf("mq_unlink"), queueNamed(call.tracee(), name));
}

bool onQueue(Call& call, tap::CallId name, std::uint64_t size)
{
    const OpenFile* const queue = call.tracee().file(call.fd());
    if (queue == nullptr)
        return false;
    call.report(name, queue->object, call.fd(), size);
    call.event().flags = queue->access & tap::NonBlocking;
    return true;
}

void enterSend(Call& call)
{
    const bool timed = call.argument(4) != 0;
    if (onQueue(call, timed ? idOf("mq_timedsend") : idOf("mq_send"), call.argument(2)))
        call.event().value = std::uint32_t(call.argument(3));
}

void begunSend(Call& call)
{
    showMessage(call, call.argument(1), call.argument(2), std::int64_t(call.event().value));
}

void exitSend(Call& call)
{
    std::uint8_t bytes[8] = {};
    call.tracee().memory().read(call.argument(1), bytes,
                                call.argument(2) < 8 ? call.argument(2) : 8);
    if (!call.failed())
        call.show(bytes, sizeof bytes);
}

void enterReceive(Call& call)
{
    const bool timed = call.argument(4) != 0;
    if (onQueue(call, timed ? idOf("mq_timedreceive") : idOf("mq_receive"), call.argument(2)))
        call.show(call.argument(1), call.argument(2));
}

/// Without a place for it the priority stays the kernel's secret; the first in the queue is the
/// one.
void exitReceive(Call& call)
{
    if (call.failed() || !call.isBegun())
        return;
    std::uint32_t priority = 0;
    const bool told = call.tracee().memory().read(call.argument(3), priority);
    showMessage(call, call.argument(1), std::size_t(call.result()),
                told ? std::int64_t(priority) : -1);
}

void enterAttributes(Call& call)
{
    onQueue(call, call.argument(1) != 0 ? idOf("mq_setattr") : idOf("mq_getattr"), 0);
}

void exitAttributes(Call& call)
{
    if (!call.failed() && call.argument(1) != 0)
        call.tracee().accessChanged(call.fd());
}

constexpr Traced queueCalls[] = {
    {SYS_mq_open, [](Call& call) { call.report(idOf("mq_open")); }, exitOpen},
    {SYS_mq_unlink, enterUnlink},
    {SYS_mq_timedsend, enterSend, exitSend, {}, begunSend},
    {SYS_mq_timedreceive, enterReceive, exitReceive},
    {SYS_mq_getsetattr, enterAttributes, exitAttributes},
    {SYS_mq_notify, [](Call& call) { onQueue(call, idOf("mq_notify"), 0); }},
};

const Registration registration(queueCalls);

} // namespace

} // namespace crosstalk::syscalls

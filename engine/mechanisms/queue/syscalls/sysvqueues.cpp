#include "engine/mechanisms/queue/syscalls/parts.h"
#include "engine/syscalls/tracee.h"

#include <sys/msg.h>
#include <sys/syscall.h>

// System V message queues: used by a number, and no descriptor leads to them.

namespace crosstalk::syscalls {

namespace {

constexpr std::uint64_t whole = ~std::uint64_t{0};

/// As queue/tap/sysvqueues.cpp has it.
std::uint64_t keyOf(int id)
{
    return 0x7ffd'0000'0000'0000 | std::uint32_t(id);
}

/// Device and inode of its Describe: whether it is ours to remove, which it is not, and its number.
void describeQueue(Tracee& tracee, int id)
{
    msqid_ds queue{};
    ::msgctl(id, IPC_STAT, &queue);
    tracee.describe(keyOf(id), tap::ObjectKind::SysvQueue, 0, std::uint64_t(id),
                    std::uint32_t(queue.msg_qbytes), 0);
}

void onQueue(Call& call, tap::CallId name, std::uint64_t size, std::int64_t type,
             std::uint64_t flags)
{
    call.report(name, keyOf(call.fd()), -1, size);
    call.event().offset = whole;
    call.event().value = std::uint64_t(type);
    call.event().flags = (flags & IPC_NOWAIT) != 0 ? tap::NonBlocking : 0;
}

void enterGet(Call& call)
{
    call.report(idOf("msgget"));
    call.event().offset = whole;
}

void exitGet(Call& call)
{
    if (call.failed())
        return;
    describeQueue(call.tracee(), int(call.result()));
    call.event().object = keyOf(int(call.result()));
}

void enterSend(Call& call)
{
    long type = 0;
    call.tracee().memory().read(call.argument(1), type);
    describeQueue(call.tracee(), call.fd());
    onQueue(call, idOf("msgsnd"), call.argument(2), type, call.argument(3));
}

void begunSend(Call& call)
{
    showMessage(call, call.argument(1) + sizeof(long), call.argument(2),
                std::int64_t(call.event().value));
}

void enterReceive(Call& call)
{
    describeQueue(call.tracee(), call.fd());
    onQueue(call, idOf("msgrcv"), call.argument(2), std::int64_t(call.argument(3)),
            call.argument(4));
    call.show(call.argument(1) + sizeof(long), call.argument(2));
}

void exitReceive(Call& call)
{
    long type = 0;
    if (call.failed() || !call.isBegun() ||
        !call.tracee().memory().read(call.argument(1), type))
        return;
    showMessage(call, call.argument(1) + sizeof(long), std::size_t(call.result()), type);
}

void enterControl(Call& call)
{
    const bool removes = (call.argument(1) & 0xff) == IPC_RMID;
    onQueue(call, removes ? idOf("msgctl(IPC_RMID)") : idOf("msgctl"), 0, 0, 0);
}

constexpr Traced queueCalls[] = {
    {SYS_msgget, enterGet, exitGet},
    {SYS_msgsnd, enterSend, nullptr, {}, begunSend},
    {SYS_msgrcv, enterReceive, exitReceive},
    {SYS_msgctl, enterControl},
};

const Registration registration(queueCalls);

} // namespace

} // namespace crosstalk::syscalls

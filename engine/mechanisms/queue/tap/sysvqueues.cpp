#include "engine/mechanisms/queue/tap/showbytes.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <sys/msg.h>
#include <sys/uio.h>

// System V message queues: found by a key, used by a number that every process may use; no
// descriptor leads to them, and they stay until somebody removes them.

using namespace crosstalk::tap;

namespace {

/// A queue's number says which it is. No device has these top bits.
std::uint64_t keyOf(int id)
{
    return 0x7ffd'0000'0000'0000 | std::uint32_t(id);
}

/// Device and inode of its Describe: whether this program made it, and its number.
void describeQueue(Thread& thread, int id, bool made)
{
    struct stat status
    {
    };
    status.st_dev = made ? 1 : 0;
    status.st_ino = ino_t(id);
    msqid_ds queue{};
    rawCall(SYS_msgctl, id, IPC_STAT, asLong(&queue));
    describeObject(thread, keyOf(id), status, ObjectKind::SysvQueue,
                   std::uint32_t(queue.msg_qbytes), 0);
}

Thread* watching()
{
    return worker.control != nullptr ? current() : nullptr;
}

std::uint8_t waitsNot(int flags)
{
    return (flags & IPC_NOWAIT) != 0 ? NonBlocking : 0;
}

/// The type of a message that a program hands over; 0 where it cannot be read.
long typeOf(const void* message)
{
    long type = 0;
    const iovec here{&type, sizeof type};
    const iovec there{const_cast<void*>(message), sizeof type};
    rawCall(SYS_process_vm_readv, worker.pid, asLong(&here), 1, asLong(&there), 1, 0);
    return type;
}

const char* textOf(const void* message)
{
    return static_cast<const char*>(message) + sizeof(long);
}

constexpr std::uint64_t whole = ~std::uint64_t{0}; ///< the offset of what is no part of another

} // namespace

CROSSTALK_EXPORT int msgget(key_t key, int flags) noexcept
{
    Thread* thread = watching();
    if (thread == nullptr)
        return CROSSTALK_REAL(msgget)(key, flags);
    const bool isNew = key == IPC_PRIVATE || rawCall(SYS_msgget, key, 0) == -ENOENT;
    Call reported(thread, idOf("msgget"), 0, whole, -1, 0, __builtin_return_address(0));
    const int id = CROSSTALK_REAL(msgget)(key, flags);
    const int error = id < 0 ? errno : 0;
    if (id >= 0) {
        describeQueue(*thread, id, isNew);
        reported.setObject(keyOf(id));
    }
    reported.finish(id, error);
    restoreErrno(error);
    return id;
}

CROSSTALK_EXPORT int msgsnd(int id, const void* message, std::size_t size, int flags)
{
    Thread* thread = watching();
    if (thread == nullptr)
        return CROSSTALK_REAL(msgsnd)(id, message, size, flags);
    const long type = typeOf(message);
    describeQueue(*thread, id, false);
    Call reported(thread, idOf("msgsnd"), keyOf(id), whole, -1, size, __builtin_return_address(0),
                  std::uint64_t(type), waitsNot(flags));
    showSent(*thread, textOf(message), size, type);
    const int result = CROSSTALK_REAL(msgsnd)(id, message, size, flags);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error, textOf(message), result < 0 ? 0 : size);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT ssize_t msgrcv(int id, void* message, std::size_t size, long type, int flags)
{
    Thread* thread = watching();
    if (thread == nullptr)
        return CROSSTALK_REAL(msgrcv)(id, message, size, type, flags);
    describeQueue(*thread, id, false);
    Call reported(thread, idOf("msgrcv"), keyOf(id), whole, -1, size, __builtin_return_address(0),
                  std::uint64_t(type), waitsNot(flags));
    const ssize_t result = CROSSTALK_REAL(msgrcv)(id, message, size, type, flags);
    const int error = result < 0 ? errno : 0;
    const std::size_t got = result < 0 ? 0 : std::size_t(result);
    if (result >= 0)
        showMessage(*thread, textOf(message), got, *static_cast<const long*>(message));
    reported.finish(result, error, textOf(message), got);
    restoreErrno(error);
    return result;
}

CROSSTALK_EXPORT int msgctl(int id, int command, msqid_ds* queue) noexcept
{
    Thread* thread = watching();
    if (thread == nullptr)
        return CROSSTALK_REAL(msgctl)(id, command, queue);
    const CallId call = command == IPC_RMID ? idOf("msgctl(IPC_RMID)") : idOf("msgctl");
    Call reported(thread, call, keyOf(id), whole, -1, 0, __builtin_return_address(0));
    const int result = CROSSTALK_REAL(msgctl)(id, command, queue);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

#include "engine/mechanisms/lock/semaphoreset.h"
#include "engine/mechanisms/lock/tap/locking.h"
#include "engine/tap/rawcalls.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/sem.h>
#include <sys/stat.h>
#include <sys/uio.h>

// Sets of System V semaphores: found by a key, used by a number that every process may use.
// lock/semaphoreset.h says how they are told of.

using namespace crosstalk::tap;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint64_t whole = ~std::uint64_t{0}; ///< the offset of what is no part of another
constexpr std::size_t mostInSet = 256; ///< the values of a larger one are not asked for
constexpr std::size_t valuesInEvent = 4;

std::uint64_t keyOf(int id)
{
    struct stat status
    {
    };
    const bool known = rawCall(SYS_stat, asLong("/proc/self/ns/ipc"), asLong(&status)) == 0;
    return semaphoreSetKey(known ? status.st_ino : 0, id);
}

Thread* watching()
{
    return worker.control != nullptr ? current() : nullptr;
}

/// What a program hands over, by the kernel: a pointer that leads nowhere is to give it EFAULT.
bool copyIn(void* to, const void* from, std::size_t size)
{
    const iovec here{to, size};
    const iovec there{const_cast<void*>(from), size};
    return rawCall(SYS_process_vm_readv, worker.pid, asLong(&here), 1, asLong(&there), 1, 0) ==
           long(size);
}

/// How many semaphores it has; 0: nobody knows.
std::size_t sizeOf(int id)
{
    semid_ds set{};
    return rawCall(SYS_semctl, id, 0, IPC_STAT, asLong(&set)) == 0 ? set.sem_nsems : 0;
}

void note(Thread& thread, CallId call, std::uint64_t key, std::size_t count, std::size_t from = 0,
          std::uint64_t values = 0)
{
    Event event = blank(thread, Kind::Enter);
    event.object = key;
    event.offset = whole;
    event.call = call;
    event.flags = Internal;
    event.aux = std::uint32_t(count);
    event.size = std::uint32_t(from);
    event.value = values;
    event.time = stampBefore();
    push(thread, event);
    event.kind = Kind::Exit;
    event.value = event.aux = 0;
    event.time = stampAfter();
    push(thread, event);
}

void tellFound(Thread& thread, int id, std::uint64_t key)
{
    const std::size_t count = sizeOf(id);
    std::uint16_t values[mostInSet + valuesInEvent] = {};
    if (count == 0 || count > mostInSet ||
        rawCall(SYS_semctl, id, 0, GETALL, asLong(&values[0])) != 0)
        return;
    for (std::size_t i = 0; i < count && i < toldSemaphores; i += valuesInEvent) {
        std::uint64_t some = 0;
        __builtin_memcpy(&some, values + i, sizeof some);
        note(thread, idOf("semget(found)"), key, count, i, some);
    }
}

/// Part of the call at hand: `size` bytes, 1 to 8.
void tellPart(Thread& thread, std::size_t index, const void* bytes, std::size_t size,
              std::size_t all = 0)
{
    Event part = blank(thread, Kind::Part);
    part.time = stampAfter();
    part.offset = index;
    part.size = std::uint32_t(size);
    part.aux = std::uint32_t(all);
    __builtin_memcpy(part.payload, bytes, size);
    push(thread, part);
}

/// What all of them are to be.
void tellValues(Thread& thread, int id, const void* given)
{
    std::uint16_t values[toldSemaphores];
    const std::size_t all = sizeOf(id);
    const std::size_t count = all < toldSemaphores ? all : toldSemaphores;
    if (count == 0 || !copyIn(values, given, count * sizeof values[0]))
        return;
    for (std::size_t i = 0; i < count; i += valuesInEvent) {
        const std::size_t some = count - i < valuesInEvent ? count - i : valuesInEvent;
        tellPart(thread, i, values + i, some * sizeof values[0], all);
    }
}

template<class Operation>
int operating(CallId call, int id, const sembuf* given, std::size_t count, void* returnAddress,
              Operation operation)
{
    SemaphoreOperation operations[toldOperations];
    Thread* thread = watching();
    const std::size_t told = count < toldOperations ? count : toldOperations;
    if (thread == nullptr || told == 0 || !copyIn(operations, given, told * sizeof *operations))
        return operation();
    bool waitsNot = true;
    for (std::size_t i = 0; i < told; ++i)
        waitsNot = waitsNot && (operations[i].flags & IPC_NOWAIT) != 0;
    Call reported(thread, call, keyOf(id), whole, -1, 0, returnAddress, operations[0].packed(told),
                  waitsNot ? NonBlocking : 0);
    for (std::size_t i = 1; i < told; ++i)
        tellPart(*thread, i, &operations[i], sizeof operations[i]);
    const int result = operation();
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

} // namespace

CROSSTALK_EXPORT int semget(key_t key, int count, int flags) noexcept
{
    Thread* thread = watching();
    if (thread == nullptr)
        return CROSSTALK_REAL(semget)(key, count, flags);
    const bool isNew = key == IPC_PRIVATE || rawCall(SYS_semget, key, 0, 0) == -ENOENT;
    Call reported(thread, idOf("semget"), 0, whole, -1, 0, __builtin_return_address(0));
    const int id = CROSSTALK_REAL(semget)(key, count, flags);
    const int error = id < 0 ? errno : 0;
    if (id >= 0) {
        const std::uint64_t object = keyOf(id);
        reported.setObject(object);
        if (isNew)
            note(*thread, idOf("semget(new)"), object, std::size_t(count));
        else
            tellFound(*thread, id, object);
    }
    reported.finish(id, error);
    restoreErrno(error);
    return id;
}

CROSSTALK_EXPORT int semop(int id, sembuf* operations, std::size_t count) noexcept
{
    return operating(idOf("semop"), id, operations, count, __builtin_return_address(0),
                     [&] { return CROSSTALK_REAL(semop)(id, operations, count); });
}

CROSSTALK_EXPORT int semtimedop(int id, sembuf* operations, std::size_t count,
                                const timespec* limit) noexcept
{
    return operating(limit != nullptr ? idOf("semtimedop") : idOf("semop"), id, operations, count,
                     __builtin_return_address(0),
                     [&] { return CROSSTALK_REAL(semtimedop)(id, operations, count, limit); });
}

CROSSTALK_EXPORT int semctl(int id, int number, int command, ...) noexcept
{
    va_list list;
    va_start(list, command);
    void* const argument = va_arg(list, void*); // a union of what fits into one
    va_end(list);
    const int value = int(reinterpret_cast<std::uintptr_t>(argument));
    Thread* thread = watching();
    if (thread == nullptr)
        return CROSSTALK_REAL(semctl)(id, number, command, argument);
    Call reported(thread, semctlCall(command), keyOf(id), whole, -1, 0,
                  __builtin_return_address(0), packedSetting(number, command == SETVAL ? value : 0));
    if (command == SETALL)
        tellValues(*thread, id, argument);
    const int result = CROSSTALK_REAL(semctl)(id, number, command, argument);
    const int error = result < 0 ? errno : 0;
    reported.finish(result, error);
    restoreErrno(error);
    return result;
}

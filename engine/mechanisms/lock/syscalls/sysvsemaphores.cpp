#include "engine/mechanisms/lock/semaphoreset.h"
#include "engine/syscalls/tracee.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/sem.h>
#include <sys/stat.h>
#include <sys/syscall.h>

// Sets of System V semaphores: found by a key, used by a number. lock/semaphoreset.h says how they
// are told of.

namespace crosstalk::syscalls {

namespace {

using mechanisms::SemaphoreOperation;

constexpr std::uint64_t whole = ~std::uint64_t{0};
constexpr std::size_t valuesInEvent = 4;

std::uint64_t ipcNamespaceOf(const std::string& process)
{
    struct stat status
    {
    };
    return ::stat(("/proc/" + process + "/ns/ipc").c_str(), &status) == 0 ? status.st_ino : 0;
}

/// The set that a call names: its number means something to us if its namespace is ours too.
struct Set
{
    Set(const Tracee& tracee, int number) : id(number)
    {
        const std::uint64_t ipc = ipcNamespaceOf(std::to_string(tracee.tid()));
        key = mechanisms::semaphoreSetKey(ipc, id);
        isOurs = ipc == ipcNamespaceOf("self");
    }

    /// How many semaphores it has; 0: it is not to be learned.
    std::size_t size() const
    {
        semid_ds set{};
        return isOurs && ::semctl(id, 0, IPC_STAT, &set) == 0 ? set.sem_nsems : 0;
    }

    int id;
    std::uint64_t key;
    bool isOurs;
};

/// An Enter and an Exit within the call at hand.
void note(Tracee& tracee, tap::CallId name, std::uint64_t key, std::size_t count,
          std::size_t from = 0, std::uint64_t values = 0)
{
    tap::Event event = tracee.blank(tap::Kind::Enter);
    event.object = key;
    event.offset = whole;
    event.call = name;
    event.flags = tap::Internal;
    event.aux = std::uint32_t(count);
    event.size = std::uint32_t(from);
    event.value = values;
    tracee.push(event);
    event.kind = tap::Kind::Exit;
    event.value = event.aux = 0;
    tracee.push(event);
}

void tellFound(Tracee& tracee, const Set& set)
{
    const std::size_t count = set.size();
    std::vector<std::uint16_t> values(count + valuesInEvent);
    if (count == 0 || ::semctl(set.id, 0, GETALL, values.data()) != 0)
        return;
    for (std::size_t i = 0; i < std::min<std::size_t>(count, mechanisms::toldSemaphores);
         i += valuesInEvent) {
        std::uint64_t some = 0;
        std::memcpy(&some, values.data() + i, sizeof some);
        note(tracee, idOf("semget(found)"), set.key, count, i, some);
    }
}

/// Before it is made: whether there is no such set yet.
bool makesSet(const Tracee& tracee, key_t key, std::uint64_t flags)
{
    if (key == IPC_PRIVATE || (flags & IPC_CREAT) == 0)
        return key == IPC_PRIVATE;
    return (flags & IPC_EXCL) != 0 ||
           (Set(tracee, 0).isOurs && ::semget(key, 0, 0) == -1 && errno == ENOENT);
}

void enterGet(Call& call)
{
    call.report(idOf("semget"));
    call.event().offset = whole;
    call.kept[0] = makesSet(call.tracee(), key_t(call.fd(0)), call.argument(2)) ? 1 : 0;
}

void exitGet(Call& call)
{
    if (call.failed())
        return;
    const Set set(call.tracee(), int(call.result()));
    call.event().object = set.key;
    if (!call.isBegun())
        return;
    if (call.kept[0] != 0)
        note(call.tracee(), idOf("semget(new)"), set.key, call.argument(1));
    else
        tellFound(call.tracee(), set);
}

std::vector<SemaphoreOperation> operationsOf(const Call& call)
{
    std::vector<SemaphoreOperation> operations(
        std::min<std::uint64_t>(call.argument(2), mechanisms::toldOperations));
    const std::size_t size = operations.size() * sizeof(SemaphoreOperation);
    const std::size_t got = call.tracee().memory().read(call.argument(1), operations.data(), size);
    operations.resize(got / sizeof(SemaphoreOperation));
    return operations;
}

void enterOperation(Call& call)
{
    const auto operations = operationsOf(call);
    if (operations.empty())
        return; // the call fails
    const bool timed = call.number() == SYS_semtimedop && call.argument(3) != 0;
    call.report(timed ? idOf("semtimedop") : idOf("semop"), Set(call.tracee(), call.fd()).key);
    call.event().offset = whole;
    call.event().value = operations.front().packed(operations.size());
    const bool waitsNot = std::ranges::all_of(
        operations, [](const auto& one) { return (one.flags & IPC_NOWAIT) != 0; });
    call.event().flags = waitsNot ? tap::NonBlocking : 0;
}

void begunOperation(Call& call)
{
    const auto operations = operationsOf(call);
    for (std::size_t i = 1; i < operations.size(); ++i) {
        tap::Event part = call.tracee().blank(tap::Kind::Part);
        part.offset = i;
        part.size = sizeof operations[i];
        std::memcpy(part.payload, &operations[i], sizeof operations[i]);
        call.tracee().push(part);
    }
}

void enterControl(Call& call)
{
    const int command = call.fd(2) & 0xff;
    call.report(mechanisms::semctlCall(command), Set(call.tracee(), call.fd()).key);
    call.event().offset = whole;
    call.event().value =
        mechanisms::packedSetting(call.fd(1), command == SETVAL ? call.fd(3) : 0);
}

/// What all of them are to be. In a namespace that is not ours nobody says how many that is: more
/// is read then than there may be, and the channel knows.
void begunControl(Call& call)
{
    if (call.event().call != idOf("semctl(SETALL)"))
        return;
    const std::size_t all = Set(call.tracee(), call.fd()).size();
    std::vector<std::uint16_t> values(mechanisms::toldSemaphores);
    if (all != 0 && all < values.size())
        values.resize(all);
    const std::size_t got = call.tracee().memory().read(call.argument(3), values.data(),
                                                        values.size() * sizeof values[0]);
    values.resize(got / sizeof values[0]);
    for (std::size_t i = 0; i < values.size(); i += valuesInEvent) {
        tap::Event part = call.tracee().blank(tap::Kind::Part);
        part.offset = i;
        part.aux = std::uint32_t(all);
        part.size = std::uint32_t(std::min(values.size() - i, valuesInEvent) * sizeof values[0]);
        std::memcpy(part.payload, &values[i], part.size);
        call.tracee().push(part);
    }
}

constexpr Traced semaphoreCalls[] = {
    {SYS_semget, enterGet, exitGet},
    {SYS_semop, enterOperation, nullptr, {}, begunOperation},
    {SYS_semtimedop, enterOperation, nullptr, {}, begunOperation},
    {SYS_semctl, enterControl, nullptr, {}, begunControl},
};

const Registration registration(semaphoreCalls);

} // namespace

} // namespace crosstalk::syscalls

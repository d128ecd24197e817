#include "engine/tap/call.h"
#include "engine/tap/program.h"
#include "engine/tap/rawcalls.h"

#include <alloca.h>
#include <errno.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// How a process becomes another program and stays one worker, and how it starts one without fork.
// The new program finds the control region through the environment, which these calls complete,
// and learns there whose place it takes ("900:e5") or who started it ("900:p5").

using namespace crosstalk::tap;

namespace {

using Strings = char* const*;

constexpr std::size_t entrySize = 96;

bool isControlEntry(const char* entry)
{
    constexpr std::size_t length = sizeof controlVariable - 1;
    return strncmp(entry, controlVariable, length) == 0 && entry[length] == '=';
}

std::size_t countOf(Strings strings)
{
    std::size_t count = 0;
    while (strings != nullptr && strings[count] != nullptr)
        ++count;
    return count;
}

char* appendNumber(char* to, unsigned number)
{
    char digits[12];
    int count = 0;
    do
        digits[count++] = char('0' + number % 10);
    while ((number /= 10) != 0);
    while (count > 0)
        *to++ = digits[--count];
    return to;
}

void writeEntry(char* entry, const Lineage& lineage)
{
    char* end = stpcpy(stpcpy(entry, controlVariable), "=");
    if (worker.controlPath[0] != '\0')
        end = stpcpy(end, worker.controlPath);
    else
        end = appendNumber(end, unsigned(worker.controlFd));
    *end++ = ':';
    *end++ = lineage.kind;
    *appendNumber(end, lineage.slot) = '\0';
}

/// Copies an environment into `to`, which has room for two strings more, with `entry` in it; null:
/// with none.
char** withEntry(char** to, Strings from, char* entry)
{
    std::size_t count = 0;
    for (; from != nullptr && *from != nullptr; ++from)
        if (!isControlEntry(*from))
            to[count++] = *from;
    if (entry != nullptr)
        to[count++] = entry;
    to[count] = nullptr;
    return to;
}

/// The file a name without a slash means, as execvp looks for it; `room` takes the path.
const char* searchPath(const char* name, char (&room)[512])
{
    if (strchr(name, '/') != nullptr)
        return name;
    const char* path = getenv("PATH");
    for (path = path != nullptr ? path : "/bin:/usr/bin"; *path != '\0';) {
        const std::size_t length = strcspn(path, ":");
        if (length + strlen(name) + 2 < sizeof room) {
            memcpy(room, path, length);
            room[length] = '/';
            strcpy(room + length + 1, name);
            if (rawCall(SYS_access, asLong(room), X_OK) == 0)
                return room;
        }
        path += length;
        path += *path == ':' ? 1 : 0;
    }
    return name;
}

void reportUntapped(Thread& thread, const char* path)
{
    Event event = blank(thread, Kind::Exec);
    event.time = stampBefore();
    event.aux = internName(baseName(path));
    event.value = 1;
    push(thread, event);
}

/// Becomes the program in `path`; returns only when that failed. `real` is given the environment.
template<class Real>
int become(CallId call, const char* path, Strings environment, void* returnAddress, Real real)
{
    Thread* thread = path != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return real(environment);
    char entry[entrySize];
    const std::size_t room = (countOf(environment) + 2) * sizeof(char*);
    auto** extended = static_cast<char**>(alloca(room));
    const bool runs = rawCall(SYS_access, asLong(path), X_OK) == 0;
    const bool tapped = isLinkedToTap(path);
    Call reported(thread, call, 0, 0, -1, 0, returnAddress);
    leaveEverything(*thread);
    writeEntry(entry, {tapped ? 'e' : 'p', thread->number});
    const bool untold = worker.controlPath[0] != '\0' && !tapped; // the tracer tells of it
    if (runs && !tapped && !untold) {
        reportUntapped(*thread, path);
        thread->slot->state.store(SlotState::Ended, std::memory_order_release);
    }
    const int result = real(withEntry(extended, environment, untold ? nullptr : entry));
    const int error = errno;
    inheritEverything(*thread);
    reported.finish(result, error);
    errno = error;
    return result;
}

template<class Real>
int spawn(CallId call, pid_t* pid, Strings environment, void* returnAddress, Real real)
{
    Thread* thread = current();
    if (thread == nullptr)
        return real(pid, environment);
    char entry[entrySize];
    const std::size_t room = (countOf(environment) + 2) * sizeof(char*);
    auto** extended = static_cast<char**>(alloca(room));
    writeEntry(entry, {'p', thread->number});
    Call reported(thread, call, 0, 0, -1, 0, returnAddress);
    pid_t child = -1;
    const int error = real(&child, withEntry(extended, environment, entry));
    reported.finish(error == 0 ? child : -1, error);
    if (pid != nullptr && error == 0)
        *pid = child;
    return error;
}

/// The arguments of execl and its kin as an array; `rest` begins after the first.
std::size_t countArguments(const char* first, va_list rest)
{
    std::size_t count = 0;
    for (const char* one = first; one != nullptr; one = va_arg(rest, const char*))
        ++count;
    return count;
}

void takeArguments(char** to, const char* first, va_list rest)
{
    for (const char* one = first; one != nullptr; one = va_arg(rest, const char*))
        *to++ = const_cast<char*>(one);
    *to = nullptr;
}

} // namespace

// The variable arguments as an array of this frame.
#define CROSSTALK_ARGUMENTS(first)                                                                 \
    va_list list;                                                                                  \
    va_start(list, first);                                                                         \
    const std::size_t count = countArguments(first, list);                                         \
    va_end(list);                                                                                  \
    auto** arguments = static_cast<char**>(alloca((count + 1) * sizeof(char*)));                   \
    va_start(list, first);                                                                         \
    takeArguments(arguments, first, list)

CROSSTALK_EXPORT int execve(const char* path, Strings arguments, Strings environment) noexcept
{
    return become(idOf("execve"), path, environment, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execve)(path, arguments, all); });
}

CROSSTALK_EXPORT int execv(const char* path, Strings arguments) noexcept
{
    return become(idOf("execv"), path, environ, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execve)(path, arguments, all); });
}

CROSSTALK_EXPORT int execvp(const char* file, Strings arguments) noexcept
{
    char room[512];
    return become(idOf("execvp"), searchPath(file, room), environ, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execvpe)(file, arguments, all); });
}

CROSSTALK_EXPORT int execvpe(const char* file, Strings arguments, Strings environment) noexcept
{
    char room[512];
    return become(idOf("execvpe"), searchPath(file, room), environment, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execvpe)(file, arguments, all); });
}

CROSSTALK_EXPORT int execl(const char* path, const char* first, ...) noexcept
{
    CROSSTALK_ARGUMENTS(first);
    va_end(list);
    return become(idOf("execl"), path, environ, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execve)(path, arguments, all); });
}

CROSSTALK_EXPORT int execlp(const char* file, const char* first, ...) noexcept
{
    CROSSTALK_ARGUMENTS(first);
    va_end(list);
    char room[512];
    return become(idOf("execlp"), searchPath(file, room), environ, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execvpe)(file, arguments, all); });
}

CROSSTALK_EXPORT int execle(const char* path, const char* first, ...) noexcept
{
    va_list list;
    va_start(list, first);
    const std::size_t count = countArguments(first, list);
    va_end(list);
    auto** arguments = static_cast<char**>(alloca((count + 1) * sizeof(char*)));
    va_start(list, first);
    takeArguments(arguments, first, list);
    va_end(list);
    va_start(list, first);
    countArguments(first, list);
    auto* environment = va_arg(list, char**);
    va_end(list);
    return become(idOf("execle"), path, environment, __builtin_return_address(0),
                  [&](Strings all) { return CROSSTALK_REAL(execve)(path, arguments, all); });
}

CROSSTALK_EXPORT int posix_spawn(pid_t* pid, const char* path,
                                 const posix_spawn_file_actions_t* actions,
                                 const posix_spawnattr_t* attributes, Strings arguments,
                                 Strings environment)
{
    return spawn(idOf("posix_spawn"), pid, environment, __builtin_return_address(0),
                 [&](pid_t* child, Strings all) {
                     return CROSSTALK_REAL(posix_spawn)(child, path, actions, attributes, arguments,
                                                        all);
                 });
}

CROSSTALK_EXPORT int posix_spawnp(pid_t* pid, const char* file,
                                  const posix_spawn_file_actions_t* actions,
                                  const posix_spawnattr_t* attributes, Strings arguments,
                                  Strings environment)
{
    return spawn(idOf("posix_spawnp"), pid, environment, __builtin_return_address(0),
                 [&](pid_t* child, Strings all) {
                     return CROSSTALK_REAL(posix_spawnp)(child, file, actions, attributes,
                                                         arguments, all);
                 });
}

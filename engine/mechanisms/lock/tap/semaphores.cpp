#include "engine/mechanisms/lock/tap/locking.h"
#include "engine/tap/rawcalls.h"

#include <fcntl.h>
#include <semaphore.h>
#include <stdarg.h>
#include <sys/stat.h>

// POSIX semaphores. A named one is a page that libc maps by itself: it is known by its file in
// /dev/shm, and here by the address sem_open() gave.

using namespace crosstalk::tap;

namespace {

/// A named semaphore that is open.
struct Named
{
    const sem_t* semaphore;
    std::uint64_t object;
};

constexpr int namedCount = 32;
Named named[namedCount];

LockPlace semaphorePlace(const sem_t* semaphore)
{
    for (const Named& one : named)
        if (one.semaphore == semaphore && semaphore != nullptr && worker.control != nullptr)
            return {current(), one.object, 0};
    return placeOf(semaphore);
}

/// "/dev/shm/sem.NAME"; false: too long.
bool pathOf(char (&path)[300], const char* name)
{
    std::size_t at = 0;
    const auto add = [&](const char* text) {
        while (*text != '\0' && at + 1 < sizeof path)
            path[at++] = *text++;
        path[at] = '\0';
        return *text == '\0';
    };
    while (*name == '/')
        ++name;
    return add("/dev/shm/sem.") && add(name);
}

/// What to call it: its name, and how many units it has.
void introduce(Thread& thread, const Named& one, const char* name, int count)
{
    Event event = blank(thread, Kind::Name);
    event.time = stampBefore();
    event.object = one.object;
    event.size = sizeof(sem_t);
    event.call = static_cast<std::uint16_t>(ValueType::Bytes);
    event.aux = internName(name);
    push(thread, event);
    noteCall({&thread, one.object, 0}, idOf("sem_open(count)"), std::uint64_t(count));
}

void opened(Thread& thread, sem_t* semaphore, const char* name)
{
    char path[300];
    struct stat status
    {
    };
    if (!pathOf(path, name) || rawCall(SYS_stat, asLong(path), asLong(&status)) != 0)
        return;
    Named* place = nullptr;
    for (Named& one : named)
        if (one.semaphore == semaphore || (place == nullptr && one.semaphore == nullptr))
            place = &one;
    if (place == nullptr)
        return;
    *place = {semaphore, objectKey(status.st_dev, status.st_ino)};
    int count = 0;
    CROSSTALK_REAL(sem_getvalue)(semaphore, &count);
    introduce(thread, *place, name, count);
}

} // namespace

#define CROSSTALK_ON_SEMAPHORE(name)                                                               \
    CROSSTALK_EXPORT int name(sem_t* semaphore) noexcept                                           \
    {                                                                                              \
        return onLock(idOf(#name), semaphore, semaphorePlace(semaphore), sizeof *semaphore,        \
                      __builtin_return_address(0), 0,                                              \
                      [&] { return CROSSTALK_REAL(name)(semaphore); });                            \
    }

CROSSTALK_ON_SEMAPHORE(sem_trywait)
CROSSTALK_ON_SEMAPHORE(sem_post)

CROSSTALK_EXPORT int sem_wait(sem_t* semaphore)
{
    return onLock(idOf("sem_wait"), semaphore, semaphorePlace(semaphore), sizeof *semaphore,
                  __builtin_return_address(0), 0,
                  [&] { return CROSSTALK_REAL(sem_wait)(semaphore); });
}

CROSSTALK_EXPORT int sem_getvalue(sem_t* semaphore, int* value) noexcept
{
    return onLock(idOf("sem_getvalue"), semaphore, semaphorePlace(semaphore), sizeof *semaphore,
                  __builtin_return_address(0), 0,
                  [&] { return CROSSTALK_REAL(sem_getvalue)(semaphore, value); });
}

CROSSTALK_EXPORT int sem_timedwait(sem_t* semaphore, const timespec* deadline)
{
    return onLock(idOf("sem_timedwait"), semaphore, semaphorePlace(semaphore), sizeof *semaphore,
                  __builtin_return_address(0), 0, [&] {
                      const timespec real = realDeadline(*deadline);
                      return CROSSTALK_REAL(sem_timedwait)(semaphore, &real);
                  });
}

CROSSTALK_EXPORT int sem_clockwait(sem_t* semaphore, clockid_t clock, const timespec* deadline)
{
    return onLock(idOf("sem_clockwait"), semaphore, semaphorePlace(semaphore), sizeof *semaphore,
                  __builtin_return_address(0), 0, [&] {
                      const timespec real = realDeadline(*deadline);
                      return CROSSTALK_REAL(sem_clockwait)(semaphore, clock, &real);
                  });
}

CROSSTALK_EXPORT int sem_init(sem_t* semaphore, int shared, unsigned value) noexcept
{
    noteCall(placeOf(semaphore), idOf("sem_init"), value); // before anybody can use it
    return CROSSTALK_REAL(sem_init)(semaphore, shared, value);
}

CROSSTALK_EXPORT sem_t* sem_open(const char* name, int flags, ...) noexcept
{
    va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    const unsigned value = (flags & O_CREAT) != 0 ? va_arg(list, unsigned) : 0;
    va_end(list);
    Thread* thread = worker.control != nullptr ? current() : nullptr;
    if (thread == nullptr)
        return CROSSTALK_REAL(sem_open)(name, flags, mode, value);
    Call reported(thread, idOf("sem_open"), 0, 0, -1, 0, __builtin_return_address(0));
    thread->inside = true; // the file that libc makes for it is none of the program's
    sem_t* const semaphore = CROSSTALK_REAL(sem_open)(name, flags, mode, value);
    thread->inside = false;
    const int error = semaphore == SEM_FAILED ? errno : 0;
    if (semaphore != SEM_FAILED)
        opened(*thread, semaphore, name);
    reported.finish(semaphore == SEM_FAILED ? -1 : 0, error);
    restoreErrno(error);
    return semaphore;
}

CROSSTALK_EXPORT int sem_close(sem_t* semaphore) noexcept
{
    const int result = CROSSTALK_REAL(sem_close)(semaphore);
    if (result == 0)
        for (Named& one : named)
            if (one.semaphore == semaphore)
                one = {};
    return result;
}

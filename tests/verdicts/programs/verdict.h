/* What the programs here have in common: memory that all of them share, and waiting for children. */
#ifndef VERDICT_H
#define VERDICT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static inline void* shared_bytes(unsigned long bytes)
{
    return mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

/* Waits for every child; the exit status of the whole: 0 if all of theirs were. */
static inline int finish(void)
{
    int status = 0, all = 0;
    while (wait(&status) > 0)
        all |= status;
    return all != 0;
}

static inline void nap(long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, 0);
}

static inline struct timespec in_ms(long milliseconds)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += milliseconds * 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static inline void shared_mutex(pthread_mutex_t* mutex, int robust, int type)
{
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&kind, robust ? PTHREAD_MUTEX_ROBUST : PTHREAD_MUTEX_STALLED);
    pthread_mutexattr_settype(&kind, type);
    pthread_mutex_init(mutex, &kind);
}

static inline void shared_condition(pthread_cond_t* condition)
{
    pthread_condattr_t kind;
    pthread_condattr_init(&kind);
    pthread_condattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_cond_init(condition, &kind);
}

static inline void shared_rwlock(pthread_rwlock_t* lock)
{
    pthread_rwlockattr_t kind;
    pthread_rwlockattr_init(&kind);
    pthread_rwlockattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_rwlock_init(lock, &kind);
}

static inline void shared_barrier(pthread_barrier_t* barrier, unsigned count)
{
    pthread_barrierattr_t kind;
    pthread_barrierattr_init(&kind);
    pthread_barrierattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(barrier, &kind, count);
}

#ifdef __cplusplus
#include <crosstalk/kit.h>
#include <chrono>
#include <new>
#include <utility>

template<class T> T* shared()
{
    return new (shared_bytes(sizeof(T))) T{};
}

template<class Body> pid_t child(Body body)
{
    const pid_t pid = fork();
    if (pid == 0) {
        body();
        _exit(0);
    }
    return pid;
}
#define WATCH(object, variable) crosstalk::watch(#variable, (object)->variable)
#else
__attribute__((weak)) void crosstalk_watch(const char*, const volatile void*, unsigned long, int);
#define WATCH(object, variable)                                                                    \
    (crosstalk_watch                                                                               \
         ? crosstalk_watch(#variable, &(object)->variable, sizeof (object)->variable, 1)           \
         : (void)0)
#endif

#endif

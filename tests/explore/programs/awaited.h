#pragma once

#include "shared.h"

#include <pthread.h>

/// A flag that one process sets and another one waits for.
struct Awaited
{
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    long x = 0;
    std::atomic<int> comers{0};

    Awaited()
    {
        pthread_mutexattr_t lock;
        pthread_mutexattr_init(&lock);
        pthread_mutexattr_setpshared(&lock, PTHREAD_PROCESS_SHARED);
        pthread_mutex_init(&mutex, &lock);
        pthread_condattr_t condition;
        pthread_condattr_init(&condition);
        pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED);
        pthread_cond_init(&changed, &condition);
    }
};

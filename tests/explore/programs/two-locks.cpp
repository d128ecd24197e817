// Takes two locks, one process in one order and the next one in the other.
#include "shared.h"

#include <semaphore.h>

struct Both
{
    sem_t locks[2];
    std::atomic<int> comers{0};

    Both()
    {
        sem_init(&locks[0], 1, 1);
        sem_init(&locks[1], 1, 1);
    }
};

int main(int, char* argv[])
{
    auto* both = shared<Both>(argv[1]);
    const int first = both->comers.fetch_add(1) % 2;
    crosstalk::ready();
    sem_wait(&both->locks[first]);
    sem_wait(&both->locks[1 - first]);
    sem_post(&both->locks[1 - first]);
    sem_post(&both->locks[first]);
}

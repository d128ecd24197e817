// Conformance of process-shared semaphores: roundtrip, full (no unit left), death.
#include <cerrno>
#include <ctime>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int childStatus()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static int roundtrip(sem_t* semaphore)
{
    if (fork() == 0)
        _exit(sem_post(semaphore));
    return sem_wait(semaphore) == 0 ? childStatus() : 1;
}

static int full(sem_t* semaphore)
{
    if (fork() == 0)
        _exit(sem_trywait(semaphore) == -1 && errno == EAGAIN ? 0 : 1);
    if (childStatus() != 0)
        return 1;
    sem_post(semaphore);
    return sem_trywait(semaphore);
}

static int death(sem_t* semaphore)
{
    sem_post(semaphore);
    if (fork() == 0)
        _exit(sem_wait(semaphore)); // takes the unit along
    if (childStatus() != 0)
        return 1;
    timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_sec += 1; // nobody posts: it ends by the clock
    return sem_timedwait(semaphore, &soon) == -1 && errno == ETIMEDOUT ? 0 : 2;
}

int main(int, char* argv[])
{
    auto* semaphore = static_cast<sem_t*>(
        mmap(nullptr, sizeof(sem_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    sem_init(semaphore, 1, 0);
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(semaphore);
    case 'f':
        return full(semaphore);
    default:
        return death(semaphore);
    }
}

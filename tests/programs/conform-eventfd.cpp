// Conformance of eventfds: roundtrip, full (the counter can go no higher), death of the writer.
#include <cerrno>
#include <crosstalk/kit.h>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int exitOfChild()
{
    int status = 0;
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 9;
}

static int roundtrip(long* value)
{
    const int ping = eventfd(0, 0);
    const int pong = eventfd(0, EFD_SEMAPHORE);
    eventfd_t count = 1;
    if (fork() == 0) {
        for (int i = 0; i < 5; ++i) {
            if (eventfd_read(ping, &count) != 0)
                _exit(1);
            ++*value;
            eventfd_write(pong, 1);
        }
        _exit(0);
    }
    for (int i = 0; i < 5; ++i) {
        ++*value;
        if (write(ping, &count, sizeof count) != sizeof count ||
            read(pong, &count, sizeof count) != sizeof count)
            return 1;
    }
    return *value == 10 ? exitOfChild() : 1;
}

static int full()
{
    const int counter = eventfd(0, EFD_NONBLOCK);
    eventfd_t count = 0;
    if (eventfd_read(counter, &count) != -1 || errno != EAGAIN)
        return 1;
    if (eventfd_write(counter, 0xffff'ffff'ffff'fffe) != 0)
        return 2;
    return eventfd_write(counter, 1) == -1 && errno == EAGAIN ? 0 : 3;
}

static int death(long* value)
{
    const int counter = eventfd(0, 0);
    if (fork() == 0) {
        *value = 7;
        eventfd_write(counter, 3);
        _exit(0);
    }
    eventfd_t count = 0;
    if (eventfd_read(counter, &count) != 0 || count != 3)
        return 1;
    const long seen = *value;
    return seen == 7 ? exitOfChild() : 1;
}

int main(int, char* argv[])
{
    auto* value = static_cast<long*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    crosstalk::watch("value", *value);
    switch (argv[2][0]) {
    case 'r':
        return roundtrip(value);
    case 'f':
        return full();
    default:
        return death(value);
    }
}

// A writer and a reader exchange messages through a pipe, both on one core.
//   pipe CORE BYTES MESSAGES    prints ns from the first write until the reader has all

#include "worker.h"

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

static char message[1 << 16];

static void readAll(int from, std::size_t bytes, long messages, int answer)
{
    if (write(answer, "r", 1) != 1) // ready
        _exit(1);
    for (std::size_t left = bytes * std::size_t(messages); left > 0;) {
        const ssize_t got = read(from, message, bytes);
        if (got <= 0)
            _exit(1);
        left -= std::size_t(got);
    }
    _exit(write(answer, "d", 1) == 1 ? 0 : 1); // done
}

int main(int count, char** arguments)
{
    if (count != 4)
        return 2;
    pinTo(arguments[1]);
    // Whoever is woken waits until the other sleeps. Otherwise the scheduler goes back and forth
    // now at every page, now at every full pipe, and what it chooses is most of what one measures.
    const sched_param none{};
    sched_setscheduler(0, SCHED_BATCH, &none);
    const std::size_t bytes = std::strtoul(arguments[2], nullptr, 10);
    const long messages = std::strtol(arguments[3], nullptr, 10);
    int data[2], answers[2];
    if (bytes == 0 || bytes > sizeof message || pipe(data) != 0 || pipe(answers) != 0)
        return 1;
    if (fork() == 0)
        readAll(data[0], bytes, messages, answers[1]);
    char answer;
    if (read(answers[0], &answer, 1) != 1)
        return 1;
    const double begin = nowNs();
    for (long i = 0; i < messages; ++i)
        if (write(data[1], message, bytes) != ssize_t(bytes))
            return 1;
    if (read(answers[0], &answer, 1) != 1)
        return 1;
    std::printf("%.0f\n", nowNs() - begin);
    wait(nullptr);
}

// What the programs of this folder share. Each does one thing with one call, alone or watched, and
// prints what came of it: the same however often it runs.
#pragma once
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/// Ends the program with 99 and says which condition did not hold.
#define must(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "line %d: %s: %s\n", __LINE__, #condition, strerror(errno));           \
            _exit(99);                                                                             \
        }                                                                                          \
    } while (0)

/// Waits for one child and gives its exit code, or 128 and the signal that ended it.
static inline int ended(pid_t child)
{
    int status = 0;
    must(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static inline void readAll(int fd, char* to, size_t size)
{
    for (size_t got = 0; got < size;) {
        ssize_t part = read(fd, to + got, size - got);
        must(part > 0);
        got += (size_t)part;
    }
}

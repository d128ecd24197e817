// Makes a system call that nobody watches, again and again.
//   calls CORE COUNT    prints ns for all of them

#include "worker.h"

#include <cstdio>
#include <sys/syscall.h>
#include <unistd.h>

int main(int count, char** arguments)
{
    if (count != 3)
        return 2;
    pinTo(arguments[1]);
    const long calls = std::strtol(arguments[2], nullptr, 10);
    const double begin = nowNs();
    for (long i = 0; i < calls; ++i)
        syscall(SYS_getppid);
    std::printf("%.0f\n", nowNs() - begin);
    return 0;
}

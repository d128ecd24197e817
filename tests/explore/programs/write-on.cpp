// A child writes into a pipe that its parent closes at once: SIGPIPE may end it, and the parent
// waits for that.
#include <crosstalk/kit.h>

#include <sys/wait.h>
#include <unistd.h>

int main()
{
    int ends[2];
    if (pipe(ends) != 0)
        return 1;
    const bool writes = fork() == 0;
    close(ends[writes ? 0 : 1]);
    crosstalk::ready();
    if (writes) {
        const ssize_t wrote = write(ends[1], "a", 1) + write(ends[1], "b", 1);
        return wrote == 2 ? 0 : 1;
    }
    close(ends[0]);
    wait(nullptr);
}

// Parent and child share an anonymous mapping; wait() orders what both do with it, the pipe too.
#include <crosstalk/kit.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    auto* shared = static_cast<long*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    crosstalk::watch("shared", *shared);
    int ends[2];
    if (pipe(ends) != 0)
        return 1;
    *shared = 1; // before fork: before all the child does
    const pid_t child = fork();
    if (child == 0) {
        char byte;
        close(ends[1]);
        if (read(ends[0], &byte, 1) != 1) // after the parent's write
            _exit(3);
        *shared += 1;
        _exit(7);
    }
    close(ends[0]);
    *shared += 1;
    if (write(ends[1], "x", 1) != 1)
        return 4;
    int status = 0;
    waitpid(child, &status, 0);
    *shared += 1; // after the child's end
    return WEXITSTATUS(status) == 7 && *shared == 4 ? 0 : 2;
}

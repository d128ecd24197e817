// As forker, but nothing orders the child's store and the parent's.
#include <crosstalk/kit.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main()
{
    auto* shared = static_cast<long*>(
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    crosstalk::watch("shared", *shared);
    const pid_t child = fork();
    if (child == 0) {
        *shared = 2;
        _exit(0);
    }
    *shared = 1; // races with the child
    waitpid(child, nullptr, 0);
    return 0;
}

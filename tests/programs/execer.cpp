// Starts itself again in every way there is: fork and exec, vfork and exec, posix_spawn, and last a
// program without the tap. Ends with 0 when each did what it should.
#include <cstring>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static int statusOf(pid_t pid)
{
    int status = 0;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static char self[512];
static char* child[] = {self, const_cast<char*>("-"), const_cast<char*>("child"), nullptr};

int main(int, char* argv[])
{
    if (std::strcmp(argv[2], "child") == 0)
        return 7;
    const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length <= 0)
        return 98;
    char* none[] = {nullptr};
    pid_t pid = fork();
    if (pid == 0) {
        execve(self, child, none); // an empty environment must not lose the tap
        _exit(99);
    }
    if (statusOf(pid) != 7)
        return 1;
    pid = vfork();
    if (pid == 0) {
        execl(self, self, "-", "child", static_cast<char*>(nullptr));
        _exit(99);
    }
    if (statusOf(pid) != 7)
        return 2;
    if (posix_spawn(&pid, self, nullptr, nullptr, child, environ) != 0 || statusOf(pid) != 7)
        return 3;
    pid = fork();
    if (pid == 0) {
        execlp("sh", "sh", "-c", "exit 5", static_cast<char*>(nullptr));
        _exit(99);
    }
    if (statusOf(pid) != 5)
        return 4;
    return execv("/nowhere/to/be/found", child) == -1 ? 0 : 5;
}

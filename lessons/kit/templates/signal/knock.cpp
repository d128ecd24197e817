// A parent sends signals, its child counts what arrives.
#include <crosstalk/kit.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

int main()
{
    sigset_t knock;
    sigemptyset(&knock);
    sigaddset(&knock, SIGUSR1);
    sigaddset(&knock, SIGTERM);
    sigprocmask(SIG_BLOCK, &knock, nullptr); // taken by sigwait()
    const pid_t child = fork();
    if (child == 0) {
        int which = 0;
        long heard = 0;
        while (sigwait(&knock, &which) == 0 && which == SIGUSR1)
            mark("heard", ++heard);
        return 0;
    }
    long sent = 0;
    do
        kill(child, SIGUSR1);
    while (++sent < param("messages") || !param("messages"));
    kill(child, SIGTERM);
    wait(nullptr);
}

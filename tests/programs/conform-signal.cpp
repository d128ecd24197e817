// Conformance of signals: roundtrip, full, death. Ends with 0 if the kernel did what it promises.
#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t handled = 0;

static void onSignal(int)
{
    handled = handled + 1;
}

static sigset_t only(int number)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    return set;
}

// There as SIGUSR1, which is waited for; back as SIGUSR2, which a handler takes amid a suspend.
static int roundtrip()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigaction(SIGUSR2, &action, nullptr);
    const sigset_t there = only(SIGUSR1);
    const sigset_t back = only(SIGUSR2);
    sigset_t old;
    sigprocmask(SIG_BLOCK, &there, nullptr);
    sigprocmask(SIG_BLOCK, &back, &old);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) {
        siginfo_t info;
        if (sigwaitinfo(&there, &info) != SIGUSR1 || info.si_pid != parent)
            _exit(1);
        _exit(kill(parent, SIGUSR2));
    }
    if (kill(child, SIGUSR1) != 0)
        return 1;
    if (sigsuspend(&old) != -1 || errno != EINTR || handled != 1)
        return 2;
    int status = 0;
    while (wait(&status) == -1 && errno == EINTR) {
    }
    return status == 0 ? 0 : 3;
}

static int full()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    for (const int number : {SIGUSR1, SIGRTMIN}) {
        sigaction(number, &action, nullptr);
        const sigset_t set = only(number);
        sigprocmask(SIG_BLOCK, &set, nullptr);
        handled = 0;
        for (int i = 0; i < 5; ++i)
            if (sigqueue(getpid(), number, sigval{.sival_int = i}) != 0)
                return 1;
        sigprocmask(SIG_UNBLOCK, &set, nullptr);
        if (handled != (number == SIGUSR1 ? 1 : 5))
            return 2;
    }
    return 0;
}

static int death()
{
    const pid_t child = fork();
    if (child == 0)
        for (;;)
            pause();
    kill(child, SIGTERM);
    int status = 0;
    if (waitpid(child, &status, 0) != child || !WIFSIGNALED(status))
        return 1;
    return kill(child, SIGUSR1) == -1 && errno == ESRCH ? 0 : 2;
}

int main(int, char* argv[])
{
    switch (argv[2][0]) {
    case 'r':
        return roundtrip();
    case 'f':
        return full();
    default:
        return death();
    }
}

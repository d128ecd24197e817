// A child sends its parent the same signal five times while
// the parent blocks it. How often does the handler run?
#include <crosstalk/kit.h>

#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

struct Tally { long sent, handled; };
Tally* tally;

void onSignal(int)
{
    ++tally->handled;
}

int main()
{
    tally = static_cast<Tally*>(mmap(nullptr, sizeof(Tally),
        PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    watch("sent", tally->sent);
    watch("handled", tally->handled);
    struct sigaction action = {};
    action.sa_handler = onSignal;

    long done = 0;
    do {
        int signal = choice("signal") == 0 ? SIGUSR1 : SIGRTMIN;
        sigaction(signal, &action, nullptr);
        tally->sent = tally->handled = 0;
        sigset_t blocked;
        sigemptyset(&blocked);
        sigaddset(&blocked, signal);
        sigprocmask(SIG_BLOCK, &blocked, nullptr);

        if (fork() == 0) {
            for (long i = 0; i < param("signals"); ++i)
                if (kill(getppid(), signal) == 0)
                    ++tally->sent;
            _exit(0);
        }
        wait(nullptr); // now all of them were sent

        sigprocmask(SIG_UNBLOCK, &blocked, nullptr);
        mark("handled", tally->handled);
    } while (++done < param("rounds"));
}

#include "app/cli/foreground.h"

#include <atomic>

namespace crosstalk::cli {
namespace {

std::atomic<pid_t> target{-1};
std::atomic<bool> wanted{false};

/// The terminal sends its signals to all of its foreground group, the command among them.
void onSignal(int signal, siginfo_t* info, void*)
{
    const pid_t process = target.load();
    if (process <= 0)
        wanted = true;
    else if (info->si_code <= 0) // from a process, not from the kernel
        ::kill(process, signal);
}

} // namespace

// Handlers, not SIG_IGN: those are the default again in the command. What was ignored stays so.
Foreground::Foreground()
{
    wanted = false;
    for (int i = 0; i < 4; ++i) {
        struct sigaction ours
        {
        };
        ours.sa_sigaction = onSignal;
        ours.sa_flags = SA_SIGINFO | SA_RESTART;
        ::sigaction(signals[i], nullptr, &m_before[i]);
        if (m_before[i].sa_handler != SIG_IGN)
            ::sigaction(signals[i], &ours, nullptr);
    }
}

Foreground::~Foreground()
{
    target = -1;
    for (int i = 0; i < 4; ++i)
        ::sigaction(signals[i], &m_before[i], nullptr);
}

void Foreground::passTo(pid_t process)
{
    target = process;
}

bool Foreground::endWanted()
{
    return wanted;
}

} // namespace crosstalk::cli

#pragma once

#include <csignal>
#include <sys/types.h>

namespace crosstalk::cli {

/// While a command runs in our terminal, its keys are the command's: Ctrl-C and Ctrl-\\ end it, not
/// us who watch. Who sends a signal to our process means the command too. At most one at a time.
class Foreground
{
public:
    Foreground();
    ~Foreground();
    Foreground(const Foreground&) = delete;
    Foreground& operator=(const Foreground&) = delete;

    /// Passes on what is sent to us to this process; -1: there is none any more.
    static void passTo(pid_t process);

    /// Somebody wanted us to end and there was no process to pass that on to.
    static bool endWanted();

private:
    static constexpr int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
    struct sigaction m_before[4];
};

} // namespace crosstalk::cli

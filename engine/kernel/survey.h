#pragma once

#include "engine/kernel/pipeend.h"
#include "engine/kernel/processhandle.h"
#include "engine/kernel/threadprobe.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosstalk::kernel {

/// What was found of one thread.
struct ThreadReport
{
    char state = '?';     ///< '?': it has ended
    SystemCall call;      ///< while asleep
    std::string wchan;    ///< while asleep: where, a caption
    bool changed = false; ///< state or call differ from the last survey
};

/// What was found of one pipe.
struct PipeReport
{
    bool known = false; ///< false: nobody who was asked has it open any more
    PipeFigures figures;
};

/// Asks the kernel about all threads and pipes of a run at once. Everything that can be kept open
/// is; a pipe's end is held only while it is asked. stat is dear (2 to 3 times the call's text), so
/// it and wchan are read when the text has changed; of threads whose text has not, one a survey is
/// asked all the same, in turn: a sleeper that was stopped keeps its text.
class Survey
{
public:
    /// Returns the index of its report.
    Result<std::size_t> addThread(int pid, int tid);
    /// The pipe behind `fd` of a process; `pid`'s handle is shared by all its pipes.
    Result<std::size_t> addPipe(int pid, int fd);

    /// Asks all; reports keep their places.
    void take();

    const std::vector<ThreadReport>& threads() const { return m_threadReports; }
    const std::vector<PipeReport>& pipes() const { return m_pipeReports; }

private:
    /// A thread and the text of its call when it was last asked.
    struct Thread
    {
        ThreadProbe probe;
        std::string text;
    };

    struct Pipe
    {
        std::size_t process;
        int fd;
    };

    Result<std::size_t> process(int pid);
    static void askThread(Thread& thread, ThreadReport& report, bool inTurn);
    static void learn(const Thread& thread, ThreadReport& report);
    void askPipe(const Pipe& pipe, PipeReport& report) const;

    std::vector<Thread> m_threads;
    std::size_t m_turn = 0;
    std::vector<ProcessHandle> m_processes;
    std::vector<Pipe> m_pipes;
    std::vector<ThreadReport> m_threadReports;
    std::vector<PipeReport> m_pipeReports;
};

} // namespace crosstalk::kernel

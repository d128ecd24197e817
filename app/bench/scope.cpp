#include "app/bench/groups.h"
#include "app/bench/programs.h"
#include "engine/process/controlregion.h"
#include "engine/session/drainer.h"
#include "engine/syscalls/tracer.h"

#include <algorithm>
#include <chrono>
#include <sched.h>
#include <thread>
#include <unistd.h>

// What it costs to watch a command at its system calls, against strace doing no more than that.

namespace crosstalk::bench {

namespace {

constexpr std::size_t logBytes = std::size_t{64} << 20;
constexpr int fewRuns = 5; ///< each takes a second

/// Takes what a tracer reports, as a run does; from its own thread, on the engine's core.
class TracedCommand
{
public:
    /// Wall time in ns from its start to the end of its last process; events taken in `events`.
    static Result<double> run(const std::vector<std::string>& command, std::uint64_t& events)
    {
        auto region = process::ControlRegion::create();
        if (!region)
            return region.error();
        const trace::Clock clock = trace::Clock::start(trace::Clock::preferred());
        trace::Log log(logBytes);
        session::Drainer drainer(*region, log, clock);
        const double begin = nowNs();
        auto tracer = syscalls::Tracer::start({command, false}, region->header(), region->fd());
        if (!tracer)
            return tracer.error();
        int left = 1;
        while (left != 0) {
            drainer.poll();
            (*tracer)->poll([&](pid_t pid, int) { left -= pid == (*tracer)->pid() ? 1 : 0; });
            if (left != 0 && !drainer.behind())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        const double ns = nowNs() - begin;
        drainer.poll();
        events = log.size();
        return ns;
    }
};

/// The same under strace, which prints nothing.
Result<double> underStrace(const std::vector<std::string>& command)
{
    Command strace{"strace",
                   {"-f", "--seccomp-bpf", "-e", "trace=read,write", "-o", "/dev/null"},
                   {},
                   -1,
                   false};
    strace.arguments.insert(strace.arguments.end(), command.begin(), command.end());
    const double begin = nowNs();
    if (const auto ran = run(strace); !ran)
        return ran.error();
    return nowNs() - begin;
}

class ScopeBench
{
public:
    explicit ScopeBench(const Bench& bench) : m_bench(bench) {}

    /// One run each way; their ratio is one value. `core`: where both are; -1: anywhere.
    void against(const char* name, const std::vector<std::string>& command, std::uint64_t least,
                 int core)
    {
        for (int i = 0; i < std::min(m_bench.effort.runs, fewRuns); ++i) {
            cpu_set_t before;
            ::sched_getaffinity(0, sizeof before, &before);
            if (core >= 0)
                pinTo(core);
            std::uint64_t events = 0;
            const auto strace = underStrace(command);
            const auto traced = TracedCommand::run(command, events);
            ::sched_setaffinity(0, sizeof before, &before);
            if (!strace || !traced)
                return m_bench.figures.setAbsent(
                    name, (strace ? traced.error() : strace.error()).sentence());
            if (events < least)
                m_bench.figures.addFailure(std::string(name) + ": " + std::to_string(events) +
                                           " events of at least " + std::to_string(least) +
                                           " were taken.");
            m_bench.figures.add(name, *traced / *strace);
        }
    }

    /// Calls that are let pass: what one takes more than alone, in ns.
    void untraced(const char* name, const std::string& program, long calls)
    {
        const std::string count = std::to_string(calls);
        for (int i = 0; i < std::min(m_bench.effort.runs, fewRuns); ++i) {
            const Command plain{program, {std::to_string(m_bench.cores.workers), count}, {}, -1,
                                false};
            const auto alone = runForNumbers(plain, 1);
            const std::string file = "/tmp/crosstalk-bench-calls." + std::to_string(::getpid());
            std::uint64_t events = 0;
            const auto traced = TracedCommand::run(
                {"sh", "-c", "exec \"$0\" \"$1\" \"$2\" >\"$3\"", program,
                 std::to_string(m_bench.cores.workers), count, file},
                events);
            const auto printed = runForNumbers({"cat", {file}, {}, -1, false}, 1);
            ::unlink(file.c_str());
            if (!alone || !traced || !printed)
                return m_bench.figures.setAbsent(name, "The program could not be run.");
            m_bench.figures.add(name, (printed->front() - alone->front()) / double(calls));
        }
    }

private:
    const Bench& m_bench;
};

} // namespace

void measureScope(const Bench& bench)
{
    ScopeBench scope(bench);
    const auto pipe = findProgram("pipe");
    const auto calls = findProgram("calls");
    if (!pipe || !calls) {
        for (const char* name : {"scope.vs_strace_pinned", "scope.vs_strace",
                                 "scope.untraced_call_ns", "scope.children_vs_strace"})
            bench.figures.setAbsent(name, (pipe ? calls.error() : pipe.error()).sentence());
        return;
    }
    const long messages = bench.effort.scaled(20'000);
    const auto talk = [&](int core) {
        return std::vector<std::string>{"sh", "-c", "exec \"$0\" \"$1\" 64 \"$2\" >/dev/null",
                                        pipe->string(), std::to_string(core),
                                        std::to_string(messages)};
    };
    const auto least = 4 * std::uint64_t(messages);
    scope.against("scope.vs_strace_pinned", talk(bench.cores.workers), least, bench.cores.workers);
    scope.against("scope.vs_strace", talk(-1), least, -1);
    scope.untraced("scope.untraced_call_ns", calls->string(), bench.effort.scaled(2'000'000));
    const std::string children = std::to_string(bench.effort.scaled(200));
    scope.against("scope.children_vs_strace",
                  {"sh", "-c",
                   "i=0; while [ $i -lt " + children + " ]; do /bin/true; i=$((i+1)); done"},
                  std::uint64_t(bench.effort.scaled(200)), bench.cores.workers);
}

} // namespace crosstalk::bench

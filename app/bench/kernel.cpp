#include "app/bench/groups.h"
#include "engine/base/uniquefd.h"
#include "engine/kernel/survey.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// What it costs to ask the kernel how eight processes and sixteen pipes stand.

namespace crosstalk::bench {

namespace {

constexpr int processes = 8;
constexpr int channels = 16;

struct Pipe
{
    UniqueFd reads;
    UniqueFd writes;
};

/// Processes that all hold the same pipes and sleep reading one; ended with this object.
class Sleepers
{
public:
    Sleepers();
    ~Sleepers();
    Sleepers(const Sleepers&) = delete;
    Sleepers& operator=(const Sleepers&) = delete;

    const std::vector<pid_t>& pids() const { return m_pids; }
    int end(int channel) const { return m_pipes[std::size_t(channel)].reads.get(); }

private:
    std::array<Pipe, channels> m_pipes;
    std::vector<pid_t> m_pids;
};

Sleepers::Sleepers()
{
    for (Pipe& pipe : m_pipes)
        if (int ends[2]; ::pipe2(ends, O_CLOEXEC) == 0)
            pipe = {UniqueFd(ends[0]), UniqueFd(ends[1])};
    const pid_t parent = ::getpid();
    for (int i = 0; i < processes; ++i) {
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            char byte;
            while (::getppid() == parent && ::read(end(i), &byte, 1) < 0) {
            }
            ::_exit(0);
        }
        if (pid > 0)
            m_pids.push_back(pid);
    }
}

Sleepers::~Sleepers()
{
    for (const pid_t pid : m_pids) {
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
    }
}

Result<kernel::Survey> surveyOf(const Sleepers& sleepers)
{
    kernel::Survey survey;
    for (const pid_t pid : sleepers.pids())
        if (const auto added = survey.addThread(pid, pid); !added)
            return added.error();
    for (int i = 0; i < channels; ++i) {
        const pid_t pid = sleepers.pids()[std::size_t(i) % sleepers.pids().size()];
        if (const auto added = survey.addPipe(pid, sleepers.end(i)); !added)
            return added.error();
    }
    return survey;
}

bool allAsleep(const kernel::Survey& survey)
{
    return std::ranges::all_of(survey.threads(),
                               [](const kernel::ThreadReport& t) { return t.state == 'S'; });
}

} // namespace

void measureKernel(const Bench& bench)
{
    constexpr const char* name = "kernel.snapshot_us";
    pinTo(bench.cores.engine);
    const Sleepers sleepers;
    if (sleepers.pids().size() != processes)
        return bench.figures.setAbsent(name, systemError("start", "eight processes").sentence());
    auto survey = surveyOf(sleepers);
    if (!survey)
        return bench.figures.setAbsent(name, survey.error().sentence());
    const double giveUp = nowNs() + 5e9;
    do
        survey->take();
    while (!allAsleep(*survey) && nowNs() < giveUp);
    const long rounds = bench.effort.scaled(500);
    for (int i = 0; i < bench.effort.runs; ++i) {
        const double begin = nowNs();
        for (long round = 0; round < rounds; ++round)
            survey->take();
        bench.figures.add(name, (nowNs() - begin) / double(rounds) / 1e3);
    }
}

} // namespace crosstalk::bench

#include "engine/measure/measurement.h"

#include "engine/measure/crossings.h"

#include <algorithm>
#include <sstream>
#include <unistd.h>

namespace crosstalk::measure {

namespace fs = std::filesystem;

namespace {

constexpr double patience = 30; ///< seconds for one run of a program

struct Round
{
    double count = 0; ///< messages
    double ns = 0;
    double cpuNs = 0;
};

/// Names that no other measurement has, gone when this is.
class Names
{
public:
    Names() : m_own("crosstalk." + std::to_string(::getpid()) + "-measure") {}
    Names(const Names&) = delete;
    Names& operator=(const Names&) = delete;
    ~Names()
    {
        std::error_code none;
        fs::remove(socket(), none);
    }

    std::string queue(const char* which) const { return "/" + m_own + "-" + which; }
    fs::path socket() const { return fs::temp_directory_path() / (m_own + ".socket"); }

private:
    std::string m_own;
};

Command commandFor(const fs::path& folder, const Names& names, const Cell& cell, long messages,
                   int rounds)
{
    Command command;
    const bool isCall = cell.way == Way::Call;
    command.program = folder / (isCall ? "call" : "job");
    if (isCall)
        command.arguments = {names.socket().string()};
    else
        command.arguments = {names.queue("there"), names.queue("back")};
    command.environment = {"report=1",
                           "place=0",
                           "through=" + std::to_string(int(cell.way) + 1),
                           "job=" + std::to_string(int(cell.job)),
                           "size=" + std::to_string(cell.size),
                           "messages=" + std::to_string(messages),
                           "rounds=" + std::to_string(rounds)};
    return command;
}

std::vector<Round> roundsIn(const std::string& report)
{
    std::istringstream lines(report);
    std::vector<Round> rounds;
    for (Round round; lines >> round.count >> round.ns >> round.cpuNs;)
        rounds.push_back(round);
    return rounds;
}

Result<std::vector<Round>> roundsOf(const Command& command, const Cancelled& cancelled)
{
    const auto report = run(command, patience, cancelled);
    if (!report)
        return report.error();
    auto rounds = roundsIn(*report);
    if (rounds.empty())
        return Error{"understand the report of", command.program.string(), 0, {}};
    return rounds;
}

/// So many messages as fill the time of one run, by the last of two short rounds.
long messagesFor(const Round& trial, const Plan& plan)
{
    const double each = std::max(trial.ns / std::max(trial.count, 1.0), 1.0);
    return std::clamp(long(plan.fillMs * 1e6 / each), 4L, 100'000L);
}

double messagesIn(const Round& round, Job job)
{
    return round.count * (job == Job::ThereAndBack ? 2 : 1);
}

/// What a few messages more cost: so start and end of the program count for nothing.
Result<Crossings> crossingsOf(const fs::path& folder, const Names& names,
                                         const Cell& cell, const Cancelled& cancelled)
{
    constexpr long few = 4, more = 12;
    const auto least =
        countCrossings(commandFor(folder, names, cell, few, 1), patience, cancelled);
    if (!least)
        return least.error();
    const auto most =
        countCrossings(commandFor(folder, names, cell, more, 1), patience, cancelled);
    if (!most)
        return most.error();
    const double messages = messagesIn({double(more - few), 0, 0}, cell.job);
    const auto each = [messages](double before, double after) {
        return std::max(after - before, 0.0) / messages;
    };
    return Crossings{each(least->calls, most->calls), each(least->copies, most->copies),
                     each(least->bytes, most->bytes)};
}

Measured absent(const Cell& cell, const Error& error)
{
    Measured result;
    result.cell = cell;
    result.absent = error;
    return result;
}

} // namespace

std::vector<Cell> cellsOf(const Plan& plan)
{
    std::vector<Cell> cells;
    for (const Job job : plan.jobs)
        for (const long size : plan.sizes)
            for (const Way way : plan.ways)
                cells.push_back({way, job, size});
    return cells;
}

Measured measureCell(const fs::path& folder, const Cell& cell, const Plan& plan,
                   const Cancelled& cancelled)
{
    const Names names;
    const long few = cell.size > 4096 ? 8 : 64;
    const auto trial = roundsOf(commandFor(folder, names, cell, few, 2), cancelled);
    if (!trial)
        return absent(cell, trial.error());
    const long messages = messagesFor(trial->back(), plan);
    // One round more than counts: the first finds cold caches and pages that nobody touched yet.
    const auto rounds =
        roundsOf(commandFor(folder, names, cell, messages, plan.runs + 1), cancelled);
    if (!rounds)
        return absent(cell, rounds.error());
    std::vector<double> ns, cpuNs;
    for (std::size_t i = rounds->size() > 1 ? 1 : 0; i < rounds->size(); ++i) {
        const double count = messagesIn((*rounds)[i], cell.job);
        ns.push_back((*rounds)[i].ns / count);
        cpuNs.push_back((*rounds)[i].cpuNs / count);
    }
    Measured result;
    result.cell = cell;
    result.ns = spreadOf(std::move(ns));
    result.cpuNs = spreadOf(std::move(cpuNs));
    if (plan.counts)
        if (const auto crossings = crossingsOf(folder, names, cell, cancelled))
            result.crossings = *crossings;
    return result;
}

void measureAll(const fs::path& folder, const Plan& plan, const Cancelled& cancelled,
                const std::function<void(const Measured&)>& done)
{
    for (const Cell& cell : cellsOf(plan)) {
        if (cancelled)
            return;
        Measured result = measureCell(folder, cell, plan, cancelled);
        if (!cancelled)
            done(result);
    }
}

} // namespace crosstalk::measure

#include "app/cli/verdict.h"

#include "app/cli/words.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace crosstalk::cli {
namespace {

using session::Outcome;
using world::ProcessState;
using world::Snapshot;

std::string nameOf(const Snapshot& snapshot, int process)
{
    if (process < 0 || static_cast<std::size_t>(process) >= snapshot.processes.size())
        return "somebody";
    return snapshot.processes[static_cast<std::size_t>(process)].name;
}

std::string channelOr(const Snapshot& snapshot, int channel, const std::string& object)
{
    if (!object.empty() || channel < 0 ||
        static_cast<std::size_t>(channel) >= snapshot.channels.size())
        return object;
    return snapshot.channels[static_cast<std::size_t>(channel)].id;
}

std::string settingsText(const std::vector<Setting>& settings)
{
    std::string out;
    for (const Setting& setting : settings)
        out += (out.empty() ? "" : ", ") + setting.name + " = " + setting.text;
    return out;
}

std::string ending(const RunResult& result)
{
    const std::string after = duration(result.snapshot->now);
    if (result.cut && result.outcome == Outcome::Failed)
        return "How it ended is not known: the file holds its first " + after + ".";
    switch (result.outcome) {
    case Outcome::Finished:
        return "Every process has ended, after " + after + ".";
    case Outcome::Deadlock:
        return "Stuck after " + after + ": a deadlock.";
    case Outcome::Timeout:
        return "The time was up after " + after + "; the processes were ended.";
    case Outcome::Failed:
        break;
    }
    return "The run failed after " + after + ".";
}

std::string heading(const RunResult& result)
{
    std::string out = result.lesson;
    if (!result.settings.empty())
        out += (out.empty() ? "With " : " with ") + settingsText(result.settings);
    return out + "\n" + ending(result) + "\n";
}

std::string side(const Snapshot& snapshot, const world::Access& access)
{
    std::string out = "  " + nameOf(snapshot, access.process) +
                      (access.access == "write" ? " writes it" : " reads it");
    if (access.at.line > 0)
        out += " in " + access.at.file + ", line " + std::to_string(access.at.line);
    if (access.value)
        out += (access.exact ? ": " : ": ≈ ") + grouped(*access.value);
    out += ", at " + seconds(access.time) + "; holds ";
    for (const std::string& lock : access.locks)
        out += (&lock == &access.locks.front() ? "" : ", ") + lock;
    return out + (access.locks.empty() ? "no lock\n" : "\n");
}

std::string race(const Snapshot& snapshot, const world::Race& race)
{
    std::string out = "\nRACE on " + race.variable + ": nothing orders these two.\n" +
                      side(snapshot, race.first) + side(snapshot, race.second) + "  " + race.why +
                      "\n";
    if (race.count > 1)
        out += "  It is the first; " + counted(race.count - 1, "more pair", "more pairs") + " on " +
               race.variable + " came after it.\n";
    return out;
}

std::string races(const Snapshot& snapshot)
{
    constexpr std::size_t most = 5; // told in full
    std::string out;
    std::string others;
    for (std::size_t i = 0; i < snapshot.races.size(); ++i)
        if (i < most)
            out += race(snapshot, snapshot.races[i]);
        else
            others += (others.empty() ? "" : ", ") + snapshot.races[i].variable;
    if (!others.empty())
        out += "\nRaces also on " + others + ".\n";
    if (out.empty() && !snapshot.variables.empty())
        out = "\nNo race seen in this run.\n";
    return out;
}

/// Of a run that failed before its end nothing is said to be as it should.
std::string variable(const world::VariableView& variable, bool failed)
{
    if (!variable.value && variable.loads + variable.stores > 0) // too large for a number
        return variable.name + " was read " + counted(variable.loads, "time", "times") +
               " and written " + counted(variable.stores, "time", "times") + ".\n";
    if (!variable.value)
        return variable.name + " was never read or written.\n";
    std::string out = variable.name + " is " + grouped(*variable.value);
    if (!variable.expected)
        return out + ".\n";
    if (variable.lost == 0)
        return out + (failed ? " so far.\n" : ", as expected: nothing is lost.\n");
    return "LOST: " + out + "; it should be " + grouped(*variable.expected) + ": " +
           grouped(variable.lost) + " lost.\n";
}

/// What was counted of it that should not be; empty when there was nothing.
std::string counts(const world::VariableView& variable)
{
    std::string out;
    const auto add = [&](std::uint64_t number, const std::string& one, const std::string& many) {
        if (number > 0)
            out += (out.empty() ? "" : ", ") + counted(number, one, many);
    };
    add(variable.lostUpdates, "write erased another", "writes erased others");
    add(variable.tornReads, "torn read", "torn reads");
    if (variable.staleValues > variable.lostUpdates)
        add(variable.staleValues, "stale value acted on", "stale values acted on");
    if (out.empty())
        return {};
    return "  " + out + (variable.countsExact ? ", each of them seen at the gate.\n"
                                              : ": estimates, for it ran at full speed.\n");
}

std::string variables(const RunResult& result)
{
    std::string out;
    for (const auto& one : result.snapshot->variables)
        if (one.value || one.expected || !counts(one).empty())
            out += variable(one, result.outcome == Outcome::Failed) + counts(one);
    return out;
}

std::string waiting(const Snapshot& snapshot, const world::Wait& wait)
{
    std::string whom;
    for (const int process : wait.waitsFor)
        whom += (whom.empty() ? "" : ", ") + nameOf(snapshot, process);
    return "  " + nameOf(snapshot, wait.process) + " sleeps in " + wait.call + " on " +
           channelOr(snapshot, wait.channel, wait.object) +
           (whom.empty() ? "; nobody can wake it.\n" : "; only " + whom + " could wake it.\n");
}

std::string deadlocks(const Snapshot& snapshot)
{
    std::string out;
    for (const world::Deadlock& deadlock : snapshot.deadlocks) {
        out += "\nDEADLOCK:\n";
        for (const world::Wait& wait : deadlock.waits)
            out += waiting(snapshot, wait);
        out += "  " + deadlock.why + "\n";
    }
    return out;
}

std::string lockOrders(const Snapshot& snapshot)
{
    std::string out;
    for (const world::LockOrder& order : snapshot.lockOrders)
        out += "\nLOCK ORDER: " + order.why + "\n";
    return out;
}

std::string number(std::uint64_t value)
{
    return grouped(static_cast<std::int64_t>(value));
}

std::string stream(const world::StreamView& stream)
{
    return number(stream.bytesWritten) + " bytes written, " + number(stream.bytesRead) +
           " read; at most " + number(stream.peak) + " of " + number(stream.capacity) + " inside.";
}

std::string queue(const world::MessagesView& queue)
{
    const std::string sent = queue.connections ? counted(queue.sent, "connection", "connections")
                                               : counted(queue.sent, "message", "messages");
    return sent + (queue.connections ? " asked for, " : " sent, ") +
           number(queue.received) + (queue.connections ? " accepted" : " received") + "; at most " +
           number(queue.peak) +
           (queue.capacity != 0 ? " of " + number(queue.capacity) : std::string()) + " inside.";
}

std::string calls(const world::CallsView& calls)
{
    return counted(calls.made, "call", "calls") + ", the procedure ran " +
           counted(calls.executed, "time", "times") + ", " + number(calls.failed) + " failed.";
}

std::string asked(const world::KernelFigure& kernel)
{
    if (kernel.quiescentProbes == 0)
        return {};
    return " The kernel was asked " + counted(kernel.quiescentProbes, "time", "times") +
           " while nothing moved and agreed " + number(kernel.agreeingProbes) + ".";
}

std::string streams(const Snapshot& snapshot)
{
    std::string out;
    for (const auto& channel : snapshot.channels) {
        const std::string text = channel.stream     ? stream(*channel.stream)
                                 : channel.messages ? queue(*channel.messages)
                                 : channel.calls    ? calls(*channel.calls)
                                                    : std::string();
        if (!text.empty())
            out += channel.id + ": " + text + asked(channel.kernel) + "\n";
    }
    return out.empty() ? out : "\n" + out;
}

std::string sleeps(const Snapshot& snapshot)
{
    std::string out;
    for (const world::Sleep& sleep : snapshot.sleeps) {
        const std::string on = channelOr(snapshot, sleep.channel, sleep.object);
        out += "  " + nameOf(snapshot, sleep.process) + " in " + sleep.call +
               (on.empty() ? "" : " on " + on) + ": " + duration(sleep.totalNs) +
               " in all, longest " + duration(sleep.longestNs) + "\n";
    }
    return out.empty() ? out : "\nAsleep:\n" + out;
}

bool endedBadly(const world::ProcessView& process)
{
    return process.state == ProcessState::Killed || process.state == ProcessState::Lost ||
           (process.state == ProcessState::Exited && process.exitCode != 0);
}

/// How a process ended, when that is worth a word.
std::string death(const world::ProcessView& process)
{
    if (!endedBadly(process))
        return {};
    const std::string who = process.program + ": ";
    if (!process.note.empty())
        return who + process.note + "\n";
    if (process.state == ProcessState::Killed)
        return who + process.name + " was ended by " + process.exitSignal + ".\n";
    return who + process.name + " ended with exit code " + std::to_string(process.exitCode) + ".\n";
}

/// When the time was up it was we who killed them: nothing to tell.
std::string deaths(const RunResult& result)
{
    std::string out;
    for (const auto& process : result.snapshot->processes)
        if (result.outcome != Outcome::Timeout || process.exitSignal != "SIGKILL")
            out += death(process);
    return out.empty() ? out : "\n" + out;
}

std::string checkpoints(const RunResult& result)
{
    const Snapshot& snapshot = *result.snapshot;
    if (!result.tour || snapshot.checkpoints.empty())
        return {};
    const auto reached =
        std::ranges::count_if(snapshot.checkpoints, [](const auto& one) { return one.reached; });
    std::string missing;
    for (const auto& one : snapshot.checkpoints)
        if (!one.reached)
            missing += (missing.empty() ? "; not reached: " : ", ") + one.id;
    return "Checkpoints reached: " + std::to_string(reached) + " of " +
           std::to_string(snapshot.checkpoints.size()) + missing + ".\n";
}

std::string tally(const Snapshot& snapshot)
{
    // All are what the window counts; those of the programs themselves are what a reader expects.
    return counted(snapshot.event, "event", "events") + " recorded, " +
           (snapshot.dropped == 0 ? std::string("none")
                                  : grouped(static_cast<std::int64_t>(snapshot.dropped))) +
           " dropped; " + grouped(static_cast<std::int64_t>(snapshot.events)) +
           " of them are the programs' own reads, writes and calls.\n";
}

/// "balance = 37, race, lost, finished".
std::string outcomeText(const boost::json::object& outcome)
{
    std::string out;
    const auto append = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
    for (const auto& [name, value] : outcome.at("values").as_object())
        append(std::string(name) + " = " +
               (value.is_null() ? "unknown" : boost::json::serialize(value)));
    for (const auto& finding : outcome.at("verdicts").as_array())
        append(std::string(finding.as_string()));
    append(std::string(outcome.at("outcome").as_string()));
    return out;
}

} // namespace

std::string verdict(const RunResult& result)
{
    const Snapshot& snapshot = *result.snapshot;
    return heading(result) + races(snapshot) + variables(result) + deadlocks(snapshot) +
           lockOrders(snapshot) + deaths(result) + streams(snapshot) + sleeps(snapshot) + "\n" +
           checkpoints(result) + tally(snapshot);
}

std::string verdict(const std::vector<RunResult>& results)
{
    std::string out = counted(results.size(), "run", "runs") + " of " +
                      (results.empty() ? std::string("nothing")
                                       : results.front().lesson + " with " +
                                             settingsText(results.front().settings)) +
                      "\n\n";
    const boost::json::object object = report(results);
    for (const auto& one : object.at("histogram").as_array())
        out += "  " +
               counted(static_cast<std::uint64_t>(one.at("count").as_int64()), "time", "times") +
               ": " + outcomeText(one.as_object()) + "\n";
    return out;
}

} // namespace crosstalk::cli

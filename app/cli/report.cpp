#include "app/cli/report.h"

#include <boost/json/array.hpp>

#include <algorithm>
#include <set>

namespace crosstalk::cli {
namespace {

namespace json = boost::json;
using world::Snapshot;

template<class Items, class Convert> json::array arrayOf(const Items& items, Convert convert)
{
    json::array out;
    for (const auto& item : items)
        out.emplace_back(convert(item));
    return out;
}

json::value processName(const Snapshot& snapshot, int process)
{
    if (process < 0 || static_cast<std::size_t>(process) >= snapshot.processes.size())
        return nullptr;
    return json::string(snapshot.processes[static_cast<std::size_t>(process)].name);
}

json::value channelName(const Snapshot& snapshot, int channel, const std::string& otherwise)
{
    if (channel >= 0 && static_cast<std::size_t>(channel) < snapshot.channels.size())
        return json::string(snapshot.channels[static_cast<std::size_t>(channel)].id);
    return otherwise.empty() ? json::value(nullptr) : json::value(otherwise);
}

json::value optionalNumber(const std::optional<std::int64_t>& value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

/// null while it has not ended.
json::value exitValue(const world::ProcessView& process)
{
    if (process.state == world::ProcessState::Exited && process.exitKnown)
        return json::object{{"code", process.exitCode}};
    if (process.state == world::ProcessState::Killed)
        return json::object{{"signal", process.exitSignal}};
    return nullptr;
}

json::object processObject(const world::ProcessView& process)
{
    return {{"name", process.name},
            {"program", process.program},
            {"pid", process.pid},
            {"exit", exitValue(process)}};
}

/// The same keys for every shape, so that no reader needs to ask first: what is neither stream nor
/// queue has moved no bytes.
json::object channelObject(const world::ChannelView& channel)
{
    const world::StreamView stream = channel.stream.value_or(world::StreamView{});
    const world::MessagesView queue = channel.messages.value_or(world::MessagesView{});
    const std::uint64_t bytes = channel.stream ? stream.capacity : channel.bytes;
    json::object out{{"id", channel.id},
                     {"kind", channel.kind},
                     {"bytes_written", stream.bytesWritten + queue.bytesSent},
                     {"bytes_read", stream.bytesRead + queue.bytesReceived},
                     {"capacity", channel.messages ? queue.capacity : bytes},
                     {"peak", stream.peak + queue.peak},
                     {"probes", json::object{{"quiescent", channel.kernel.quiescentProbes},
                                             {"agree", channel.kernel.agreeingProbes}}}};
    if (channel.messages)
        out["messages"] = json::object{{"sent", queue.sent}, {"received", queue.received}};
    if (channel.lock && channel.lock->kind == "semaphore") {
        const world::LockView& lock = *channel.lock;
        const std::vector<std::int64_t> one(1, lock.countKnown ? lock.count : -1);
        out["acquired"] = lock.acquisitions;
        out["values"] =
            arrayOf(lock.counts.empty() ? one : lock.counts, [](std::int64_t units) {
                return units >= 0 ? json::value(units) : json::value(nullptr);
            });
    }
    if (channel.calls)
        out["calls"] = json::object{{"made", channel.calls->made},
                                    {"executed", channel.calls->executed},
                                    {"returned", channel.calls->returned},
                                    {"failed", channel.calls->failed}};
    return out;
}

json::object variableObject(const world::VariableView& variable)
{
    json::object out{{"name", variable.name},
                     {"value", optionalNumber(variable.value)},
                     {"expected", optionalNumber(variable.expected)},
                     {"lost", variable.lost}};
    if (variable.tornReads + variable.staleValues == 0)
        return out;
    out["lost_updates"] = variable.lostUpdates; // beyond what every variable has
    out["torn_reads"] = variable.tornReads;
    out["stale_values"] = variable.staleValues;
    out["counts_exact"] = variable.countsExact;
    return out;
}

json::object accessObject(const Snapshot& snapshot, const world::Access& access)
{
    return {{"process", processName(snapshot, access.process)},
            {"access", access.access},
            {"file", access.at.file},
            {"line", access.at.line},
            {"value", optionalNumber(access.value)},
            {"value_exact", access.exact},
            {"time_ns", access.time},
            {"locks", arrayOf(access.locks, [](const std::string& one) { return one; })}};
}

json::object raceObject(const Snapshot& snapshot, const world::Race& race)
{
    return {{"variable", race.variable},
            {"first", accessObject(snapshot, race.first)},
            {"second", accessObject(snapshot, race.second)},
            {"why", race.why},
            {"pairs", race.count}};
}

json::object waitObject(const Snapshot& snapshot, const world::Wait& wait)
{
    return {{"process", processName(snapshot, wait.process)},
            {"call", wait.call},
            {"on", channelName(snapshot, wait.channel, wait.object)},
            {"for",
             arrayOf(wait.waitsFor, [&](int process) { return processName(snapshot, process); })}};
}

json::object deadlockObject(const Snapshot& snapshot, const world::Deadlock& deadlock)
{
    std::set<int> processes; // one that waits in several threads is in it once
    for (const world::Wait& wait : deadlock.waits)
        processes.insert(wait.process);
    return {{"processes",
             arrayOf(processes, [&](int process) { return processName(snapshot, process); })},
            {"waits", arrayOf(deadlock.waits,
                              [&](const world::Wait& wait) { return waitObject(snapshot, wait); })},
            {"why", deadlock.why}};
}

json::object lockOrderObject(const Snapshot& snapshot, const world::LockOrder& order)
{
    const auto step = [&](const world::LockOrderStep& one) {
        return json::object{{"process", processName(snapshot, one.process)},
                            {"holds", one.held},
                            {"takes", one.taken},
                            {"file", one.at.file},
                            {"line", one.at.line}};
    };
    return {{"steps", arrayOf(order.steps, step)}, {"why", order.why}};
}

json::object sleepObject(const Snapshot& snapshot, const world::Sleep& sleep)
{
    return {{"process", processName(snapshot, sleep.process)},
            {"call", sleep.call},
            {"on", channelName(snapshot, sleep.channel, sleep.object)},
            {"total_ns", sleep.totalNs},
            {"longest_ns", sleep.longestNs}};
}

/// What one request costs one way, beside the others.
json::object wayObject(const world::WayView& way)
{
    return {{"name", way.name},
            {"requests", way.requests},
            {"calls", way.calls},
            {"copies", way.copies},
            {"bytes", way.bytes},
            {"median_ns", way.timed != 0 ? json::value(way.medianNs) : json::value(nullptr)}};
}

json::object checkpointObject(const world::CheckpointView& checkpoint)
{
    return {{"id", checkpoint.id}, {"reached", checkpoint.reached}};
}

json::object head(const RunResult& result)
{
    return {{"crosstalk", 1},
            {"lesson", result.lesson.empty() ? json::value(nullptr) : json::value(result.lesson)},
            {"settings", settingsObject(result.settings)}};
}

/// What makes two runs the same for the histogram.
json::object outcomeObject(const RunResult& result)
{
    json::object values;
    for (const auto& variable : result.snapshot->variables)
        values[variable.name] = optionalNumber(variable.value);
    return {{"values", values},
            {"verdicts", arrayOf(findings(result), [](const std::string& one) { return one; })},
            {"outcome", outcomeName(result.outcome)}};
}

json::array histogram(const std::vector<RunResult>& results)
{
    std::vector<std::pair<json::object, std::int64_t>> counts;
    for (const RunResult& result : results) {
        const json::object outcome = outcomeObject(result);
        const auto known =
            std::ranges::find_if(counts, [&](const auto& one) { return one.first == outcome; });
        if (known != counts.end())
            ++known->second;
        else
            counts.emplace_back(outcome, 1);
    }
    std::ranges::stable_sort(counts, std::greater(), [](const auto& one) { return one.second; });
    return arrayOf(counts, [](auto one) {
        one.first["count"] = one.second;
        return one.first;
    });
}

} // namespace

json::object settingsObject(const std::vector<Setting>& settings)
{
    json::object out;
    for (const Setting& setting : settings)
        out[setting.name] =
            setting.isChoice ? json::value(setting.text) : json::value(setting.value);
    return out;
}

std::vector<std::string> findings(const RunResult& result)
{
    const Snapshot& snapshot = *result.snapshot;
    std::vector<std::string> out;
    if (!snapshot.races.empty())
        out.emplace_back("race");
    if (!snapshot.deadlocks.empty())
        out.emplace_back("deadlock");
    if (std::ranges::any_of(snapshot.variables, [](const auto& one) { return one.lost != 0; }))
        out.emplace_back("lost");
    return out;
}

json::object report(const RunResult& result)
{
    const Snapshot& snapshot = *result.snapshot;
    json::object out = head(result);
    const auto of = [&](auto convert) {
        return [&snapshot, convert](const auto& one) { return convert(snapshot, one); };
    };
    out["processes"] = arrayOf(snapshot.processes, processObject);
    out["channels"] = arrayOf(snapshot.channels, channelObject);
    out["variables"] = arrayOf(snapshot.variables, variableObject);
    out["races"] = arrayOf(snapshot.races, of(raceObject));
    out["deadlocks"] = arrayOf(snapshot.deadlocks, of(deadlockObject));
    out["sleeps"] = arrayOf(snapshot.sleeps, of(sleepObject));
    out["checkpoints"] = arrayOf(snapshot.checkpoints, checkpointObject);
    out["events"] = snapshot.events;
    out["dropped"] = snapshot.dropped;
    out["hash"] = result.hash;
    out["outcome"] = result.cut ? std::string_view("unknown") : outcomeName(result.outcome);
    if (result.cut) // its file ends before the run did
        out["cut"] = true;
    if (!snapshot.lockOrders.empty()) // beyond what every report has
        out["lock_orders"] = arrayOf(snapshot.lockOrders, of(lockOrderObject));
    if (!snapshot.ways.empty())
        out["ways"] = arrayOf(snapshot.ways, wayObject);
    return out;
}

json::object report(const std::vector<RunResult>& results)
{
    json::object out = results.empty() ? json::object{{"crosstalk", 1}} : head(results.front());
    out["runs"] = arrayOf(results, [](const RunResult& result) { return report(result); });
    out["histogram"] = histogram(results);
    return out;
}

} // namespace crosstalk::cli

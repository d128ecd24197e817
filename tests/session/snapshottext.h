#pragma once

#include "engine/world/snapshot.h"

#include <optional>
#include <sstream>
#include <string>

// A moment of a run in one long text: two moments are the same when their texts are.

namespace crosstalk::world {

inline void put(std::ostream& out, const std::optional<Operation>& operation)
{
    if (!operation) {
        out << " -";
        return;
    }
    out << ' ' << int(operation->kind) << operation->call << ' ' << operation->object << ' '
        << operation->variable << ' ' << operation->channel << ' ' << operation->value.value_or(-77)
        << operation->exact << operation->bytes << ' ' << operation->returning
        << operation->wouldBlock << operation->fd << operation->error << ' '
        << operation->durationNs << operation->slept << operation->at.file << ':'
        << operation->at.line;
}

inline void put(std::ostream& out, const ProcessView& process)
{
    out << process.name << ' ' << process.program << ' ' << process.pid << ' ' << int(process.state)
        << ' ' << process.stateSince << ' ' << process.threads << ' ' << process.at.file << ':'
        << process.at.line;
    for (const auto* operation :
         {&process.last, &process.next, &process.lastLoad, &process.lastStore})
        put(out, *operation);
    if (process.sleep)
        out << " asleep " << process.sleep->since << process.sleep->why;
    if (process.progress)
        out << " progress " << process.progress->done << '/' << process.progress->total;
    for (const std::string& lock : process.holds)
        out << " holds " << lock;
    for (const DescriptorView& one : process.descriptors)
        out << " fd " << one.fd << '>' << one.channel << one.reads << one.writes;
    out << ' ' << process.bytesWritten << ' ' << process.bytesRead << ' ' << process.blockBytes
        << ' ' << process.blockFilled << ' ' << process.asleepShare << ' ' << process.staleLoad
        << process.staleValue << ' ' << process.exitKnown << process.exitCode << process.exitSignal
        << process.diedHolding << process.note << '\n';
}

inline void put(std::ostream& out, const ChannelView& channel)
{
    out << channel.id << ' ' << channel.kind << ' ' << channel.name << ' ' << channel.bytes << ' '
        << channel.kernel.quiescentProbes << '/' << channel.kernel.agreeingProbes;
    if (channel.stream)
        out << " stream " << channel.stream->bytesWritten << ' ' << channel.stream->bytesRead << ' '
            << channel.stream->fillLow << ' ' << channel.stream->fillHigh << ' '
            << channel.stream->peak << ' ' << channel.stream->capacity << ' '
            << channel.stream->writers.size() << channel.stream->endOfFile;
    if (channel.messages)
        out << " messages " << channel.messages->sent << ' ' << channel.messages->received;
    if (channel.calls)
        out << " calls " << channel.calls->made << ' ' << channel.calls->executed;
    out << '\n';
}

/// Everything that comes from events. Not what the kernel says of this very moment.
inline std::string textOf(const Snapshot& snapshot)
{
    std::ostringstream out;
    out << snapshot.event << ' ' << snapshot.now << ' ' << snapshot.gateClosed << ' '
        << snapshot.headline << '\n';
    for (const ProcessView& process : snapshot.processes)
        put(out, process);
    for (const ChannelView& channel : snapshot.channels)
        put(out, channel);
    for (const VariableView& one : snapshot.variables)
        out << one.name << '=' << one.value.value_or(-77) << one.exact << ' '
            << one.expected.value_or(-77) << ' ' << one.loads << ' ' << one.stores << ' '
            << one.lostUpdates << ' ' << one.lastWriter << '\n';
    for (const Race& race : snapshot.races)
        out << race.variable << ' ' << race.first.event << ' ' << race.second.event << race.why
            << '\n';
    for (const Wait& wait : snapshot.waits)
        out << wait.process << wait.call << wait.object << wait.since << wait.why << '\n';
    for (const Sleep& sleep : snapshot.sleeps)
        out << sleep.process << sleep.call << sleep.totalNs << ' ' << sleep.count << '\n';
    for (const Transfer& one : snapshot.transfers)
        out << int(one.kind) << one.process << one.variable << one.label << one.progress << '\n';
    for (const Narration& line : snapshot.narration)
        out << line.time << ' ' << line.text << '\n';
    for (const auto& [name, value] : snapshot.facts)
        out << name << '=' << value << '\n';
    for (const Setting& setting : snapshot.settings)
        out << setting.name << '=' << setting.value << '\n';
    return out.str();
}

} // namespace crosstalk::world

#pragma once

#include "app/cli/report.h"

namespace crosstalk::cli {

inline world::ProcessView sampleProcess(const std::string& name, const std::string& program)
{
    world::ProcessView process;
    process.name = name;
    process.program = program;
    process.pid = 4711;
    process.state = world::ProcessState::Exited;
    process.exitKnown = true;
    return process;
}

/// Two depositors that raced and lost two deposits.
inline RunResult raceResult(std::int64_t balance = 38)
{
    world::Snapshot snapshot;
    snapshot.processes = {sampleProcess("P1", "depositor"), sampleProcess("P2", "depositor")};
    world::ChannelView segment;
    segment.id = "account";
    segment.kind = "segment";
    segment.shape = world::Shape::Region;
    segment.bytes = 4096;
    snapshot.channels = {segment};
    world::VariableView variable;
    variable.name = "balance";
    variable.value = balance;
    variable.expected = 40;
    variable.lost = 40 - balance;
    variable.lostUpdates = variable.staleValues = 2;
    variable.countsExact = false;
    snapshot.variables = {variable};
    world::Race race;
    race.variable = "balance";
    race.first = {0, "write", {"depositor.cpp", 48}, 1, 10, 1};
    race.second = {1, "read", {"depositor.cpp", 43}, 0, 11, 2};
    race.why = "No lock is held at both.";
    race.first.locks = {"A", "B"};
    race.second.exact = false;
    race.count = 3;
    snapshot.races = {race};
    snapshot.checkpoints = {{"lost", true, 5}, {"mutex", false, 0}};
    snapshot.event = 4321;
    snapshot.events = 1234;
    snapshot.now = 1'500'000'000;
    return {"lost-update",
            {{"sync", "none", 0, true}, {"deposits", "20", 20, false}},
            1,
            std::make_shared<const world::Snapshot>(std::move(snapshot)),
            "abcd",
            session::Outcome::Finished};
}

/// A writer killed by SIGPIPE, and a reader killed by the user.
inline RunResult pipeResult()
{
    world::Snapshot snapshot;
    snapshot.processes = {sampleProcess("P1", "writer"), sampleProcess("P2", "reader")};
    for (auto& process : snapshot.processes)
        process.state = world::ProcessState::Killed;
    snapshot.processes[0].exitSignal = "SIGPIPE";
    snapshot.processes[0].note = "P1 was ended by SIGPIPE: nobody reads.";
    snapshot.processes[1].exitSignal = "SIGKILL";
    world::ChannelView pipe;
    pipe.id = "pipe";
    pipe.kind = "pipe";
    pipe.stream.emplace();
    pipe.stream->bytesWritten = 70'000;
    pipe.stream->bytesRead = 4'464;
    pipe.stream->capacity = 65'536;
    pipe.stream->peak = 65'536;
    pipe.kernel.quiescentProbes = 3;
    pipe.kernel.agreeingProbes = 3;
    snapshot.channels = {pipe};
    world::Sleep sleep;
    sleep.process = 0;
    sleep.call = "write";
    sleep.channel = 0;
    sleep.totalNs = 2'500'000;
    sleep.longestNs = 2'000'000;
    snapshot.sleeps = {sleep};
    return {"full-pipe", {},
            1,           std::make_shared<const world::Snapshot>(std::move(snapshot)),
            "ef",        session::Outcome::Finished};
}

/// Two processes that wait for each other.
inline RunResult deadlockResult()
{
    world::Snapshot snapshot;
    snapshot.processes = {sampleProcess("P1", "a"), sampleProcess("P2", "b")};
    for (auto& process : snapshot.processes)
        process.state = world::ProcessState::Asleep;
    world::Wait one;
    one.process = 0;
    one.call = "pthread_mutex_lock";
    one.object = "first";
    one.waitsFor = {1};
    world::Wait other = one;
    other.process = 1;
    other.object = "second";
    other.waitsFor = {0};
    snapshot.deadlocks = {{{one, other}, "Each holds what the other one waits for."}};
    return {"", {},
            1,  std::make_shared<const world::Snapshot>(std::move(snapshot)),
            "", session::Outcome::Deadlock};
}

} // namespace crosstalk::cli

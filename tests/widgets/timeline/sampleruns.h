#pragma once

#include "engine/world/history.h"
#include "engine/world/snapshot.h"

#include <memory>
#include <random>
#include <string>

// Runs as the timeline meets them, made up by hand: the lost update, the full pipe, a crowd at
// full speed, eight processes.

namespace sample {

using namespace crosstalk::world;

inline constexpr std::uint64_t ms = 1'000'000;

struct Run
{
    std::shared_ptr<History> history = std::make_shared<History>();
    std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();

    void process(const std::string& name, ProcessState state)
    {
        history->addLane(name);
        ProcessView view;
        view.name = name;
        view.state = state;
        snapshot->processes.push_back(view);
    }
    void finish(std::uint64_t now, RunState state)
    {
        history->advance(now);
        snapshot->now = now;
        snapshot->run = state;
        snapshot->history = history;
    }
};

inline Mark access(std::uint64_t time, MarkKind kind, std::int64_t value)
{
    Mark mark;
    mark.time = time;
    mark.event = time / ms;
    mark.kind = kind;
    mark.value = value;
    mark.hasValue = true;
    mark.variable = 0;
    return mark;
}

/// As in the design's picture: r3 w4 | r4 w5 | r5 … w6, P1 about to write over it.
inline Run lostUpdate(bool happened = false)
{
    Run run;
    run.process("P1", happened ? ProcessState::Running : ProcessState::Held);
    run.process("P2", ProcessState::Running);
    const int balance = run.history->addSeries("balance", 0);
    VariableView variable;
    variable.name = "balance";
    run.snapshot->variables.push_back(variable);
    History& h = *run.history;
    h.begin(0, SpanKind::Running, 0);
    h.begin(1, SpanKind::Running, 0);
    h.step(balance, 0, 3);
    h.mark(0, access(100 * ms, MarkKind::Load, 3));
    h.mark(0, access(220 * ms, MarkKind::Store, 4));
    h.step(balance, 220 * ms, 4);
    h.mark(1, access(350 * ms, MarkKind::Load, 4));
    Mark race = access(350 * ms, MarkKind::Race, 4);
    race.partnerLane = 0;
    race.partnerTime = 220 * ms;
    h.mark(1, race);
    h.mark(1, access(480 * ms, MarkKind::Store, 5));
    h.step(balance, 480 * ms, 5);
    h.mark(0, access(760 * ms, MarkKind::Load, 5));
    h.mark(1, access(900 * ms, MarkKind::Load, 5));
    h.mark(1, access(1130 * ms, MarkKind::Store, 6));
    h.step(balance, 1130 * ms, 6);
    h.begin(0, SpanKind::Held, 1200 * ms);
    Race found;
    found.variable = "balance";
    found.variableIndex = 0;
    found.first = {0, "write", {"depositor.cpp", 14}, 4, 220 * ms, 220};
    found.second = {1, "read", {"depositor.cpp", 13}, 4, 350 * ms, 350};
    run.snapshot->races.push_back(found);
    if (happened) {
        h.begin(0, SpanKind::Running, 1290 * ms);
        h.mark(0, access(1300 * ms, MarkKind::Store, 6));
        Mark lost = access(1300 * ms, MarkKind::LostUpdate, 6);
        lost.partnerLane = 1;
        lost.partnerTime = 1130 * ms;
        h.mark(0, lost);
        h.step(balance, 1300 * ms, 6);
        run.finish(1400 * ms, RunState::Paused);
        return run;
    }
    Operation next;
    next.kind = OperationKind::Store;
    next.variable = 0;
    run.snapshot->processes[0].next = next;
    run.snapshot->processes[0].staleLoad = true;
    run.snapshot->processes[0].staleValue = 5;
    run.snapshot->processes[0].staleVictim = 1;
    Operation stored = next;
    stored.value = 6;
    run.snapshot->processes[1].lastStore = stored;
    run.finish(1310 * ms, RunState::Paused);
    return run;
}

/// As in the design's picture: a fast writer fills 64 KiB and then mostly sleeps.
inline Run fullPipe()
{
    Run run;
    run.process("P1", ProcessState::Asleep);
    run.process("P2", ProcessState::Running);
    const int fill = run.history->addSeries("pipe", 65536);
    History& h = *run.history;
    h.begin(0, SpanKind::Running, 0);
    h.begin(1, SpanKind::Running, 0);
    std::int64_t bytes = 0;
    for (int i = 0; i < 800; ++i)
        h.step(fill, static_cast<std::uint64_t>(i) * ms, bytes = i * 65536 / 800 / 4096 * 4096);
    for (int round = 0; round < 6; ++round) {
        const std::uint64_t at = (800 + 530 * static_cast<std::uint64_t>(round)) * ms;
        h.step(fill, at, 65536);
        h.begin(0, SpanKind::Asleep, at);
        h.step(fill, at + 380 * ms, 61440);
        h.begin(0, SpanKind::Running, at + 385 * ms);
    }
    h.begin(0, SpanKind::Asleep, 3980 * ms);
    h.mark(0, Mark{.time = 3000 * ms, .event = 7, .kind = MarkKind::Fault});
    run.finish(4000 * ms, RunState::Running);
    return run;
}

/// Full speed: `spans` spans in two lanes, a mark each, values all along.
inline Run crowd(int spans)
{
    Run run;
    run.process("P1", ProcessState::Running);
    run.process("P2", ProcessState::Running);
    const int balance = run.history->addSeries("balance", 0);
    std::mt19937 random(7);
    History& h = *run.history;
    std::uint64_t now = 0;
    std::int64_t value = 0;
    for (int i = 0; i < spans; ++i) {
        now += 2000 + random() % 6000;
        const int lane = static_cast<int>(random() % 2);
        const auto phase = now / (400 * ms) % 4;
        const auto kind = random() % 8 < phase * 2 ? SpanKind::Asleep : SpanKind::Running;
        h.begin(lane, kind, now);
        if (random() % 100 < 30) {
            h.begin(lane, SpanKind::Locked, now);
            h.endLocked(lane, now + 1000);
        }
        h.mark(lane, access(now, random() % 2 ? MarkKind::Load : MarkKind::Store, value));
        if (random() % 50'000 == 0) {
            Mark lost = access(now, MarkKind::LostUpdate, value);
            lost.partnerLane = 1 - lane;
            lost.partnerTime = now - 2000;
            h.mark(lane, lost);
        }
        if (random() % 4 == 0)
            h.step(balance, now, ++value);
    }
    run.finish(now, RunState::Running);
    return run;
}

/// Eight processes that take turns in every state.
inline Run family()
{
    Run run;
    for (int i = 0; i < 8; ++i)
        run.process("P" + std::to_string(i + 1), ProcessState::Running);
    const int balance = run.history->addSeries("balance", 0);
    History& h = *run.history;
    for (std::uint64_t i = 0; i < 60; ++i) {
        const std::uint64_t at = i * 40 * ms;
        const int lane = static_cast<int>(i % 8);
        h.begin(lane, static_cast<SpanKind>(i / 8 % 4), at);
        if (i % 3 == 0)
            h.begin(lane, SpanKind::Locked, at);
        else
            h.endLocked(lane, at);
        h.mark(lane, access(at + 10 * ms, i % 2 ? MarkKind::Store : MarkKind::Load,
                            static_cast<std::int64_t>(i)));
        h.step(balance, at + 10 * ms, static_cast<std::int64_t>(i));
    }
    h.mark(3, Mark{.time = 2450 * ms, .kind = MarkKind::Death});
    h.endLane(3, 2450 * ms);
    run.finish(2500 * ms, RunState::Running);
    return run;
}

} // namespace sample

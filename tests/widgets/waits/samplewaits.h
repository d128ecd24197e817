#pragma once

#include "engine/world/snapshot.h"

#include <memory>
#include <string>
#include <vector>

// Moments as the wait-for graph meets them, made up by hand.

namespace sample {

using namespace crosstalk::world;

inline constexpr std::uint64_t ms = 1'000'000;

struct Moment
{
    std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();

    explicit Moment(int processes, const std::string& program = "transfers")
    {
        snapshot->now = 3'000 * ms;
        snapshot->run = RunState::Running;
        for (int p = 0; p < processes; ++p) {
            ProcessView view;
            view.name = "P" + std::to_string(p + 1);
            view.program = program;
            view.pid = 48200 + p;
            view.state = ProcessState::Running;
            snapshot->processes.push_back(view);
        }
    }
    ProcessView& process(int ordinal) { return snapshot->processes[std::size_t(ordinal)]; }
    int mutex(const std::string& name, int owner)
    {
        ChannelView view;
        view.id = name;
        view.kind = "lock";
        view.shape = Shape::Lock;
        view.lock.emplace();
        view.lock->name = name;
        view.lock->kind = "mutex";
        view.lock->owner = owner;
        snapshot->channels.push_back(view);
        return int(snapshot->channels.size()) - 1;
    }
    int pipe(const std::string& name)
    {
        ChannelView view;
        view.id = name;
        view.kind = "pipe";
        view.stream.emplace();
        snapshot->channels.push_back(view);
        return int(snapshot->channels.size()) - 1;
    }
    /// The process sleeps since a second, each longer than the one before.
    Wait& sleep(int ordinal, const std::string& call, int channel, std::vector<int> wakers)
    {
        Wait wait;
        wait.process = ordinal;
        wait.call = call;
        wait.channel = channel;
        if (channel >= 0)
            wait.object = snapshot->channels[std::size_t(channel)].id;
        wait.waitsFor = std::move(wakers);
        wait.since = (2'000 - 100 * std::uint64_t(ordinal)) * ms;
        wait.why = "P" + std::to_string(ordinal + 1) + " sleeps in " + call;
        ProcessView& p = process(ordinal);
        p.state = ProcessState::Asleep;
        p.sleep.emplace();
        p.sleep->process = ordinal;
        p.sleep->call = call;
        p.sleep->channel = channel;
        p.sleep->object = wait.object;
        p.sleep->since = wait.since;
        p.sleep->why = wait.why;
        p.kernelState = "S (sleeping)";
        p.kernelWaits = "futex_wait_queue";
        return snapshot->waits.emplace_back(wait);
    }
    /// All that sleep, as one deadlock.
    Moment& deadlocked(const std::string& why)
    {
        snapshot->deadlocks.push_back({snapshot->waits, why, {}});
        snapshot->run = RunState::Deadlocked;
        return *this;
    }
};

inline Moment lockCycle()
{
    Moment m(2);
    const int a = m.mutex("a", 0), b = m.mutex("b", 1);
    m.sleep(0, "pthread_mutex_lock", b, {1});
    m.sleep(1, "pthread_mutex_lock", a, {0});
    return m.deadlocked("P1 sleeps in pthread_mutex_lock: b is held by P2; P2 sleeps in "
                        "pthread_mutex_lock: a is held by P1. All of them sleep, so none can ever "
                        "go on.");
}

inline Moment pipesBothWays()
{
    Moment m(2, "exchange");
    const int there = m.pipe("there"), back = m.pipe("back");
    m.sleep(0, "write", there, {1});
    m.sleep(1, "write", back, {0});
    m.snapshot->channels[0].stream->sleepingWriters = {0};
    m.snapshot->channels[1].stream->sleepingWriters = {1};
    return m.deadlocked("P1 sleeps in write: there is full; P2 sleeps in write: back is full.");
}

/// P1 waits for whichever of three takes something out; P4 is held at the gate.
inline Moment threeReaders()
{
    Moment m(4, "reader");
    const int pipe = m.pipe("pipe");
    m.sleep(0, "write", pipe, {0, 1, 2, 3});
    m.snapshot->channels[0].stream->sleepingWriters = {0};
    m.process(3).state = ProcessState::Held;
    return m;
}

inline Moment timedWait()
{
    Moment m(2);
    const int a = m.mutex("a", 0);
    m.sleep(1, "pthread_mutex_timedlock", a, {0}).timed = true;
    Wait& nap = m.sleep(0, "nanosleep", -1, {});
    nap.timed = true;
    return m;
}

/// The one who could have signalled has died.
inline Moment lostWakeUp()
{
    Moment m(2, "buffer");
    const int filled = m.mutex("filled", -1);
    m.snapshot->channels[std::size_t(filled)].lock->kind = "condition";
    m.sleep(0, "pthread_cond_wait", filled, {}).hopeless = true;
    m.process(1).state = ProcessState::Killed;
    m.process(1).exitSignal = "SIGKILL";
    return m.deadlocked("P1 sleeps in pthread_cond_wait, and whoever could have woken it has died. "
                        "It can never go on.");
}

inline Moment nobodyAsleep(int processes = 2)
{
    Moment m(processes);
    m.mutex("a", 0);
    return m;
}

inline Moment lockOrderOnly()
{
    Moment m(2);
    m.mutex("a", 0);
    LockOrder order;
    order.steps = {{0, "a", "b", {}, 1, 1}, {1, "b", "a", {}, 2, 2}};
    order.why = "P1 takes b while it holds a (line 21), P2 takes a while it holds b (line 24).";
    m.snapshot->lockOrders.push_back(order);
    return m;
}

/// `count` philosophers, each with the fork at its left hand.
inline Moment philosophers(int count)
{
    Moment m(count, "philosopher");
    for (int i = 0; i < count; ++i)
        m.mutex("fork " + std::to_string(i + 1), i);
    for (int i = 0; i < count; ++i)
        m.sleep(i, "pthread_mutex_lock", (i + 1) % count, {(i + 1) % count});
    return m.deadlocked("All of them hold one fork and wait for the next. All of them sleep, so "
                        "none can ever go on.");
}

/// A library's program of twelve, most of which wait at one lock.
inline Moment crowd()
{
    Moment m(12, "library");
    const int mutex = m.mutex("catalogue.mutex", 10);
    for (const int p : {1, 3, 4, 5, 7, 8, 9, 11})
        m.sleep(p, "pthread_mutex_lock", mutex, {10});
    return m;
}

/// A barrier that needs both others, a child's end, and a read from a terminal.
inline Moment mixture()
{
    Moment m(6, "worker");
    const int gate = m.mutex("start", -1);
    LockView& lock = *m.snapshot->channels[std::size_t(gate)].lock;
    lock.kind = "barrier";
    lock.count = 1;
    lock.parties = 3;
    m.sleep(0, "pthread_barrier_wait", gate, {1, 2}).needsAll = true;
    m.sleep(3, "waitpid", -1, {4});
    m.sleep(5, "read", -1, {});
    return m;
}

inline Moment byName(const std::string& name)
{
    return name == "locks"     ? lockCycle()
           : name == "pipes"   ? pipesBothWays()
           : name == "any"     ? threeReaders()
           : name == "timed"   ? timedWait()
           : name == "lost"    ? lostWakeUp()
           : name == "nobody"  ? nobodyAsleep()
           : name == "orders"  ? lockOrderOnly()
           : name == "five"    ? philosophers(5)
           : name == "eight"   ? philosophers(8)
           : name == "crowd"   ? crowd()
           : name == "mixture" ? mixture()
                               : Moment(0);
}

} // namespace sample

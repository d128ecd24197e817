#include "engine/world/state.h"

// Where threads are: running, held at the gate, asleep in the kernel, stopped. Held is the user's
// doing and never counts as sleep.

namespace crosstalk::world {

namespace {

SpanKind spanOf(ProcessState state)
{
    switch (state) {
    case ProcessState::Asleep:
        return SpanKind::Asleep;
    case ProcessState::Held:
        return SpanKind::Held;
    case ProcessState::Stopped:
        return SpanKind::Stopped;
    default:
        return SpanKind::Running;
    }
}

} // namespace

void World::State::foldHeld(const Step& step)
{
    comparison.gateWasClosed();
    ThreadState* thread = processes.thread(step.event.thread);
    if (thread == nullptr)
        return;
    if (thread->asleep) // it woke, and was stopped at the exit gate before its call could return
        wakeUp(step, *thread, true);
    if (step.event.aux == std::uint32_t(tap::Kind::Exit) && thread->callChannel >= 0) {
        tap::Event woke = step.event; // what it waited for has moved, how much its Exit will say
        woke.kind = tap::Kind::ProcessState;
        woke.value = 'R';
        channels[thread->callChannel].channel->fold(woke, {thread->process, step.event.thread},
                                                    step.effects);
    }
    thread->held = true;
    thread->pending = step.event;
    if (step.event.aux == std::uint32_t(tap::Kind::Enter) && step.event.payload[0] == 1)
        noteHeldSend(step, *thread);
    if (step.event.pc != 0)
        processes[thread->process].pc = step.event.pc;
    refresh(step.history, thread->process, step.event.time);
}

// Not at the gate: what is to be sent is held back on purpose.
void World::State::noteHeldSend(const Step& step, const ThreadState& thread)
{
    const int channel = channelOfCall(step.event);
    const std::string call(mechanisms::callName(step.event.call));
    if (channel < 0 || !mechanisms::movesDown(call))
        return;
    fact(step, "held-back", channels.idOf(channel), call, thread.process);
    say(step, thread.process,
        processes.nameOf(thread.process) + "'s " + call + " on " + channels.idOf(channel) +
            " is held by you before it is made");
}

void World::State::foldReleased(const Step& step)
{
    ThreadState* thread = processes.thread(step.event.thread);
    if (thread == nullptr)
        return;
    thread->held = false;
    lastStepped = thread->process;
    if (paused)
        fact(step, "step", {}, {}, thread->process);
    refresh(step.history, thread->process, step.event.time);
}

void World::State::foldProcessState(const Step& step)
{
    const tap::Event& event = step.event;
    const auto number = std::uint16_t(event.size);
    ThreadState* thread = processes.thread(number);
    if (thread == nullptr || !thread->alive)
        return;
    const bool stops = event.value == 'T' || event.value == 't';
    if (stops && thread->asleep)
        wakeUp(step, *thread, false);
    setStopped(step, thread->process, stops);
    const bool maySleep = thread->inCall && !thread->held;
    thread->sleepsAt = event.value == 'S' ? event.pc : 0;
    if (event.value == 'S' && maySleep && !thread->asleep)
        fallAsleep(step, number, *thread);
    else if (event.value == 'R' && maySleep) {
        wakeUp(step, *thread, true);
        thread->awakeAt = event.time;
    }
    if (maySleep && thread->callChannel >= 0 && !stops)
        channels[thread->callChannel].channel->fold(event, {thread->process, number}, step.effects);
    refresh(step.history, thread->process, event.time);
}

// The engine looks now and then; the sleep began when the thread was last known to be awake.
void World::State::fallAsleep(const Step& step, std::uint16_t, ThreadState& thread)
{
    thread.asleep = true;
    thread.asleepSince = std::min(thread.awakeAt, step.event.time);
    if ((thread.call.flags & tap::Internal) != 0 || thread.sleptInCall)
        return;
    const std::string call(mechanisms::callName(thread.call.call));
    fact(step, "sleep", channels.idOf(thread.callChannel), call, thread.process);
    if (slow() || narrator.mayInterrupt(step.event.time))
        say(step, thread.process, whyAsleep(thread));
}

void World::State::wakeUp(const Step& step, ThreadState& thread, bool forGood)
{
    if (!thread.asleep)
        return;
    thread.asleep = false;
    thread.awaits = {};
    const std::uint64_t time = step.event.time;
    thread.awakeAt = time;
    if ((thread.call.flags & tap::Internal) != 0)
        return;
    sleeps.add(sleeps.sum(thread.process, thread.call.call, thread.callChannel, thread.call.fd),
               time - std::min(time, thread.asleepSince), thread.sleptInCall);
    thread.sleptInCall = true;
    if (!forGood)
        return;
    const std::string call(mechanisms::callName(thread.call.call));
    fact(step, "woke", channels.idOf(thread.callChannel), call, thread.process);
    if (slow())
        say(step, thread.process, processes.nameOf(thread.process) + " wakes up in " + call);
}

void World::State::setStopped(const Step& step, int index, bool stopped)
{
    Process& process = processes[index];
    if (process.stopped == stopped)
        return;
    process.stopped = stopped;
    for (const std::uint16_t number : process.threads)
        processes.thread(number)->awakeAt = step.event.time;
    fact(step, stopped ? "frozen" : "thawed", processes[index].program, {}, index);
    say(step, index, process.name + (stopped ? " is frozen (SIGSTOP)" : " goes on (SIGCONT)"));
}

void World::State::refresh(History* history, int index, std::uint64_t time)
{
    Process& process = processes[index];
    const ProcessState state = processes.stateOf(index);
    if (state == process.state)
        return;
    // A sleep is noticed after it began: its span starts where it did.
    if (state == ProcessState::Asleep)
        for (const std::uint16_t number : process.threads)
            if (const ThreadState* thread = processes.thread(number); thread->asleep)
                time = std::max(thread->asleepSince, process.stateSince);
    process.timeIn[std::size_t(process.state)] += time - std::min(time, process.stateSince);
    process.stateSince = time;
    process.state = state;
    if (history != nullptr && process.living())
        history->begin(process.lane, spanOf(state), time);
}

} // namespace crosstalk::world

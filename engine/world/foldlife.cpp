#include "engine/world/state.h"

#include <cstring>
#include <sys/wait.h>

// Threads and processes: how they start, how they end and what they held. (What order that brings
// is the analysis's to say.)

namespace crosstalk::world {

namespace {

bool isWait(tap::CallId call)
{
    return call == mechanisms::idOf("wait") || call == mechanisms::idOf("waitpid") ||
           call == mechanisms::idOf("wait3") || call == mechanisms::idOf("wait4") ||
           call == mechanisms::idOf("waitid");
}

constexpr int unknownStatus = -1;

std::string signalName(int signal)
{
    const char* name = sigabbrev_np(signal);
    return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(signal);
}

} // namespace

void World::State::foldThreadStart(const Step& step)
{
    const tap::Event& event = step.event;
    const int process = processes.obtain(std::int32_t(event.value));
    Process& started = processes[process];
    const bool first = started.threads.empty();
    ThreadState& thread = processes.startThread(event.thread, process);
    thread.tid = std::int32_t(event.offset);
    if (first) {
        started.started = event.time;
        started.stateSince = event.time;
        const ThreadState* parent =
            event.size != 0 ? processes.thread(std::uint16_t(event.size - 1)) : nullptr;
        if (parent != nullptr && event.aux == 1) {
            started.parent = parent->process;
            if (started.program.empty())
                started.program = processes[parent->process].program;
        }
        prepareLane(step.history, process);
    }
    refresh(step.history, process, event.time);
    if (first)
        say(step, process,
            started.name + " starts" + (started.program.empty() ? "" : ": " + started.program) +
                " (pid " + std::to_string(started.pid) + ")");
}

// A process that a tapped parent waited for: the engine is not the one who learns its status.
void World::State::foldReaped(const Step& step)
{
    const tap::Event& event = step.event;
    const auto pid = std::int64_t(event.value);
    const int child = pid > 0 && isWait(event.call) ? processes.byPid(std::int32_t(pid)) : -1;
    if (child < 0)
        return;
    std::int32_t status = 0;
    std::memcpy(&status, event.payload, sizeof status);
    if (WIFEXITED(status) || WIFSIGNALED(status))
        processGone(step, child, status);
}

void World::State::foldThreadEnd(const Step& step)
{
    const tap::Event& event = step.event;
    ThreadState* thread = processes.thread(event.thread);
    if (thread == nullptr)
        return;
    if (thread->store.variable >= 0)
        markStore(step.history, *thread, std::exchange(thread->store, {}), nullptr,
                  MarkKind::Store);
    wakeUp(step, *thread, true);
    thread->alive = false;
    thread->held = false;
    thread->inCall = false;
    if (processes.anyThreadAlive(thread->process))
        refresh(step.history, thread->process, event.time);
    else
        processGone(step, thread->process, unknownStatus);
}

void World::State::foldProcessExit(const Step& step)
{
    const int process = processes.byPid(std::int32_t(step.event.offset));
    if (process >= 0)
        processGone(step, process, int(step.event.value));
}

// Called once when its last thread ends, if it does so in order, and once with its wait status.
void World::State::processGone(const Step& step, int index, int status)
{
    Process& process = processes[index];
    const bool killed = status != unknownStatus && WIFSIGNALED(status);
    if (process.living()) {
        letGo(step, index);
        endState(step, process, killed ? ProcessState::Killed : ProcessState::Exited);
    }
    if (status == unknownStatus || process.reaped)
        return;
    process.reaped = true;
    process.state = killed ? ProcessState::Killed : ProcessState::Exited;
    std::string sentence = process.name;
    if (killed) {
        process.exitSignal = signalName(WTERMSIG(status));
        sentence += " was ended by " + process.exitSignal;
        fact(step, "killed", process.program, {}, index);
        if (WTERMSIG(status) == SIGPIPE)
            fact(step, "sigpipe", channelOfLastCall(process), "write", index);
    } else {
        process.exitCode = WEXITSTATUS(status);
        sentence += " has ended with exit code " + std::to_string(process.exitCode);
        fact(step, "exited", process.program, {}, index);
    }
    tellEnd(step, index, sentence);
}

// The call that it died in: an Exit would have taken the channel off again.
std::string World::State::channelOfLastCall(const Process& process)
{
    for (const std::uint16_t number : process.threads)
        if (const int channel = processes.thread(number)->callChannel; channel >= 0)
            return channels[channel].id;
    return {};
}

// What it held or had open is released as the kernel does it.
void World::State::letGo(const Step& step, int index)
{
    Process& process = processes[index];
    for (const std::uint16_t number : process.threads) {
        ThreadState& thread = *processes.thread(number);
        wakeUp(step, thread, true);
        thread.alive = thread.held = thread.inCall = false;
    }
    for (const ChannelEntry& entry : channels)
        if (entry.channel->holder() == index && entry.ordinal >= 0)
            process.diedHolding += (process.diedHolding.empty() ? "" : ", ") + entry.id;
    for (int c = 0; c < int(channels.size()); ++c) {
        const int before = channels[c].channel->holder();
        const std::size_t passages = step.effects.passages.size();
        const std::size_t facts = step.effects.facts.size();
        channels[c].channel->processGone(index, step.effects);
        for (std::size_t i = facts; i < step.effects.facts.size(); ++i) {
            mechanisms::Fact& made = step.effects.facts[i];
            made.on = made.on.empty() ? channels[c].id : made.on;
            made.process = index;
            made.event = step.index;
        }
        narrateFacts(step, facts);
        if (step.effects.passages.size() != passages)
            noteMessages(step, c, passages, {index, tap::engineThread});
        if (before != channels[c].channel->holder())
            holderChanged(step, c, before, channels[c].channel->holder());
        noteClosed(c, step.event.time);
    }
    process.descriptors.clear();
}

void World::State::endState(const Step& step, Process& process, ProcessState state)
{
    const std::uint64_t time = step.event.time;
    process.timeIn[std::size_t(process.state)] += time - std::min(time, process.stateSince);
    process.stateSince = time;
    process.state = state;
    if (step.history == nullptr)
        return;
    step.history->mark(process.lane, {time, step.index, 0, false, MarkKind::Death});
    step.history->endLane(process.lane, time);
}

void World::State::tellEnd(const Step& step, int index, const std::string& sentence)
{
    Process& process = processes[index];
    process.note = sentence;
    if (process.exitSignal == "SIGPIPE")
        process.note += ": it wrote to a pipe that nobody can read any more";
    if (!process.diedHolding.empty())
        process.note += " while it held " + process.diedHolding;
    process.note += ".";
    say(step, index, process.note.substr(0, process.note.size() - 1));
}

/// A lane has its process's number: who was forked earlier and has not begun yet gets its own first.
void World::State::prepareLane(History* history, int process)
{
    if (history == nullptr)
        return;
    int next = process;
    while (next > 0 && processes[next - 1].lane < 0)
        --next;
    for (; next <= process; ++next)
        if (processes[next].lane < 0)
            processes[next].lane = history->addLane(processes[next].name);
}

} // namespace crosstalk::world

#include "engine/world/state.h"

#include <algorithm>

// The one sentence about this moment: what is about to go wrong first, then who waits for whom.

namespace crosstalk::world {

namespace {

std::string staleSentence(const Snapshot& view, bool& warns)
{
    for (const bool pendingOnly : {true, false})
        for (const ProcessView& process : view.processes) {
            const bool pending = process.next && process.next->kind == OperationKind::Store;
            const bool readsAnew =
                process.next && (process.next->kind == OperationKind::Load ||
                                 process.next->kind == OperationKind::ReadModifyWrite);
            if (!process.staleLoad || process.staleVictim < 0 || (pendingOnly && !pending) ||
                readsAnew)
                continue;
            warns = true;
            const ProcessView& victim = view.processes[std::size_t(process.staleVictim)];
            return process.name + " still holds the " + std::to_string(process.staleValue) +
                   " it read. Its write will erase " +
                   (&victim == &process ? "another thread" : victim.name) + "'s update.";
        }
    return {};
}

std::string brokenSentence(const Snapshot& view, bool& warns)
{
    const auto living = [&](int p) {
        const ProcessState state = view.processes[std::size_t(p)].state;
        return state != ProcessState::Exited && state != ProcessState::Killed;
    };
    for (const ChannelView& channel : view.channels) {
        if (!channel.stream)
            continue;
        const StreamView& stream = *channel.stream;
        const bool isMeantForUse = channel.back < 0 || stream.bytesWritten != 0; // of two directions
        if (stream.broken && isMeantForUse && !stream.writers.empty() && living(stream.writers.front())) {
            warns = true;
            return "Nobody can read " + channel.id +
                   " any more: " + view.processes[std::size_t(stream.writers.front())].name +
                   "'s next write raises SIGPIPE.";
        }
        if (stream.endOfFile && !stream.readers.empty() && stream.fillHigh == 0 &&
            living(stream.readers.front()))
            return "No writer of " + channel.id +
                   " is left: " + view.processes[std::size_t(stream.readers.front())].name +
                   "'s next read returns 0, end of file.";
    }
    return {};
}

std::string deathSentence(const Snapshot& view, bool& warns)
{
    for (const ChannelView& channel : view.channels)
        if (channel.lock && channel.lock->ownerDied && channel.lock->owner >= 0) {
            warns = true;
            return view.processes[std::size_t(channel.lock->owner)].name + " died holding " +
                   channel.id + ": whoever locks it next is told so.";
        }
    return {};
}

} // namespace

namespace {

/// "P1 sleeps inside write() until P2 reads."
std::string sleepSentence(const ChannelView& channel, const ProcessView& process,
                          const std::string& wakers, const mechanisms::SleepReason& reason)
{
    const std::string who = process.name + " sleeps inside " + process.sleep->call + "()";
    if (!reason.state.empty())
        return who + ": " + channel.id + " " + reason.state +
               (wakers.empty() || reason.remedy.empty()
                    ? "."
                    : "; " + wakers + " can wake it " + reason.remedy + ".");
    const std::string until = wakers.empty() ? std::string("somebody") : wakers;
    if (channel.lock && channel.lock->kind == "semaphore")
        return channel.id + " has no unit left: " + who + " until somebody posts.";
    if (channel.lock && wakers.empty() && channel.lock->owner < 0 && channel.lock->sharedBy.empty())
        return channel.id + " is free again: " + process.name + " is about to wake up inside " +
               process.sleep->call + "().";
    if (channel.lock)
        return until + " holds " + channel.id + ": " + who + " until it is unlocked.";
    const bool writes = process.sleep->call.rfind("write", 0) == 0;
    if (wakers.empty())
        return who + ", and nobody is left who could wake it.";
    return "The " + channel.kind + (writes ? " is full: " : " is empty: ") + who + " until " +
           until + (writes ? " reads." : " writes.");
}

} // namespace

std::string World::State::headline(const Snapshot& view, bool& warns) const
{
    if (gateClosed)
        if (std::string text = staleSentence(view, warns); !text.empty())
            return text;
    for (const Variable& variable : variables)
        if (gateClosed && variable.lastStoreLost && variable.lastVictimThread >= 0 &&
            !variable.isLock) {
            warns = true;
            const int by = processes.thread(std::uint16_t(variable.lastWriterThread))->process;
            const int victim = processes.thread(std::uint16_t(variable.lastVictimThread))->process;
            return processes.nameOf(by) + "'s write erased what " + processes.nameOf(victim) +
                   " had written to " + variable.name + ".";
        }
    for (auto* sentence : {&brokenSentence, &deathSentence})
        if (std::string text = sentence(view, warns); !text.empty())
            return text;
    for (const bool full : {true, false})
        for (const ProcessView& process : view.processes) {
            if (!process.sleep || process.sleep->channel < 0)
                continue;
            const ChannelView& channel = view.channels[std::size_t(process.sleep->channel)];
            if (channel.stream.has_value() && full != (process.sleep->call.rfind("write", 0) == 0))
                continue;
            for (const std::uint16_t number : processes[process.sleep->process].threads) {
                const ThreadState& thread = *processes.thread(number);
                const auto [place, call] = placeOfSleep(thread);
                if (!thread.asleep || place < 0)
                    continue;
                std::vector<int> wakers = unblockersOf(thread);
                if (wakers.empty() && !thread.awaits.descriptors.empty())
                    wakers = wakersOf(thread); // by another of its descriptors
                if (wakers.empty() && !thread.awaits.descriptors.empty())
                    continue; // by its time limit, a signal, somebody from outside: nothing is sure
                const bool mayItself = std::erase(wakers, thread.process) > 0 &&
                                       process.threads > 1; // this one sleeps
                return sleepSentence(channel, process,
                                     wakers.empty() && mayItself ? "another thread"
                                                                 : namesOf(wakers),
                                     channels[place].channel->sleepReason(call, thread.process));
            }
        }
    const bool goesOn = std::any_of(processes.begin(), processes.end(),
                                    [](const Process& process) { return process.living(); });
    for (const VariableView& variable : view.variables)
        if (variable.lostPerSecond > 0) {
            warns = true;
            return "Updates of " + variable.name + (goesOn ? " are being lost." : " were lost.");
        }
    return {};
}

} // namespace crosstalk::world

#include "engine/world/state.h"

// Who sleeps and waits for whom: for the wait-for graph and for those who want to see it.

namespace crosstalk::world {

namespace {

/// Waits that end by themselves: pthread_mutex_timedlock, sem_clockwait, nanosleep, …
bool endsByItself(std::string_view call)
{
    for (const std::string_view part : {"timed", "clock", "sleep"})
        if (call.find(part) != call.npos)
            return true;
    return false;
}

} // namespace

// A wait for a condition that was signalled has its mutex still to lock: it sleeps on that then,
// and there no deadline counts.
World::State::SleepPlace World::State::placeOfSleep(const ThreadState& thread) const
{
    constexpr std::uint64_t mutexBytes = 40;
    if (thread.relocks >= 0 && thread.sleepsAt - thread.relocksAt < mutexBytes)
        return {thread.relocks, mechanisms::idOf("pthread_mutex_lock")};
    constexpr int toMove = tap::CanRead | tap::CanWrite;
    const auto& awaited = thread.awaits.descriptors;
    if (awaited.size() == 1 && (awaited.front().flags & toMove) == 0)
        return {-1, thread.call.call}; // for the other side to go: full or empty is nothing to it
    return {thread.callChannel, thread.call.call};
}

BlockedProcess World::State::blockedThread(const ThreadState& thread) const
{
    const auto [index, call] = placeOfSleep(thread);
    BlockedProcess blocked;
    blocked.process = thread.process;
    blocked.call = thread.call.call;
    blocked.channel = channels.ordinalOf(index);
    blocked.object = channels.idOf(index);
    blocked.unblockers = unblockersOf(thread, &blocked.hopeless);
    blocked.timed = endsByItself(mechanisms::callName(call)) || thread.awaits.limited;
    if (index >= 0) {
        const mechanisms::Channel& channel = *channels[index].channel;
        blocked.needsAll = channel.needsAllUnblockers(call);
        blocked.timed = blocked.timed || channel.endsByItself(call, thread.process);
        blocked.anybody = channel.anybodyUnblocks();
        blocked.places.push_back(
            {thread.call.fd, thread.call.fd >= 0 ? thread.call.object : channels[index].object,
             mechanisms::movesDown(mechanisms::callName(call))});
    } else if (!thread.awaits.descriptors.empty()) {
        blockInPoll(thread, blocked);
    }
    blocked.whole = processes[thread.process].state == ProcessState::Asleep;
    blocked.since = thread.asleepSince;
    const bool mayBeStuck = blocked.whole && !blocked.timed;
    if (mayBeStuck && (blocked.hopeless || !blocked.unblockers.empty()))
        blocked.why = whyAsleep(thread); // asked for every round, so not for who only naps
    return blocked;
}

/// One of its threads sleeps until another process answers its remote call.
bool World::State::awaitsAnswer(int process) const
{
    for (const std::uint16_t number : processes[process].threads) {
        const ThreadState& thread = *processes.thread(number);
        if (thread.asleep && thread.enclosing)
            return true;
    }
    return false;
}

// What the threads of a library wait for belongs to the remote calls that it makes and serves, and
// who could end those is known: they wake nobody by themselves.
bool World::State::isLibrarysWait(const ThreadState& thread)
{
    return (thread.call.flags & tap::Internal) != 0 && !thread.enclosing;
}

void World::State::viewWaits(Snapshot& out) const
{
    for (int p = 0; p < int(processes.size()); ++p)
        for (const std::uint16_t number : processes[p].threads) {
            const ThreadState& thread = *processes.thread(number);
            if (!thread.asleep)
                continue;
            BlockedProcess blocked = blockedThread(thread);
            Wait& wait = out.waits.emplace_back();
            wait.process = p;
            wait.call = mechanisms::callName(blocked.call);
            wait.channel = blocked.channel;
            wait.object = std::move(blocked.object);
            wait.waitsFor = std::move(blocked.unblockers);
            if (wait.object.empty()) {
                wait.object = awaitedNames(thread);
                wait.waitsFor = wait.waitsFor.empty() ? wakersOf(thread) : wait.waitsFor;
            }
            wait.needsAll = blocked.needsAll;
            wait.timed = blocked.timed;
            wait.hopeless = blocked.hopeless;
            wait.since = blocked.since;
            wait.why = blocked.why.empty() ? whyAsleep(thread) : std::move(blocked.why);
        }
}

} // namespace crosstalk::world

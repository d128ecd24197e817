#include "engine/world/aftermath.h"

#include <algorithm>

namespace crosstalk::world {

namespace {

bool isGone(const ProcessView& process)
{
    return process.state == ProcessState::Exited || process.state == ProcessState::Killed ||
           process.state == ProcessState::Lost;
}

/// The supervisor ends them so; that it was no one of the run who did it is told apart by exitKnown.
void end(ProcessView& process)
{
    process.state = ProcessState::Killed;
    process.exitSignal = "SIGKILL";
    process.exitKnown = false;
    process.next.reset();
    process.sleep.reset();
    process.threadViews.clear();
    process.staleLoad = false;
    process.operationsPerSecond = 0;
    process.kernelState.clear();
    process.kernelWaits.clear();
}

void wakeAll(ChannelView& channel)
{
    if (channel.stream) {
        channel.stream->sleepingReaders.clear();
        channel.stream->sleepingWriters.clear();
    }
    if (channel.messages) {
        channel.messages->sleepingReceivers.clear();
        channel.messages->sleepingSenders.clear();
    }
    if (channel.lock)
        channel.lock->waiters.clear();
}

} // namespace

std::shared_ptr<const Snapshot> afterTheEnd(std::shared_ptr<const Snapshot> snapshot)
{
    if (!snapshot->live || snapshot->run != RunState::Finished ||
        std::ranges::all_of(snapshot->processes, isGone))
        return snapshot;
    auto left = std::make_shared<Snapshot>(*snapshot);
    for (ProcessView& process : left->processes)
        if (!isGone(process))
            end(process);
    for (ChannelView& channel : left->channels)
        wakeAll(channel);
    left->waits.clear();
    left->transfers.clear();
    left->headline = "The run was ended before its processes had come to their end.";
    left->headlineWarns = false;
    return left;
}

} // namespace crosstalk::world

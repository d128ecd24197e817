#include "widgets/stage/crowdlinks.h"
#include "widgets/stage/layout.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

using Lane = Structure::Lane;

/// Sorted, each once, only those that there are.
std::vector<int> known(const world::Snapshot& snapshot, std::vector<int> processes,
                       const std::vector<int>& more)
{
    processes.insert(processes.end(), more.begin(), more.end());
    std::erase_if(processes,
                  [&](int p) { return p < 0 || std::size_t(p) >= snapshot.processes.size(); });
    std::sort(processes.begin(), processes.end());
    processes.erase(std::unique(processes.begin(), processes.end()), processes.end());
    return processes;
}

/// Who moved bytes first counts: after a fork many hold an end that they never use.
int mainEnd(const std::vector<int>& ends, const std::vector<int>& moved, bool last)
{
    for (const int process : moved)
        if (std::find(ends.begin(), ends.end(), process) != ends.end())
            return process;
    return ends.empty() ? -1 : last ? ends.back() : ends.front();
}

/// Closed while somebody who had it lived on.
bool hasLeft(const world::Snapshot& snapshot, const world::ChannelView& channel, const Lane& lane)
{
    using State = world::ProcessState;
    const auto wentOn = [&](int p) {
        const world::ProcessView& process = snapshot.processes[std::size_t(p)];
        const bool ended = process.state == State::Exited || process.state == State::Killed ||
                           process.state == State::Lost;
        return !ended || process.stateSince > channel.closedAt;
    };
    return channel.back >= 0 && channel.closedAt != 0 &&
           (std::ranges::any_of(lane.from, wentOn) || std::ranges::any_of(lane.to, wentOn));
}

Lane laneOf(const world::Snapshot& snapshot, int index)
{
    const world::ChannelView& channel = snapshot.channels[std::size_t(index)];
    Lane lane;
    lane.channel = index;
    lane.back = channel.back;
    lane.messages = channel.messages.has_value();
    const auto& writers = lane.messages ? channel.messages->senders : channel.stream->writers;
    const auto& readers = lane.messages ? channel.messages->receivers : channel.stream->readers;
    lane.priorities = lane.messages && channel.messages->priorities;
    lane.pages = channel.stream ? int(channel.stream->pages.size()) : 0;
    lane.from = known(snapshot, writers, channel.movedInto);
    lane.to = known(snapshot, readers, channel.movedOutOf);
    lane.source = mainEnd(lane.from, channel.movedInto, false);
    lane.sink = mainEnd(lane.to, channel.movedOutOf, true);
    lane.gone = writers.empty() && readers.empty();
    lane.left = hasLeft(snapshot, channel, lane);
    return lane;
}

/// A connection that was closed leaves, unless all who had it ended with it: that is the end of the
/// run, and how things stood then stays in sight.
void leave(const world::Snapshot& snapshot, Structure& structure)
{
    const auto left = [](const Lane& lane) { return lane.left; };
    const auto when = [&](const Lane& lane) {
        return snapshot.channels[std::size_t(lane.channel)].closedAt;
    };
    if (!structure.lanes.empty() && std::ranges::all_of(structure.lanes, left)) {
        const Lane last = *std::ranges::max_element(structure.lanes, {}, when);
        for (Lane& lane : structure.lanes)
            lane.left = lane.channel != last.channel && lane.channel != last.back;
    }
    structure.closed = int(std::ranges::count_if(structure.lanes, [](const Lane& lane) {
        return lane.left && lane.channel < lane.back;
    }));
    std::erase_if(structure.lanes, left);
}

/// The two directions of a connection stand one above the other.
void addLane(Structure& structure, Lane lane)
{
    const auto partner = std::find_if(structure.lanes.begin(), structure.lanes.end(),
                                      [&](const Lane& l) { return l.channel == lane.back; });
    if (lane.back >= 0 && partner != structure.lanes.end())
        structure.lanes.insert(partner + 1, std::move(lane));
    else
        structure.lanes.push_back(std::move(lane));
}

Structure::Region& regionOf(Structure& structure, int channel)
{
    for (Structure::Region& region : structure.regions)
        if (region.channel == channel)
            return region;
    structure.regions.push_back({channel, {}, {}, {}});
    return structure.regions.back();
}

/// Ends with no process known stand opposite the other end.
void completeEnds(Lane& lane, int processes)
{
    const int last = processes - 1;
    if (lane.source < 0)
        lane.source = lane.sink == 0 && last > 0 ? last : std::min(0, last);
    if (lane.sink < 0)
        lane.sink = lane.source == last ? std::min(0, last) : last;
}

} // namespace

Structure Structure::of(const world::Snapshot& snapshot, const CrowdWish& wish)
{
    Structure structure;
    structure.processes = int(snapshot.processes.size());
    std::vector<int> callers;
    for (std::size_t i = 0; i < snapshot.channels.size(); ++i) {
        const world::ChannelView& channel = snapshot.channels[i];
        if (channel.shape == world::Shape::Region)
            regionOf(structure, int(i));
        else if (channel.messages && channel.messages->inUserSpace)
            regionOf(structure, channel.segment).queues.push_back(int(i));
        else if (channel.stream || channel.messages)
            addLane(structure, laneOf(snapshot, int(i)));
        else if (channel.calls)
            for (const auto* who : {&channel.calls->clients, &channel.calls->servers})
                callers.insert(callers.end(), who->begin(), who->end());
    }
    structure.callers = known(snapshot, std::move(callers), {});
    leave(snapshot, structure);
    for (Lane& lane : structure.lanes)
        completeEnds(lane, structure.processes);
    for (std::size_t i = 0; i < snapshot.variables.size(); ++i)
        regionOf(structure, snapshot.variables[i].channel).variables.push_back(int(i));
    for (std::size_t i = 0; i < snapshot.channels.size(); ++i)
        if (snapshot.channels[i].lock)
            regionOf(structure, snapshot.channels[i].segment).locks.push_back(int(i));
    addCrowd(structure, snapshot, wish);
    return structure;
}

} // namespace crosstalk::stage

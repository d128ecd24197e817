#include "widgets/stage/layout.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

/// Who writes, who reads: ends are closed while a run goes on, so what was written counts too.
int endOf(const world::Snapshot& snapshot, const std::vector<int>& holders, bool writing)
{
    for (const int process : holders) {
        if (process < 0 || std::size_t(process) >= snapshot.processes.size())
            continue;
        const auto& p = snapshot.processes[std::size_t(process)];
        if (writing ? p.bytesWritten > 0 : p.bytesRead > 0)
            return process;
    }
    return holders.empty() ? -1 : writing ? holders.front() : holders.back();
}

Structure::Stream streamOf(const world::Snapshot& snapshot, int channel)
{
    const auto& view = *snapshot.channels[std::size_t(channel)].stream;
    Structure::Stream stream;
    stream.channel = channel;
    stream.from = endOf(snapshot, view.writers, true);
    stream.to = endOf(snapshot, view.readers, false);
    stream.pages = int(view.pages.size());
    return stream;
}

Structure::Region& regionOf(Structure& structure, int channel)
{
    for (Structure::Region& region : structure.regions)
        if (region.channel == channel)
            return region;
    structure.regions.push_back({channel, {}, {}});
    return structure.regions.back();
}

} // namespace

Structure Structure::of(const world::Snapshot& snapshot)
{
    Structure structure;
    structure.processes = int(snapshot.processes.size());
    for (std::size_t i = 0; i < snapshot.channels.size(); ++i) {
        const world::ChannelView& channel = snapshot.channels[i];
        if (channel.shape == world::Shape::Region)
            regionOf(structure, int(i));
        else if (channel.stream)
            structure.streams.push_back(streamOf(snapshot, int(i)));
    }
    for (std::size_t i = 0; i < snapshot.variables.size(); ++i)
        regionOf(structure, snapshot.variables[i].channel).variables.push_back(int(i));
    for (std::size_t i = 0; i < snapshot.channels.size(); ++i)
        if (snapshot.channels[i].lock)
            regionOf(structure, snapshot.channels[i].segment).locks.push_back(int(i));
    return structure;
}

} // namespace crosstalk::stage

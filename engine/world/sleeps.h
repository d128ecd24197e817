#pragma once

#include "engine/tap/event.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

/// All sleeps of one process in one call on one channel.
struct SleepSum
{
    int process = -1;
    tap::CallId call = 0;
    int channel = -1; ///< index into Channels, or -1
    int fd = -1;
    std::uint64_t totalNs = 0;
    std::uint64_t longestNs = 0;
    std::uint64_t count = 0;

    void archive(StateArchive& archive)
    {
        archive.process(process);
        archive.channel(channel);
        archive(call, fd, totalNs, longestNs, count);
    }
};

/// Sleeps summed up; few entries, found by looking at each.
class Sleeps
{
public:
    SleepSum& sum(int process, tap::CallId call, int channel, int fd)
    {
        for (SleepSum& sum : m_sums)
            if (sum.process == process && sum.call == call && sum.channel == channel)
                return sum;
        return m_sums.emplace_back(SleepSum{process, call, channel, fd});
    }

    /// `again`: the same sleep goes on after an interruption (frozen), it is no new one.
    void add(SleepSum& sum, std::uint64_t ns, bool again)
    {
        sum.totalNs += ns;
        sum.longestNs = std::max(sum.longestNs, ns);
        sum.count += again ? 0 : 1;
    }

    auto begin() const { return m_sums.begin(); }
    auto end() const { return m_sums.end(); }

    void archive(StateArchive& archive) { archive(m_sums); }

private:
    std::vector<SleepSum> m_sums;
};

} // namespace crosstalk::world

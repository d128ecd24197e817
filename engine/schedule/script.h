#pragma once

#include "engine/schedule/schedulefile.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosstalk::schedule {

/// Why a line of a schedule cannot be followed.
enum class Obstacle
{
    Missing, ///< there is no such worker
    Asleep,  ///< in the kernel until somebody else acts
    Stopped, ///< SIGSTOP
    Ended,
};

/// Where a run went another way than its schedule.
struct Divergence
{
    ScheduleLine line;
    Obstacle obstacle = Obstacle::Missing;
};

/// The lines of a schedule that are still to be followed.
class Script
{
public:
    Script() = default;
    explicit Script(std::vector<ScheduleLine> lines) : m_lines(std::move(lines)) {}

    bool isOver() const { return m_next == m_lines.size(); }
    const ScheduleLine& line() const { return m_lines[m_next]; } ///< unless it is over
    void advance();

    /// The line cannot be followed yet. True when there is no hope that it ever can: at once for
    /// who has ended, else after a second, for one may yet wake up by itself or be on its way.
    bool obstructed(Obstacle obstacle, std::uint64_t now);

private:
    std::vector<ScheduleLine> m_lines;
    std::size_t m_next = 0;
    std::optional<std::uint64_t> m_waitsSince;
};

} // namespace crosstalk::schedule

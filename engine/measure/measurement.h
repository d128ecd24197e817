#pragma once

#include "engine/measure/program.h"
#include "engine/measure/result.h"

#include <functional>

namespace crosstalk::measure {

/// What is to be measured, and how thoroughly.
struct Plan
{
    std::vector<Way> ways{allWays.begin(), allWays.end()};
    std::vector<Job> jobs{allJobs.begin(), allJobs.end()};
    std::vector<long> sizes{allSizes.begin(), allSizes.end()};
    int runs = 5;        ///< of each cell; the median counts
    double fillMs = 20;  ///< how long a run is to take, more or less
    bool counts = true;  ///< system calls too
};

/// The cells of a plan in the order in which they are measured: each size through all ways first, so
/// that there is something to compare from the start.
std::vector<Cell> cellsOf(const Plan& plan);

/// Measures one cell with the programs in `folder` (lessons/choose/unwatched of the build), which
/// run with nothing of Crosstalk in them. A cell that cannot be measured says why.
Measured measureCell(const std::filesystem::path& folder, const Cell& cell, const Plan& plan,
                   const Cancelled& cancelled);

/// Measures all, and hands out each result as it comes, on the calling thread. Ends early when
/// cancelled.
void measureAll(const std::filesystem::path& folder, const Plan& plan, const Cancelled& cancelled,
                const std::function<void(const Measured&)>& done);

} // namespace crosstalk::measure

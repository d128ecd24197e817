#pragma once

#include "engine/base/error.h"
#include "engine/measure/ways.h"

#include <optional>
#include <string>
#include <vector>

namespace crosstalk::measure {

/// Several measurements of one thing.
struct Spread
{
    double median = 0;
    double low = 0;
    double high = 0;
    int runs = 0;
};

/// Of these values, of which there must be one or more.
Spread spreadOf(std::vector<double> values);

/// What crosses the system-call boundary for one message, both processes together. Counted under
/// ptrace, where everything is slower: who would have found a message at once may have slept.
struct Crossings
{
    double calls = 0;  ///< system calls of any kind
    double copies = 0; ///< those of them that moved bytes
    double bytes = 0;  ///< and how many
};

/// What was measured in one cell. A message there and back counts as two.
struct Measured
{
    Cell cell;
    Spread ns;    ///< for one message, from asking to having
    Spread cpuNs; ///< processor time of both processes for one message
    std::optional<Crossings> crossings; ///< unset: this system lets nobody count
    std::optional<Error> absent; ///< why there are no figures; unset: there are

    double bytesPerSecond() const { return ns.median > 0 ? 1e9 * double(cell.size) / ns.median : 0; }
};

/// A line for each result, with a header: for a spreadsheet.
std::string csvOf(const std::vector<Measured>& results);

} // namespace crosstalk::measure

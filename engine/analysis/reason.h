#pragma once

#include "engine/analysis/expression.h"
#include "engine/world/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosstalk::analysis {

/// One side of an unordered pair, in the words a sentence needs.
struct Side
{
    int ordinal = -1;    ///< of the process
    std::string process; ///< "P1", or "one thread of P1" when both sides are in one process
    bool write = false;
    bool atomic = false;
    bool isVolatile = false;
    world::SourceLine at;
    std::vector<std::string> locks; ///< names of the locks it held, in the order it took them
    std::vector<Expression> expressions; ///< what its line may have accessed
};

/// What else is known of the pair.
struct Circumstances
{
    bool shareALock = false;  ///< both held the same lock (and yet it did not order them)
    bool slept = false;       ///< one of them slept before or between
    bool relaxedFlag = false; ///< a flag went from the first to the second, but with relaxed order
};

/// Why nothing orders the two, in plain words: "P1 wrote balance at line 14 and P2 read it at line
/// 13. No lock, message or signal orders one before the other."
std::string reason(const std::string& variable, const Side& first, const Side& second,
                   const Circumstances& circumstances);

} // namespace crosstalk::analysis

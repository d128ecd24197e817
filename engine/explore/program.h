#pragma once

#include "engine/base/result.h"
#include "engine/explore/operation.h"

#include <vector>

namespace crosstalk::explore {

/// A thread of the program, by a number that means the same one in every execution.
using ThreadId = int;

/// What is explored: something that can be begun again and again and let go step by step. Played
/// with the same schedule it must do the same.
class Program
{
public:
    virtual ~Program() = default;

    /// Begins an execution: nobody has done anything yet. Ends the one at hand.
    virtual Result<void> restart() = 0;

    /// Who could be let go now, in a fixed order. Empty: the execution is over.
    virtual std::vector<ThreadId> enabled() = 0;

    /// Lets one of the enabled go to its next gate; what it did.
    virtual Result<Operation> step(ThreadId thread) = 0;

    /// A thread that is there and cannot go on, with what it would do.
    struct Stuck
    {
        ThreadId thread = 0;
        Operation operation;
    };

    /// When the execution is over.
    virtual std::vector<Stuck> stuck() = 0;
};

} // namespace crosstalk::explore

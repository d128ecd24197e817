#pragma once

#include "engine/measure/program.h"
#include "engine/measure/result.h"

namespace crosstalk::measure {

/// What a program and all that it forks do at the system-call boundary, from its first instruction
/// to its end; divided by nothing. Traces it, so it takes a while; from the thread that calls.
Result<Crossings> countCrossings(const Command& command, double seconds,
                                 const Cancelled& cancelled);

} // namespace crosstalk::measure

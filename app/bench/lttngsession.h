#pragma once

#include "engine/base/result.h"

#include <vector>

namespace crosstalk::bench {

/// What one LTTng-UST tracepoint costs a program pinned to `core`, in ns, `runs` times: with the
/// fields of our Event, into a session that keeps the newest in memory. An error that says why
/// where LTTng is not installed or cannot be started.
Result<std::vector<double>> tracepointCosts(int core, int runs);

} // namespace crosstalk::bench

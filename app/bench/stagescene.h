#pragma once

#include "engine/world/snapshot.h"

#include <memory>

namespace crosstalk::bench {

/// A stage with much on it: eight processes that share a segment, with tokens on their way
/// between each and its variables. `progress` from 0 to 1 says how far those are; nothing else
/// changes with it.
std::shared_ptr<const world::Snapshot> crowdedStage(double progress);

} // namespace crosstalk::bench

#pragma once

#include "engine/world/snapshot.h"

#include <memory>

namespace crosstalk::world {

/// What is left when a run is over: whoever had not ended by itself was ended with it, so nobody is
/// asleep or held any more and nothing is about to happen. Locks and buffers stay as they were then.
/// Any other moment, also one of the past, comes back as it is.
std::shared_ptr<const Snapshot> afterTheEnd(std::shared_ptr<const Snapshot> snapshot);

} // namespace crosstalk::world

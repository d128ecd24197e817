#pragma once

#include "widgets/stage/layout.h"

namespace crosstalk::stage {

/// Adds cards, links and layers when there are too many processes for a card each. Equal processes
/// that share nothing but memory need none: they are dots around it.
void addCrowd(Structure& structure, const world::Snapshot& snapshot, const CrowdWish& wish);

} // namespace crosstalk::stage

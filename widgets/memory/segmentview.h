#pragma once

#include "engine/world/snapshot.h"
#include "widgets/stage/drawing.h"

#include <vector>

namespace crosstalk::memory {

/// Lays out every segment of the snapshot, one below the other; returns the height used.
double addSegments(const world::Snapshot& snapshot, const stage::StageStyle& style, double width,
                   std::vector<stage::Group>& groups);

} // namespace crosstalk::memory

#pragma once

#include "widgets/stage/layout.h"

namespace crosstalk::stage {

/// A segment's box, centred in `area`, as high as its variables and locks need.
StageLayout::RegionBox layOutRegion(const Structure::Region& region, const QRectF& area,
                                    const StageStyle& style);

} // namespace crosstalk::stage

#pragma once

#include "widgets/stage/layout.h"

namespace crosstalk::stage {

/// How much of a stage of this size the kernel needs for the channels of a crowd.
double crowdKernelHeight(const Structure& structure, const StageStyle& style, QSizeF size);

/// Cards in columns inside `area`, from left to right who feeds whom; what they talk through below
/// the line, memory above it; strands between the columns.
void layOutCrowd(const Structure& structure, const StageStyle& style, const QRectF& area,
                 StageLayout& layout);

} // namespace crosstalk::stage

#pragma once

#include "widgets/stage/layout.h"

namespace crosstalk::stage {

/// Height of the kernel's band that these channels would like to have.
double lanesHeight(const Structure& structure, const StageStyle& style);

/// Places every channel below the line, and the wires from the cards down to it. The cards must
/// stand already; `inRow`: side by side, else in two columns.
void layOutLanes(const Structure& structure, const StageStyle& style, bool inRow,
                 StageLayout& layout);

} // namespace crosstalk::stage

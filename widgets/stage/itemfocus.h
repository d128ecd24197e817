#pragma once

#include "widgets/stage/drawing.h"

#include <Qt>

#include <vector>

namespace crosstalk::stage {

/// Which items can be pointed at; the backdrop, hint and headline cannot be activated.
bool isPointable(const Item& item);

/// The nearest item from that one in the direction of an arrow key, or -1.
int nextItem(const std::vector<Item>& items, int from, Qt::Key key);

} // namespace crosstalk::stage

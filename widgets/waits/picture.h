#pragma once

#include "widgets/stage/drawing.h"
#include "widgets/theme/textbox.h"
#include "widgets/waits/layout.h"

#include <vector>

namespace crosstalk::waits {

/// The graph as things to draw: arrows first, then a group a node. A node's item is of kind Process
/// (index: its ordinal) or Channel (index: into Graph::objects()).
using Picture = std::vector<stage::Group>;

/// What it is made from; nothing is kept.
struct PictureInput
{
    const world::Snapshot& snapshot;
    const Graph& graph;
    const Layout& layout;
    const stage::StageStyle& style;
    int selected = -1; ///< process
};

Picture makePicture(const PictureInput& input);

/// A node's box: what is said on two or three lines, and by the outline. In picturenodes.cpp.
stage::Group processNode(const PictureInput& input, std::size_t index);
stage::Group objectNode(const PictureInput& input, std::size_t index);

/// Every text of it.
std::vector<theme::TextBox> textBoxes(const Picture& picture);

} // namespace crosstalk::waits

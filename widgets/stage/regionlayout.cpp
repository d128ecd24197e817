#include "widgets/stage/regionlayout.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

/// Variables from the top, places for locks below them; what finds no room is counted.
void place(StageLayout::RegionBox& box, const Structure::Region& region, const QRectF& room,
           double variable, double row, const StageStyle& style)
{
    const auto px = [&](double designPixels) { return style.px(designPixels); };
    const double gap = px(8);
    const int variables = int(region.variables.size());
    const int locks = int(region.locks.size());
    int shownLocks = locks;
    int shownVariables = variables;
    const auto height = [&] {
        return shownVariables * (variable + gap) + shownLocks * (row + gap) - gap +
               (shownVariables < variables ? box.more.height() + px(4) : 0);
    };
    while (height() > room.height() + 1 && shownVariables + shownLocks > 0)
        --(shownLocks > 1 || shownVariables == 0 ? shownLocks : shownVariables);
    double y = room.top();
    for (int i = 0; i < shownVariables; ++i, y += variable + gap)
        box.variables.emplace_back(region.variables[std::size_t(i)],
                                   QRectF(room.left(), y, room.width(), variable));
    for (int i = 0; i < shownLocks; ++i, y += row + gap)
        box.locks.emplace_back(room.left(), y, room.width(), row);
    box.hidden = variables - shownVariables;
    box.hiddenLocks = locks - shownLocks;
    box.more.moveTop(y - px(3));
    // Of locks alone it is said where it costs nothing: a value is worth more than that.
    if (box.more.bottom() > box.rect.bottom())
        box.more.setHeight(0);
}

} // namespace

StageLayout::RegionBox layOutRegion(const Structure::Region& region, const QRectF& area,
                                    const StageStyle& style)
{
    const auto px = [&](double designPixels) { return style.px(designPixels); };
    const auto line = [&](TextRole role) { return style.lineHeight(role); };
    const bool named = region.channel >= 0;
    const double pad = px(11);
    const double gap = px(8);
    const double title = named ? line(TextRole::Strong) : 0;
    const double captionLine = named ? line(TextRole::Small) + px(2) : 0;
    const double big = line(TextRole::Code) + line(TextRole::Big) + line(TextRole::Small) + px(14);
    const double row = std::max(line(TextRole::Label), line(TextRole::Value)) + px(9);
    const double queue = 4 * line(TextRole::Small) + px(34);
    const double variables = double(region.variables.size());
    const double locks = double(region.locks.size());
    const double queues = double(region.queues.size()) * (queue + gap);
    const auto fullWith = [&](double variable) {
        return pad + title + gap + queues + variables * (variable + gap) + locks * (row + gap) -
               gap + pad;
    };
    // A large value matters more than a place for the last lock, and that more than the caption.
    const double least =
        pad + title + gap + variables * (big + gap) + (locks > 0 ? row : -gap) + pad;
    const bool costsOne = fullWith(big) - area.height() <= row + gap;
    const double variable = variables <= 2 && least <= area.height() && costsOne ? big : row;
    const double full = fullWith(variable);
    const double caption = full + captionLine <= area.height() ? captionLine : 0;
    const double texts = pad + title + caption + gap;
    const double height = std::min(area.height(), full + caption);

    StageLayout::RegionBox box;
    box.channel = region.channel;
    box.allLocks = region.locks;
    box.rect = QRectF(std::round(area.left()), std::round(area.center().y() - height / 2),
                      std::round(area.width()), std::round(height));
    const QRectF inner = box.rect.adjusted(px(12), pad, -px(12), -pad);
    box.more = QRectF(inner.left(), 0, inner.width(), line(TextRole::Small));
    box.title = QRectF(inner.left(), inner.top(), inner.width(), title);
    box.caption = QRectF(inner.left(), inner.top() + title, inner.width(), caption);
    double top = box.rect.top() + texts;
    for (const int channel : region.queues) {
        const double left = inner.bottom() - top;
        box.queues.emplace_back(channel, QRectF(inner.left(), top, inner.width(),
                                                std::max(0.0, std::min(queue, left))));
        top += std::min(queue + gap, left);
    }
    place(box, region,
          QRectF(inner.left() + px(6), top, inner.width() - px(12), inner.bottom() - top), variable,
          row, style);
    return box;
}

} // namespace crosstalk::stage

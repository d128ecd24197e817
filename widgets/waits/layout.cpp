#include "widgets/waits/layout.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::waits {

using stage::TextRole;

namespace {

constexpr double margin = 12; // design pixels, as all below
constexpr double widestProcess = 190;
constexpr double widestObject = 170;
constexpr double arrowRoom = 34; // between a process and what it waits on
constexpr double narrowObject = 110; // cuts most names
constexpr int rounds = 300;

/// Boxes that may not leave `room` nor come nearer to each other than `gap`.
struct Boxes
{
    QRectF room; ///< of their centres
    QSizeF size; ///< of each, with the gap
    std::vector<QPointF> centres;

    void keepInside()
    {
        for (QPointF& c : centres) {
            c.setX(std::clamp(c.x(), room.left(), room.right()));
            c.setY(std::clamp(c.y(), room.top(), room.bottom()));
        }
    }
    bool moveApart(QPointF& a, QPointF& b) const
    {
        const double dx = b.x() - a.x(), dy = b.y() - a.y();
        const double overX = size.width() - std::abs(dx), overY = size.height() - std::abs(dy);
        if (overX <= 0.5 || overY <= 0.5)
            return false;
        const bool sideways = overX < overY && room.width() >= size.width();
        const double push = (sideways ? overX : overY) / 2 + 0.25;
        const double sign = (sideways ? dx : dy) < 0 ? -1 : 1;
        const QPointF by = sideways ? QPointF(sign * push, 0) : QPointF(0, sign * push);
        a -= by;
        b += by;
        return true;
    }
    /// False where they would not come to rest.
    bool settle()
    {
        for (int round = 0; round < rounds; ++round) {
            bool moved = false;
            for (std::size_t i = 0; i < centres.size(); ++i)
                for (std::size_t k = i + 1; k < centres.size(); ++k)
                    moved |= moveApart(centres[i], centres[k]);
            keepInside();
            if (!moved)
                return true;
        }
        return false;
    }
    int columns() const { return 1 + int(room.width() / size.width()); }
    int rows() const { return 1 + int(room.height() / size.height()); }
    /// Side by side in rows, in the order of their wish for height.
    void lineUp()
    {
        std::vector<std::size_t> order(centres.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return centres[a].y() < centres[b].y();
        });
        const int across = columns();
        const int down = (int(order.size()) + across - 1) / across;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const int column = int(i) % across, row = int(i) / across;
            const double x = across > 1 ? double(column) / (across - 1) : 0.5;
            const double y = down > 1 ? double(row) / (down - 1) : 0.5;
            centres[order[i]] = {room.left() + x * room.width(), room.top() + y * room.height()};
        }
    }
};

/// Those that do not fit below each other have a line or two less, or stand two side by side.
QSizeF objectSize(std::size_t count, QSizeF room, double across, const stage::StageStyle& style)
{
    const auto tall = [&style](int lines) {
        return style.lineHeight(TextRole::Strong) + lines * style.lineHeight(TextRole::Small) +
               style.px(8);
    };
    const auto fits = [&](int lines) {
        return double(count) * (tall(lines) + style.px(8)) <= room.height();
    };
    const double width = std::min(style.px(widestObject), room.width());
    const double half = std::min(width, std::floor((room.width() - across) / 2));
    if (fits(2))
        return {width, tall(2)};
    for (const int lines : {1, 0})
        if (half < style.px(narrowObject) && fits(lines))
            return {width, tall(lines)};
    return {half, tall(2)};
}

} // namespace

Layout Layout::make(const Graph& graph, const stage::StageStyle& style, QSizeF size)
{
    Layout layout;
    const double edge = style.px(margin);
    const double line = std::ceil(style.lineHeight(TextRole::Small) + style.px(4));
    const QRectF all = QRectF(QPointF(0, 0), size).adjusted(edge, style.px(8), -edge, -style.px(6));
    layout.legend = QRectF(all.left(), std::floor(all.bottom() - line), all.width(), line);
    double bottom = layout.legend.top();
    if (!graph.folded().empty()) {
        layout.folded = QRectF(all.left(), bottom - line, all.width(), line);
        bottom -= line;
    }
    layout.graph = QRectF(all.left(), all.top(), all.width(), bottom - all.top() - style.px(4));
    layout.seatProcesses(graph, style);
    layout.placeObjects(graph, style);
    return layout;
}

void Layout::seatProcesses(const Graph& shown, const stage::StageStyle& style)
{
    const int count = int(shown.processes().size());
    const int right = count / 2, left = count - right;
    const double width = std::min(style.px(widestProcess), graph.width() * 0.27);
    const double wanted =
        style.lineHeight(TextRole::Strong) + style.lineHeight(TextRole::Small) + style.px(12);
    for (int i = 0; i < count; ++i) {
        const bool onRight = i >= 1 && i <= right;
        const int rows = onRight ? right : left;
        const int row = onRight ? i - 1 : i == 0 ? 0 : count - i;
        const double pitch = graph.height() / std::max(rows, 1);
        const double height = std::min(wanted, pitch - style.px(5));
        const double x = onRight ? graph.right() - width : graph.left();
        const double y = graph.top() + (row + 0.5) * pitch - height / 2;
        processes.emplace_back(std::round(x), std::round(y), std::floor(width), std::floor(height));
    }
}

void Layout::placeObjects(const Graph& shown, const stage::StageStyle& style)
{
    if (processes.empty() || shown.objects().empty())
        return;
    const double inset = processes[0].width() + style.px(arrowRoom);
    const QRectF middle = graph.adjusted(inset, 0, -inset, 0);
    const std::size_t count = shown.objects().size();
    const bool few = count <= 3;
    const double across = style.px(16);
    const QSizeF node = objectSize(count, middle.size(), across, style);
    Boxes boxes;
    const double spare = (middle.height() - double(count) * node.height()) / double(count);
    const double down = few ? style.px(22) : std::clamp(spare, style.px(8), style.px(22));
    boxes.size = node + QSizeF(across, down);
    boxes.room =
        middle.adjusted(node.width() / 2, node.height() / 2, -node.width() / 2, -node.height() / 2);
    if (boxes.room.height() < 0)
        return;
    const std::size_t most = std::size_t(boxes.columns() * boxes.rows());
    const auto seat = [&](int process) {
        const auto& all = shown.processes();
        const auto place = std::lower_bound(all.begin(), all.end(), process);
        return processes[std::size_t(place - all.begin())].center();
    };
    const auto middleOf = [&](const std::vector<int>& group, QPointF otherwise) {
        QPointF sum;
        int count = 0;
        for (const int process : group)
            if (shown.isShown(process)) {
                sum += seat(process);
                ++count;
            }
        return count == 0 ? otherwise : sum / count;
    };
    for (const ObjectNode& object : shown.objects()) {
        if (boxes.centres.size() == most)
            break;
        const QPointF from = middleOf(object.sleepers, graph.center());
        boxes.centres.push_back((from + middleOf(object.wakers, graph.center())) / 2);
    }
    boxes.keepInside();
    if (!boxes.settle())
        boxes.lineUp();
    for (const QPointF& centre : boxes.centres)
        objects.emplace_back(std::round(centre.x() - node.width() / 2),
                             std::round(centre.y() - node.height() / 2), std::floor(node.width()),
                             std::floor(node.height()));
}

} // namespace crosstalk::waits

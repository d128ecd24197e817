#include "widgets/stage/lanegeometry.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

using Lane = Structure::Lane;
using Wire = StageLayout::Wire;

QRectF LaneGeometry::card(int process) const
{
    const int last = int(m_layout.cards.size()) - 1;
    return last < 0 ? QRectF() : m_layout.cards[std::size_t(std::clamp(process, 0, last))].rect;
}

double LaneGeometry::centre(int process) const
{
    if (m_layout.cards.empty())
        return m_layout.stage.width() * (process <= 0 ? 0.2 : 0.8);
    return card(process).center().x();
}

std::vector<int> LaneGeometry::members(const Lane& lane)
{
    std::vector<int> all = lane.from;
    all.insert(all.end(), lane.to.begin(), lane.to.end());
    if (lane.from.empty())
        all.push_back(lane.source);
    if (lane.to.empty())
        all.push_back(lane.sink);
    return all;
}

double LaneGeometry::leftmost(const Lane& lane) const
{
    double x = m_layout.stage.width();
    for (const int process : members(lane))
        x = std::min(x, centre(process));
    return x;
}

double LaneGeometry::rightmost(const Lane& lane) const
{
    double x = 0;
    for (const int process : members(lane))
        x = std::max(x, centre(process));
    return x;
}

std::pair<double, double> LaneGeometry::cardEdges(const Lane& lane) const
{
    double low = m_layout.stage.width();
    double high = 0;
    for (const int process : members(lane)) {
        low = std::min(low, card(process).left());
        high = std::max(high, card(process).right());
    }
    return {low, high};
}

namespace {

/// Gives each end of each lane a port along its card's foot.
class Ports
{
public:
    Ports(const std::vector<Lane>& lanes, const StageLayout& layout, const StageStyle& style,
          bool inRow)
        : m_lanes(lanes), m_layout(layout), m_style(style), m_geometry(layout, inRow),
          m_wires(lanes.size())
    {
    }

    std::vector<std::vector<Wire>> layOut()
    {
        for (int process = 0; process < int(m_layout.cards.size()); ++process)
            portsOf(process);
        return std::move(m_wires);
    }

private:
    struct End
    {
        std::size_t lane;
        bool down;
    };

    double px(double designPixels) const { return m_style.px(designPixels); }
    void portsOf(int process);
    void spread(int process, const std::vector<End>& ends, bool leftwards, bool both);
    bool hasCardBelow(int process) const;
    QPointF start(int process, double x) const;

    const std::vector<Lane>& m_lanes;
    const StageLayout& m_layout;
    const StageStyle& m_style;
    LaneGeometry m_geometry;
    std::vector<std::vector<Wire>> m_wires;
};

/// From the card's foot; from its side when another card stands below it.
QPointF Ports::start(int process, double x) const
{
    const QRectF rect = m_geometry.card(process);
    if (m_layout.density == Density::Dots)
        return {x, m_layout.user.bottom() - px(10)};
    if (x < rect.left() || x > rect.right())
        return {x < rect.left() ? rect.left() : rect.right(), rect.center().y()};
    return {x, rect.bottom()};
}

bool Ports::hasCardBelow(int process) const
{
    const QRectF rect = m_geometry.card(process);
    return !m_geometry.inRow() &&
           std::any_of(m_layout.cards.begin(), m_layout.cards.end(), [&](const auto& other) {
               return other.rect.top() > rect.bottom() &&
                      std::abs(other.rect.center().x() - rect.center().x()) < rect.width() / 2;
           });
}

void Ports::portsOf(int process)
{
    std::vector<End> left;
    std::vector<End> right;
    const double middle = m_geometry.centre(process);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        const double there = (m_geometry.leftmost(lane) + m_geometry.rightmost(lane)) / 2;
        const bool alone = std::abs(there - middle) < 1;
        for (const bool down : {true, false}) {
            const auto& ends = down ? lane.from : lane.to;
            if (std::find(ends.begin(), ends.end(), process) == ends.end())
                continue;
            const bool leftwards = alone ? down : there < middle;
            (leftwards ? left : right).push_back({i, down});
        }
    }
    const bool both = !left.empty() && !right.empty();
    spread(process, left, true, both);
    spread(process, right, false, both);
}

/// The upper lane gets the port nearest to it, so that wires of one card never cross.
void Ports::spread(int process, const std::vector<End>& ends, bool leftwards, bool both)
{
    const QRectF rect = m_geometry.card(process);
    const double middle = rect.center().x();
    const int count = int(ends.size());
    const double step = std::min(px(15), rect.width() * (both ? 0.34 : 0.7) / std::max(1, count));
    const bool under = hasCardBelow(process);
    const bool onLeft = middle < m_layout.stage.width() / 2;
    for (int k = 0; k < count; ++k) {
        double x = middle + step * ((count - 1) / 2.0 - k) * (leftwards ? -1 : 1);
        if (both)
            x += (leftwards ? -1 : 1) * rect.width() * 0.2;
        if (under)
            x = onLeft ? rect.right() + px(6) + step * k : rect.left() - px(6) - step * k;
        const End& end = ends[std::size_t(k)];
        m_wires[end.lane].push_back({process, end.down, start(process, x), x});
    }
}

} // namespace

std::vector<std::vector<Wire>> layOutWires(const std::vector<Lane>& lanes,
                                           const StageLayout& layout, const StageStyle& style,
                                           bool inRow)
{
    return Ports(lanes, layout, style, inRow).layOut();
}

const Wire* StageLayout::LaneBox::wireOf(int process, bool down) const
{
    const auto found = std::find_if(wires.begin(), wires.end(), [&](const Wire& wire) {
        return wire.process == process && wire.down == down;
    });
    return found == wires.end() ? nullptr : &*found;
}

} // namespace crosstalk::stage

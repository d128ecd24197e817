#include "widgets/stage/lanelayout.h"

#include "widgets/stage/lanegeometry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace crosstalk::stage {

namespace {

using Lane = Structure::Lane;
using Tier = StageLayout::Tier;
using Wire = StageLayout::Wire;
using LaneBox = StageLayout::LaneBox;

double wish(const Lane& lane, Tier tier)
{
    switch (tier) {
    case Tier::Big:
        return lane.priorities ? 190 : 158;
    case Tier::Medium:
        return lane.priorities ? 100 : lane.messages ? 74 : 60;
    case Tier::Small:
        break;
    }
    return 25;
}

/// One channel alone says by words above it who sleeps; several share a strip for that.
bool hasStrip(const Structure& structure)
{
    return structure.lanes.size() > 1;
}

/// Lays out all lanes; the steps run in the order of layOut().
class Lanes
{
public:
    Lanes(const Structure& structure, const StageStyle& style, bool inRow, StageLayout& layout)
        : m_structure(structure), m_style(style), m_layout(layout), m_at(layout, inRow)
    {
    }

    void layOut()
    {
        choose();
        rows();
        m_wires = layOutWires(m_lanes, m_layout, m_style, m_at.inRow());
        stack();
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    double line(TextRole role) const { return m_style.lineHeight(role); }
    double margin() const { return px(20); }
    double width() const { return m_layout.stage.width(); }
    bool meet(const Lane& one, const Lane& other, bool touching) const;
    int rowsNeeded(bool touching, std::vector<int>& row) const;
    void choose();
    void rows();
    void stack();
    void place(std::size_t lane, double top, double height);
    std::pair<double, double> extent(std::size_t lane) const;
    void inside(LaneBox& box, const Lane& lane);
    void cells(LaneBox& box, int pages) const;
    void words(LaneBox& box, const Lane& lane, const std::pair<double, double>& room);
    double roomTop() const;

    const Structure& m_structure;
    const StageStyle& m_style;
    StageLayout& m_layout;
    LaneGeometry m_at;
    std::vector<Lane> m_lanes; ///< those shown
    std::vector<int> m_row;    ///< of each
    int m_rows = 0;
    bool m_tight = false; ///< neighbours in a row share a card: none reaches over its middle
    std::vector<std::vector<Wire>> m_wires;
};

double Lanes::roomTop() const
{
    return m_layout.strip.isEmpty() ? m_layout.kernel.top() : m_layout.strip.bottom() + px(2);
}

/// Do two lanes need the same stretch of a row? `touching`: also when they only share a card.
bool Lanes::meet(const Lane& one, const Lane& other, bool touching) const
{
    if (!m_at.inRow())
        return true;
    const double slack = touching ? 1 : -1;
    return m_at.leftmost(one) < m_at.rightmost(other) + slack &&
           m_at.leftmost(other) < m_at.rightmost(one) + slack;
}

int Lanes::rowsNeeded(bool touching, std::vector<int>& row) const
{
    row.assign(m_lanes.size(), 0);
    int count = 0;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const auto taken = [&](int r) {
            for (std::size_t k = 0; k < i; ++k)
                if (row[k] == r && meet(m_lanes[i], m_lanes[k], touching))
                    return true;
            return false;
        };
        while (taken(row[i]))
            ++row[i];
        count = std::max(count, row[i] + 1);
    }
    return count;
}

/// Those that somebody still holds first; what finds no room is folded.
void Lanes::choose()
{
    const double room = m_layout.kernel.bottom() - roomTop() - px(6);
    const int most = std::max(1, int(room / px(wish({}, Tier::Small))));
    m_lanes = m_structure.lanes;
    std::vector<int> row;
    while (m_lanes.size() > 1 && rowsNeeded(false, row) > most) {
        // The newest without a holder goes, else the newest.
        auto victim = std::find_if(m_lanes.rbegin(), m_lanes.rend(),
                                   [](const Lane& lane) { return lane.gone; });
        if (victim == m_lanes.rend())
            victim = m_lanes.rbegin();
        m_layout.folded.insert(m_layout.folded.begin(), victim->channel);
        m_lanes.erase(std::next(victim).base());
    }
}

/// Lanes that share no card may stand side by side; when that is not enough, also neighbours.
void Lanes::rows()
{
    const double room = m_layout.kernel.bottom() - roomTop() - px(6);
    m_rows = rowsNeeded(true, m_row);
    m_tight = m_rows * px(wish({}, Tier::Small)) > room;
    if (m_tight)
        m_rows = rowsNeeded(false, m_row);
}

/// Rows from the line down, the lower tiers the less room there is.
void Lanes::stack()
{
    const double top = roomTop();
    const double room = m_layout.kernel.bottom() - top - px(6);
    double used = 0;
    std::vector<double> heights;
    Tier tier = Tier::Big;
    for (const Tier each : {Tier::Big, Tier::Medium, Tier::Small}) {
        tier = each;
        heights.assign(std::size_t(m_rows), 0);
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            double& height = heights[std::size_t(m_row[i])];
            height = std::max(height, px(wish(m_lanes[i], each)));
        }
        used = 0;
        for (const double height : heights)
            used += height;
        if (used <= room)
            break;
    }
    const double stretch = used > 0 ? std::min(room / used, tier == Tier::Big ? 1e3 : 1.5) : 1;
    double y = top + (room - used * stretch) / 2;
    std::vector<double> tops;
    for (double& height : heights) {
        height *= stretch;
        tops.push_back(y);
        y += height;
    }
    m_layout.lanes.resize(m_lanes.size());
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        m_layout.lanes[i].tier = tier;
        place(i, tops[std::size_t(m_row[i])], heights[std::size_t(m_row[i])]);
    }
}

/// From where to where a pill reaches: between the wires, wider where they stand close.
std::pair<double, double> Lanes::extent(std::size_t index) const
{
    const Lane& lane = m_lanes[index];
    double from = m_at.leftmost(lane);
    double to = m_at.rightmost(lane);
    const double middle = (from + to) / 2;
    double left = from;
    double right = to;
    const auto reach = [&](const Wire& wire) {
        if (wire.x < middle)
            left = std::max(left, wire.x);
        else
            right = std::min(right, wire.x);
    };
    if (m_at.inRow())
        for (const Wire& wire : m_wires[index])
            if (std::abs(m_at.centre(wire.process) - from) < 1 ||
                std::abs(m_at.centre(wire.process) - to) < 1)
                reach(wire);
    if (!m_at.inRow())
        for (const auto& wires : m_wires)
            std::for_each(wires.begin(), wires.end(), reach);
    const double bend =
        std::min(px(m_layout.lanes[index].tier == Tier::Big ? 30 : 18), (right - left) * 0.2);
    left += bend;
    right -= bend;
    const bool small = m_layout.lanes[index].tier == Tier::Small;
    const double least = px(m_at.inRow() && !small ? 210 : 310);
    if (right - left < least) {
        left = std::max(middle - least / 2, margin());
        right = std::min(middle + least / 2, width() - margin());
    }
    if (!m_at.inRow() || m_layout.cards.empty())
        return {left, right};
    // In its row it keeps to the cards that it belongs to.
    if (m_tight && to > from)
        return {std::max(left, from + px(3)), std::min(right, to - px(3))};
    const auto [low, high] = m_at.cardEdges(lane);
    return {std::max(left, low), std::min(right, high)};
}

void Lanes::place(std::size_t index, double top, double height)
{
    const Lane& lane = m_lanes[index];
    LaneBox& box = m_layout.lanes[index];
    box.channel = lane.channel;
    box.messages = lane.messages;
    box.paired = lane.back >= 0;
    box.wires = m_wires[index];
    box.reversed = m_at.centre(lane.source) > m_at.centre(lane.sink);
    const auto [left, right] = extent(index);
    const double below = line(TextRole::Small) + px(5);
    const double texts = line(TextRole::Label) + line(TextRole::Code) + px(14);
    const double notice = line(TextRole::Label) + px(14);
    double pill = height - px(5);
    double y = top + px(2.5);
    if (box.tier == Tier::Medium) {
        pill = std::min(height - below - px(6), px(lane.messages ? 70 : 42));
        y = top + (height - pill - below) / 2;
    } else if (box.tier == Tier::Big) {
        pill = std::clamp(height - notice - texts - px(14), px(24),
                          px(lane.priorities ? 116
                             : lane.messages ? 76
                                             : 84));
        y = top + notice + std::min((height - notice - pill - texts) * 0.45, px(26));
        box.notice = QRectF(m_at.leftmost(lane) + px(24), top + px(6),
                            m_at.rightmost(lane) - m_at.leftmost(lane) - px(48), notice);
    } else {
        pill = std::min(pill, px(32));
        y = top + (height - pill) / 2;
    }
    box.pill = QRectF(std::round(left), std::round(y), std::round(right - left), std::round(pill));
    inside(box, lane);
    words(box, lane, {left, right});
}

/// Names and figures stand inside where the pill is wide and flat, its contents between them.
void Lanes::inside(LaneBox& box, const Lane& lane)
{
    const double pill = box.pill.height();
    const double flat = box.tier == Tier::Big ? 0.26 : 0.2;
    const double side = box.messages ? px(8) : std::min(pill * 0.36, box.pill.width() * 0.15);
    const double over = box.messages ? px(6) : std::max(px(3), pill * flat);
    box.content = box.pill.adjusted(side, over, -side, -over);
    const bool wide = box.pill.width() > px(box.messages ? 420 : 280);
    if (box.tier != Tier::Big && wide && !(box.messages && box.tier == Tier::Medium)) {
        const double share = box.content.width() * 0.31;
        box.name = QRectF(box.content.left(), box.pill.top(), share, pill);
        box.state = QRectF(box.content.right() - share, box.pill.top(), share, pill);
        box.content.adjust(share + px(8), 0, -share - px(8), 0);
    } else if (box.tier == Tier::Small && box.pill.width() > px(160)) { // no channel without a name
        const double share = std::min(box.content.width() * 0.4, px(110));
        box.name = QRectF(box.content.left(), box.pill.top(), share, pill);
        box.content.setLeft(box.name.right() + px(6));
    }
    cells(box, lane.pages);
}

void Lanes::cells(LaneBox& box, int pages) const
{
    const int count = std::max(1, pages);
    box.rows = 1;
    const auto columns = [&] { return (count + box.rows - 1) / box.rows; };
    while (box.content.width() / columns() < px(4) && box.rows < 8)
        box.rows *= 2;
    box.columns = columns();
}

void Lanes::words(LaneBox& box, const Lane& lane, const std::pair<double, double>& room)
{
    const double middle = box.pill.center().x();
    if (box.tier == Tier::Small)
        return;
    double left = std::min(room.first - px(16), middle - px(80));
    double right = std::max(room.second + px(16), middle + px(80));
    if (box.tier == Tier::Big) {
        left = std::min(left - px(20), middle - px(240));
        right = std::max(right + px(20), middle + px(240));
    }
    if (m_at.inRow() && !m_layout.cards.empty()) {
        const auto [low, high] = m_at.cardEdges(lane);
        left = std::max(left, std::min(low, room.first));
        right = std::min(right, std::max(high, room.second));
    }
    const double half =
        std::min({middle - left, right - middle, middle - margin(), width() - margin() - middle});
    const auto row = [&](double y, TextRole role) {
        return QRectF(middle - half, y, 2 * half, line(role));
    };
    if (box.tier == Tier::Medium) {
        box.figures = row(box.pill.bottom() + px(3), TextRole::Small);
        return;
    }
    box.title = row(box.pill.bottom() + px(8), TextRole::Label);
    box.figures = row(box.title.bottom() + px(3), TextRole::Code);
    box.note = row(box.figures.bottom() + px(3), TextRole::Small);
    if (box.note.bottom() > m_layout.kernel.bottom() - px(2) || m_rows > 1)
        box.note = QRectF();
}

} // namespace

double lanesHeight(const Structure& structure, const StageStyle& style)
{
    double wanted = style.px(12);
    const std::size_t count = structure.lanes.size();
    if (hasStrip(structure))
        wanted += style.px(30);
    for (const Lane& lane : structure.lanes)
        wanted += style.px(
            wish(lane, count > 2 || !structure.callers.empty() ? Tier::Medium : Tier::Big));
    return wanted;
}

void layOutLanes(const Structure& structure, const StageStyle& style, bool inRow,
                 StageLayout& layout)
{
    if (structure.lanes.empty())
        return;
    if (hasStrip(structure)) {
        const double height =
            std::max(style.px(21), style.lineHeight(TextRole::Strong) + style.px(2));
        layout.strip = QRectF(0, layout.kernel.top() + style.px(7), layout.stage.width(), height);
    }
    Lanes(structure, style, inRow, layout).layOut();
    layout.closed = structure.closed;
    if (layout.folded.empty() && layout.closed == 0)
        return;
    const double height = style.lineHeight(TextRole::Small);
    const double top = layout.kernel.bottom() - height - style.px(2);
    const double right = layout.stage.width() - style.px(12);
    double left = right - style.px(220);
    for (const LaneBox& box : layout.lanes) // beside what reaches down there
        for (const QRectF& rect : {box.pill, box.title, box.figures, box.note})
            if (rect.bottom() > top)
                left = std::max(left, rect.right() + style.px(8));
    layout.more = QRectF(left, top, std::max(0.0, right - left), height);
}

} // namespace crosstalk::stage

#include "widgets/stage/crowdlayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosstalk::stage {

namespace {

using Link = Structure::Link;
using Pill = StageLayout::Pill;
using Strand = StageLayout::Strand;

// Design pixels.
constexpr double narrowestCard = 88;
constexpr double widestCard = 210;
constexpr double widestGutter = 26; ///< between two columns: strands run down there
constexpr double narrowestGutter = 19;
constexpr double widestPill = 190;
constexpr double narrowestPill = 96;

double pillHeight(const StageStyle& style)
{
    return std::max(style.px(20), style.lineHeight(TextRole::Small) + style.px(5));
}

double pillGap(const StageStyle& style)
{
    return style.px(9);
}

int count(const Structure& structure, bool region)
{
    return int(std::count_if(structure.links.begin(), structure.links.end(),
                             [&](const Link& link) { return link.region == region; }));
}

/// So many pills stand side by side in this width.
int pillColumns(const StageStyle& style, double width)
{
    return std::max(1, int((width + style.px(12)) / style.px(narrowestPill + 12)));
}

/// Lays out a crowd; the steps run in the order of layOut().
class Crowd
{
public:
    Crowd(const Structure& structure, const StageStyle& style, const QRectF& area,
          StageLayout& layout)
        : m_structure(structure), m_style(style), m_area(area), m_layout(layout)
    {
    }

    void layOut()
    {
        m_layout.density = Density::Crowd;
        m_layout.cards.resize(std::size_t(m_structure.processes));
        const double strip = count(m_structure, true) > 0 ? pillHeight(m_style) + px(14) : 0;
        const QRectF memory(m_area.left(), m_area.bottom() - strip, m_area.width(), strip);
        m_area.setBottom(memory.top());
        cards();
        const QRectF kernel = m_layout.kernel.adjusted(px(20), 0, -px(20), -px(6));
        pills(true, memory.adjusted(0, px(6), 0, 0));
        pills(false, QRectF(kernel.left(), m_layout.kernelCaption.bottom() + px(6), kernel.width(),
                            kernel.bottom() - m_layout.kernelCaption.bottom() - px(6)));
        strands();
        captionBesideStrands();
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    double narrowGap() const { return px(4); }

    std::vector<int> order() const;
    std::vector<std::vector<int>> columns(int rows, int most) const;
    void cards();
    void place(const std::vector<std::vector<int>>& columns, int rows);
    double wishedX(const Link& link) const;
    void pills(bool region, const QRectF& room);
    void strands();
    void strand(Pill& pill, int card, bool down);
    void captionBesideStrands();

    const Structure& m_structure;
    const StageStyle& m_style;
    QRectF m_area;
    StageLayout& m_layout;
    std::vector<int> m_used; ///< strands that a card has already, left and right of it
};

/// Cards by layer, then by number.
std::vector<int> Crowd::order() const
{
    std::vector<int> cards(m_structure.crowd.size());
    std::iota(cards.begin(), cards.end(), 0);
    std::stable_sort(cards.begin(), cards.end(), [&](int a, int b) {
        return m_structure.layers[std::size_t(a)] < m_structure.layers[std::size_t(b)];
    });
    return cards;
}

/// A column or several for each layer; when that is too many, one layer goes on where the one
/// before it ends.
std::vector<std::vector<int>> Crowd::columns(int rows, int most) const
{
    std::vector<std::vector<int>> apart;
    std::vector<std::vector<int>> joined;
    int layer = -1;
    for (const int card : order()) {
        const int own = m_structure.layers[std::size_t(card)];
        if (apart.empty() || own != layer || int(apart.back().size()) == rows)
            apart.emplace_back();
        if (joined.empty() || int(joined.back().size()) == rows)
            joined.emplace_back();
        apart.back().push_back(card);
        joined.back().push_back(card);
        layer = own;
    }
    return int(apart.size()) <= most ? apart : joined;
}

/// As few rows as will do, so that cards are tall enough for two lines where there is room.
void Crowd::cards()
{
    if (m_structure.crowd.empty())
        return;
    const double least = m_style.lineHeight(TextRole::Small) + px(2) + narrowGap();
    const int most = std::max(
        1, int((m_area.width() + px(widestGutter)) / px(narrowestCard + widestGutter)));
    const int tallest = std::max(1, int(m_area.height() / least));
    int rows = 1;
    while (rows < tallest && int(columns(rows, most).size()) > most)
        ++rows;
    place(columns(rows, most), rows);
}

void Crowd::place(const std::vector<std::vector<int>>& columns, int rows)
{
    const bool many = double(columns.size()) * px(narrowestCard + widestGutter) > m_area.width();
    const double gutter = px(many ? narrowestGutter : widestGutter);
    const double step =
        std::min(px(widestCard) + gutter, (m_area.width() + gutter) / double(columns.size()));
    const double width = step - gutter;
    std::size_t longest = 1;
    for (const auto& column : columns)
        longest = std::max(longest, column.size());
    const double gap = longest > 4 ? narrowGap() : px(6);
    const double height =
        std::min(px(46), m_area.height() / double(std::min<std::size_t>(longest, rows)) - gap);
    const double used = step * double(columns.size()) - gutter;
    m_layout.crowd.resize(m_structure.crowd.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const double tall = (height + gap) * double(columns[c].size()) - gap;
        double y = m_area.center().y() - tall / 2;
        for (const int card : columns[c]) {
            StageLayout::CrowdCard& box = m_layout.crowd[std::size_t(card)];
            box.member = m_structure.crowd[std::size_t(card)];
            box.rect = QRectF(std::round(m_area.center().x() - used / 2 + double(c) * step),
                              std::round(y), std::round(width), std::round(height));
            if (box.member.first)
                box.fold = QRectF(box.rect.right() - px(19), box.rect.top(), px(19),
                                  std::min(px(21), box.rect.height()));
            for (const int process : box.member.processes)
                m_layout.cards[std::size_t(process)].rect = box.rect;
            y += height + gap;
        }
    }
}

/// In the middle of the cards that it belongs to.
double Crowd::wishedX(const Link& link) const
{
    double sum = 0;
    int ends = 0;
    for (const auto* cards : {&link.from, &link.to})
        for (const int card : *cards) {
            const QRectF rect = m_layout.crowd[std::size_t(card)].rect;
            sum += cards == &link.from && !link.to.empty() ? rect.right() : rect.left();
            ++ends;
        }
    return ends > 0 ? sum / ends : m_area.center().x();
}

/// Columns of pills from left to right as their cards stand; what finds no room is folded.
void Crowd::pills(bool region, const QRectF& room)
{
    std::vector<Link> links;
    for (const Link& link : m_structure.links)
        if (link.region == region)
            links.push_back(link);
    if (links.empty())
        return;
    const int columns = pillColumns(m_style, room.width());
    const double step = pillHeight(m_style) + pillGap(m_style);
    const int rows = std::max(1, int((room.height() + pillGap(m_style)) / step));
    for (; int(links.size()) > rows * columns; links.pop_back())
        m_layout.folded.insert(m_layout.folded.begin(), links.back().channels.begin(),
                               links.back().channels.end());
    std::stable_sort(links.begin(), links.end(),
                     [&](const Link& a, const Link& b) { return wishedX(a) < wishedX(b); });
    const int inColumn = std::min(rows, (int(links.size()) + columns - 1) / columns);
    const int usedColumns = (int(links.size()) + inColumn - 1) / inColumn;
    const double slot = room.width() / double(usedColumns);
    const double width = std::min(slot - px(12), px(widestPill));
    for (std::size_t i = 0; i < links.size(); ++i) {
        const int column = int(i) / inColumn;
        const int row = int(i) % inColumn;
        const double x = room.left() + (column + 0.5) * slot - width / 2;
        const double y = room.top() + row * step;
        m_layout.pills.push_back({links[i],
                                  QRectF(std::round(x), std::round(y), std::round(width),
                                         std::round(pillHeight(m_style))),
                                  {}});
    }
    if (!m_layout.folded.empty() && !region) {
        const double line = m_style.lineHeight(TextRole::Small);
        m_layout.more = QRectF(m_layout.stage.width() - px(142), m_layout.kernelCaption.top(),
                               px(130), line);
    }
}

void Crowd::strands()
{
    m_used.assign(2 * m_layout.crowd.size(), 0);
    for (Pill& pill : m_layout.pills) {
        for (const int card : pill.link.from)
            strand(pill, card, true);
        for (const int card : pill.link.to)
            strand(pill, card, false);
    }
}

/// Out of the card's side into the gutter, down it, and in the gap above the pill across to it: so
/// it crosses neither a card nor a pill. Who sends leaves on the right, who receives on the left.
void Crowd::strand(Pill& pill, int card, bool down)
{
    const QRectF from = m_layout.crowd[std::size_t(card)].rect;
    const bool right = down && !pill.link.region;
    int& used = m_used[2 * std::size_t(card) + (right ? 1 : 0)];
    const int lane = used++;
    const double off = px(right ? 4 + 2.5 * (lane % 3) : 3.5 + 2 * (lane % 3));
    const double x = right ? from.right() + off : from.left() - off;
    const double y = from.top() + from.height() * (0.3 + 0.4 * double(lane % 4) / 3);
    const double gap = pill.rect.top() - pillGap(m_style) / 2;
    const double share = pill.link.to.empty() ? 0.5 : down ? 0.3 : 0.7;
    const double end = pill.rect.left() + share * pill.rect.width();
    pill.strands.push_back({card,
                            down,
                            {{right ? from.right() : from.left(), y},
                             {x, y},
                             {x, gap},
                             {end, gap},
                             {end, pill.rect.top()}}});
}

/// The words at the line keep clear of what crosses it.
void Crowd::captionBesideStrands()
{
    for (const Pill& pill : m_layout.pills)
        for (const Strand& strand : pill.strands)
            if (!pill.link.region)
                m_layout.boundaryCaption.setLeft(
                    std::max(m_layout.boundaryCaption.left(), strand.way[1].x() + px(8)));
}

} // namespace

double crowdKernelHeight(const Structure& structure, const StageStyle& style, QSizeF size)
{
    const int pills = count(structure, false);
    const int columns = pillColumns(style, size.width() - style.px(40));
    const int rows = std::max(1, (pills + columns - 1) / columns);
    const double wished = style.lineHeight(TextRole::Caps) + style.px(28) +
                          rows * (pillHeight(style) + pillGap(style));
    return std::clamp(wished, 0.2 * size.height(), 0.38 * size.height());
}

void layOutCrowd(const Structure& structure, const StageStyle& style, const QRectF& area,
                 StageLayout& layout)
{
    Crowd(structure, style, area, layout).layOut();
}

} // namespace crosstalk::stage

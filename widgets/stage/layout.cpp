#include "widgets/stage/layout.h"
#include "widgets/stage/crowdlayout.h"
#include "widgets/stage/lanelayout.h"
#include "widgets/stage/regionlayout.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

constexpr int fullCards = 3;
constexpr int compactCards = 8;

/// Builds one StageLayout; the steps run in the order of make().
class Builder
{
public:
    Builder(const Structure& structure, const StageStyle& style, QSizeF size)
        : m_structure(structure), m_style(style), m_size(size), m_margin(px(20))
    {
        m_layout.stage = QRectF(QPointF(0, 0), size);
    }

    StageLayout make()
    {
        bands();
        captions();
        if (m_structure.crowded) {
            layOutCrowd(m_structure, m_style, cardArea(), m_layout);
            headline();
            return m_layout;
        }
        if (inRow())
            cardsInRow();
        else
            cardsInColumns();
        regions();
        layOutLanes(m_structure, m_style, inRow(), m_layout);
        m_layout.crossings = betweenCards() && m_layout.density != Density::Dots;
        captionBesideWires();
        headline();
        return m_layout;
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    double line(TextRole role) const { return m_style.lineHeight(role); }
    int processes() const { return m_structure.processes; }
    bool hasRegions() const { return !m_structure.regions.empty(); }
    bool hasLanes() const { return !m_structure.lanes.empty(); }
    bool hasCalls() const { return !m_structure.callers.empty(); }
    bool inRow() const
    {
        return hasLanes() && !hasRegions() && processes() > 2 && processes() <= compactCards;
    }

    /// A pipe's two cards stand apart: the headline goes between them.
    bool betweenCards() const
    {
        return hasLanes() && !hasRegions() && !hasCalls() && !inRow() && !m_structure.crowded;
    }

    void bands();
    void captions();
    void cardsInRow();
    void cardsInColumns();
    void column(Side side, const std::vector<int>& processes);
    void dots(const QRectF& area, Side side, const std::vector<int>& processes);
    void regions();
    void captionBesideWires();
    void headline();

    double headlineHeight() const { return m_headlineLines * line(TextRole::Strong) + px(14); }
    double cardWidth() const;
    double regionWidth() const;
    /// Between the captions and the headline's room.
    QRectF cardArea() const;

    const Structure& m_structure;
    const StageStyle& m_style;
    QSizeF m_size;
    double m_margin;
    double m_captionHeight = 0;
    int m_headlineLines = 2;
    StageLayout m_layout;
};

void Builder::bands()
{
    const double height = m_size.height();
    const double texts = line(TextRole::Caps) + line(TextRole::Small);
    double kernel = std::clamp(0.17 * height, texts + px(34), px(110));
    if (m_style.presentation()) // its caption stands beside what it says, not above
        kernel = 2 * line(TextRole::Label) + px(16);
    if (m_structure.crowded)
        kernel = crowdKernelHeight(m_structure, m_style, m_size);
    else if (hasLanes() && hasCalls())
        kernel = std::clamp(lanesHeight(m_structure, m_style), 0.3 * height, 0.36 * height);
    else if (hasLanes())
        kernel = std::clamp(lanesHeight(m_structure, m_style), 0.46 * height, 0.58 * height);
    m_layout.user = QRectF(0, 0, m_size.width(), std::round(height - kernel));
    m_layout.kernel =
        QRectF(0, m_layout.user.bottom(), m_size.width(), height - m_layout.user.bottom());
    m_captionHeight = std::max(line(TextRole::Caps), line(TextRole::Small)) + px(14);
    if (m_structure.crowded && !m_style.presentation()) // a line to type in needs more
        m_captionHeight = std::max(m_captionHeight, 2 * line(TextRole::Small) + px(4));
    m_headlineLines = m_layout.user.height() > px(300) || m_style.presentation() ? 2 : 1;
    if ((processes() > 6 || hasCalls()) && !m_style.presentation())
        m_headlineLines = 1;
}

void Builder::captions()
{
    const double right = m_size.width() - m_margin;
    const double caps = m_style.width(TextRole::Caps, QStringLiteral("USER SPACE")) + px(12);
    const double top = px(5);
    m_layout.userCaption = QRectF(px(14), top, caps, m_captionHeight - top);
    m_layout.hint = QRectF(m_layout.userCaption.right() + px(16), top, 0, m_captionHeight - top);
    m_layout.hint.setRight(right);
    if (m_structure.crowded && !m_style.presentation()) {
        m_layout.finder = m_layout.hint;
        m_layout.finder.setWidth(std::min(px(290), m_layout.hint.width() * 0.5));
        m_layout.hint.setLeft(m_layout.finder.right() + px(12));
    }
    m_layout.kernelCaption =
        QRectF(px(14), m_layout.kernel.top() + px(6), caps, line(TextRole::Caps) + px(4));
    const double room = std::max(px(60), m_size.width() * 0.2 - m_margin - px(6));
    m_layout.boundaryCaption =
        QRectF(right - room, m_layout.kernel.top() - px(4) - line(TextRole::Small), room,
               line(TextRole::Small));
    if (hasLanes())
        return;
    QRectF quiet = m_layout.kernel.adjusted(m_margin, 0, -m_margin, -px(6));
    if (m_style.presentation())
        quiet.adjust(caps, px(6), -caps, 0);
    else
        quiet.setTop(m_layout.kernelCaption.bottom());
    m_layout.quiet = quiet;
}

double Builder::regionWidth() const
{
    if (!hasRegions())
        return 0;
    const auto& all = m_structure.regions;
    if (std::any_of(all.begin(), all.end(), [](const auto& r) { return !r.queues.empty(); }))
        return std::min(px(330), 0.36 * m_size.width());
    return std::min(std::clamp(0.25 * m_size.width(), px(158), px(260)), 0.34 * m_size.width());
}

double Builder::cardWidth() const
{
    const double share = hasRegions() ? 0.285 : hasCalls() ? 0.38 : 0.31;
    const double wish = std::clamp(share * m_size.width(), px(188), px(hasCalls() ? 400 : 310));
    const double gaps = 2 * px(hasCalls() ? 55 : hasRegions() ? 44 : 70);
    return std::min(wish, (m_size.width() - 2 * m_margin - regionWidth() - gaps) / 2);
}

QRectF Builder::cardArea() const
{
    const double top = m_captionHeight + px(4);
    const double below = betweenCards() ? px(26)
                         : hasLanes()   ? headlineHeight() + line(TextRole::Small) + px(14)
                                        : headlineHeight() + px(16);
    return QRectF(m_margin, top, m_size.width() - 2 * m_margin,
                  m_layout.user.bottom() - below - top);
}

void Builder::cardsInRow()
{
    const QRectF area = cardArea();
    const double gap = px(12);
    const double width = std::min((area.width() - gap * (processes() - 1)) / processes(), px(250));
    const double used = width * processes() + gap * (processes() - 1);
    m_layout.density = processes() <= fullCards ? Density::Full : Density::Compact;
    double x = area.center().x() - used / 2;
    for (int i = 0; i < processes(); ++i, x += width + gap)
        m_layout.cards.push_back({QRectF(x, area.top(), width, area.height()), Side::Above});
}

void Builder::cardsInColumns()
{
    m_layout.density = processes() <= fullCards      ? Density::Full
                       : processes() <= compactCards ? Density::Compact
                                                     : Density::Dots;
    m_layout.cards.resize(std::size_t(processes()));
    std::vector<int> left;
    std::vector<int> right;
    for (int i = 0; i < processes(); ++i)
        (i % 2 ? right : left).push_back(i);
    column(Side::Left, left);
    column(Side::Right, right);
}

void Builder::column(Side side, const std::vector<int>& processes)
{
    if (processes.empty())
        return;
    const QRectF area = cardArea();
    const double width = cardWidth();
    const double x = side == Side::Left ? area.left() : area.right() - width;
    if (m_layout.density == Density::Dots) {
        dots(QRectF(x, area.top(), width, area.height()), side, processes);
        return;
    }
    // All cards of one height, also when the other column has one more.
    const int rows = (this->processes() + 1) / 2;
    const double gap = px(rows > 2 ? 7 : 12);
    const double wished = hasCalls() ? 300 : hasRegions() ? 258 : 200;
    const double natural = px(m_style.presentation() && !hasCalls() ? 200 : wished);
    const double height = std::min(natural, (area.height() - gap * (rows - 1)) / rows);
    const double used = double(processes.size()) * (height + gap) - gap;
    double y = hasLanes() ? area.bottom() - used : area.center().y() - used / 2;
    for (const int process : processes) {
        m_layout.cards[std::size_t(process)] = {
            QRectF(std::round(x), std::round(y), std::round(width), std::round(height)), side};
        y += height + gap;
    }
}

void Builder::dots(const QRectF& area, Side side, const std::vector<int>& processes)
{
    const int count = int(processes.size());
    double cell = px(46);
    const auto rows = [&] { return std::max(1, int(area.height() / cell)); };
    const auto columns = [&] { return (count + rows() - 1) / rows(); };
    while (columns() * cell > area.width() && cell > px(10))
        cell *= 0.94;
    const int used = (count + columns() - 1) / columns();
    const double top = area.center().y() - used * cell / 2;
    const double size = cell * 0.84;
    // Filled from the side that faces the memory, which stands in the middle.
    for (int i = 0; i < count; ++i) {
        const int column = i / used;
        const double x =
            side == Side::Left ? area.right() - column * cell - size : area.left() + column * cell;
        const QRectF rect(x, top + (i % used) * cell, size, size);
        m_layout.cards[std::size_t(processes[std::size_t(i)])] = {rect, side};
    }
}

void Builder::regions()
{
    if (!hasRegions())
        return;
    const QRectF area = cardArea();
    const double width = regionWidth();
    const double gap = px(12);
    const double count = double(m_structure.regions.size());
    const double height = (area.height() - gap * (count - 1)) / count;
    double y = area.top();
    for (const Structure::Region& each : m_structure.regions) {
        m_layout.regions.push_back(
            layOutRegion(each, QRectF(area.center().x() - width / 2, y, width, height), m_style));
        y += height + gap;
    }
}

/// Wires cross the line; words beside it keep clear of them.
void Builder::captionBesideWires()
{
    for (const StageLayout::LaneBox& box : m_layout.lanes)
        for (const StageLayout::Wire& wire : box.wires)
            m_layout.boundaryCaption.setLeft(
                std::max(m_layout.boundaryCaption.left(), wire.x + px(14)));
}

void Builder::headline()
{
    const QRectF area = cardArea();
    const double width = m_size.width();
    if (!betweenCards()) {
        const double aside = hasLanes() ? px(14) : width * 0.2; // else the layers' names are beside it
        m_layout.headline =
            QRectF(aside, area.bottom() + px(8), width - 2 * aside, headlineHeight());
        return;
    }
    if (processes() < 2)
        return;
    const double left = m_layout.cards[0].rect.right() + px(18);
    const double right = m_layout.cards[1].rect.left() - px(18);
    const double height = std::min(area.height(), 4 * line(TextRole::Strong) + px(16));
    m_layout.headline = QRectF(left, area.center().y() - height / 2, right - left, height);
}

} // namespace

StageLayout StageLayout::make(const Structure& structure, const StageStyle& style, QSizeF size)
{
    return Builder(structure, style, size).make();
}

} // namespace crosstalk::stage

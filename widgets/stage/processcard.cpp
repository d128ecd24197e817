#include "widgets/stage/calltexts.h"
#include "widgets/stage/cardtexts.h"
#include "widgets/stage/figures.h"
#include "widgets/stage/scene.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

QPainterPath roundedTop(const QRectF& rect, double radius)
{
    QPainterPath path;
    path.moveTo(rect.bottomLeft());
    path.lineTo(rect.left(), rect.top() + radius);
    path.arcTo(rect.left(), rect.top(), 2 * radius, 2 * radius, 180, -90);
    path.lineTo(rect.right() - radius, rect.top());
    path.arcTo(rect.right() - 2 * radius, rect.top(), 2 * radius, 2 * radius, 90, -90);
    path.lineTo(rect.bottomRight());
    path.closeSubpath();
    return path;
}

/// Composes the card of one process: frame, header, state, then as many facts as there is room for.
class ProcessCard
{
public:
    ProcessCard(const Context& context, int process)
        : m_context(context), m_style(context.style), m_index(process),
          m_process(context.process(process)), m_ended(context.ended(process)),
          m_colours(context.style.theme().process(m_ended ? -1 : process)),
          m_rect(context.layout.cards[std::size_t(process)].rect),
          m_compact(context.layout.density != Density::Full || m_rect.height() < m_style.px(145)),
          m_calls(m_rect.height() > m_style.px(84) && m_rect.width() > m_style.px(130) &&
                  isCaller(context.snapshot, process)),
          m_group(m_style, {Item::Kind::Process, process, m_rect, {}, {}})
    {
    }

    Group compose()
    {
        if (m_context.layout.density == Density::Dots) {
            dot();
            return std::move(m_group);
        }
        frame();
        header();
        body();
        return std::move(m_group);
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    QColor words() const { return m_ended ? palette().muted : palette().text; }
    bool asleep() const { return m_process.state == world::ProcessState::Asleep; }
    double headerHeight() const
    {
        const TextRole title = m_compact ? TextRole::Strong : TextRole::Head;
        const double height = std::max(px(m_compact ? 23 : 40), m_style.lineHeight(title) + px(4));
        return m_rect.height() - height - px(4) >= chipHeight() ? height : m_rect.height();
    }

    double chipHeight() const
    {
        return std::max(px(m_compact ? 18 : 24), m_style.lineHeight(TextRole::Strong) + px(1));
    }
    /// Else the header says the state in place of the pid.
    bool roomForChip() const { return headerHeight() < m_rect.height(); }
    /// A client or a server: its card is about the call.
    bool calls() const { return m_calls; }

    void dot();
    void ring(const QRectF& rect, double radius);
    void frame();
    void header();
    QString title(TextRole role, double room) const;
    void body();
    void row(const Fact& fact, const QRectF& rect);
    void fact(const Fact& fact, const QRectF& rect);
    void buffer(const Fact& fact, const QRectF& rect);
    void progress(const Fact& fact, const QRectF& rect);
    void sourceLine(const Fact& fact, const QRectF& rect);
    double heightOf(const Fact& fact, double width) const;
    std::vector<Fact> chosen(const QRectF& room) const;

    const Context& m_context;
    const StageStyle& m_style;
    int m_index;
    const world::ProcessView& m_process;
    bool m_ended;
    const theme::ProcessColours& m_colours;
    QRectF m_rect;
    bool m_compact;
    bool m_calls;
    Group m_group;
};

void ProcessCard::ring(const QRectF& rect, double radius)
{
    if (m_context.selected != m_index)
        return;
    const double off = px(4);
    m_group.box(rect.adjusted(-off, -off, off, off), radius + off, Qt::transparent,
                QPen(palette().text, std::max(1.5, px(1.8))));
}

void ProcessCard::dot()
{
    const double radius = m_rect.width() / 2;
    ring(m_rect, radius);
    QPen pen(m_colours.main, px(2));
    if (m_process.state == world::ProcessState::Held)
        pen.setStyle(Qt::DotLine);
    m_group.box(m_rect, radius, m_ended ? palette().track : m_colours.wash, pen);
    if (asleep()) {
        QPainterPath shape;
        shape.addEllipse(m_rect);
        m_group.primitives.push_back(
            Stripes{shape, theme::blend(m_colours.main, m_colours.wash, 0.25), px(6)});
    }
    if (m_style.width(TextRole::Small, processName(m_index)) < m_rect.width())
        m_group.text(m_rect, TextRole::Small, m_colours.text, processName(m_index),
                     Qt::AlignCenter);
}

void ProcessCard::frame()
{
    const double radius = px(m_compact ? 8 : 12);
    ring(m_rect, radius);
    m_group.box(m_rect, radius, palette().card);
    QPainterPath shape;
    shape.addRoundedRect(m_rect, radius, radius);
    if (asleep())
        m_group.primitives.push_back(Stripes{shape, m_colours.washLine, px(13)});
    if (m_process.state == world::ProcessState::Stopped)
        m_group.box(m_rect, radius, theme::blend(m_colours.main, palette().card, 0.06));
    if (!m_style.theme().isDark()) {
        const QRectF top(m_rect.left(), m_rect.top(), m_rect.width(), headerHeight());
        const QColor fill = m_ended ? palette().track : m_colours.fill;
        if (roomForChip())
            m_group.stroke(roundedTop(top, radius), Qt::NoPen, fill);
        else
            m_group.box(m_rect, radius, fill);
    }
    QPen outline(m_ended ? palette().boundary : m_colours.main, px(2));
    if (m_process.state == world::ProcessState::Stopped)
        outline.setStyle(Qt::DashLine);
    m_group.box(m_rect, radius, Qt::transparent, outline);
}

void ProcessCard::header()
{
    const QRectF band = QRectF(m_rect.left(), m_rect.top(), m_rect.width(), headerHeight())
                            .adjusted(px(12), 0, -px(12), 0);
    const bool onFill = !m_style.theme().isDark() && !m_ended;
    const QColor ink = onFill ? m_colours.onFill : m_ended ? palette().muted : m_colours.text;
    const TextRole role = m_compact ? TextRole::Strong : TextRole::Head;
    const double badge = std::round(m_style.lineHeight(role) * 0.6);
    const QRectF mark(band.left(), std::round(band.center().y() - badge / 2), badge, badge);
    m_group.primitives.push_back(Badge{mark, m_index, ink});
    const QString pid = QString::number(m_process.pid);
    const double left = mark.right() + px(7);
    const double room = band.right() - left;
    if (!roomForChip() || calls()) {
        const QString shown = roomForChip() ? title(role, room * 0.55) : processName(m_index);
        const QRectF rest(left + m_style.width(role, shown) + px(8),
                          band.center().y() - chipHeight() / 2,
                          room - m_style.width(role, shown) - px(8), chipHeight());
        m_group.chip(rest, m_ended ? -1 : m_index, chipStyle(m_process),
                     chipTexts(m_context.snapshot, m_index), Qt::AlignRight);
        m_group.text(QRectF(left, band.top(), room, band.height()), role, ink, shown);
        return;
    }
    const QString shown = title(role, room - m_style.width(TextRole::Code, pid) - px(9));
    const double titleWidth = std::min(m_style.width(role, shown), room);
    const QRectF pidRoom(left + titleWidth + px(8), band.top(),
                         std::max(0.0, room - titleWidth - px(8)), band.height());
    QRectF pidInk;
    if (m_process.pid > 0 && pidRoom.width() > 0)
        pidInk = m_group.text(pidRoom, TextRole::Code, onFill ? ink : palette().muted,
                              {say("pid %1").arg(pid), pid, QString()},
                              Qt::AlignRight | Qt::AlignVCenter);
    m_group.text(QRectF(left, band.top(), room, band.height()), role, ink, shown);
}

/// "P2 server"; of a program's long name as much as fits, and none where that is hardly anything.
QString ProcessCard::title(TextRole role, double room) const
{
    const QString name = processName(m_index);
    const QString program = QString::fromStdString(m_process.program);
    if (m_style.width(role, name + u' ' + program.left(3) + u'…') > room)
        return name;
    return m_style.firstFit(role, {name + u' ' + program}, room);
}

double ProcessCard::heightOf(const Fact& fact, double width) const
{
    const double plain =
        std::max(m_style.lineHeight(TextRole::Label), m_style.lineHeight(TextRole::Value)) +
        px(m_compact ? 2 : 6);
    switch (fact.kind) {
    case Fact::Kind::Progress:
        return plain + px(8);
    case Fact::Kind::Note:
        return m_style.lineHeight(TextRole::Small) *
                   double(m_style.wrap(TextRole::Small, fact.label, width, 3).size()) +
               px(8);
    default:
        return plain;
    }
}

/// The facts that matter most among those that fit, in reading order.
std::vector<Fact> ProcessCard::chosen(const QRectF& room) const
{
    std::vector<Fact> facts = cardFacts(m_context.snapshot, m_context.sources, m_index, m_compact);
    if (m_context.layout.crossings)
        std::erase_if(facts, [](const Fact& fact) { return fact.crossing; });
    std::vector<std::size_t> order(facts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return facts[a].rank < facts[b].rank; });
    // In presentation: the state and two facts, no more.
    const std::size_t most = m_style.presentation() ? 2 : facts.size();
    double left = room.height();
    std::vector<bool> keep(facts.size(), false);
    std::size_t kept = 0;
    for (const std::size_t i : order) {
        const double height = heightOf(facts[i], room.width());
        if (kept == most || height > left)
            continue;
        left -= height;
        keep[i] = true;
        ++kept;
    }
    std::vector<Fact> out;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (keep[i])
            out.push_back(std::move(facts[i]));
    return out;
}

void ProcessCard::body()
{
    const double side = px(m_rect.width() < px(110) ? 6 : m_compact ? 10 : 14);
    QRectF room = m_rect.adjusted(side, headerHeight(), -side, -px(m_compact ? 2 : 8));
    room.setTop(room.top() + (m_compact                  ? px(m_rect.height() > px(100) ? 7 : 2)
                              : m_style.theme().isDark() ? px(1)
                                                         : px(10)));
    if (!roomForChip() ||
        (calls() && addCallPanel(m_context, m_index, room.adjusted(0, px(2), 0, 0), m_group)))
        return;
    m_group.chip(QRectF(room.left(), room.top(), room.width(), chipHeight()),
                 m_ended ? -1 : m_index, chipStyle(m_process),
                 chipTexts(m_context.snapshot, m_index));
    room.setTop(room.top() + chipHeight() + px(m_compact ? 2 : 6));
    const std::vector<Fact> facts = chosen(room);
    double used = 0;
    for (const Fact& each : facts)
        used += heightOf(each, room.width());
    // Spare room is shared out between the rows, but they do not drift apart.
    const double spare = std::max(0.0, room.height() - used) / double(facts.size() + 1);
    const double gap = std::min(spare, px(13));
    double y = room.top() + gap * 0.5;
    for (const Fact& each : facts) {
        const double height = heightOf(each, room.width());
        row(each, QRectF(room.left(), y, room.width(), height));
        y += height + gap;
    }
}

void ProcessCard::row(const Fact& each, const QRectF& rect)
{
    switch (each.kind) {
    case Fact::Kind::Plain:
        return fact(each, rect);
    case Fact::Kind::Buffer:
        return buffer(each, rect);
    case Fact::Kind::Progress:
        return progress(each, rect);
    case Fact::Kind::Line:
        return sourceLine(each, rect);
    case Fact::Kind::Note:
        return m_group.lines(rect, TextRole::Small, words(),
                             m_style.wrap(TextRole::Small, each.label, rect.width(), 3),
                             Qt::AlignLeft | Qt::AlignTop);
    }
}

void ProcessCard::fact(const Fact& each, const QRectF& rect)
{
    const QColor colour = each.warns      ? palette().race
                          : m_ended       ? palette().muted
                          : each.coloured ? m_colours.text
                                          : palette().text;
    const TextRole role = each.coloured || each.warns ? TextRole::Bold : TextRole::Value;
    // A shorter value leaves room for its label.
    QRectF right = rect;
    const QString label = each.shortLabel.isEmpty() ? each.label : each.shortLabel;
    right.setLeft(rect.left() + m_style.width(TextRole::Label, label) + px(6));
    if (std::none_of(each.values.begin(), each.values.end(), [&](const QString& value) {
            return m_style.width(role, value) <= right.width();
        }))
        right = rect;
    const QRectF ink =
        m_group.text(right, role, colour, each.values, Qt::AlignRight | Qt::AlignVCenter);
    QRectF left = rect;
    left.setRight(ink.left() - px(6));
    m_group.text(left, TextRole::Label, palette().muted, {each.label, each.shortLabel, QString()});
}

void ProcessCard::buffer(const Fact& each, const QRectF& rect)
{
    const QRectF ink =
        m_group.text(rect, TextRole::Label, palette().muted, {each.label, each.shortLabel});
    constexpr int pieces = 4;
    const double size = std::min(rect.height() - px(4), px(15));
    Cells cells;
    const double left = std::max(ink.right() + px(10), rect.left() + rect.width() * 0.42);
    cells.gap = px(3);
    cells.rect =
        QRectF(left, rect.center().y() - size / 2, pieces * size + (pieces - 1) * cells.gap, size);
    cells.columns = pieces;
    cells.on = m_colours.main;
    cells.off = palette().card;
    cells.line = theme::blend(m_colours.main, palette().card, 0.5);
    for (int i = 0; i < pieces; ++i)
        cells.fill.push_back(float(std::clamp(each.share * pieces - i, 0.0, 1.0)));
    if (cells.rect.right() > rect.right())
        return;
    m_group.primitives.push_back(cells);
    const QRectF rest(cells.rect.right() + px(6), rect.top(),
                      rect.right() - cells.rect.right() - px(6), rect.height());
    QStringList sizes = each.values;
    sizes << QString();
    m_group.text(rest, TextRole::Code, palette().muted, sizes, Qt::AlignRight | Qt::AlignVCenter);
}

void ProcessCard::progress(const Fact& each, const QRectF& rect)
{
    const double bar = px(5);
    fact(each, rect.adjusted(0, 0, 0, -bar - px(2)));
    const QRectF track(rect.left(), rect.bottom() - bar - px(1), rect.width(), bar);
    m_group.box(track, bar / 2, palette().track);
    QRectF done = track;
    done.setWidth(std::max(bar, track.width() * each.share));
    if (each.share > 0)
        m_group.box(done, bar / 2, m_colours.main);
}

void ProcessCard::sourceLine(const Fact& each, const QRectF& rect)
{
    const QRectF ink = m_group.text(rect, TextRole::Small, palette().muted, each.label);
    const QRectF rest(ink.right() + px(9), rect.top(), rect.right() - ink.right() - px(9),
                      rect.height());
    if (!each.values.isEmpty())
        m_group.text(rest, TextRole::Code, words(), each.values);
}

} // namespace

Group processCard(const Context& context, int process)
{
    return ProcessCard(context, process).compose();
}

} // namespace crosstalk::stage

#include "widgets/stage/figures.h"
#include "widgets/stage/scene.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

/// Below this a slot is drawn without a gap of its own.
constexpr int compactSlots = 64;

/// A pipe below the line: tubes, slots, why a call cannot return, what kernel and tap say.
class StreamBoxView
{
public:
    StreamBoxView(const Context& context, const StageLayout::StreamBox& box)
        : m_context(context), m_style(context.style), m_box(box),
          m_channel(context.channel(box.channel)), m_stream(*m_channel.stream),
          m_writer(m_stream.writers.empty() ? 0 : m_stream.writers.front()),
          m_group(m_style, {Item::Kind::Channel, box.channel, box.pill, {}, {}})
    {
    }

    Group compose()
    {
        tube(true);
        tube(false);
        pill();
        ends();
        title();
        figures();
        m_group.item.name = name();
        m_group.item.description = name() + u'\n' + figureTexts().front();
        return std::move(m_group);
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    const theme::ProcessColours& colours() const { return m_style.theme().process(m_writer); }
    bool fullSpeed() const { return showsRates(m_context.snapshot); }

    void tube(bool writer);
    void pill();
    void ends();
    void stopSign(double x, double y);
    void notice(bool writer, const QStringList& texts, const QColor& colour);
    void title();
    void figures();
    int usedSlots() const;
    QStringList fillTexts() const;
    QStringList figureTexts() const;
    bool disagrees() const { return m_channel.kernel.quiescent && !m_channel.kernel.agrees; }
    QString name() const;

    const Context& m_context;
    const StageStyle& m_style;
    const StageLayout::StreamBox& m_box;
    const world::ChannelView& m_channel;
    const world::StreamView& m_stream;
    int m_writer;
    Group m_group;
};

void StreamBoxView::tube(bool writer)
{
    const bool open = writer ? !m_stream.writers.empty() : !m_stream.readers.empty();
    const bool stuck =
        writer ? !m_stream.sleepingWriters.empty() : !m_stream.sleepingReaders.empty();
    const double strength = !open ? 0.12 : stuck ? 0.22 : fullSpeed() ? 0.75 : 0.55;
    QPen pen(theme::blend(colours().main, palette().kernel, strength), px(9));
    pen.setCapStyle(Qt::FlatCap);
    if (!open)
        pen.setDashPattern({0.6, 0.6});
    m_group.stroke(tubePath(m_box, writer), pen);
}

void StreamBoxView::pill()
{
    const double radius = m_box.pill.height() / 2;
    m_group.box(m_box.pill, radius, theme::blend(colours().main, palette().kernel, 0.10),
                QPen(colours().main, px(2)));
    Cells cells;
    cells.rect = m_box.cells;
    cells.columns = m_box.columns;
    cells.rows = m_box.rows;
    cells.reversed = m_box.reversed;
    cells.gap = m_stream.pages.size() > compactSlots ? px(1.5) : px(4);
    cells.on = colours().main;
    cells.off = palette().kernel;
    cells.line = theme::blend(colours().main, palette().kernel, 0.35);
    for (const world::Slot& slot : m_stream.pages)
        cells.fill.push_back(
            float(double(slot.used) / double(std::max<std::uint64_t>(1, m_stream.slotBytes))));
    m_group.primitives.push_back(std::move(cells));
}

void StreamBoxView::stopSign(double x, double y)
{
    const double size = px(28);
    const QRectF disc(x - size / 2, y - size / 2, size, size);
    m_group.box(disc, size / 2, palette().userSpace, QPen(palette().race, px(2)));
    m_group.box(QRectF(x - size * 0.24, y - size * 0.08, size * 0.48, size * 0.16), size * 0.06,
                palette().race);
}

void StreamBoxView::notice(bool writer, const QStringList& texts, const QColor& colour)
{
    const bool left = writer != m_box.reversed;
    QRectF half = m_box.notice;
    if (left)
        half.setRight(m_box.notice.center().x() - px(6));
    else
        half.setLeft(m_box.notice.center().x() + px(6));
    const bool both = (!m_stream.sleepingWriters.empty() || m_stream.endOfFile) &&
                      (!m_stream.sleepingReaders.empty() || m_stream.broken);
    m_group.text(both ? half : m_box.notice, TextRole::Label, colour, texts,
                 (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

/// What happens at the two ends: asleep there, or nobody left there.
void StreamBoxView::ends()
{
    const double line = m_context.layout.kernel.top();
    const bool full = m_stream.fillHigh >= m_stream.capacity;
    if (!m_stream.sleepingWriters.empty()) {
        stopSign(m_box.writerX, line);
        notice(true,
               {full ? say("no room: write() cannot return")
                     : say("no free slot: write() cannot return"),
                say("no room"), QString()},
               palette().race);
    } else if (m_stream.endOfFile) {
        notice(true,
               {say("no writer is left: then read() returns 0, end of file"),
                say("no writer: end of file"), QString()},
               palette().warn);
    }
    if (!m_stream.sleepingReaders.empty()) {
        stopSign(m_box.readerX, line);
        notice(false, {say("empty: read() cannot return"), say("empty"), QString()},
               palette().race);
    } else if (m_stream.broken) {
        notice(false,
               {say("no reader is left: write() fails with EPIPE"), say("no reader: EPIPE"),
                QString()},
               palette().race);
    }
}

int StreamBoxView::usedSlots() const
{
    return int(std::count_if(m_stream.pages.begin(), m_stream.pages.end(),
                             [](const world::Slot& slot) { return slot.used > 0; }));
}

/// How full it is, the longest first. Slots are named when bytes alone would mislead.
QStringList StreamBoxView::fillTexts() const
{
    const QString capacity = bytes(m_stream.capacity);
    const QString fill = bytes(m_stream.fillHigh);
    const bool even = fill.section(u' ', 1) == capacity.section(u' ', 1);
    const QString of = say("%1 of %2").arg(even ? fill.section(u' ', 0, 0) : fill, capacity);
    const QString slotText = say("%1 of %2 slots").arg(usedSlots()).arg(m_stream.pages.size());
    const QString both = QStringLiteral("%1 · %2").arg(of, slotText);
    QStringList out;
    if (fullSpeed() && m_stream.bytesPerSecond > 0)
        out << say("%1 · ≈ %2/s").arg(both, bytes(std::uint64_t(m_stream.bytesPerSecond)));
    else
        out << say("%1, first in first out").arg(both);
    return out << both << of;
}

void StreamBoxView::title()
{
    if (m_box.title.isEmpty())
        return;
    const QString id = QString::fromStdString(m_channel.id);
    const double nameWidth = m_style.width(TextRole::Strong, id);
    const QString rest =
        m_style.firstFit(TextRole::Label, fillTexts(), m_box.title.width() - nameWidth - px(24));
    const QString dash = QStringLiteral("— ") + rest;
    const double used = nameWidth + px(6) + m_style.width(TextRole::Label, dash);
    QRectF room = m_box.title;
    room.setLeft(room.center().x() - used / 2);
    const QRectF ink = m_group.text(room, TextRole::Strong, palette().text, id);
    room.setLeft(ink.right() + px(6));
    m_group.text(room, TextRole::Label, palette().muted, dash);
}

QStringList StreamBoxView::figureTexts() const
{
    const auto figure = [](std::uint64_t value) { return number(std::int64_t(value)); };
    const auto range = [&](std::uint64_t low, std::uint64_t high) {
        return low == high ? figure(low) : say("%1 to %2").arg(figure(low), figure(high));
    };
    const world::KernelFigure& kernel = m_channel.kernel;
    if (!kernel.known)
        return {say("tap says %1 bytes").arg(range(m_stream.fillLow, m_stream.fillHigh))};
    const QString tap = range(kernel.tapLow, kernel.tapHigh);
    const QString mark = !kernel.quiescent ? say("(moving)")
                         : kernel.agrees   ? QStringLiteral("✓")
                                           : say("✗ they differ");
    return {say("kernel says %1 bytes · tap says %2 bytes %3").arg(figure(kernel.value), tap, mark),
            say("kernel %1 · tap %2 %3").arg(figure(kernel.value), tap, mark), QString()};
}

void StreamBoxView::figures()
{
    if (m_box.figures.isEmpty())
        return;
    m_group.text(m_box.figures, TextRole::Code, disagrees() ? palette().race : palette().muted,
                 figureTexts(), Qt::AlignHCenter | Qt::AlignVCenter);
}

QString StreamBoxView::name() const
{
    QStringList parts{say("%1 %2: %3")
                          .arg(QString::fromStdString(m_channel.kind),
                               QString::fromStdString(m_channel.id), fillTexts().front())};
    for (const int process : m_stream.sleepingWriters)
        parts << say("%1 sleeps in write: no room").arg(processName(process));
    for (const int process : m_stream.sleepingReaders)
        parts << say("%1 sleeps in read: it is empty").arg(processName(process));
    if (m_stream.endOfFile)
        parts << say("no writer is left");
    if (m_stream.broken)
        parts << say("no reader is left");
    return parts.join(QStringLiteral("; "));
}

} // namespace

QPainterPath tubePath(const StageLayout::StreamBox& box, bool writer)
{
    const double x = writer ? box.writerX : box.readerX;
    const double top = writer ? box.writerY : box.readerY;
    const bool left = writer != box.reversed;
    const double edge = left ? box.pill.left() : box.pill.right();
    const double y = box.pill.center().y();
    QPainterPath path(QPointF(x, top));
    const double bend = std::min(std::abs(edge - x), y - top);
    if ((left && edge <= x) || (!left && edge >= x)) {
        path.lineTo(x, box.pill.top()); // straight down into a pill that is wider than its cards
        return path;
    }
    path.lineTo(x, y - bend);
    path.quadTo(QPointF(x, y), QPointF(x + (left ? bend : -bend), y));
    path.lineTo(edge, y);
    return path;
}

void addStreams(const Context& context, std::vector<Group>& groups)
{
    for (const StageLayout::StreamBox& box : context.layout.streams)
        groups.push_back(StreamBoxView(context, box).compose());
}

} // namespace crosstalk::stage

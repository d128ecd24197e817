#include "widgets/messages/sequencepainter.h"

#include "engine/world/history.h"
#include "widgets/messages/sequenceframe.h"
#include "widgets/messages/words.h"
#include "widgets/theme/badge.h"

#include <algorithm>
#include <cmath>

// The paper of the diagram: time, lifelines, who sleeps, the cursor. What is sent across it is in
// sequencearrows.cpp.

namespace crosstalk::messages {

using timeline::LabelLook;
using timeline::LabelPlacer;
using world::SpanKind;

void SequencePainter::setTheme(const theme::Theme& theme)
{
    m_theme = theme;
    m_text = theme.sans(11);
    m_small = theme.mono(10.5);
    m_name = theme.sans(12, QFont::DemiBold);
    m_ticks = theme.mono(11);
}

void SequencePainter::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    if (!m_snapshot || !snapshot || m_snapshot->history != snapshot->history)
        m_grouped = false;
    m_snapshot = std::move(snapshot);
}

quint64 SequencePainter::lastTime(const world::Snapshot& snapshot)
{
    const quint64 recorded = snapshot.history ? snapshot.history->lastTime() : 0;
    return std::max<quint64>(recorded, snapshot.live ? snapshot.now : 0);
}

quint64 SequencePainter::cursorTime(const world::Snapshot& snapshot)
{
    return snapshot.live ? lastTime(snapshot) : snapshot.now;
}

SequenceLayout SequencePainter::layoutFor(const QSizeF& size) const
{
    const double head = m_theme ? m_theme->px(26) : 26;
    const double axis = m_theme ? m_theme->px(84) : 84;
    SequenceLayout layout;
    layout.head = {axis, 0, std::max(1.0, size.width() - axis), head};
    layout.axis = {0, head, axis, std::max(1.0, size.height() - head)};
    layout.plot = {axis, head, layout.head.width(), layout.axis.height()};
    return layout;
}

void SequencePainter::paint(QPainter& painter, const QSizeF& size, const View& view)
{
    static const world::Snapshot nothing;
    static const world::History empty;
    const world::Snapshot& snapshot = m_snapshot ? *m_snapshot : nothing;
    const world::History& history = snapshot.history ? *snapshot.history : empty;
    const SequenceLayout layout = layoutFor(size);
    LabelPlacer labels(painter, QRectF(QPointF(), size), m_theme->px(1));
    LabelPlacer onArrows(painter, layout.plot, m_theme->px(1));
    Frame frame{painter, labels, onArrows, *m_theme, snapshot, history, layout, view, 0, 0};
    frame.last = lastTime(snapshot);
    frame.cursor = cursorTime(snapshot);
    painter.fillRect(QRectF(QPointF(), size), m_theme->palette().panel);
    m_tracks = history.messageLog().tracks();
    m_lifelines = Lifelines::make(m_tracks, snapshot, view.filter,
                                  {layout.plot.width(), m_theme->px(90), m_theme->px(300)});
    m_arrows.clear();
    m_items.clear();
    if (m_lifelines.all().empty()) {
        paintEmpty(frame);
    } else {
        paintNames(frame);
        paintGrid(frame);
        painter.save();
        painter.setClipRect(layout.plot);
        paintLifelines(frame);
        paintCalls(frame);
        collect(frame);
        paintArrows(frame);
        paintWords(frame);
        paintTexts(frame);
        paintCursor(frame);
        painter.restore();
    }
    m_boxes = labels.boxes() + onArrows.boxes();
}

void SequencePainter::paintEmpty(Frame& frame) const
{
    LabelLook look;
    look.font = m_theme->sans(13);
    look.text = m_theme->palette().muted;
    const QStringList lines =
        m_tracks.empty() ? QStringList{tr("Messages that processes send each other appear here:"),
                                       tr("who sent what, who received it, and how long it took.")}
                         : QStringList{tr("Nothing was sent through this channel yet.")};
    QPointF centre(frame.layout.plot.center().x() - frame.layout.axis.width() / 2,
                   frame.layout.plot.center().y() - frame.px(20));
    for (const QString& line : lines) {
        frame.labels.pill(line, {centre}, frame.px(20), look);
        centre.ry() += frame.px(22);
    }
}

void SequencePainter::paintGrid(Frame& frame) const
{
    const theme::Palette& palette = m_theme->palette();
    const QColor colour = theme::blend(palette.text, palette.panel, 0.07);
    const QRectF& plot = frame.layout.plot;
    LabelLook look;
    look.font = m_ticks;
    look.text = palette.muted;
    for (const timeline::Tick& tick : frame.view.axis.ticks(frame.px(56))) {
        const double y = std::round(frame.y(tick.time));
        frame.painter.fillRect(QRectF(plot.left(), y, plot.width(), std::max(1.0, frame.px(1))),
                               colour);
        const double width = LabelPlacer::widthOf(tick.label, look.font);
        const double half = LabelPlacer::heightOf(look.font) / 2 + frame.px(2);
        if (y - half > frame.layout.axis.top() && y + half < frame.layout.axis.bottom())
            frame.labels.words(tick.label, {frame.layout.axis.right() - width - frame.px(8), y},
                               look);
    }
}

/// A snapshot of an earlier moment does not know what came later.
QString SequencePainter::nameOf(const Frame& frame, int channel) const
{
    const QString known = channelName(frame.snapshot, channel);
    if (!known.isEmpty())
        return known;
    for (const world::MessageLog::Track& track : m_tracks)
        if (track.channel == channel)
            return QString::fromStdString(track.name);
    return {};
}

void SequencePainter::paintNames(Frame& frame) const
{
    for (const Lifeline& line : m_lifelines.all()) {
        LabelLook look;
        look.font = m_name;
        look.text = line.isChannel ? m_theme->palette().muted : m_theme->process(line.index).text;
        const double badge = line.isChannel ? 0 : frame.px(15);
        QString name =
            line.isChannel ? nameOf(frame, line.index) : processName(frame.snapshot, line.index);
        const auto process = std::size_t(line.index);
        if (!line.isChannel && process < frame.snapshot.processes.size())
            name += QLatin1Char(' ') +
                    QString::fromStdString(frame.snapshot.processes[process].program);
        name = LabelPlacer::elided(name, m_name, line.room - badge - frame.px(8));
        const double width = LabelPlacer::widthOf(name, m_name) + badge;
        const double left = frame.x(line) - width / 2;
        const double middle = frame.layout.head.center().y();
        if (left < frame.layout.head.left() || left + width > frame.layout.head.right())
            continue;
        if (!line.isChannel) {
            const double size = frame.px(9);
            theme::paintBadge(frame.painter, {left, middle - size / 2, size, size}, line.index,
                              m_theme->process(line.index).main);
        }
        frame.labels.words(name, {left + badge, middle}, look);
    }
}

void SequencePainter::paintLifelines(Frame& frame) const
{
    const QRectF& plot = frame.layout.plot;
    const theme::Palette& palette = m_theme->palette();
    frame.painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Lifeline& line : m_lifelines.all()) {
        const double x = std::round(frame.x(line));
        if (line.isChannel) // a stripe of the kernel: a buffer lies there
            frame.painter.fillRect(QRectF(x - frame.px(4), plot.top(), frame.px(8), plot.height()),
                                   palette.kernel);
        QPen pen(palette.boundary, std::max(1.0, frame.px(1)));
        pen.setDashPattern({4, 4});
        pen.setCapStyle(Qt::FlatCap);
        frame.painter.setPen(pen);
        frame.painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        if (!line.isChannel)
            paintActivity(frame, line);
    }
    for (const Lifeline& line : m_lifelines.all())
        if (!line.isChannel)
            paintSleep(frame, line);
}

namespace {

/// What a stretch of a lifeline shows, of the kinds that are drawn; -1: nothing.
int kindOf(const world::Column& column)
{
    for (const SpanKind kind : {SpanKind::Asleep, SpanKind::Held, SpanKind::Stopped})
        if (column.share[int(kind)] >= 128)
            return int(kind);
    return -1;
}

} // namespace

/// Asleep inside a call: hatched; held by you or stopped: an empty bar with a dotted outline.
void SequencePainter::paintActivity(Frame& frame, const Lifeline& line) const
{
    const timeline::TimeAxis& axis = frame.view.axis;
    std::vector<world::Column> rows;
    frame.history.columns(line.index, axis.begin(), axis.end(), axis.columns(), rows);
    const theme::ProcessColours& colours = m_theme->process(line.index);
    const double x = frame.x(line);
    const double half = frame.px(5);
    for (std::size_t i = 0; i < rows.size();) {
        const int kind = kindOf(rows[i]);
        std::size_t end = i + 1;
        while (end < rows.size() && kindOf(rows[end]) == kind)
            ++end;
        const QRectF bar(x - half, frame.layout.plot.top() + double(i) / axis.pixelRatio(),
                         2 * half, double(end - i) / axis.pixelRatio());
        i = end;
        if (kind < 0)
            continue;
        QPen outline(colours.main, frame.px(1));
        outline.setDashPattern({2, 2});
        if (kind == int(SpanKind::Asleep)) {
            frame.painter.fillRect(bar, colours.wash);
            frame.painter.setPen(QPen(theme::blend(colours.main, colours.wash, 0.45), frame.px(1)));
            const double step = frame.px(5);
            for (double y = std::ceil(bar.top() / step) * step; y + 2 * half <= bar.bottom();
                 y += step)
                frame.painter.drawLine(QPointF(bar.left(), y + 2 * half), QPointF(bar.right(), y));
        }
        frame.painter.setPen(outline);
        frame.painter.setBrush(Qt::NoBrush);
        if (bar.height() > frame.px(3))
            frame.painter.drawRect(bar);
    }
}

/// What it sleeps in at the moment shown, beside the end of its bar.
void SequencePainter::paintSleep(Frame& frame, const Lifeline& line) const
{
    const auto index = std::size_t(line.index);
    if (index >= frame.snapshot.processes.size() || !frame.snapshot.processes[index].sleep)
        return;
    frame.words.push_back(
        {tr("asleep in %1").arg(QString::fromStdString(frame.snapshot.processes[index].sleep->call)),
         {frame.x(line) + frame.px(17), frame.y(frame.cursor) - frame.px(10)},
         m_theme->palette().muted});
}

/// What stands beside bars, over the arrows but not over their heads.
void SequencePainter::paintWords(Frame& frame) const
{
    LabelLook look;
    look.font = m_text;
    look.fill = m_theme->palette().panel;
    look.padding = frame.px(3);
    for (const Frame::Words& words : frame.words) {
        look.text = words.colour;
        frame.onArrows.words(words.text, words.leftMiddle, look);
    }
}

/// Remote calls as activations: at the client from the call to its return, at the server from when
/// it took the call until it had a reply.
void SequencePainter::paintCalls(Frame& frame) const
{
    for (const world::ChannelView& channel : frame.snapshot.channels) {
        if (!channel.calls)
            continue;
        for (const mechanisms::RemoteCall& call : channel.calls->calls) {
            const bool ok = call.status == "OK";
            paintActivation(frame, {call.client, call.calledAt, call.endedAt, false},
                            QString::fromStdString(call.status),
                            ok ? m_theme->palette().good : m_theme->palette().race);
            if (call.servedAt != 0)
                paintActivation(frame, {call.server, call.servedAt, call.servedTill, true},
                                call.ran ? QString::fromStdString(call.result) : QString(),
                                m_theme->process(std::max(0, call.server)).text);
        }
    }
}

/// `words` stand beside its end. One that has no end lasts until now, or as long as its process did.
void SequencePainter::paintActivation(Frame& frame, const Activation& activation,
                                      const QString& words, const QColor& colour) const
{
    const Lifeline* line = m_lifelines.process(activation.process);
    if (!line || std::size_t(activation.process) >= frame.snapshot.processes.size())
        return;
    const world::ProcessView& process = frame.snapshot.processes[std::size_t(activation.process)];
    const bool ended = process.state == world::ProcessState::Exited ||
                       process.state == world::ProcessState::Killed;
    const quint64 end = activation.end != 0 ? activation.end
                        : ended             ? process.stateSince
                                            : frame.cursor;
    if (activation.begin > frame.end() || end < frame.begin())
        return;
    const theme::ProcessColours& colours = m_theme->process(activation.process);
    const double top = std::max(frame.y(activation.begin), frame.layout.plot.top() - 2);
    const double bottom = std::min(frame.y(end), frame.layout.plot.bottom() + 2);
    const QRectF bar(frame.x(*line) - frame.px(7), top, frame.px(14),
                     std::max(bottom - top, frame.px(2)));
    frame.painter.setRenderHint(QPainter::Antialiasing, false);
    frame.painter.setPen(QPen(colours.main, frame.px(1)));
    frame.painter.setBrush(activation.filled
                               ? QBrush(theme::blend(colours.main, m_theme->palette().panel, 0.4))
                               : QBrush(Qt::NoBrush));
    frame.painter.drawRect(bar);
    if (words.isEmpty() || activation.end == 0)
        return;
    frame.words.push_back({words, {bar.right() + frame.px(11), bottom - frame.px(9)}, colour});
}

/// The moment that the stage shows; what comes after it is veiled.
void SequencePainter::paintCursor(Frame& frame) const
{
    const QRectF& plot = frame.layout.plot;
    const double y = frame.y(frame.cursor);
    if (y > plot.bottom())
        return;
    if (frame.cursor < frame.last) {
        QColor veil = m_theme->palette().panel;
        veil.setAlphaF(0.6f);
        const double top = std::max(plot.top(), y);
        frame.painter.fillRect(QRectF(plot.left(), top, plot.width(), plot.bottom() - top), veil);
    }
    if (y < plot.top())
        return;
    const QColor colour = m_theme->palette().text;
    const double line = frame.px(1.4);
    frame.painter.fillRect(QRectF(plot.left(), y - line / 2, plot.width(), line), colour);
    if (!frame.view.canScrub)
        return;
    const double half = frame.px(6);
    frame.painter.setRenderHint(QPainter::Antialiasing);
    frame.painter.setPen(Qt::NoPen);
    frame.painter.setBrush(colour);
    frame.painter.drawPolygon(
        QPolygonF({QPointF(plot.left(), y - half), QPointF(plot.left() + half * 1.5, y),
                   QPointF(plot.left(), y + half)}));
}

} // namespace crosstalk::messages

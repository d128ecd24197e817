#include "engine/world/history.h"
#include "widgets/messages/sequenceframe.h"
#include "widgets/messages/words.h"

#include <algorithm>
#include <cmath>

// What is sent across the diagram: which messages are in view, where their arrows run, and how
// they are painted.

namespace crosstalk::messages {

using timeline::LabelLook;
using timeline::LabelPlacer;
using world::MessageGroup;

namespace {

constexpr double leastPitch = 8;   ///< design pixels for each message, or they are grouped
constexpr double groupPitch = 26;  ///< design pixels for each group
constexpr std::size_t most = 400;  ///< messages of one track drawn one by one
constexpr int freeOfGrouping = 12; ///< so few are never grouped

} // namespace

int SequencePainter::addItem(int track)
{
    m_items.emplace_back().track = track;
    return int(m_items.size()) - 1;
}

void SequencePainter::addArrow(Arrow arrow)
{
    m_arrows.push_back(std::move(arrow));
}

/// More than there is room for. Once grouped, they stay so until there are clearly fewer.
bool SequencePainter::decideGrouping(const Frame& frame) const
{
    quint64 count = 0;
    for (int track = 0; track < int(m_tracks.size()); ++track)
        if (m_lifelines.shows(track))
            count += frame.history.messageLog().count(track, frame.begin(), frame.end());
    const double room =
        std::max<double>(freeOfGrouping, frame.layout.plot.height() / frame.px(leastPitch));
    return double(count) > (m_grouped ? room * 0.75 : room);
}

void SequencePainter::collect(Frame& frame)
{
    m_grouped = decideGrouping(frame);
    for (int track = 0; track < int(m_tracks.size()); ++track) {
        if (!m_lifelines.shows(track))
            continue;
        if (m_grouped)
            collectGroups(frame, track);
        else
            collectMessages(frame, track);
    }
}

void SequencePainter::collectMessages(Frame& frame, int track)
{
    const world::MessageLog& log = frame.history.messageLog();
    std::vector<world::Message> messages;
    log.messages(track, frame.begin(), frame.end(), most, messages);
    for (const world::Message& message : messages)
        add(frame, message, track);
    std::vector<world::Rest> rests;
    log.rests(track, frame.begin(), frame.end(), most, rests);
    for (const world::Rest& rest : rests)
        add(frame, rest, track);
}

void SequencePainter::collectGroups(Frame& frame, int track)
{
    int shown = 0;
    for (int other = 0; other < int(m_tracks.size()); ++other)
        shown += m_lifelines.shows(other) ? 1 : 0;
    // Aligned to the time, not to the view: a group stays what it is while the view scrolls.
    const double pixels = frame.px(groupPitch) * std::max(1, (shown + 3) / 4);
    const double ns = double(frame.view.axis.span()) * pixels / frame.layout.plot.height();
    const quint64 step = timeline::TimeAxis::roundStep(std::max(1.0, ns));
    std::vector<MessageGroup> groups;
    frame.history.messageLog().groups(track, frame.begin() / step * step, frame.end(), step,
                                      groups);
    for (const MessageGroup& group : groups)
        add(frame, group, track);
}

/// Where an arrow ends whose receiver nobody knows.
double SequencePainter::stubEnd(const Frame& frame, int track, double from) const
{
    const auto& receivers = m_tracks[std::size_t(track)].receivers;
    for (const int receiver : receivers)
        if (const Lifeline* line = m_lifelines.process(receiver);
            line && std::abs(frame.x(*line) - from) > 1)
            return from + (frame.x(*line) - from) * 0.45;
    return from + frame.px(60);
}

void SequencePainter::add(Frame& frame, const world::Message& message, int track)
{
    const Lifeline* sender = m_lifelines.process(message.sender);
    const Lifeline* buffer = m_lifelines.channel(message.channel);
    const Lifeline* receiver = m_lifelines.process(message.receiver);
    if (!sender)
        return;
    const int item = addItem(track);
    m_items.back().message = message;
    const bool hangs = message.isHanging(frame.cursor);
    const double x0 = frame.x(*sender);
    const double y0 = frame.y(message.sentAt);
    const double y1 = message.receivedAt != 0 ? frame.y(message.receivedAt) : y0;
    Arrow arrow;
    arrow.process = message.sender;
    arrow.item = item;
    arrow.text = arrowText(message, frame.snapshot);
    if (buffer) {
        const double x = frame.x(*buffer);
        arrow.line = {frame.edge(x0, x), y0, frame.edge(x, x0), y0};
        arrow.end = hangs ? Arrow::End::Open : Arrow::End::Head;
        arrow.dashed = hangs;
        addArrow(arrow);
        if (message.lost && !hangs)
            addArrow({{x, y0, x, y1}, -1, Arrow::End::Cross, false, true, 1.5, tr("lost"), item});
        if (!receiver || message.lost)
            return;
        const double end = frame.x(*receiver);
        arrow.line = {frame.edge(x, end), y0, frame.edge(end, x), y1};
        arrow.end = Arrow::End::Head;
        arrow.text = arrivalText(message);
        addArrow(arrow);
        return;
    }
    const double x = receiver ? frame.x(*receiver) : stubEnd(frame, track, x0);
    const bool self = receiver == sender;
    arrow.line = {frame.edge(x0, x), y0, self ? x0 + frame.px(5) : frame.edge(x, x0), y1};
    if (!receiver)
        arrow.line.setP2({x, y1});
    arrow.end = message.lost && !hangs ? Arrow::End::Cross
                : hangs                ? Arrow::End::Open
                                       : Arrow::End::Head;
    arrow.dashed = hangs;
    arrow.bad = message.lost && !hangs;
    if (message.receivedAt != 0 && !message.lost)
        arrow.text += QStringLiteral(" · ") + arrivalText(message);
    addArrow(arrow);
}

void SequencePainter::add(Frame& frame, const world::Rest& rest, int track)
{
    const world::MessageLog::Track& info = m_tracks[std::size_t(track)];
    const Lifeline* buffer = m_lifelines.channel(info.channel);
    const Lifeline* from = buffer ? buffer : m_lifelines.process(info.sender);
    const Lifeline* receiver = m_lifelines.process(rest.receiver);
    if (!from || (!receiver && !rest.lost))
        return;
    const double x = frame.x(*from);
    const double end = receiver ? frame.x(*receiver) : x;
    Arrow arrow;
    arrow.item = addItem(track);
    m_items.back().rest = rest;
    arrow.process = info.sender;
    arrow.line = {receiver ? frame.edge(x, end) : x, frame.y(rest.sentAt),
                  receiver ? frame.edge(end, x) : x, frame.y(rest.time)};
    arrow.dashed = true;
    arrow.bad = rest.lost;
    arrow.end = rest.lost ? Arrow::End::Cross : Arrow::End::Head;
    arrow.text = rest.lost ? tr("%1 lost").arg(sizeText(rest.bytes))
                           : tr("the rest: %1").arg(sizeText(rest.bytes));
    addArrow(arrow);
}

void SequencePainter::add(Frame& frame, const MessageGroup& group, int track)
{
    const world::MessageLog::Track& info = m_tracks[std::size_t(track)];
    const Lifeline* sender = m_lifelines.process(info.sender);
    const Lifeline* buffer = m_lifelines.channel(info.channel);
    const Lifeline* receiver = m_lifelines.process(group.receiver);
    if (!sender)
        return;
    // Side by side where several tracks meet, so that none covers another.
    const double slot = (double(track % 4) + 0.5) / 4;
    const double y = frame.y(group.begin + quint64(double(group.end - group.begin) * slot));
    const double x0 = frame.x(*sender);
    Arrow arrow;
    arrow.item = addItem(track);
    m_items.back().group = group;
    arrow.process = info.sender;
    arrow.thickness =
        group.count == 1 ? 1.5 : std::min(6.0, 1.5 + std::log2(double(group.count)) / 3);
    arrow.text = group.count == 1
                     ? sizeText(group.bytes)
                     : tr("%1 messages · %2").arg(group.count).arg(sizeText(group.bytes));
    const double via = buffer ? frame.x(*buffer) : x0;
    if (buffer) {
        arrow.line = {frame.edge(x0, via), y, frame.edge(via, x0), y};
        arrow.end = group.hanging ? Arrow::End::Open : Arrow::End::Head;
        addArrow(arrow);
        arrow.text.clear();
    }
    if (receiver && receiver != sender) {
        const double x = frame.x(*receiver);
        arrow.line = {frame.edge(via, x), y, frame.edge(x, via), y};
        arrow.end = Arrow::End::Head;
        addArrow(arrow);
    } else if (!buffer) {
        arrow.line = {frame.edge(x0, x0 + 9), y, stubEnd(frame, track, x0), y};
        arrow.end = group.lost ? Arrow::End::Cross : Arrow::End::Open;
        addArrow(arrow);
    }
}

QColor SequencePainter::colourOf(const Arrow& arrow) const
{
    return arrow.bad ? m_theme->palette().race : m_theme->process(arrow.process).main;
}

void SequencePainter::paintArrows(Frame& frame) const
{
    const QRectF& plot = frame.layout.plot;
    for (const Arrow& arrow : m_arrows) {
        if (std::max(arrow.line.y1(), arrow.line.y2()) < plot.top() - 8 ||
            std::min(arrow.line.y1(), arrow.line.y2()) > plot.bottom() + 8)
            continue;
        const QColor colour = colourOf(arrow);
        QPen pen(colour, frame.px(arrow.thickness));
        pen.setCapStyle(Qt::FlatCap);
        if (arrow.dashed)
            pen.setDashPattern({5, 3});
        // A level line needs no smoothing, which costs several times the line.
        frame.painter.setRenderHint(QPainter::Antialiasing,
                                    std::abs(arrow.line.dy()) > 0.1 && arrow.line.dx() != 0);
        frame.painter.setPen(pen);
        frame.painter.drawLine(arrow.line);
        paintEnd(frame, arrow, colour);
    }
}

void SequencePainter::paintEnd(Frame& frame, const Arrow& arrow, const QColor& colour) const
{
    const double size = frame.px(4 + arrow.thickness);
    const QPointF tip = arrow.line.p2();
    frame.painter.setRenderHint(QPainter::Antialiasing);
    if (arrow.end == Arrow::End::Open) {
        frame.painter.setPen(QPen(colour, frame.px(1.5)));
        frame.painter.setBrush(m_theme->palette().panel);
        frame.painter.drawEllipse(tip, size * 0.7, size * 0.7);
    } else if (arrow.end == Arrow::End::Cross) {
        frame.painter.setPen(QPen(colour, frame.px(2)));
        frame.painter.drawLine(tip + QPointF(-size, -size), tip + QPointF(size, size));
        frame.painter.drawLine(tip + QPointF(-size, size), tip + QPointF(size, -size));
    } else if (arrow.end == Arrow::End::Head) {
        const double length = std::max(arrow.line.length(), 0.001);
        const QPointF along(arrow.line.dx() / length, arrow.line.dy() / length);
        const QPointF across(-along.y(), along.x());
        const QPointF base = tip - along * size * 1.5;
        frame.painter.setPen(Qt::NoPen);
        frame.painter.setBrush(colour);
        frame.painter.drawPolygon(
            QPolygonF({tip, base + across * size * 0.7, base - across * size * 0.7}));
    }
}

namespace {

/// The middle of what of a line lies between two heights.
QPointF middleWithin(const QLineF& line, double top, double bottom)
{
    const double dy = line.dy();
    if (std::abs(dy) < 1)
        return line.center();
    const double one = std::clamp((top - line.y1()) / dy, 0.0, 1.0);
    const double other = std::clamp((bottom - line.y1()) / dy, 0.0, 1.0);
    return line.pointAt((one + other) / 2);
}

} // namespace

void SequencePainter::paintTexts(Frame& frame) const
{
    const QRectF& plot = frame.layout.plot;
    frame.onArrows.block(
        QRectF(plot.left(), frame.y(frame.cursor) - frame.px(2), plot.width(), frame.px(4)));
    LabelLook look;
    look.font = m_text;
    look.fill = m_theme->palette().panel;
    look.padding = frame.px(3);
    const double height = LabelPlacer::heightOf(look.font) + frame.px(2);
    for (const Arrow& arrow : m_arrows) {
        if (arrow.text.isEmpty())
            continue;
        const QPointF middle = middleWithin(arrow.line, plot.top(), plot.bottom());
        if (middle.y() < plot.top() || middle.y() > plot.bottom())
            continue;
        look.text = arrow.bad ? m_theme->palette().race : m_theme->palette().text;
        const bool level = std::abs(arrow.line.dy()) < frame.px(10);
        const double away = level ? height / 2 + frame.px(3) : 0;
        const double room = std::abs(arrow.line.dx()) - frame.px(14);
        const auto fits = [&](const QString& text) {
            return room < 1 || LabelPlacer::widthOf(text, look.font) < room;
        };
        const QString text =
            fits(arrow.text) ? arrow.text : arrow.text.section(QStringLiteral(" · "), 0, 0);
        if (fits(text))
            frame.onArrows.pill(text, {middle - QPointF(0, away), middle + QPointF(0, away)},
                                height, look);
    }
}

std::optional<SequencePainter::Hit> SequencePainter::hitAt(const QPointF& position) const
{
    const Arrow* nearest = nullptr;
    double least = m_theme ? m_theme->px(6) : 6;
    for (const Arrow& arrow : m_arrows) {
        const QPointF along = arrow.line.p2() - arrow.line.p1();
        const QPointF way = position - arrow.line.p1();
        const double square = QPointF::dotProduct(along, along);
        const double share =
            square > 0 ? std::clamp(QPointF::dotProduct(way, along) / square, 0.0, 1.0) : 0;
        const double away = QLineF(position, arrow.line.pointAt(share)).length();
        if (away < least) {
            least = away;
            nearest = &arrow;
        }
    }
    if (!nearest || nearest->item < 0 || !m_snapshot)
        return std::nullopt;
    const Item& item = m_items[std::size_t(nearest->item)];
    const quint64 at = cursorTime(*m_snapshot);
    if (item.message) {
        const bool arrived =
            item.message->receivedEvent != 0 && QLineF(position, nearest->line.p2()).length() <
                                                    QLineF(position, nearest->line.p1()).length();
        return Hit{sentenceOf(*item.message, *m_snapshot, at),
                   arrived ? item.message->receivedEvent : item.message->sentEvent};
    }
    if (item.rest)
        return Hit{sentenceOf(*item.rest, *m_snapshot), item.rest->event};
    return Hit{sentenceOf(*item.group, m_tracks[std::size_t(item.track)], *m_snapshot),
               item.group->sentEvent};
}

} // namespace crosstalk::messages

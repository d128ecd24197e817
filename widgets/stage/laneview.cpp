#include "widgets/stage/laneview.h"

#include "widgets/stage/figures.h"
#include "widgets/theme/sentences.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

bool joins(const StageLayout::LaneBox& box, int from, int to)
{
    return box.wireOf(from, true) && box.wireOf(to, false);
}

} // namespace

CallOnLane callOnLane(const Context& context, const StageLayout::LaneBox& box)
{
    for (const world::ChannelView& channel : context.snapshot.channels) {
        if (!channel.calls || channel.calls->calls.empty() || box.messages)
            continue;
        const mechanisms::RemoteCall& call = channel.calls->calls.back();
        const auto& servers = channel.calls->servers;
        const int server = call.server < 0 && !servers.empty() ? servers.front() : call.server;
        if (joins(box, call.client, server))
            return {&call, false};
        if (joins(box, server, call.client))
            return {&call, true};
    }
    return {};
}

LaneView::LaneView(const Context& context, const StageLayout::LaneBox& box)
    : m_context(context), m_style(context.style), m_box(box),
      m_channel(context.channel(box.channel)), m_ends(m_channel), m_call(callOnLane(context, box)),
      m_group(m_style, {Item::Kind::Channel, box.channel, box.pill, {}, {}})
{
}

Group LaneView::compose()
{
    vessel();
    if (isCut())
        cut();
    notices();
    inside();
    if (m_box.tier == StageLayout::Tier::Medium)
        lineBelow();
    title();
    figures();
    note();
    return std::move(m_group);
}

QColor LaneView::outline() const
{
    bool bad = isCut();
    if (m_channel.stream)
        bad |= m_channel.stream->reset;
    else
        bad |= m_channel.messages->broken;
    if (bad)
        return palette().race;
    return m_channel.messages ? palette().muted : colours(m_ends.colour(m_channel)).main;
}

/// "request →" between a client and its server, else the channel's own name.
QStringList LaneView::names() const
{
    QStringList out;
    if (m_call.call)
        out << (m_call.reply     ? m_box.reversed ? say("← reply") : say("reply →")
                    : m_box.reversed ? say("← request")
                                 : say("request →"))
            << QString::fromStdString(m_channel.id);
    else
        out << laneNames(m_channel, m_box.paired, m_box.reversed);
    return out;
}

/// What is out of the ordinary, else how much is inside.
QStringList LaneView::states(bool& bad, bool& warns) const
{
    const LaneState state = laneState(m_context.snapshot, m_channel);
    bad = state.bad;
    warns = !state.bad && !state.texts.isEmpty();
    const QStringList fill = fillTexts(m_context.snapshot, m_channel);
    QStringList out;
    for (const QString& each : state.texts)
        out << each;
    if (!state.texts.isEmpty())
        return out << QString();
    if (m_channel.stream && m_channel.stream->fillHigh == 0 && m_channel.stream->bytesRead > 0)
        out << say("delivered, 0 queued") << say("0 queued");
    return out << fill.mid(1) << QString();
}

void LaneView::notice(bool sending, const LaneState& state, bool both)
{
    if (state.texts.isEmpty())
        return;
    const bool left = sending != m_box.reversed;
    QRectF room = m_box.notice;
    if (both && left)
        room.setRight(m_box.notice.center().x() - px(6));
    else if (both)
        room.setLeft(m_box.notice.center().x() + px(6));
    plate(room, TextRole::Label, state.bad ? palette().race : palette().warn,
          state.texts + QStringList{QString()}, left ? Qt::AlignLeft : Qt::AlignRight);
}

/// What happens at the two ends: asleep there, or nobody left there.
void LaneView::notices()
{
    if (m_box.notice.width() < px(40))
        return;
    const LaneState from = endState(m_context.snapshot, m_channel, true);
    const LaneState to = endState(m_context.snapshot, m_channel, false);
    const bool both = !from.texts.isEmpty() && !to.texts.isEmpty();
    notice(true, from, both);
    notice(false, to, both);
}

/// Where the pill is flat, its words stand beside its contents.
void LaneView::inside()
{
    if (m_box.name.isEmpty())
        return;
    bool bad = false;
    bool warns = false;
    const QStringList state = states(bad, warns);
    QRectF left = m_box.name;
    QRectF right = m_box.state;
    if (right.isEmpty()) {
        m_group.text(left, TextRole::Strong, isCut() || bad ? palette().race : palette().text,
                     names(), Qt::AlignLeft | Qt::AlignVCenter);
        return;
    }
    if (m_box.reversed)
        std::swap(left, right);
    const auto outwards = [&](bool leftSide) {
        return (leftSide ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
    };
    m_group.text(left, TextRole::Strong, palette().text, names(), outwards(!m_box.reversed));
    if (isCut())
        m_group.text(right, TextRole::Strong, palette().race, {say("cut by you"), say("cut")},
                     outwards(m_box.reversed));
    else
        m_group.text(right, TextRole::Small,
                     bad     ? palette().race
                     : warns ? palette().warn
                             : palette().muted,
                     state, outwards(m_box.reversed));
}

/// The cross on a way that was cut on purpose.
void LaneView::cut()
{
    const double size = std::min(px(28), m_box.pill.height() * 1.05);
    const QPointF at = m_box.pill.center();
    const QRectF disc(at.x() - size / 2, at.y() - size / 2, size, size);
    m_group.box(disc, size / 2, palette().raceWash, QPen(palette().race, px(2)));
    const double arm = size * 0.2;
    const QPen pen(palette().race, px(2.2), Qt::SolidLine, Qt::RoundCap);
    m_group.line(at + QPointF(-arm, -arm), at + QPointF(arm, arm), pen);
    m_group.line(at + QPointF(-arm, arm), at + QPointF(arm, -arm), pen);
}

/// Text on its own ground, so that wires that pass behind it do not strike it through.
void LaneView::plate(const QRectF& box, TextRole role, const QColor& colour,
                     const QStringList& choices, Qt::Alignment side)
{
    const QString text = m_style.firstFit(role, choices, box.width());
    if (text.isEmpty())
        return;
    const double width = m_style.width(role, text);
    const double x = side == Qt::AlignLeft    ? box.left()
                     : side == Qt::AlignRight ? box.right() - width
                                              : box.center().x() - width / 2;
    const double height = m_style.lineHeight(role);
    m_group.box(
        QRectF(x, box.center().y() - height / 2, width, height).adjusted(-px(3), 0, px(3), 0),
        px(3), palette().kernel);
    m_group.text(box, role, colour, QStringList{text}, side | Qt::AlignVCenter);
}

void LaneView::title()
{
    if (m_box.title.isEmpty())
        return;
    QString id = laneNames(m_channel, m_box.paired, m_box.reversed).front();
    const bool emulated = m_channel.messages && !m_channel.messages->emulated.empty();
    if (emulated)
        id += say(", emulated");
    id = m_style.firstFit(TextRole::Strong, {id, QString::fromStdString(m_channel.id)},
                          m_box.title.width() * 0.6);
    const double nameWidth = m_style.width(TextRole::Strong, id);
    const QString rest = m_style.firstFit(TextRole::Label, fillTexts(m_context.snapshot, m_channel),
                                          m_box.title.width() - nameWidth - px(24));
    const QString dash = QStringLiteral("— ") + rest;
    const double used = nameWidth + px(6) + m_style.width(TextRole::Label, dash);
    QRectF room = m_box.title;
    room.setLeft(room.center().x() - used / 2);
    m_group.box(QRectF(room.left() - px(3), room.top(), used + px(6), room.height()), px(3),
                palette().kernel);
    const QRectF ink = m_group.text(room, TextRole::Strong, palette().text, id);
    room.setLeft(ink.right() + px(6));
    m_group.text(room, TextRole::Label, palette().muted, dash);
}

void LaneView::figures()
{
    if (m_box.figures.isEmpty() || m_box.tier != StageLayout::Tier::Big)
        return;
    QStringList texts = figureTexts(m_channel);
    if (m_channel.messages) {
        const QStringList rights = rightsTexts(m_channel);
        texts = {QStringLiteral("%1 · %2").arg(rights.first(), texts.first()), rights.first(),
                 texts.first(), QString()};
    }
    plate(m_box.figures, TextRole::Code,
          figuresDiffer(m_channel) ? palette().race : palette().muted, texts);
}

/// What of it is ours and not the kernel's; what the kernel's figure counts.
void LaneView::note()
{
    const std::string& words =
        m_channel.messages ? m_channel.messages->emulated : m_channel.stream->note;
    if (m_box.note.isEmpty() || words.empty())
        return;
    const QString text = theme::said(words);
    plate(m_box.note, TextRole::Small, palette().muted,
          {m_channel.messages ? say("Emulated: %1").arg(text) : text});
}

/// In one line: the name unless it stands inside, how full, what is out of the ordinary.
void LaneView::lineBelow()
{
    bool bad = false;
    bool warns = false;
    const QStringList state = states(bad, warns);
    const QStringList fill = fillTexts(m_context.snapshot, m_channel);
    const QStringList figures = figureTexts(m_channel);
    const QColor colour = bad || figuresDiffer(m_channel) ? palette().race
                          : warns                         ? palette().warn
                                                          : palette().muted;
    if (!m_box.name.isEmpty())
        return plate(m_box.figures, TextRole::Small,
                     figuresDiffer(m_channel) ? palette().race : palette().muted,
                     {figures.value(0), figures.value(1), QString()});
    const QString id = names().first();
    QStringList texts;
    const auto with = [&](const QString& more) { texts << id + QStringLiteral(" — ") + more; };
    if (m_channel.messages && !bad && !warns)
        with(fill.value(1) + QStringLiteral(" · ") + rightsTexts(m_channel).first());
    if (bad || warns) {
        with(fill.value(1) + QStringLiteral(" · ") + state.value(0));
        for (const QString& each : state)
            if (!each.isEmpty())
                with(each);
    }
    for (const QString& each : fill.mid(1))
        with(each);
    plate(m_box.figures, TextRole::Small, colour, texts << id);
}

} // namespace crosstalk::stage

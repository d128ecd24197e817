#include "widgets/stage/figures.h"
#include "widgets/stage/lanetexts.h"
#include "widgets/stage/scene.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

using Wire = StageLayout::Wire;
using LaneBox = StageLayout::LaneBox;

bool contains(const std::vector<int>& processes, int process)
{
    return std::find(processes.begin(), processes.end(), process) != processes.end();
}

/// Draws what crosses the line: wires, who is stuck on one, what the latest calls did.
class WiresView
{
public:
    explicit WiresView(const Context& context)
        : m_context(context), m_style(context.style),
          m_group(context.style, {Item::Kind::Backdrop, -1, {}, {}, {}})
    {
    }

    Group compose()
    {
        // From below: the wires of upper lanes lie on those that pass behind them.
        const auto& lanes = m_context.layout.lanes;
        for (auto lane = lanes.rbegin(); lane != lanes.rend(); ++lane)
            for (const Wire& wire : lane->wires)
                this->wire(*lane, wire);
        for (const LaneBox& lane : lanes)
            for (const Wire& wire : lane.wires)
                if (contains(LaneEnds(m_context.channel(lane.channel)).sleeping(wire.down),
                             wire.process))
                    stopSign(lane, wire);
        if (m_context.layout.crossings)
            for (std::size_t i = 0; i < m_context.layout.cards.size(); ++i)
                crossing(int(i));
        return std::move(m_group);
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    double boundary() const { return m_context.layout.kernel.top(); }

    void wire(const LaneBox& lane, const Wire& wire);
    void arrow(const Wire& wire, const QColor& colour);
    void stopSign(const LaneBox& lane, const Wire& wire);
    void crossing(int process);

    const Context& m_context;
    const StageStyle& m_style;
    Group m_group;
};

/// In the colour of whose bytes they are: the sender's own, on a receiver's the main sender's.
void WiresView::wire(const LaneBox& lane, const Wire& wire)
{
    const LaneEnds ends(m_context.channel(lane.channel));
    const bool open = contains(ends.holders(wire.down), wire.process);
    const bool stuck = contains(ends.sleeping(wire.down), wire.process);
    const bool big = lane.tier == StageLayout::Tier::Big;
    const double strength = !open ? 0.3 : stuck ? 0.3 : showsRates(m_context.snapshot) ? 0.8 : 0.6;
    const int whose = wire.down ? wire.process : ends.colour(m_context.channel(lane.channel));
    const QColor main = m_style.theme().process(whose).main;
    QPen pen(theme::blend(main, palette().kernel, strength), px(big ? 9 : 4));
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (!open)
        pen.setDashPattern({0.8, 0.8});
    m_group.stroke(wirePath(lane, wire), pen);
    if (open && !stuck && !big)
        arrow(wire, main);
}

/// Where it crosses the line: down into the kernel, up out of it.
void WiresView::arrow(const Wire& wire, const QColor& colour)
{
    const double size = px(6);
    const double tip = boundary() + (wire.down ? size : -size);
    const double foot = boundary() - (wire.down ? size : -size);
    QPainterPath path(QPointF(wire.x, tip));
    path.lineTo(wire.x - size * 0.9, foot);
    path.lineTo(wire.x + size * 0.9, foot);
    path.closeSubpath();
    m_group.stroke(path, QPen(palette().userSpace, px(1)), colour);
}

void WiresView::stopSign(const LaneBox& lane, const Wire& wire)
{
    const double size = px(lane.tier == StageLayout::Tier::Big ? 28 : 16);
    const QRectF disc(wire.x - size / 2, boundary() - size / 2, size, size);
    m_group.box(disc, size / 2, palette().userSpace, QPen(palette().race, px(2)));
    m_group.box(QRectF(wire.x - size * 0.24, boundary() - size * 0.08, size * 0.48, size * 0.16),
                size * 0.06, palette().race);
}

/// What the latest call took across the line and what it brought back, beside its wire.
void WiresView::crossing(int process)
{
    const world::ProcessView& p = m_context.process(process);
    if (!p.last || p.last->channel < 0 || p.sleep)
        return;
    double low = m_context.layout.stage.width();
    double high = 0;
    bool found = false;
    for (const LaneBox& lane : m_context.layout.lanes)
        for (const Wire& wire : lane.wires)
            if (wire.process == process) {
                low = std::min(low, wire.x);
                high = std::max(high, wire.x);
                found |= lane.channel == p.last->channel;
            }
    if (!found)
        return;
    const QRectF card = m_context.layout.cards[std::size_t(process)].rect;
    const double middle = m_context.layout.stage.center().x();
    const bool left = card.center().x() < middle;
    const double top = card.bottom() + px(1);
    QRectF room(left ? high + px(11) : middle + px(6), top, 0, boundary() - px(2) - top);
    room.setRight(left ? middle - px(6) : low - px(11));
    if (room.height() < m_style.lineHeight(TextRole::Code) || room.width() < px(30))
        return;
    QStringList texts = crossingTexts(*p.last);
    texts << QString();
    m_group.text(room, TextRole::Code, p.last->error.empty() ? palette().text : palette().race,
                 texts, (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QStringList sleeperTexts(const Context& context, int process)
{
    const world::Sleep& sleep = *context.process(process).sleep;
    const QString name = processName(process);
    const QString call = QString::fromStdString(sleep.call);
    const QString time =
        duration(context.snapshot.now - std::min(context.snapshot.now, sleep.since));
    return {say("%1 asleep in %2 · %3").arg(name, call, time),
            say("%1 in %2 · %3").arg(name, call, time), QStringLiteral("%1 · %2").arg(name, time),
            name};
}

} // namespace

QPainterPath wirePath(const StageLayout::LaneBox& lane, const StageLayout::Wire& wire)
{
    const QRectF& pill = lane.pill;
    QPainterPath path(wire.card);
    if (std::abs(wire.card.x() - wire.x) > 0.5)
        path.lineTo(wire.x, wire.card.y());
    const double corner = std::min(pill.height() / 2, pill.width() / 6);
    if (wire.x > pill.left() + corner && wire.x < pill.right() - corner) {
        path.lineTo(wire.x, pill.top() + 1); // straight down into a pill that is wider
        return path;
    }
    const bool leftSide = wire.x < pill.center().x();
    const double edge = leftSide ? pill.left() : pill.right();
    const double y = pill.center().y();
    if (leftSide ? edge <= wire.x : edge >= wire.x) {
        path.lineTo(wire.x, y);
        return path;
    }
    const double bend = std::min(std::abs(edge - wire.x), y - wire.card.y());
    path.lineTo(wire.x, y - bend);
    path.quadTo(QPointF(wire.x, y), QPointF(wire.x + (leftSide ? bend : -bend), y));
    path.lineTo(edge, y);
    return path;
}

Group wires(const Context& context)
{
    return WiresView(context).compose();
}

/// What lies over the wires: the caption, and who sleeps, each under its own card.
Group kernelWords(const Context& context)
{
    const StageStyle& style = context.style;
    const QRectF strip = context.layout.strip;
    Group group(style, {Item::Kind::Backdrop, -1, {}, {}, {}});
    if (context.layout.lanes.empty() && context.layout.density != Density::Crowd)
        return group;
    const QRectF caption = context.layout.kernelCaption;
    const QString kernel = say("KERNEL");
    group.box(QRectF(caption.left() - style.px(3), caption.top(),
                     style.width(TextRole::Caps, kernel) + style.px(6), caption.height()),
              style.px(3), style.palette().kernel);
    group.text(caption, TextRole::Caps, style.palette().muted, kernel);
    if (strip.isEmpty() || context.layout.density == Density::Dots)
        return group;
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < context.layout.cards.size(); ++i) {
        if (!context.hasProcess(int(i)))
            continue;
        const world::ProcessView& p = context.process(int(i));
        if (p.state != world::ProcessState::Asleep || !p.sleep)
            continue;
        const QRectF card = context.layout.cards[i].rect;
        QRectF room(card.left(), strip.top(), card.width(), strip.height());
        const double margins =
            theme::chipWidth(style.font(TextRole::Strong), QString(), strip.height());
        const double clear =
            caption.left() + style.width(TextRole::Caps, kernel) + style.px(8);
        if (room.left() < clear) { // beside the caption, with room for its name at least
            const double least = margins + style.width(TextRole::Strong, processName(int(i)));
            room.setLeft(clear);
            room.setRight(std::max(room.right(), clear + least));
        }
        const bool free = std::none_of(taken.begin(), taken.end(),
                                       [&](const QRectF& r) { return r.intersects(room); });
        if (!free)
            continue;
        taken.push_back(room);
        const QString text =
            style.firstFit(TextRole::Strong, sleeperTexts(context, int(i)), room.width() - margins);
        const double width = style.width(TextRole::Strong, text) + margins;
        const double x = std::clamp(card.center().x() - width / 2, room.left(),
                                    std::max(room.left(), room.right() - width));
        group.chip(QRectF(x, room.top(), width, room.height()), int(i), theme::ChipStyle::Asleep,
                   {text});
    }
    return group;
}

} // namespace crosstalk::stage

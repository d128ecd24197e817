#include "widgets/stage/figures.h"
#include "widgets/stage/lanetexts.h"
#include "widgets/stage/scene.h"
#include "widgets/stage/track.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crosstalk::stage {

namespace {

using Kind = world::Transfer::Kind;

/// Where a variable stands; the segment itself when the variable found no room.
QRectF variableRect(const StageLayout& layout, int variable)
{
    for (const StageLayout::RegionBox& region : layout.regions)
        for (const auto& [index, rect] : region.variables)
            if (index == variable)
                return rect;
    return layout.regions.empty() ? QRectF() : layout.regions.front().rect;
}

/// Where a queue in shared memory stands; empty for one below the line.
QRectF queueRect(const StageLayout& layout, int channel)
{
    for (const StageLayout::RegionBox& region : layout.regions)
        for (const auto& [index, rect] : region.queues)
            if (index == channel)
                return rect;
    return {};
}

double between(double low, double value, double high)
{
    return low > high ? (low + high) / 2 : std::clamp(value, low, high);
}

/// Place among the cards of the same column, -0.5 to 0.5: lanes end side by side.
double placeInColumn(const StageLayout& layout, int process)
{
    const StageLayout::Card& card = layout.cards[std::size_t(process)];
    double count = 0;
    double before = 0;
    for (std::size_t i = 0; i < layout.cards.size(); ++i) {
        if (layout.cards[i].side != card.side)
            continue;
        count += 1;
        before += int(i) < process ? 1 : 0;
    }
    return count > 1 ? before / (count - 1) - 0.5 : 0;
}

/// Where lanes meet a card; among dots, where the crowd ends: nothing moves across the others.
double cardEdge(const StageLayout& layout, const StageLayout::Card& card)
{
    const bool left = card.side == Side::Left;
    double x = left ? card.rect.right() : card.rect.left();
    if (layout.density != Density::Dots)
        return x;
    for (const StageLayout::Card& other : layout.cards)
        if (other.side == card.side)
            x = left ? std::max(x, other.rect.right()) : std::min(x, other.rect.left());
    return x;
}

/// From the card to `target`, across the gap between them.
QPainterPath laneTo(const Context& context, int process, const QRectF& target, double offset)
{
    const StageStyle& style = context.style;
    const StageLayout::Card& card = context.layout.cards[std::size_t(process)];
    const bool left = card.side == Side::Left;
    const double spread =
        placeInColumn(context.layout, process) * std::max(0.0, target.height() - style.px(16));
    const double targetY =
        between(target.top() + style.px(6), target.center().y() + spread + offset,
                target.bottom() - style.px(6));
    const double top = card.rect.top() + std::min(style.px(42), card.rect.height() * 0.4);
    const double rise = offset == 0 ? style.px(6) : 0; // what moves goes in a slight arc
    const double cardY = between(top, targetY + rise, card.rect.bottom() - style.px(12));
    const QPointF from(cardEdge(context.layout, card), cardY);
    const QPointF to(left ? target.left() : target.right(), targetY);
    const double middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    if (std::abs(from.y() - to.y()) <= style.px(10) && rise > 0)
        path.quadTo(QPointF(middle, std::min(from.y(), to.y()) - style.px(12)), to);
    else
        path.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), to);
    return path;
}

QPainterPath reversed(const QPainterPath& path)
{
    return path.toReversed();
}

/// The way a transfer takes, from where it starts.
QPainterPath transferPath(const Context& context, const world::Transfer& transfer)
{
    if (transfer.kind == Kind::Load || transfer.kind == Kind::Store) {
        const QRectF target = variableRect(context.layout, transfer.variable);
        if (target.isEmpty())
            return {};
        const QPainterPath path = laneTo(context, transfer.process, target, 0);
        return transfer.kind == Kind::Store ? path : reversed(path);
    }
    const bool down = transfer.kind == Kind::BytesDown;
    if (const QRectF queue = queueRect(context.layout, transfer.channel); !queue.isEmpty()) {
        const QPainterPath path = laneTo(context, transfer.process, queue, 0);
        return down ? path : reversed(path);
    }
    for (const StageLayout::LaneBox& box : context.layout.lanes)
        if (box.channel == transfer.channel)
            if (const StageLayout::Wire* wire = box.wireOf(transfer.process, down))
                return down ? wirePath(box, *wire) : reversed(wirePath(box, *wire));
    return {};
}

bool isBytes(const world::Transfer& transfer)
{
    return transfer.kind == Kind::BytesDown || transfer.kind == Kind::BytesUp;
}

/// Bytes keep the colour of who wrote them, also on their way up.
int supplier(const Context& context, const world::Transfer& transfer)
{
    if (transfer.kind == Kind::BytesDown)
        return transfer.process;
    const world::ChannelView& channel = context.channel(transfer.channel);
    if (channel.stream && !channel.stream->contents.empty())
        return channel.stream->contents.front().process;
    return LaneEnds(channel).colour(channel);
}

/// What a token says: the value, or what will happen when there is no room for it or no value yet.
QString tokenText(const Context& context, const world::Transfer& transfer, double room)
{
    if (isBytes(transfer))
        return {};
    const QString shortest =
        transfer.kind == Kind::Load ? QStringLiteral("r") : QStringLiteral("w");
    const QString label = QString::fromStdString(transfer.label);
    if (label.isEmpty())
        return shortest;
    return context.style.width(TextRole::Bold, label) <= room ? label : shortest;
}

/// What a way passes behind: the sentence and the boxes of other channels.
std::vector<QRectF> obstaclesOf(const Context& context, const world::Transfer& transfer,
                                const QPainterPath& path, const QRectF& words)
{
    const QRectF around = path.boundingRect().adjusted(-1, -1, 1, 1);
    std::vector<QRectF> found;
    if (around.intersects(words))
        found.push_back(words);
    for (const StageLayout::LaneBox& box : context.layout.lanes)
        if (box.channel != transfer.channel && around.intersects(box.pill))
            found.push_back(box.pill);
    return found;
}

/// The part of a way, as distances from its start, on which a token of that size lies on none of
/// them: the longest one.
std::pair<double, double> clearPart(const Track& track, QSizeF token,
                                    const std::vector<QRectF>& obstacles)
{
    const double length = track.length(), step = 2;
    if (obstacles.empty())
        return {0, length};
    std::pair<double, double> best{0, 0};
    double begin = 0;
    for (double at = 0;; at += step) {
        QRectF here({}, token);
        here.moveCenter(track.at(at));
        const bool covered = std::ranges::any_of(
            obstacles, [&](const QRectF& each) { return here.intersects(each); });
        if ((covered || at >= length) && std::min(at, length) - begin > best.second - best.first)
            best = {begin, std::min(at, length)};
        if (at >= length)
            return best;
        if (covered)
            begin = at + step;
    }
}

Token tokenOf(const Context& context, const world::Transfer& transfer, const QPainterPath& path,
              const QRectF& words)
{
    const StageStyle& style = context.style;
    const Track track(path);
    const double length = track.length();
    const double height =
        isBytes(transfer) ? style.px(13) : std::max(style.px(24), style.lineHeight(TextRole::Bold));
    Token token;
    token.process = isBytes(transfer) ? supplier(context, transfer) : transfer.process;
    token.look = transfer.pending ? Token::Look::Pending
                 : transfer.loses ? Token::Look::Losing
                                  : Token::Look::Moving;
    token.label = tokenText(context, transfer, length - style.px(22));
    const double text = style.width(TextRole::Bold, token.label);
    const double width = token.label.isEmpty() ? height : std::max(height, text + style.px(10));
    const auto [from, to] = clearPart(track, {width, height}, obstaclesOf(context, transfer, path, words));
    // It never lies on the card's or the variable's own words.
    const double margin = std::min(0.5, (width / 2 + style.px(2)) / std::max(1.0, to - from));
    double progress = std::clamp(transfer.progress, 0.0, 1.0);
    if (transfer.pending)
        progress = 0.08;
    else if (context.reducedMotion)
        progress = 0.5;
    const QPointF at = track.at(from + (to - from) * (margin + progress * (1 - 2 * margin)));
    token.rect = QRectF(at.x() - width / 2, at.y() - height / 2, width, height);
    return token;
}

void lane(Group& group, const Context& context, const world::Transfer& transfer,
          const QPainterPath& path)
{
    const StageStyle& style = context.style;
    const QColor colour =
        transfer.loses ? style.palette().race : style.theme().process(transfer.process).main;
    QPen pen(colour, style.px(2));
    if (transfer.pending) {
        pen.setDashPattern({0.1, 2.4});
        pen.setCapStyle(Qt::RoundCap);
        pen.setWidthF(style.px(2.6));
    }
    group.stroke(path, pen);
    group.stroke(arrowTip(path, style.px(11)), Qt::NoPen, colour);
}

/// What a process touches at full speed: a variable that is alone in its segment, else the segment;
/// from one to the next the picture would jump.
QRectF touchedRect(const Context& context, const world::ProcessView& process)
{
    const auto& touched = process.lastStore ? process.lastStore : process.lastLoad;
    const auto& variables = context.snapshot.variables;
    if (!touched || touched->variable < 0 || std::size_t(touched->variable) >= variables.size())
        return {};
    const world::VariableView& variable = variables[std::size_t(touched->variable)];
    const int segment = variable.channel;
    if (variable.storesPerSecond < 1 && process.bytesRead + process.bytesWritten > 0)
        return {}; // what it is busy with are calls
    const auto isInSegment = [&](const world::VariableView& each) { return each.channel == segment; };
    if (std::ranges::count_if(variables, isInSegment) == 1)
        return variableRect(context.layout, touched->variable);
    for (const StageLayout::RegionBox& region : context.layout.regions)
        if (region.channel == segment)
            return region.rect;
    return {};
}

/// At full speed: how busy each process is, instead of tokens that nobody could follow.
void heat(Group& group, const Context& context)
{
    const StageStyle& style = context.style;
    for (std::size_t i = 0; i < context.snapshot.processes.size(); ++i) {
        const world::ProcessView& process = context.process(int(i));
        if (!context.hasProcess(int(i)) || context.ended(int(i)) || process.operationsPerSecond < 1)
            continue;
        const QRectF target = touchedRect(context, process);
        if (target.isEmpty())
            continue;
        const double warmth = std::clamp(std::log10(process.operationsPerSecond) / 6, 0.15, 1.0);
        const QColor colour = theme::blend(style.theme().process(int(i)).main,
                                           style.palette().userSpace, 0.35 + 0.5 * warmth);
        const QPainterPath path = laneTo(context, int(i), target, 0);
        group.stroke(path, QPen(colour, style.px(2 + 4 * warmth)));
        if (process.lastStore)
            group.stroke(arrowTip(path, style.px(12)), Qt::NoPen, colour);
        if (process.lastLoad)
            group.stroke(arrowTip(reversed(path), style.px(12)), Qt::NoPen, colour);
    }
}

} // namespace

QPainterPath arrowTip(const QPainterPath& path, double size)
{
    const Track track(path);
    const QPointF tip = track.at(track.length());
    const QPointF back = track.at(track.length() - size);
    const QPointF along = tip - back;
    const double norm = std::max(0.001, std::hypot(along.x(), along.y()));
    const QPointF unit = along / norm;
    const QPointF across(-unit.y(), unit.x());
    QPainterPath triangle(tip);
    triangle.lineTo(tip - unit * size + across * size * 0.52);
    triangle.lineTo(tip - unit * size - across * size * 0.52);
    triangle.closeSubpath();
    return triangle;
}

/// Dashed lines from each process to the memory that it maps.
Group lanes(const Context& context)
{
    const StageStyle& style = context.style;
    Group group(style, {Item::Kind::Backdrop, -1, {}, {}, {}});
    QPen pen(style.palette().region, style.px(1.4), Qt::CustomDashLine);
    pen.setDashPattern({3, 2.6});
    if (context.layout.density == Density::Dots)
        return group;
    for (const StageLayout::RegionBox& region : context.layout.regions) {
        if (region.channel < 0)
            continue;
        for (const int process : context.channel(region.channel).mappedBy)
            if (context.hasProcess(process))
                group.stroke(laneTo(context, process, region.rect, style.px(22)), pen);
    }
    return group;
}

void addTransfers(const Context& context, const QRectF& words, Scene& scene)
{
    Group group(context.style, {Item::Kind::Backdrop, -1, {}, {}, {}});
    const bool rates = showsRates(context.snapshot);
    if (rates)
        heat(group, context);
    for (const world::Transfer& transfer : context.snapshot.transfers) {
        if (rates || !context.hasProcess(transfer.process))
            continue;
        // Among dots, only what moves.
        if (transfer.pending && context.layout.density == Density::Dots)
            continue;
        const QPainterPath path = transferPath(context, transfer);
        if (path.isEmpty())
            continue;
        if (!isBytes(transfer) || !queueRect(context.layout, transfer.channel).isEmpty())
            lane(group, context, transfer, path);
        scene.tokens.push_back(tokenOf(context, transfer, path, words));
    }
    scene.groups.push_back(std::move(group));
}

} // namespace crosstalk::stage

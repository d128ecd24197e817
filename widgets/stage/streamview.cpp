#include "widgets/stage/figures.h"
#include "widgets/stage/laneview.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

/// Above this a slot is drawn without a gap of its own.
constexpr std::size_t compactSlots = 64;

/// A stream of bytes below the line: a pipe's page slots, a socket's buffer.
class StreamLane : public LaneView
{
public:
    StreamLane(const Context& context, const StageLayout::LaneBox& box)
        : LaneView(context, box), m_stream(*m_channel.stream)
    {
    }

private:
    void vessel() override;
    void pageSlots();
    std::vector<int> slotOwners() const;
    void stretches(const QRectF& room, std::vector<mechanisms::Stretch> contents,
                   std::uint64_t capacity);
    void stretch(const QRectF& rect, int process);
    void twoBuffers();
    void buffer(QRectF room, bool sender, std::vector<mechanisms::Stretch> contents);
    std::vector<mechanisms::Stretch> contents() const;

    const world::StreamView& m_stream;
};

void StreamLane::vessel()
{
    const double radius = m_box.pill.height() / 2;
    const int whose = m_ends.colour(m_channel);
    QPen pen(outline(), px(m_box.tier == StageLayout::Tier::Big ? 2 : 1.6));
    if (m_stream.reset)
        pen.setStyle(Qt::DashLine);
    m_group.box(m_box.pill, radius, theme::blend(colours(whose).main, palette().kernel, 0.10), pen);
    if (isCut())
        return;
    if (m_stream.sendRoom != 0)
        twoBuffers();
    else if (m_stream.pages.empty())
        stretches(m_box.content, contents(), m_stream.capacity);
    else
        pageSlots();
}

/// What comes out first lies nearest to who takes it.
void StreamLane::pageSlots()
{
    const QColor main = colours(m_ends.colour(m_channel)).main;
    Cells cells;
    cells.rect = m_box.content;
    cells.columns = m_box.columns;
    cells.rows = m_box.rows;
    cells.reversed = !m_box.reversed;
    cells.gap =
        m_stream.pages.size() > compactSlots ? px(1.5) : std::min(px(4), cells.rect.width() / 60);
    cells.on = main;
    cells.off = palette().kernel;
    cells.line = theme::blend(main, palette().kernel, 0.35);
    for (const world::Slot& slot : m_stream.pages)
        cells.fill.push_back(
            float(double(slot.used) / double(std::max<std::uint64_t>(1, m_stream.slotBytes))));
    const std::vector<int> owners = slotOwners();
    for (const int owner : owners)
        cells.colours.push_back(colours(owner).fill);
    const Cells placed = cells;
    m_group.primitives.push_back(std::move(cells));
    const double size = std::min(px(10), placed.cell(0).width() - px(4));
    for (std::size_t i = 0; i < owners.size() && size >= px(6); ++i) {
        if (placed.fill[i] < 0.6f)
            continue;
        const int at = placed.reversed ? int(owners.size() - 1 - i) : int(i);
        const QPointF middle = placed.cell(at).center();
        m_group.primitives.push_back(
            Badge{QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), owners[i],
                  colours(owners[i]).onFill});
    }
}

/// Whose byte is the first in each slot; none where all are one process's.
std::vector<int> StreamLane::slotOwners() const
{
    if (m_stream.contents.empty() ||
        std::all_of(m_stream.contents.begin(), m_stream.contents.end(), [&](const auto& stretch) {
            return stretch.process == m_ends.colour(m_channel);
        }))
        return {};
    std::vector<int> out;
    std::size_t index = 0;
    std::uint64_t end = m_stream.contents.front().bytes;
    std::uint64_t at = 0;
    for (const world::Slot& slot : m_stream.pages) {
        while (index + 1 < m_stream.contents.size() && at >= end)
            end += m_stream.contents[++index].bytes;
        out.push_back(m_stream.contents[index].process);
        at += slot.used;
    }
    return out;
}

/// Bytes of one process, with its badge: colour never stands alone.
void StreamLane::stretch(const QRectF& rect, int process)
{
    m_group.box(rect, std::min(px(3), rect.width() / 3), colours(process).fill);
    const double badge = std::min(px(11), rect.height() - px(4));
    if (rect.width() < badge + px(6) || badge < px(6))
        return;
    m_group.primitives.push_back(
        Badge{QRectF(rect.center().x() - badge / 2, rect.center().y() - badge / 2, badge, badge),
              process, colours(process).onFill});
}

/// Whose bytes are inside, first in first.
std::vector<mechanisms::Stretch> StreamLane::contents() const
{
    if (m_stream.contents.empty() && m_stream.fillHigh > 0)
        return {{m_ends.colour(m_channel), m_stream.fillHigh}};
    return m_stream.contents;
}

void StreamLane::stretches(const QRectF& room, std::vector<mechanisms::Stretch> contents,
                           std::uint64_t capacity)
{
    const QColor main = colours(m_ends.colour(m_channel)).main;
    m_group.box(room, px(4), palette().kernel,
                QPen(theme::blend(main, palette().kernel, 0.35), px(1)));
    std::uint64_t inside = 0;
    for (const mechanisms::Stretch& each : contents)
        inside += each.bytes;
    const std::uint64_t total = std::max({std::uint64_t{1}, capacity, inside});
    const double least = std::min(px(16), room.width() / double(contents.size() + 1));
    double used = 0;
    for (const mechanisms::Stretch& each : contents) {
        const double left = room.width() - used;
        const double width =
            std::min(left, std::max(least, room.width() * double(each.bytes) / double(total)));
        if (width < 1)
            break;
        const double x = m_box.reversed ? room.left() + used : room.right() - used - width;
        stretch(QRectF(x, room.top(), width - px(1), room.height()), each.process);
        used += width;
    }
}

/// TCP: the sender's own buffer and the receiver's, the network between them. What came first has
/// gone on to the receiver.
void StreamLane::twoBuffers()
{
    std::vector<mechanisms::Stretch> arrived;
    std::vector<mechanisms::Stretch> waiting;
    std::uint64_t there = m_stream.fillHigh - std::min(m_stream.fillHigh, m_stream.atSender);
    for (const mechanisms::Stretch& each : contents()) {
        const std::uint64_t first = std::min(there, each.bytes);
        there -= first;
        if (first != 0)
            arrived.push_back({each.process, first});
        if (first != each.bytes)
            waiting.push_back({each.process, each.bytes - first});
    }
    const double gap = std::min(px(26), m_box.content.width() * 0.1);
    QRectF left = m_box.content;
    QRectF right = m_box.content;
    left.setRight(m_box.content.center().x() - gap / 2);
    right.setLeft(m_box.content.center().x() + gap / 2);
    buffer(m_box.reversed ? right : left, true, std::move(waiting));
    buffer(m_box.reversed ? left : right, false, std::move(arrived));
    const double y = m_box.content.center().y();
    QPointF from(left.right() + px(3), y);
    QPointF to(right.left() - px(3), y);
    if (m_box.reversed)
        std::swap(from, to);
    QPainterPath path(from);
    path.lineTo(to);
    const QColor line = palette().muted;
    m_group.line(from, to, QPen(line, px(1.4), Qt::DotLine));
    m_group.stroke(arrowTip(path, px(6)), Qt::NoPen, line);
}

void StreamLane::buffer(QRectF room, bool sender, std::vector<mechanisms::Stretch> contents)
{
    const double caption = m_style.lineHeight(TextRole::Small);
    if (room.height() > caption + px(12)) {
        const QString who = processNames(m_ends.holders(sender));
        m_group.text(QRectF(room.left(), room.top() - px(4), room.width(), caption),
                     TextRole::Small, palette().muted,
                     sender ? QStringList{say("send buffer of %1").arg(who), say("send buffer"),
                                          say("send"), QString()}
                            : QStringList{say("receive buffer of %1").arg(who),
                                          say("receive buffer"), say("receive"), QString()},
                     Qt::AlignHCenter | Qt::AlignVCenter);
        room.setTop(room.top() + caption - px(2));
    }
    stretches(room, std::move(contents), sender ? m_stream.sendRoom : m_stream.receiveRoom);
}

} // namespace

Group streamLane(const Context& context, const StageLayout::LaneBox& box)
{
    return StreamLane(context, box).compose();
}

void addLanes(const Context& context, std::vector<Group>& groups)
{
    for (const StageLayout::LaneBox& box : context.layout.lanes)
        groups.push_back(box.messages ? messagesLane(context, box) : streamLane(context, box));
}

} // namespace crosstalk::stage

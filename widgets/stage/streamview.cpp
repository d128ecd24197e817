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
    void stretches();
    void stretch(const QRectF& rect, int process);

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
    if (m_stream.pages.empty())
        stretches();
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

void StreamLane::stretches()
{
    const QRectF room = m_box.content;
    const QColor main = colours(m_ends.colour(m_channel)).main;
    m_group.box(room, px(4), palette().kernel,
                QPen(theme::blend(main, palette().kernel, 0.35), px(1)));
    std::vector<mechanisms::Stretch> contents = m_stream.contents;
    if (contents.empty() && m_stream.fillHigh > 0)
        contents = {{m_ends.colour(m_channel), m_stream.fillHigh}};
    std::uint64_t total = std::max<std::uint64_t>(1, m_stream.capacity);
    std::uint64_t inside = 0;
    for (const mechanisms::Stretch& each : contents)
        inside += each.bytes;
    total = std::max(total, inside);
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

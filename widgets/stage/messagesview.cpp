#include "widgets/stage/figures.h"
#include "widgets/stage/laneview.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace crosstalk::stage {

namespace {

constexpr std::uint64_t mostPlaces = 16; ///< free places are drawn up to this capacity

/// A queue below the line.
class MessagesLane : public LaneView
{
public:
    using LaneView::LaneView;

private:
    void vessel() override
    {
        const world::MessagesView& view = *m_channel.messages;
        QPen pen(outline(), px(1.6));
        if (view.broken || view.removed)
            pen.setStyle(Qt::DashLine);
        m_group.box(m_box.pill, px(9), theme::blend(palette().card, palette().kernel, 0.5), pen);
        paintMessages(m_group, m_box.content, view, m_box.reversed);
    }
};

/// Messages of one priority, in the order they will be received.
using Band = std::vector<const mechanisms::QueuedMessage*>;

/// Paints one row of messages.
class BandView
{
public:
    BandView(Group& group, const QRectF& room, const world::MessagesView& view, bool reversed)
        : m_group(group), m_style(group.style()), m_room(room), m_view(view), m_reversed(reversed)
    {
    }

    /// `more`: how many there are that are not in `band`; `places`: free ones after them.
    void paint(const Band& band, std::uint64_t more, std::uint64_t places)
    {
        const double gap = m_style.px(4);
        const std::uint64_t wanted = band.size() + (more > 0 ? 1 : 0) + places;
        if (wanted == 0)
            return;
        const double least = m_style.px(24);
        const double most = places > 0 ? m_room.width() : m_style.px(132);
        const double width =
            std::clamp(m_room.width() / double(wanted) - gap, least, std::max(least, most));
        const auto fit = std::uint64_t(std::max(1.0, (m_room.width() + gap) / (width + gap)));
        std::uint64_t shown = std::min<std::uint64_t>(band.size(), fit);
        if (shown < band.size() || (more > 0 && shown == fit))
            shown = fit - 1;
        std::uint64_t at = 0;
        for (; at < shown; ++at)
            paintMessage(m_group, slot(at, width, gap), *band[at], m_view.connections);
        const std::uint64_t hidden = band.size() - shown + more;
        if (hidden > 0) {
            m_group.text(slot(at++, width, gap), TextRole::Small, m_style.palette().muted,
                         QStringList{QStringLiteral("+%1").arg(hidden), QString()},
                         Qt::AlignCenter);
            return;
        }
        QPen dashes(m_style.palette().boundary, m_style.px(1.1), Qt::DashLine);
        for (; at < std::min(fit, shown + places); ++at)
            m_group.box(slot(at, width, gap), m_style.px(5), Qt::transparent, dashes);
    }

private:
    QRectF slot(std::uint64_t index, double width, double gap) const
    {
        const double off = double(index) * (width + gap);
        const double x = m_reversed ? m_room.left() + off : m_room.right() - off - width;
        return {std::round(x), m_room.top(), std::floor(width), m_room.height()};
    }

    Group& m_group;
    const StageStyle& m_style;
    QRectF m_room;
    const world::MessagesView& m_view;
    bool m_reversed;
};

std::map<int, Band, std::greater<>> bandsOf(const world::MessagesView& view)
{
    std::map<int, Band, std::greater<>> bands;
    for (const mechanisms::QueuedMessage& message : view.queue)
        bands[view.priorities ? message.priority : 0].push_back(&message);
    return bands;
}

/// Highest first; what has no row of its own is counted in the last.
void paintBands(Group& group, const QRectF& room, const world::MessagesView& view, bool reversed,
                const std::map<int, Band, std::greater<>>& bands)
{
    const StageStyle& style = group.style();
    const double line = style.lineHeight(TextRole::Small) + style.px(4);
    const int rows = std::clamp(int(room.height() / line), 1, std::max(1, int(bands.size())));
    const double gap = style.px(3);
    const double height = std::min((room.height() + gap) / rows - gap, style.px(34));
    const double label = std::min(
        style.width(TextRole::Small, say("priority %1").arg(bands.begin()->first)) + style.px(8),
        room.width() * 0.35);
    double y = room.center().y() - (rows * (height + gap) - gap) / 2;
    int row = 0;
    std::uint64_t more = view.queued - std::min<std::uint64_t>(view.queued, view.queue.size());
    for (auto band = bands.begin(); band != bands.end() && row < rows; ++band, ++row) {
        QRectF words(room.left(), y, label, height);
        QRectF messages(room.left() + label, y, room.width() - label, height);
        group.text(words, TextRole::Small, style.palette().muted,
                   {say("priority %1").arg(band->first), say("prio %1").arg(band->first),
                    QString::number(band->first), QString()});
        std::uint64_t hidden = 0;
        if (row + 1 == rows) {
            hidden = more;
            for (auto rest = std::next(band); rest != bands.end(); ++rest)
                hidden += rest->second.size();
        }
        BandView(group, messages, view, reversed).paint(band->second, hidden, 0);
        y += height + gap;
    }
}

} // namespace

void paintMessage(Group& group, const QRectF& rect, const mechanisms::QueuedMessage& message,
                  bool connection)
{
    const StageStyle& style = group.style();
    const theme::ProcessColours& colours = style.theme().process(message.from);
    group.box(rect, style.px(5), colours.wash, QPen(colours.main, style.px(1.4)));
    const double pad = style.px(5);
    const double badge = std::min(style.px(10), rect.height() - style.px(4));
    QRectF room = rect.adjusted(pad, style.px(1), -pad, -style.px(1));
    const QString number = QStringLiteral("#%1").arg(message.number + 1);
    if (badge > 0 && room.width() >= badge && message.from >= 0) {
        const bool alone = room.width() < badge + style.width(TextRole::Code, number) + style.px(4);
        const double x = alone ? rect.center().x() - badge / 2 : room.left();
        const double line = style.lineHeight(TextRole::Code);
        const bool tall = rect.height() >= 2 * line + style.px(2) && !alone;
        const double y = tall ? room.top() + line / 2 : rect.center().y();
        group.primitives.push_back(
            Badge{QRectF(x, y - badge / 2, badge, badge), message.from, colours.text});
        if (alone)
            return;
        if (!tall)
            room.setLeft(room.left() + badge + style.px(4));
    }
    const QString size = bytes(message.bytes);
    const QString words = QString::fromStdString(message.text);
    const double line = style.lineHeight(TextRole::Code);
    if (connection) {
        group.text(room.adjusted(badge + style.px(4), 0, 0, 0), TextRole::Code,
                   style.palette().text, {say("connection %1").arg(number), number, QString()});
        return;
    }
    if (rect.height() >= 2 * line + style.px(2)) {
        const QRectF first(room.left() + badge + style.px(4), room.top(),
                           room.width() - badge - style.px(4), line);
        group.text(first, TextRole::Code, style.palette().text,
                   {QStringLiteral("%1 · %2").arg(number, size), number, QString()});
        group.text(QRectF(room.left(), room.top() + line, room.width(), line), TextRole::Code,
                   colours.text, {words.isEmpty() ? size : words, size, QString()});
        return;
    }
    QStringList choices;
    if (!words.isEmpty())
        choices << QStringLiteral("%1 %2 · %3").arg(number, words, size)
                << QStringLiteral("%1 %2").arg(number, words);
    choices << QStringLiteral("%1 · %2").arg(number, size) << number << QString();
    group.text(room, TextRole::Code, style.palette().text, choices);
}

void paintMessages(Group& group, const QRectF& room, const world::MessagesView& view, bool reversed)
{
    const auto bands = bandsOf(view);
    if (view.priorities && bands.size() > 1)
        return paintBands(group, room, view, reversed, bands);
    Band all;
    for (const mechanisms::QueuedMessage& message : view.queue)
        all.push_back(&message);
    const std::uint64_t more =
        view.queued - std::min<std::uint64_t>(view.queued, view.queue.size());
    const std::uint64_t free = view.capacity <= mostPlaces && view.capacity > view.queued
                                   ? view.capacity - view.queued
                                   : 0;
    QRectF row = room;
    const double height = std::min(room.height(), group.style().px(56));
    row.setTop(room.center().y() - height / 2);
    row.setHeight(height);
    BandView(group, row, view, reversed).paint(all, more, free);
}

Group messagesLane(const Context& context, const StageLayout::LaneBox& box)
{
    return MessagesLane(context, box).compose();
}

} // namespace crosstalk::stage

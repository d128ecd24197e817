#include "widgets/stage/figures.h"
#include "widgets/stage/laneview.h"
#include "widgets/stage/locktexts.h"
#include "widgets/stage/scene.h"
#include "widgets/theme/sentences.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

const world::Race* raceOn(const world::Snapshot& snapshot, int variable)
{
    for (const world::Race& race : snapshot.races)
        if (race.variableIndex == variable)
            return &race;
    return nullptr;
}

/// A segment with its variables and locks.
class RegionView
{
public:
    RegionView(const Context& context, const StageLayout::RegionBox& box)
        : m_context(context), m_style(context.style), m_box(box)
    {
    }

    void addTo(std::vector<Group>& groups) const
    {
        groups.push_back(segment());
        for (const auto& [index, rect] : m_box.queues)
            groups.push_back(queue(index, rect));
        for (const auto& [index, rect] : m_box.variables)
            groups.push_back(variable(index, rect));
        const std::vector<int> locks = shownLocks();
        for (std::size_t i = 0; i < locks.size(); ++i)
            groups.push_back(lock(locks[i], m_box.locks[i]));
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }
    const world::Snapshot& snapshot() const { return m_context.snapshot; }

    Group segment() const;
    Group variable(int index, const QRectF& rect) const;
    void bigValue(Group& group, const world::VariableView& view, const QRectF& rect) const;
    void listValue(Group& group, const world::VariableView& view, const QRectF& rect) const;
    QStringList footTexts(const world::VariableView& view) const;
    bool footWarns(const world::VariableView& view) const;
    void glow(Group& group, const world::VariableView& view, const QRectF& rect) const;
    void raceMark(Group& group, const QRectF& rect) const;
    Group queue(int channel, const QRectF& rect) const;
    std::vector<int> shownLocks() const;
    Group lock(int channel, const QRectF& rect) const;
    QStringList mappedTexts(const world::ChannelView& channel) const;

    const Context& m_context;
    const StageStyle& m_style;
    const StageLayout::RegionBox& m_box;
};

QStringList RegionView::mappedTexts(const world::ChannelView& channel) const
{
    const std::uint64_t pages = (channel.bytes + 4095) / 4096;
    const QString size = pages == 1 ? say("one page") : say("%1 pages").arg(pages);
    const std::size_t count = channel.mappedBy.size();
    const QString who = count == 0   ? say("mapped by nobody")
                        : count == 1 ? say("mapped by %1").arg(processNames(channel.mappedBy))
                        : count == 2 ? say("mapped by both")
                                     : say("mapped by all %1").arg(count);
    if (channel.bytes == 0)
        return {who};
    return {QStringLiteral("%1, %2").arg(size, who), who};
}

Group RegionView::segment() const
{
    Group group(m_style, {Item::Kind::Channel, m_box.channel, m_box.rect, {}, {}});
    if (m_box.channel >= 0) {
        const world::ChannelView& channel = m_context.channel(m_box.channel);
        const bool anonymous = channel.name == "anonymous shared memory";
        const QString name =
            anonymous ? say("shared memory") : QString::fromStdString(channel.name);
        const QString id = QString::fromStdString(channel.id);
        group.box(m_box.rect, px(8), palette().regionWash, QPen(palette().region, px(1.8)));
        group.text(m_box.title, TextRole::Strong, palette().text, {name.isEmpty() ? id : name, id},
                   Qt::AlignCenter);
        const QStringList mapped = mappedTexts(channel);
        if (m_box.caption.height() > 0)
            group.text(m_box.caption, TextRole::Small, palette().regionText, mapped,
                       Qt::AlignHCenter | Qt::AlignBottom);
        group.item.name = say("shared memory %1, %2").arg(name.isEmpty() ? id : name, mapped[0]);
        group.item.description = group.item.name;
    } else {
        group.box(m_box.rect, px(8), palette().card, QPen(palette().line, px(1.2)));
        group.item.name = say("variables and locks outside of any segment");
    }
    const int hidden = m_box.hidden + m_box.hiddenLocks;
    if (hidden > 0 && m_box.more.height() > 0) {
        const QString all = m_box.hiddenLocks > 0 ? say("+%1 more").arg(hidden)
                                                  : say("+%1 more under Memory").arg(hidden);
        group.text(m_box.more, TextRole::Small, palette().regionText,
                   {all, say("+%1").arg(hidden)}, Qt::AlignHCenter);
    }
    return group;
}

/// The busier, the more rings: heat by stores a second, in red where updates are being lost.
void RegionView::glow(Group& group, const world::VariableView& view, const QRectF& rect) const
{
    if (!showsRates(snapshot()) || view.storesPerSecond < 1)
        return;
    const double heat = std::clamp(std::log10(view.storesPerSecond) / 6, 0.1, 1.0);
    const bool loses = view.lostPerSecond > 0;
    const QColor base = loses ? palette().race : palette().region;
    const int rings = int(std::lround(1 + heat * 3));
    for (int i = rings; i >= 1; --i) {
        const double off = px(2.2) * i;
        group.box(rect.adjusted(-off, -off, off, off), px(8) + off,
                  theme::blend(base, palette().regionWash, 0.34 - 0.08 * i + 0.06 * heat));
    }
}

void RegionView::raceMark(Group& group, const QRectF& rect) const
{
    const double off = px(3.5);
    group.box(rect.adjusted(off, off, -off, -off), px(5), Qt::transparent,
              QPen(palette().race, px(1.2)));
    const double size = px(17);
    const QRectF disc(rect.right() - size * 0.62, rect.top() - size * 0.4, size, size);
    group.box(disc, size / 2, palette().raceFill, QPen(palette().regionWash, px(1.5)));
    group.stroke(theme::boltPath(disc.adjusted(size * 0.2, size * 0.17, -size * 0.2, -size * 0.17)),
                 Qt::NoPen, palette().onRaceFill);
}

bool RegionView::footWarns(const world::VariableView& view) const
{
    return showsRates(snapshot()) ? view.lostPerSecond > 0 : view.lost > 0;
}

/// The line under the value: what is being lost, else who wrote it.
QStringList RegionView::footTexts(const world::VariableView& view) const
{
    if (showsRates(snapshot())) {
        if (view.lostPerSecond > 0) {
            const QString lost = rate(view.lostPerSecond);
            return {say("− %1 lost/s").arg(lost), say("− %1/s").arg(lost)};
        }
        const QString stores = rate(view.storesPerSecond);
        return {say("%1 stores/s, none lost").arg(stores), say("%1 stores/s").arg(stores),
                say("%1/s").arg(stores)};
    }
    if (view.lost > 0 && view.expected)
        return {say("expected %1, lost %2").arg(number(*view.expected), number(view.lost)),
                say("lost %1").arg(number(view.lost))};
    if (view.lost > 0)
        return {say("lost %1").arg(number(view.lost))};
    if (view.lastWriter >= 0)
        return {say("last written by %1").arg(processName(view.lastWriter)),
                say("by %1").arg(processName(view.lastWriter))};
    return {say("not written yet"), say("not yet")};
}

void RegionView::bigValue(Group& group, const world::VariableView& view, const QRectF& rect) const
{
    const double name = m_style.lineHeight(TextRole::Code);
    const double foot = m_style.lineHeight(TextRole::Small);
    const QRectF inner = rect.adjusted(px(8), px(6), -px(8), -px(6));
    group.text(QRectF(inner.left(), inner.top(), inner.width(), name), TextRole::Code,
               palette().muted, QString::fromStdString(view.name), Qt::AlignHCenter);
    const QString value = view.value ? valueText(view.value, view.exact) : QStringLiteral("?");
    const QRectF middle(inner.left(), inner.top() + name, inner.width(),
                        inner.height() - name - foot);
    const bool fits = m_style.width(TextRole::Big, value) <= middle.width();
    group.text(middle, fits ? TextRole::Big : TextRole::Medium, palette().text, value,
               Qt::AlignCenter);
    const bool warns = footWarns(view);
    group.text(QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot), TextRole::Small,
               warns ? palette().race : palette().muted, footTexts(view), Qt::AlignHCenter);
}

void RegionView::listValue(Group& group, const world::VariableView& view, const QRectF& rect) const
{
    const QRectF inner = rect.adjusted(px(9), 0, -px(9), 0);
    const QString value = view.value ? valueText(view.value, view.exact) : QStringLiteral("?");
    const QRectF ink =
        group.text(inner, TextRole::Bold, footWarns(view) ? palette().race : palette().text, value,
                   Qt::AlignRight | Qt::AlignVCenter);
    QRectF left = inner;
    left.setRight(ink.left() - px(6));
    group.text(left, TextRole::Code, palette().muted, QString::fromStdString(view.name));
}

Group RegionView::variable(int index, const QRectF& rect) const
{
    const world::VariableView& view = snapshot().variables[std::size_t(index)];
    const world::Race* race = raceOn(snapshot(), index);
    const QString name = QString::fromStdString(view.name);
    const QString value = view.value ? valueText(view.value, view.exact) : say("unknown");
    Group group(m_style, {Item::Kind::Variable, index, rect, {}, {}});
    glow(group, view, rect);
    group.box(rect, px(8), palette().card,
              QPen(race ? palette().race : palette().region, px(race ? 2 : 1.3)));
    if (race)
        raceMark(group, rect);
    if (rect.height() > m_style.lineHeight(TextRole::Big) + m_style.lineHeight(TextRole::Small))
        bigValue(group, view, rect);
    else
        listValue(group, view, rect);
    group.item.name = say("%1: %2; %3").arg(name, value, footTexts(view).value(0));
    if (race)
        group.item.name += say("; race: %1").arg(theme::said(race->why));
    group.item.description = say("%1\noffset %2, %3 bytes; %4 loads, %5 stores; %6 erasing stores")
                                 .arg(group.item.name)
                                 .arg(view.offset)
                                 .arg(view.bytes)
                                 .arg(number(std::int64_t(view.loads)))
                                 .arg(number(std::int64_t(view.stores)))
                                 .arg(number(std::int64_t(view.lostUpdates)));
    return group;
}

/// A queue in shared memory: it lies above the line, and stays there.
Group RegionView::queue(int index, const QRectF& rect) const
{
    const world::ChannelView& channel = m_context.channel(index);
    Group group(m_style, {Item::Kind::Channel, index, rect, {}, {}});
    const double line = m_style.lineHeight(TextRole::Small);
    if (rect.height() < 2 * line)
        return group;
    const LaneState state = laneState(snapshot(), channel);
    const QString id = QString::fromStdString(channel.id);
    QStringList titles;
    for (const QString& fill : fillTexts(snapshot(), channel))
        titles << QStringLiteral("%1 — %2").arg(id, fill);
    QRectF row(rect.left(), rect.top(), rect.width(), line);
    group.text(row, TextRole::Small, palette().text, titles << id, Qt::AlignHCenter);
    QStringList below{say("in shared memory: nothing crosses the line"),
                      say("nothing crosses the line"), QString()};
    if (!state.texts.isEmpty())
        below = state.texts + QStringList{QString()};
    row.moveBottom(rect.bottom());
    if (rect.height() >= 3.4 * line) {
        group.text(row, TextRole::Small,
                   state.bad               ? palette().race
                   : state.texts.isEmpty() ? palette().regionText
                                           : palette().warn,
                   below, Qt::AlignHCenter);
    } else {
        row.moveTop(rect.bottom());
    }
    const QRectF box(rect.left(), rect.top() + line + px(3), rect.width(),
                     row.top() - rect.top() - line - px(6));
    group.box(box, px(7), palette().card,
              QPen(channel.messages->broken ? palette().race : palette().region, px(1.4)));
    paintMessages(group, box.adjusted(px(6), px(5), -px(6), -px(5)), *channel.messages, false);
    return group;
}

/// Those in use first when there are fewer places than locks.
std::vector<int> RegionView::shownLocks() const
{
    const auto busy = [&](int channel) {
        const world::LockView& lock = *m_context.channel(channel).lock;
        return lock.owner >= 0 || lock.used || !lock.waiters.empty();
    };
    std::vector<int> locks = m_box.allLocks;
    if (locks.size() > m_box.locks.size()) {
        std::stable_partition(locks.begin(), locks.end(), busy);
        locks.resize(m_box.locks.size());
    }
    return locks;
}

Group RegionView::lock(int channel, const QRectF& rect) const
{
    const world::LockView& view = *m_context.channel(channel).lock;
    const LockWords words = lockWords(view);
    const theme::ProcessColours& owner = m_style.theme().process(words.owner);
    Group group(m_style, {Item::Kind::Channel, channel, rect, words.texts.front(),
                          say("%1: %2\ntaken %3 times")
                              .arg(QString::fromStdString(view.kind), words.texts.front(),
                                   number(std::int64_t(view.acquisitions)))});
    QPen pen(palette().region, px(1.2));
    QColor fill = palette().card;
    QColor ink = palette().text;
    if (words.off) {
        pen.setStyle(Qt::DashLine);
        fill = palette().regionWash;
        ink = palette().regionText;
    } else if (words.owner >= 0) {
        pen = QPen(view.ownerDied ? palette().race : owner.main, px(2));
        fill = view.ownerDied ? palette().raceWash : owner.wash;
        ink = view.ownerDied ? palette().onRaceWash : owner.text;
    }
    group.box(rect, px(7), fill, pen);
    const TextRole role = words.owner >= 0 ? TextRole::Strong : TextRole::Label;
    group.text(rect.adjusted(px(8), 0, -px(8), 0), role, ink, words.texts, Qt::AlignCenter);
    return group;
}

} // namespace

void addRegions(const Context& context, std::vector<Group>& groups)
{
    for (const StageLayout::RegionBox& box : context.layout.regions)
        RegionView(context, box).addTo(groups);
}

} // namespace crosstalk::stage

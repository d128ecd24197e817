#include "widgets/timeline/timelinewidget.h"

#include "widgets/theme/appearance.h"
#include "widgets/timeline/timelinesentences.h"

#include <QPainter>

#include <algorithm>

namespace crosstalk::timeline {

using world::History;
using world::RunState;

namespace {

bool isOver(const world::Snapshot& snapshot)
{
    return snapshot.run == RunState::Finished || snapshot.run == RunState::TimedOut ||
           snapshot.run == RunState::Failed;
}

} // namespace

TimelineWidget::TimelineWidget(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    m_axis.setSpan(m_followSpan);
    applyTheme();
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &TimelineWidget::applyTheme);
}

TimelineWidget::~TimelineWidget() = default;

void TimelineWidget::applyTheme()
{
    m_painter.setTheme(theme::current());
    relayout();
    updateGeometry();
    update();
}

void TimelineWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    const bool otherRun = !m_snapshot || !snapshot || m_snapshot->history != snapshot->history;
    const bool wasOver = !otherRun && isOver(*m_snapshot);
    const quint64 before = cursorTime();
    m_snapshot = std::move(snapshot);
    m_painter.setSnapshot(m_snapshot);
    relayout();
    if (otherRun) {
        m_following = true;
        m_axis.setSpan(m_followSpan);
    }
    if (m_following && m_snapshot && m_snapshot->live) {
        follow();
        if (!wasOver)
            fitShortRun();
    } else if (m_snapshot && (otherRun || cursorTime() != before) && m_drag == Drag::None) {
        showCursor();
    }
    describe();
    update();
}

/// At full speed a run of a lesson is over in some milliseconds: a speck in the seconds that a
/// running one is followed in.
void TimelineWidget::fitShortRun()
{
    constexpr quint64 speck = 3; // of the view, the part that is too small
    if (!m_snapshot || !isOver(*m_snapshot) || !m_snapshot->history)
        return;
    const quint64 first = m_snapshot->history->firstTime();
    if (lastTime() > first && lastTime() - first < m_axis.span() / speck)
        m_axis.showAll(first, lastTime(), followMargin());
}

/// By keys or by playing, the cursor goes where it was not in view.
void TimelineWidget::showCursor()
{
    const double x = m_axis.toPixel(cursorTime());
    if (x >= 0 && x <= m_axis.width())
        return;
    m_following = false;
    m_axis.panBy(x - m_axis.width() / 2);
    m_axis.clampTo(m_snapshot->history ? m_snapshot->history->firstTime() : 0, lastTime());
}

void TimelineWidget::setFlags(std::vector<Flag> flags)
{
    m_painter.setFlags(std::move(flags));
    update();
}

void TimelineWidget::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
}

void TimelineWidget::setFollowSpan(quint64 span)
{
    m_followSpan = std::max<quint64>(1000, span);
    m_axis.setSpan(m_followSpan);
    if (m_following)
        follow();
    update();
}

void TimelineWidget::setFollowing(bool following)
{
    m_following = following;
    if (following)
        follow();
    update();
}

quint64 TimelineWidget::lastTime() const
{
    if (!m_snapshot)
        return 0;
    const quint64 recorded = m_snapshot->history ? m_snapshot->history->lastTime() : 0;
    return std::max<quint64>(recorded, m_snapshot->live ? m_snapshot->now : 0);
}

quint64 TimelineWidget::cursorTime() const
{
    return !m_snapshot ? 0 : m_snapshot->live ? lastTime() : m_snapshot->now;
}

bool TimelineWidget::canScrub() const
{
    return m_snapshot && m_snapshot->history && m_snapshot->run != RunState::Starting &&
           m_snapshot->run != RunState::Idle;
}

double TimelineWidget::followMargin() const
{
    return std::min(theme::current().px(60), m_axis.width() * 0.1);
}

void TimelineWidget::relayout()
{
    const TimelineLayout& layout = m_painter.layoutFor(size());
    m_axis.resize(layout.plot.width(), devicePixelRatioF());
}

void TimelineWidget::follow()
{
    const quint64 now = lastTime();
    const double x = m_axis.toPixel(now);
    if (m_reducedMotion && x >= 0 && x < m_axis.width() - followMargin())
        return;
    m_axis.follow(now, m_reducedMotion ? m_axis.width() * 0.75 : followMargin());
}

void TimelineWidget::afterViewChange()
{
    const quint64 first = m_snapshot && m_snapshot->history ? m_snapshot->history->firstTime() : 0;
    m_axis.clampTo(first, lastTime());
    update();
}

void TimelineWidget::zoom(double pixel, double factor)
{
    if (m_following) {
        m_axis.zoomAt(std::clamp(m_axis.toPixel(lastTime()), 0.0, m_axis.width()), factor);
        m_followSpan = m_axis.span();
        m_axis.follow(lastTime(), followMargin());
    } else {
        m_axis.zoomAt(pixel, factor);
    }
    afterViewChange();
}

void TimelineWidget::pan(double pixels)
{
    m_axis.panBy(pixels);
    const bool atEnd = m_axis.toPixel(lastTime()) <= m_axis.width() - followMargin();
    m_following = pixels > 0 && atEnd && (!m_snapshot || m_snapshot->live);
    afterViewChange();
}

void TimelineWidget::showRange(quint64 begin, quint64 end)
{
    m_following = false;
    m_axis.setSpan(std::max(begin + 1, end) - begin);
    m_axis.moveTo(begin);
    update();
}

void TimelineWidget::showAll()
{
    const quint64 first = m_snapshot && m_snapshot->history ? m_snapshot->history->firstTime() : 0;
    m_following = false;
    m_axis.showAll(first, lastTime(), followMargin());
    update();
}

QSize TimelineWidget::sizeHint() const
{
    const theme::Theme& theme = theme::current();
    return {qRound(theme.px(700)), qRound(theme.px(300))};
}

QSize TimelineWidget::minimumSizeHint() const
{
    const History* history = m_snapshot ? m_snapshot->history.get() : nullptr;
    constexpr std::size_t most = 10; // more of them share the room: the stage needs some, too
    const auto rows =
        history ? std::min(most, history->lanes().size() + history->series().size()) : 3;
    const double scale = theme::current().scale();
    return {qRound(320 * scale),
            qRound(TimelineLayout::leastHeight(static_cast<int>(rows), scale))};
}

void TimelineWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (painter.device()->devicePixelRatioF() != m_axis.pixelRatio())
        relayout();
    m_painter.paint(painter, size(), {m_axis, m_following, canScrub()});
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::current().palette().accent, theme::current().px(1.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
}

void TimelineWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    relayout();
    if (m_snapshot && !m_snapshot->live)
        return showCursor();
    if (m_following) {
        m_axis.setSpan(m_followSpan);
        follow();
        fitShortRun();
    }
}

void TimelineWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimelineWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QString TimelineWidget::markSentence(const PlacedMark& placed) const
{
    return sentenceOf(placed.mark, placed.lane, *m_snapshot);
}

void TimelineWidget::describe()
{
    if (!m_snapshot)
        return;
    const QString text = descriptionOf(*m_snapshot, m_following);
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

} // namespace crosstalk::timeline

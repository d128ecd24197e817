#include "widgets/messages/sequenceview.h"

#include "engine/world/history.h"
#include "widgets/messages/words.h"
#include "widgets/theme/appearance.h"

#include <QPainter>

#include <algorithm>

namespace crosstalk::messages {

using world::RunState;

namespace {

constexpr quint64 widestFollow = 4'000'000'000;
constexpr quint64 narrowestFollow = 100'000;

} // namespace

SequenceView::SequenceView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setAccessibleName(tr("Sequence diagram of messages"));
    m_axis.setSpan(widestFollow);
    applyTheme();
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &SequenceView::applyTheme);
}

void SequenceView::applyTheme()
{
    m_painter.setTheme(theme::current());
    relayout();
    updateGeometry();
    update();
}

const world::MessageLog* SequenceView::log() const
{
    return m_snapshot && m_snapshot->history ? &m_snapshot->history->messageLog() : nullptr;
}

void SequenceView::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    const bool otherRun = !m_snapshot || !snapshot || m_snapshot->history != snapshot->history;
    m_snapshot = std::move(snapshot);
    m_painter.setSnapshot(m_snapshot);
    if (otherRun) {
        m_followSpan = 0;
        m_scroll = 0;
        leave(true);
    }
    if (m_following && m_snapshot && m_snapshot->live)
        follow();
    describe();
    update();
}

void SequenceView::setFilter(const Filter& filter)
{
    m_filter = filter;
    m_scroll = 0;
    update();
}

void SequenceView::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
}

void SequenceView::leave(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void SequenceView::setFollowing(bool following)
{
    leave(following);
    if (following)
        follow();
    update();
}

quint64 SequenceView::lastTime() const
{
    return m_snapshot ? SequencePainter::lastTime(*m_snapshot) : 0;
}

quint64 SequenceView::cursorTime() const
{
    return m_snapshot ? SequencePainter::cursorTime(*m_snapshot) : 0;
}

bool SequenceView::canScrub() const
{
    return m_snapshot && m_snapshot->history && m_snapshot->run != RunState::Starting &&
           m_snapshot->run != RunState::Idle;
}

double SequenceView::followMargin() const
{
    return std::min(theme::current().px(24), m_axis.width() * 0.1);
}

void SequenceView::relayout()
{
    m_axis.resize(m_painter.layoutFor(size()).plot.height(), devicePixelRatioF());
}

/// All messages so far while that is less than four seconds, in steps that leave the view at rest.
quint64 SequenceView::fittingSpan() const
{
    const world::MessageLog* messages = log();
    const quint64 first = messages ? messages->firstTime() : 0;
    const quint64 now = lastTime();
    if (first == 0 || first >= now)
        return widestFollow;
    const double room = std::max(0.1, 1 - 2 * followMargin() / m_axis.width());
    return std::clamp(timeline::TimeAxis::roundStep(double(now - first) / room), narrowestFollow,
                      widestFollow);
}

void SequenceView::follow()
{
    const quint64 now = lastTime();
    const quint64 span = m_followSpan != 0 ? m_followSpan : fittingSpan();
    const double x = m_axis.toPixel(now);
    const bool same = qAbs(double(m_axis.span()) - double(span)) < double(span) * 0.02;
    if (!same)
        m_axis.setSpan(span);
    else if (m_reducedMotion && x >= 0 && x < m_axis.width() - followMargin())
        return;
    m_axis.follow(now, m_reducedMotion ? m_axis.width() * 0.3 : followMargin());
}

void SequenceView::afterViewChange()
{
    const world::MessageLog* messages = log();
    m_axis.clampTo(messages ? messages->firstTime() / 2 : 0, lastTime());
    update();
}

void SequenceView::zoom(double pixel, double factor)
{
    m_range = {};
    if (m_following) {
        m_axis.zoomAt(std::clamp(m_axis.toPixel(lastTime()), 0.0, m_axis.width()), factor);
        m_followSpan = m_axis.span();
        m_axis.follow(lastTime(), followMargin());
    } else {
        m_axis.zoomAt(pixel, factor);
    }
    afterViewChange();
}

void SequenceView::pan(double pixels)
{
    m_range = {};
    m_axis.panBy(pixels);
    const bool atEnd = m_axis.toPixel(lastTime()) <= m_axis.width() - followMargin();
    leave(pixels > 0 && atEnd && (!m_snapshot || m_snapshot->live));
    afterViewChange();
}

void SequenceView::panSideways(double pixels)
{
    const double room = m_painter.contentWidth() - m_painter.layoutFor(size()).plot.width();
    m_scroll = std::clamp(m_scroll + pixels, 0.0, std::max(0.0, room));
    update();
}

void SequenceView::showRange(quint64 begin, quint64 end)
{
    leave(false);
    m_range = {begin, std::max(begin + 1, end)};
    m_axis.setSpan(m_range.second - begin);
    m_axis.moveTo(begin);
    update();
}

void SequenceView::showAll()
{
    const world::MessageLog* messages = log();
    if (!messages || messages->total() == 0)
        return;
    const quint64 first = messages->firstTime();
    const quint64 last = std::max<quint64>(messages->lastTime(), first + 1000);
    const quint64 margin = (last - first) / 20;
    showRange(first - std::min(first, margin), last + margin);
}

void SequenceView::describe()
{
    if (!m_snapshot)
        return;
    const QString text = descriptionOf(*m_snapshot);
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

SequencePainter::View SequenceView::view() const
{
    return {m_axis, m_filter, m_scroll, canScrub()};
}

void SequenceView::paintOn(QPainter& painter)
{
    m_painter.paint(painter, size(), view());
}

void SequenceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (painter.device()->devicePixelRatioF() != m_axis.pixelRatio())
        relayout();
    paintOn(painter);
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::current().palette().accent, theme::current().px(1.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
}

void SequenceView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const quint64 span = m_axis.span();
    relayout();
    panSideways(0);
    if (m_following) {
        m_axis.setSpan(span);
        follow();
    } else if (m_range.second != 0) {
        showRange(m_range.first, m_range.second);
    }
}

void SequenceView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SequenceView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QSize SequenceView::sizeHint() const
{
    return {qRound(theme::current().px(700)), qRound(theme::current().px(300))};
}

QSize SequenceView::minimumSizeHint() const
{
    return {qRound(theme::current().px(280)), qRound(theme::current().px(110))};
}

} // namespace crosstalk::messages

// What the mouse, the wheel and the keys do to a TimelineWidget.

#include "widgets/timeline/timelinewidget.h"

#include "widgets/theme/appearance.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace crosstalk::timeline {

namespace {

constexpr double zoomStep = 1.25;
constexpr double panShare = 0.12; // of the view, for one press of an arrow key

} // namespace

TimelineWidget::Drag TimelineWidget::dragAt(const QPointF& position) const
{
    const TimelineLayout& layout = m_painter.layout();
    if (layout.overview.contains(position))
        return Drag::Overview;
    if (!layout.plot.adjusted(0, -8, 0, layout.axis.height()).contains(position))
        return Drag::None;
    const double cursor = layout.plot.left() + m_axis.toPixel(cursorTime());
    const bool near = std::abs(position.x() - cursor) <= theme::current().px(7);
    return canScrub() && near ? Drag::Cursor : Drag::Pan;
}

void TimelineWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_moved = false;
    m_pressed = m_dragged = event->position();
    if (m_painter.backButton().contains(m_pressed)) {
        setFollowing(true);
        emit backToLive();
        return;
    }
    if (const Flag* flag = m_painter.flagAt(m_pressed)) {
        m_following = false;
        emit eventActivated(flag->event);
        return;
    }
    m_drag = dragAt(m_pressed);
    if (m_drag == Drag::Overview)
        mouseMoveEvent(event);
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (m_drag == Drag::None) {
        const Drag possible = dragAt(position);
        setCursor(m_painter.backButton().contains(position) || m_painter.markAt(position) ||
                          m_painter.flagAt(position)
                      ? Qt::PointingHandCursor
                  : possible == Drag::Cursor ? Qt::SplitHCursor
                                             : Qt::ArrowCursor);
        return;
    }
    if ((position - m_pressed).manhattanLength() > 3)
        m_moved = true;
    if (m_drag == Drag::Cursor && m_moved)
        moveCursor(position.x());
    else if (m_drag == Drag::Pan && m_moved)
        pan(m_dragged.x() - position.x());
    else if (m_drag == Drag::Overview) {
        const quint64 middle = m_painter.overview().timeAt(position.x());
        m_axis.moveTo(middle - std::min(middle, m_axis.span() / 2));
        pan(0);
    }
    if (m_moved)
        m_dragged = position;
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (!m_moved && (drag == Drag::Pan || drag == Drag::Cursor))
        activateAt(event->position());
}

/// A click: on a mark it chooses that mark, elsewhere that moment.
void TimelineWidget::activateAt(const QPointF& position)
{
    if (const PlacedMark* placed = m_painter.markAt(position))
        emit eventActivated(placed->mark.event);
    else if (canScrub())
        moveCursor(position.x());
}

void TimelineWidget::moveCursor(double x)
{
    const double pixel = x - m_painter.layout().plot.left();
    const quint64 time = m_axis.toTime(std::clamp(pixel, 0.0, m_axis.width()));
    if (time >= lastTime()) {
        emit backToLive();
        return;
    }
    m_following = false;
    emit cursorMoved(std::max<quint64>(time, m_snapshot->history->firstTime()));
}

void TimelineWidget::stepCursor(int direction)
{
    if (!canScrub())
        return;
    const std::optional<world::Mark> found = m_painter.neighbour(cursorTime(), direction);
    if (!found)
        return;
    m_following = false;
    const double x = m_axis.toPixel(found->time);
    if (x < 0 || x > m_axis.width())
        m_axis.panBy(x - m_axis.width() / 2);
    emit cursorMoved(found->time);
    update();
}

void TimelineWidget::wheelEvent(QWheelEvent* event)
{
    const QPointF turned = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2
                                                        : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier) {
        const double pixel = event->position().x() - m_painter.layout().plot.left();
        zoom(std::clamp(pixel, 0.0, m_axis.width()), std::pow(zoomStep, turned.y() / 60));
    } else {
        pan(std::abs(turned.x()) > std::abs(turned.y()) ? -turned.x() : -turned.y());
    }
    event->accept();
}

bool TimelineWidget::panKey(int key, bool shift)
{
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    const int direction = key == Qt::Key_Left ? -1 : 1;
    if (shift)
        stepCursor(direction);
    else
        pan(direction * panShare * m_axis.width());
    return true;
}

void TimelineWidget::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && panKey(event->key(), event->modifiers() & Qt::ShiftModifier))
        return;
    switch (plain ? event->key() : 0) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(m_axis.width() / 2, zoomStep);
        return;
    case Qt::Key_Minus:
        zoom(m_axis.width() / 2, 1 / zoomStep);
        return;
    case Qt::Key_Home:
        m_following = false;
        m_axis.moveTo(m_snapshot && m_snapshot->history ? m_snapshot->history->firstTime() : 0);
        update();
        return;
    case Qt::Key_End:
        setFollowing(true);
        emit backToLive();
        return;
    case Qt::Key_0:
        showAll();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const std::optional<world::Mark> mark = m_painter.markAtTime(cursorTime()))
            emit eventActivated(mark->event);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool TimelineWidget::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const PlacedMark* placed = m_painter.markAt(help->pos());
    if (const Flag* flag = m_painter.flagAt(help->pos()))
        QToolTip::showText(help->globalPos(), FlagLayer::sentence(*flag), this);
    else if (placed)
        QToolTip::showText(help->globalPos(), markSentence(*placed), this);
    else if (const QString hidden = m_painter.hiddenAt(help->pos()); !hidden.isEmpty())
        QToolTip::showText(help->globalPos(), hidden, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace crosstalk::timeline

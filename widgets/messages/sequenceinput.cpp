// What the mouse, the wheel and the keys do to a SequenceView.

#include "engine/world/history.h"
#include "widgets/messages/sequenceview.h"
#include "widgets/theme/appearance.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace crosstalk::messages {

namespace {

constexpr double zoomStep = 1.25;
constexpr double panShare = 0.12; // of the view, for one press of an arrow key

} // namespace

void SequenceView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_moved = false;
    m_dragging = true;
    m_pressed = m_dragged = event->position();
}

void SequenceView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (!m_dragging) {
        setCursor(m_painter.hitAt(position) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if ((position - m_pressed).manhattanLength() > 3)
        m_moved = true;
    if (!m_moved)
        return;
    panSideways(m_dragged.x() - position.x());
    pan(m_dragged.y() - position.y());
    m_dragged = position;
}

/// A click: on an arrow it chooses its event, elsewhere that moment.
void SequenceView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool dragging = std::exchange(m_dragging, false);
    if (!dragging || m_moved || !canScrub())
        return;
    if (const auto hit = m_painter.hitAt(event->position()))
        emit eventActivated(hit->event);
    else
        moveCursor(event->position().y());
}

void SequenceView::moveCursor(double y)
{
    const double pixel = y - m_painter.layoutFor(size()).plot.top();
    const quint64 time = m_axis.toTime(std::clamp(pixel, 0.0, m_axis.width()));
    if (time >= lastTime()) {
        emit backToLive();
        return;
    }
    leave(false);
    emit cursorMoved(std::max<quint64>(time, m_snapshot->history->firstTime()));
}

void SequenceView::stepCursor(int direction)
{
    const world::MessageLog* messages = log();
    if (!canScrub() || !messages)
        return;
    std::optional<quint64> found;
    for (int track = 0; track < int(messages->tracks().size()); ++track) {
        const auto time = messages->neighbour(track, cursorTime(), direction);
        if (time && (!found || (direction > 0 ? *time < *found : *time > *found)))
            found = *time;
    }
    if (!found)
        return;
    const double y = m_axis.toPixel(*found);
    if (y < 0 || y > m_axis.width())
        pan(y - m_axis.width() / 2);
    leave(false);
    emit cursorMoved(*found);
}

void SequenceView::wheelEvent(QWheelEvent* event)
{
    const QPointF turned = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2
                                                        : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier) {
        const double pixel = event->position().y() - m_painter.layoutFor(size()).plot.top();
        zoom(std::clamp(pixel, 0.0, m_axis.width()), std::pow(zoomStep, turned.y() / 60));
    } else if (event->modifiers() & Qt::ShiftModifier) {
        panSideways(turned.x() != 0 ? -turned.x() : -turned.y());
    } else {
        panSideways(-turned.x());
        pan(-turned.y());
    }
    event->accept();
}

bool SequenceView::arrowKey(int key, bool shift)
{
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        panSideways((key == Qt::Key_Left ? -1 : 1) * panShare * width());
        return true;
    }
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int direction = key == Qt::Key_Up ? -1 : 1;
    if (shift)
        stepCursor(direction);
    else
        pan(direction * panShare * m_axis.width());
    return true;
}

void SequenceView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && arrowKey(event->key(), event->modifiers() & Qt::ShiftModifier))
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
        leave(false);
        m_range = {};
        m_axis.moveTo(log() ? log()->firstTime() - log()->firstTime() % m_axis.nsPerColumn() : 0);
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
    case Qt::Key_Enter: {
        const SequenceLayout layout = m_painter.layoutFor(size());
        const double y = layout.plot.top() + m_axis.toPixel(cursorTime());
        for (double x = layout.plot.left(); x < layout.plot.right(); x += 4)
            if (const auto hit = m_painter.hitAt({x, y}))
                return emit eventActivated(hit->event);
        return;
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

bool SequenceView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto hit = m_painter.hitAt(help->pos()))
        QToolTip::showText(help->globalPos(), hit->words, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace crosstalk::messages

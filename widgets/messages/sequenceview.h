#pragma once

#include "engine/world/snapshot.h"
#include "widgets/messages/sequencepainter.h"

#include <QWidget>

#include <memory>
#include <utility>

namespace crosstalk::messages {

/// The sequence diagram of a run, time downwards. Follows the newest moment until one pans away
/// from it; End returns. While the run stands still a click moves the time cursor.
///
/// Wheel, drag, ↑/↓: pan. Shift+wheel, ←/→: sideways. Ctrl+wheel, +/−: zoom. Home: the start. End:
/// follow, live again. 0: all messages. Shift+↑/↓: the message before or after the cursor. Enter:
/// the event of the message at the cursor.
class SequenceView : public QWidget
{
    Q_OBJECT

public:
    explicit SequenceView(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setFilter(const Filter& filter);
    const Filter& filter() const { return m_filter; }
    void setReducedMotion(bool reduced); ///< turns pages while it follows, instead of gliding
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    void showRange(quint64 begin, quint64 end); ///< stops following
    void showAll();                             ///< every message that is kept
    const timeline::TimeAxis& axis() const { return m_axis; }
    /// Paints what is in view on anything: a picture, a file.
    void paintOn(QPainter& painter);

    const SequencePainter& painted() const { return m_painter; } ///< as last painted, for tests
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cursorMoved(quint64 timeNs);
    void backToLive();
    void eventActivated(quint64 event);
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    const world::MessageLog* log() const;
    bool canScrub() const;
    quint64 lastTime() const;
    quint64 cursorTime() const;
    double followMargin() const;
    void applyTheme();
    void relayout();
    void follow();
    quint64 fittingSpan() const;
    void leave(bool following);
    void afterViewChange();
    void zoom(double pixel, double factor);
    void pan(double pixels);
    void panSideways(double pixels);
    void moveCursor(double y);
    void stepCursor(int direction);
    bool arrowKey(int key, bool shift);
    void describe();
    SequencePainter::View view() const;

    SequencePainter m_painter;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    timeline::TimeAxis m_axis;
    Filter m_filter;
    quint64 m_followSpan = 0; ///< chosen by the user; 0: as fits
    double m_scroll = 0;
    /// As showRange() was asked for, until the view is moved: a new size shows it again.
    std::pair<quint64, quint64> m_range = {0, 0};
    bool m_following = true;
    bool m_reducedMotion = false;
    bool m_dragging = false;
    bool m_moved = false;
    QPointF m_pressed;
    QPointF m_dragged;
};

} // namespace crosstalk::messages

#pragma once

#include "engine/world/snapshot.h"
#include "widgets/theme/textbox.h"
#include "widgets/timeline/timelinepainter.h"

#include <QVector>
#include <QWidget>

#include <memory>

namespace crosstalk::timeline {

/// The run over time: a lane a process, variables, fills, races. Follows the newest moment until
/// one pans away from it; End returns. While the run stands still the cursor can be dragged back.
///
/// Wheel, drag, ←/→: pan. Ctrl+wheel, +/−: zoom. Home: the start. End: follow, live again.
/// 0: the whole run. Shift+←/→: the mark before or after the cursor. Enter: activate that mark.
class TimelineWidget : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineWidget(QWidget* parent = nullptr);
    ~TimelineWidget() override;

    /// What to paint from now on; its history is read at every paint and kept alive.
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setFlags(std::vector<Flag> flags); ///< bookmarks of the run
    const std::vector<Flag>& flags() const { return m_painter.flags(); }
    /// No gliding: while it follows, the view turns pages instead of scrolling.
    void setReducedMotion(bool reduced);
    /// How much time the view covers while it follows, in ns.
    void setFollowSpan(quint64 span);
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    const TimeAxis& axis() const { return m_axis; }
    void showRange(quint64 begin, quint64 end); ///< stops following
    void showAll();

    /// Every text of the latest paint, for tests.
    QVector<theme::TextBox> textBoxes() const { return m_painter.textBoxes(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cursorMoved(quint64 timeNs);   ///< the user dragged the cursor to this moment
    void backToLive();                  ///< the user wants the present again
    void eventActivated(quint64 event); ///< the user chose this mark or flag; index in the log

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
    enum class Drag
    {
        None,
        Pan,
        Cursor,
        Overview
    };

    bool canScrub() const;
    quint64 lastTime() const;
    quint64 cursorTime() const;
    double followMargin() const;
    void applyTheme();
    void relayout();
    void follow();
    void fitShortRun();
    void showCursor();
    void afterViewChange();
    void zoom(double pixel, double factor);
    void pan(double pixels);
    void moveCursor(double x);
    void stepCursor(int direction);
    void activateAt(const QPointF& position);
    Drag dragAt(const QPointF& position) const;
    bool panKey(int key, bool shift);
    QString markSentence(const PlacedMark& placed) const;
    void describe();

    TimelinePainter m_painter;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    TimeAxis m_axis;
    quint64 m_followSpan = 3'000'000'000;
    bool m_following = true;
    bool m_reducedMotion = false;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_dragged;
    bool m_moved = false;
};

} // namespace crosstalk::timeline

#pragma once

#include "engine/lesson/lesson.h"
#include "engine/session/session.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QLabel;
class QPushButton;

namespace crosstalk::controls {
class ElidedLabel;
}

namespace crosstalk::stage {
class StageWidget;
}

namespace crosstalk::window {

/// One lesson twice, live and in step: at the left as it opens, at the right with the choice's cure.
/// Both sides are offered the same step; who is asleep or has ended lets it pass. The next step is
/// offered when both sides have come to rest.
class SplitWindow : public QDialog
{
    Q_OBJECT

public:
    explicit SplitWindow(std::shared_ptr<const lesson::Lesson> lesson, QWidget* parent = nullptr);
    ~SplitWindow() override;

    /// Whether the lesson has a choice with a cure, and what is not the cure.
    static bool canShow(const lesson::Lesson& lesson);

    /// In type for a room, as Presentation has it; before it is shown.
    void setPresenting(bool on);

    void begin();           ///< starts both, held, then goes at its pace
    void setRunning(bool on);
    void step();            ///< one step, offered to both sides
    std::uint64_t steps() const { return m_steps; } ///< that were offered

    /// Of a side: 0 is the left one, without the cure.
    std::shared_ptr<const world::Snapshot> snapshot(int side) const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    QLayout* buildSide(int side, const QString& title);
    QLayout* buildFoot();
    void start(int side);
    void showSide(int side);
    void showPace();
    int processes() const;
    bool atRest() const;
    bool over() const;
    void beat();

    std::shared_ptr<const lesson::Lesson> m_lesson;
    const lesson::Choice* m_choice; ///< of the lesson
    session::Session m_sessions[2];
    bool m_presenting = false;
    QLabel* m_names[2];
    stage::StageWidget* m_stages[2];
    QLabel* m_verdicts[2];
    QLabel* m_count;
    controls::ElidedLabel* m_keys;
    QPushButton* m_run;
    QPushButton* m_step;
    QTimer m_pace;
    std::uint64_t m_steps = 0;
};

} // namespace crosstalk::window

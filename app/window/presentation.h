#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace crosstalk::controls {
class ChoiceButtons;
class ElidedLabel;
class MarkdownLabel;
} // namespace crosstalk::controls

namespace crosstalk::stage {
class StageWidget;
}

namespace crosstalk::window {

/// The window for a room: the live choice, the stage with few facts, each process's current source
/// line, the verdict. No type smaller than 24 pt at 1080 lines, and in proportion elsewhere.
class Presentation : public QWidget
{
    Q_OBJECT

public:
    explicit Presentation(QWidget* parent = nullptr);

    void setLesson(std::shared_ptr<const lesson::Lesson> lesson);
    void setLocked(bool locked); ///< it was recorded: the choice is shown and not to be made
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setSelected(int process);
    void setReducedMotion(bool reduced);
    void setCaption(const QString& markdown); ///< what is to be looked at; empty: nothing

    /// Pixels of the smallest type in a window of this height.
    static double smallestType(int height);

signals:
    void choiceChosen(const std::string& name, int option);
    void processSelected(int process);
    void processActivated(int process);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void buildChoice();
    void showTitle();
    void showSettings();
    void showLines();
    void showVerdict();
    QString sourceLine(const world::ProcessView& process) const;

    std::shared_ptr<const lesson::Lesson> m_lesson;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    bool m_locked = false;
    QVBoxLayout* m_column;
    QWidget* m_top;
    controls::ElidedLabel* m_title;
    QLabel* m_setting; ///< a figure that is set live, where there is no choice to show beside it
    QWidget* m_choiceHolder;
    controls::ChoiceButtons* m_choice = nullptr;
    stage::StageWidget* m_stage;
    controls::MarkdownLabel* m_caption;
    std::vector<controls::ElidedLabel*> m_lines;
    controls::ElidedLabel* m_verdict;
    QElapsedTimer m_lastLines;
    std::size_t m_shownLines = 0; ///< of how many processes
};

} // namespace crosstalk::window

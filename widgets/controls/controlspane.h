#pragma once

#include "engine/lesson/lesson.h"
#include "engine/world/snapshot.h"

#include <QWidget>

#include <map>
#include <memory>
#include <string>

class QAction;

namespace crosstalk::controls {

class BigSwitch;
class ChoiceButtons;
class FigureCards;
class ParameterPanel;

/// Everything of a lesson that can be changed while it runs: its choices with the one big switch,
/// its numbers, its faults; and the figures that answer.
class ControlsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ControlsPane(QWidget* parent = nullptr);

    /// `faults` and `nextLoss` are commands of the window; nextLoss may be null.
    void setLesson(std::shared_ptr<const lesson::Lesson> lesson, const QList<QAction*>& faults,
                   QAction* flip, QAction* nextLoss);
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);

    /// What is shown happened already: what it was set to is shown, nothing can be changed.
    void setLocked(bool locked);

    /// Low windows do without the figures that the stage shows as well.
    void setCramped(bool cramped);

signals:
    void choiceChosen(const std::string& name, int option);
    void parameterChanged(const std::string& name, std::int64_t value);

private:
    void rebuild();
    void addChoice(const lesson::Choice& choice);
    void addParameters();
    void addFaults();
    void addFigures();
    QWidget* section(); ///< a block with margins; a line above it unless it is the first
    void showSnapshot();

    std::shared_ptr<const lesson::Lesson> m_lesson;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    QList<QAction*> m_faults;
    QAction* m_flip = nullptr;
    QAction* m_nextLoss = nullptr;
    bool m_cramped = false;
    bool m_locked = false;

    QWidget* m_page = nullptr; ///< made anew for each lesson and scale
    std::map<std::string, ChoiceButtons*> m_choices;
    std::map<std::string, BigSwitch*> m_switches;
    ParameterPanel* m_parameters = nullptr;
    FigureCards* m_figures = nullptr;
    QWidget* m_figureSection = nullptr;
};

} // namespace crosstalk::controls

#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace crosstalk::window {

/// The commands about who goes next as actions with keys: steps that go further than one, back to
/// before a step, another way from here, and schedules. Like those of Commands they do nothing by
/// themselves.
class StepCommands : public QObject
{
    Q_OBJECT

public:
    explicit StepCommands(QWidget* window);

    // --- of the selected process ---
    QAction* toCall;
    QAction* toAccess; ///< of any named variable
    QAction* toSleep;

    QAction* more;  ///< opens the menu of all of these
    QAction* until; ///< opens the menu of moments to run to
    QAction* undo;
    QAction* branch;
    QAction* save; ///< how this happened, as a schedule
    QAction* open; ///< a schedule

    QMenu* stepMenu() const { return m_stepMenu; }     ///< all of them: beside the step button
    QMenu* untilMenu() const { return m_untilMenu; }   ///< filled by whoever knows the lesson
    QMenu* accessMenu() const { return m_accessMenu; } ///< the same: a variable each

    void addToFileMenu(QMenu* file) const;
    void addToRunMenu(QMenu* run) const;
    QList<QAction*> all() const; ///< in the order of the help page

private:
    QAction* add(const QString& text, const char* key, const QString& tip);

    QWidget* m_window;
    QMenu* m_stepMenu;
    QMenu* m_untilMenu;
    QMenu* m_accessMenu;
};

} // namespace crosstalk::window

#pragma once

#include "app/window/classcommands.h"
#include "app/window/gamecommands.h"
#include "app/window/labcommands.h"
#include "app/window/progresscommands.h"
#include "app/window/stepcommands.h"
#include "app/window/timecommands.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace crosstalk::window {

/// Every command of the window as an action with a key. They do nothing by themselves: the window
/// connects them, keeps their words up to date and hangs them into its menus.
class Commands : public QObject
{
    Q_OBJECT

public:
    static constexpr int steppers = 8;
    static constexpr int faultKeys = 9;

    explicit Commands(QWidget* window);

    /// Takes the place of the lesson's fault actions; each gets the next free key.
    void setFaults(const QList<QAction*>& faults);
    void setLessons(const QList<QAction*>& lessons);

    /// The whole menu; its parts also open by Alt+F, Alt+R, Alt+T, Alt+V, Alt+H.
    QMenu* menu() const { return m_menu; }
    const QList<QMenu*>& parts() const { return m_parts; }

    /// Actions in the order of the help page, with the heading they stand under.
    struct Group
    {
        QString title;
        QList<QAction*> actions;
    };
    QList<Group> groups() const;

    StepCommands* steps; ///< who goes next
    GameCommands* game;  ///< the same as a game

    QAction* openMenu;
    QAction* openFolder; ///< a lesson that does not come with Crosstalk
    QAction* watch;      ///< any command, instead of a lesson
    QAction* back;
    QAction* next;
    QAction* quit;

    QAction* pause;
    QAction* step;
    QList<QAction*> stepProcess; ///< P1 to P8
    QAction* nextLoss;
    QAction* restart;
    QAction* stop;
    QAction* faster;
    QAction* slower;
    QAction* fullSpeed;
    QAction* live;

    QAction* flip; ///< the one big switch
    QAction* nextOption;
    QAction* previousOption;
    QList<QAction*> faults;

    QAction* present;
    QAction* leave; ///< Esc: out of presentation, out of help
    QAction* larger;
    QAction* smaller;
    QAction* normalSize;
    QList<QAction*> tabs; ///< timeline, messages, memory, who waits for whom, narration, every schedule
    QAction* systemTheme;
    QAction* lightTheme;
    QAction* darkTheme;
    QAction* reducedMotion;
    QList<QAction*> languages; ///< data(): the code; empty: that of the system

    QAction* help;

    ClassCommands* classroom; ///< what a teacher calls up
    LabCommands* lab;         ///< programs of one's own

    ProgressCommands* progress; ///< the start page, results

    TimeCommands* time; ///< recordings, the cursor, bookmarks, exports

private:
    QAction* add(const QString& text, const char* key, const QString& tip = {});
    void makeLesson();
    void makeRun();
    void makeChange();
    void makeView();
    void makeLanguages();
    void makeMenu();

    QWidget* m_window;
    QMenu* m_menu = nullptr;
    QMenu* m_lessonMenu = nullptr;
    QMenu* m_faultMenu = nullptr;
    QList<QMenu*> m_parts;
};

} // namespace crosstalk::window

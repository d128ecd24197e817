#include "app/window/commands.h"

#include "app/window/newaction.h"
#include "widgets/theme/language.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QMenu>

namespace crosstalk::window {

Commands::Commands(QWidget* window)
    : QObject(window), steps(new StepCommands(window)), game(new GameCommands(window)),
      classroom(new ClassCommands(window)), lab(new LabCommands(window)),
      progress(new ProgressCommands(window)),
      time(new TimeCommands(window)), m_window(window)
{
    makeLesson();
    makeRun();
    makeChange();
    makeView();
    makeLanguages();
    makeMenu();
}

QAction* Commands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

void Commands::makeLesson()
{
    openMenu = add(tr("Menu"), "Alt+M", tr("All commands"));
    openFolder = add(tr("Open a lesson's &folder …"), "Ctrl+Shift+O",
                     tr("A lesson of your own, or of somebody else"));
    openFolder->setIconText(tr("Open a lesson's folder"));
    watch = add(tr("&Watch a command …"), "Ctrl+K",
                tr("Run any command and see who talks to whom"));
    watch->setIconText(tr("Watch a command"));
    back = add(tr("&Back"), "Alt+Left", tr("The lesson before"));
    back->setIconText(tr("‹ Back"));
    next = add(tr("&Next"), "Alt+Right", tr("The lesson after"));
    next->setIconText(tr("Next ›"));
    quit = add(tr("&Quit"), "Ctrl+Q", tr("End every process and close"));
}

void Commands::makeRun()
{
    pause = add(tr("Pause"), "Space", tr("Hold every process at its next step, or let them go"));
    step = add(tr("Step"), "F10", tr("One step of the selected process"));
    for (int i = 0; i < steppers; ++i) {
        auto* each = add(tr("Step P%1").arg(i + 1), "", {});
        each->setShortcut(QKeySequence(QString::number(i + 1)));
        each->setToolTip(tr("One step of P%1 (%1)").arg(i + 1));
        stepProcess << each;
    }
    nextLoss = add(tr("Drop into the next loss"), "F9",
                   tr("Run until an update is about to be lost, then four steps a second"));
    nextLoss->setIconText(tr("Next loss"));
    restart = add(tr("Restart"), "Ctrl+R", tr("Run again from the beginning"));
    stop = add(tr("End the run"), "Ctrl+E", tr("End every process; what happened stays on screen"));
    faster = add(tr("Faster"), "]");
    slower = add(tr("Slower"), "[");
    fullSpeed = add(tr("Full speed"), "F");
    live = add(tr("Back to now"), "L", tr("From the past back to the run as it is"));
}

void Commands::makeChange()
{
    flip = add(tr("Stop the loss"), "S",
               tr("The one big switch: synchronization on or off, while it runs"));
    nextOption = add(tr("Next option"), "C", tr("The next option of the live choice"));
    previousOption =
        add(tr("Option before"), "Shift+C", tr("The option before, of the live choice"));
}

void Commands::makeView()
{
    present = add(tr("Present"), "F11", tr("Big type for a room, full screen"));
    present->setShortcuts({QKeySequence(Qt::Key_F11), QKeySequence(Qt::Key_F5)}); // of a remote
    leave = add(tr("Leave presentation or help"), "Esc");
    larger = add(tr("Larger"), "Ctrl++");
    larger->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))});
    smaller = add(tr("Smaller"), "Ctrl+-");
    normalSize = add(tr("Normal size"), "Ctrl+0");
    tabs = {add(tr("Timeline"), "T"), add(tr("Messages"), "G"), add(tr("Memory"), "M"),
            add(tr("Who waits for whom"), "W"), add(tr("Narration"), "N"),
            add(tr("Every schedule"), "Y")};
    systemTheme = add(tr("As the system"), "Ctrl+Shift+S", tr("Light or dark as the system is"));
    lightTheme = add(tr("Light"), "Ctrl+Shift+L");
    darkTheme = add(tr("Dark"), "Ctrl+Shift+D");
    auto* themes = new QActionGroup(this);
    for (QAction* each : {systemTheme, lightTheme, darkTheme}) {
        each->setCheckable(true);
        themes->addAction(each);
    }
    reducedMotion =
        add(tr("Reduced motion"), "Ctrl+Shift+M", tr("Nothing slides; things are where they are"));
    reducedMotion->setCheckable(true);
    help = add(tr("Keys and help"), "F1", tr("Every key, and how to read the picture"));
}

/// Each under the name that its speakers know it by.
void Commands::makeLanguages()
{
    auto* group = new QActionGroup(this);
    const auto one = [&](const QString& name, const QString& code) {
        auto* action = new QAction(name, group);
        action->setCheckable(true);
        action->setData(code);
        action->setToolTip(tr("The window opens anew, in this language"));
        languages << action;
    };
    one(tr("As the system"), {});
    for (const QString& code : theme::languages())
        one(QLocale(code).nativeLanguageName().section(QLatin1Char(' '), -1), code);
}

void Commands::makeMenu()
{
    m_menu = new QMenu(m_window);
    const auto part = [this](const QString& title) {
        QMenu* menu = m_menu->addMenu(title);
        m_parts << menu;
        return menu;
    };
    QMenu* file = part(tr("&File"));
    file->addAction(progress->home);
    m_lessonMenu = file->addMenu(tr("&Lessons"));
    file->addActions({back, next, openFolder, watch});
    file->addSeparator();
    time->addToFileMenu(file);
    steps->addToFileMenu(file);
    file->addSeparator();
    progress->addToFileMenu(file);
    file->addSeparator();
    file->addAction(quit);
    QMenu* run = part(tr("&Run"));
    run->addActions({pause, step, nextLoss, restart, stop});
    run->addActions({faster, slower, fullSpeed, live});
    run->addSeparator();
    run->addActions({flip, nextOption, previousOption});
    m_faultMenu = run->addMenu(tr("&Break something"));
    run->addMenu(tr("S&tep one process"))->addActions(stepProcess);
    steps->addToRunMenu(run);
    run->addSeparator();
    run->addActions(game->all());
    time->addToTimeMenu(part(tr("&Time")));
    QMenu* inClass = part(tr("&Class"));
    inClass->addAction(present);
    classroom->addTo(inClass);
    lab->addTo(part(tr("L&ab")));
    QMenu* view = part(tr("&View"));
    view->addAction(present);
    view->addActions(tabs);
    view->addSeparator();
    view->addActions({larger, smaller, normalSize});
    view->addMenu(tr("&Theme"))->addActions({systemTheme, lightTheme, darkTheme});
    view->addAction(reducedMotion);
    view->addMenu(tr("Lan&guage"))->addActions(languages);
    part(tr("&Help"))->addAction(help);
}

void Commands::setFaults(const QList<QAction*>& actions)
{
    qDeleteAll(faults);
    faults = actions;
    for (int i = 0; i < faults.size(); ++i) {
        faults[i]->setParent(this);
        if (i < faultKeys)
            faults[i]->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
        m_window->addAction(faults[i]);
    }
    m_faultMenu->addActions(faults);
    m_faultMenu->setEnabled(!faults.isEmpty());
}

void Commands::setLessons(const QList<QAction*>& lessons)
{
    m_lessonMenu->clear();
    m_lessonMenu->addActions(lessons);
}

QList<Commands::Group> Commands::groups() const
{
    return {{tr("RUN"),
             {pause, step, stepProcess.first(), nextLoss, restart, stop, faster, slower, fullSpeed,
              live}},
            {tr("CHANGE"), QList<QAction*>{flip, nextOption, previousOption} + faults},
            {tr("WHO GOES NEXT"), steps->all() + game->all()},
            {tr("LOOK"), QList<QAction*>{present, leave} + tabs +
                             QList<QAction*>{larger, smaller, normalSize, reducedMotion}},
            {tr("IN CLASS"), classroom->all()},
            {tr("LAB"), lab->all()},
            {tr("TIME"), time->all()},
            {tr("LESSONS AND MENU"),
             progress->all() +
                 QList<QAction*>{back, next, openFolder, watch, openMenu, help, quit}}};
}

} // namespace crosstalk::window

#include "app/window/stepcommands.h"

#include "app/window/newaction.h"

#include <QAction>
#include <QMenu>

namespace crosstalk::window {

StepCommands::StepCommands(QWidget* window)
    : QObject(window), m_window(window), m_stepMenu(new QMenu(tr("Step &further"), window)),
      m_untilMenu(new QMenu(tr("Run unti&l"), window)),
      m_accessMenu(new QMenu(tr("To its next access &of"), window))
{
    toCall = add(tr("To its next call"), "F8",
                 tr("The selected process alone, until it is about to make a call"));
    toAccess = add(tr("To its next access"), "F7",
                   tr("The selected process alone, until it is about to read or write a variable"));
    toSleep = add(tr("Until it sleeps"), "F6",
                  tr("The selected process alone, until it can go no further by itself"));
    more = add(tr("Step further"), "Shift+F8", tr("Steps that go further than one"));
    until = add(tr("Run until …"), "U", tr("All of them, until something happens"));
    undo = add(tr("Undo a step"), "Ctrl+Z",
               tr("Fresh processes do everything again but the latest step"));
    branch = add(tr("Go another way from here"), "Shift+B",
                 tr("Fresh processes do again what led to the moment shown, and are held there"));
    save = add(tr("&Save how this happened …"), "Ctrl+S",
               tr("Who went when up to the moment shown, to be replayed by anybody"));
    open = add(tr("Open a &schedule …"), "Ctrl+Shift+H", tr("Replay how something happened"));
    m_stepMenu->addActions({toCall, toAccess});
    m_stepMenu->addMenu(m_accessMenu);
    m_stepMenu->addAction(toSleep);
    m_stepMenu->addSeparator();
    m_stepMenu->addMenu(m_untilMenu);
    m_stepMenu->addSeparator();
    m_stepMenu->addActions({undo, branch});
}

QAction* StepCommands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

void StepCommands::addToFileMenu(QMenu* file) const
{
    file->addActions({save, open});
}

void StepCommands::addToRunMenu(QMenu* run) const
{
    run->addMenu(m_stepMenu);
}

QList<QAction*> StepCommands::all() const
{
    return {toCall, toAccess, toSleep, until, more, undo, branch, save, open};
}

} // namespace crosstalk::window

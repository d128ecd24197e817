#include "app/window/gamecommands.h"

#include "app/window/newaction.h"

#include <QAction>

namespace crosstalk::window {

GameCommands::GameCommands(QWidget* window) : QObject(window), m_window(window)
{
    play = add(tr("Be the scheduler"), "Ctrl+G",
               tr("A game: you decide who goes next, and bring something about"));
    play->setCheckable(true);
    hint = add(tr("Hint"), "Ctrl+I", tr("Where to look first; asked again, whose turn it is"));
    again = add(tr("Start over"), "Ctrl+Shift+Z", tr("Fresh processes, no move made"));
    nextGoal = add(tr("Next goal"), "Ctrl+Shift+G", tr("Something else to bring about"));
}

QAction* GameCommands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

} // namespace crosstalk::window

#include "app/window/classcommands.h"

#include "app/window/newaction.h"

#include <QAction>
#include <QMenu>

namespace crosstalk::window {

ClassCommands::ClassCommands(QWidget* window) : QObject(window), m_window(window)
{
    moment = add(tr("Set up the moment"), "E",
                 tr("Fresh processes, taken to the point of the lesson and held there"));
    wrong = add(tr("Let it go wrong"), "X", tr("From that moment on, the bad way"));
    right = add(tr("Let it go right"), "V", tr("The same moment as it ought to be"));
    ask = add(tr("Ask the class"), "A",
              tr("The lesson's question in big type: count hands by keys 1 to 5"));
    split = add(tr("Off and on, side by side"), "D",
                tr("Two live runs in step: without synchronization, and with it"));
    notes = add(tr("Teacher's notes"), "Ctrl+Shift+N",
                tr("What to say and when, in a window of their own"));
}

QAction* ClassCommands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

void ClassCommands::addTo(QMenu* menu) const
{
    menu->addActions({moment, wrong, right});
    menu->addSeparator();
    menu->addActions({ask, split, notes});
}

QList<QAction*> ClassCommands::all() const
{
    return {moment, wrong, right, ask, split, notes};
}

} // namespace crosstalk::window

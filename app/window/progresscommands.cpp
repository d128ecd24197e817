#include "app/window/progresscommands.h"

#include "app/window/newaction.h"

#include <QAction>
#include <QMenu>

namespace crosstalk::window {

ProgressCommands::ProgressCommands(QWidget* window) : QObject(window), m_window(window)
{
    home = add(tr("&Home"), "Alt+Home", tr("The start page, with the map of the course"));
    exportResults = add(tr("E&xport results …"), "Ctrl+Shift+X",
                        tr("A file with all you did, for whoever grades it"));
    forgetLesson = add(tr("Forget this &lesson …"), "Ctrl+Del",
                       tr("Forget what was answered and reached in this lesson"));
    forgetAll = add(tr("Forget the &whole course …"), "Ctrl+Shift+Del",
                    tr("Forget what was answered and reached in every lesson"));
}

QAction* ProgressCommands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

void ProgressCommands::addToFileMenu(QMenu* file) const
{
    file->addAction(exportResults);
    file->addMenu(tr("&Begin anew"))->addActions({forgetLesson, forgetAll});
}

QList<QAction*> ProgressCommands::all() const
{
    return {home, exportResults, forgetLesson, forgetAll};
}

} // namespace crosstalk::window

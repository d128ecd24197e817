#include "app/window/labcommands.h"

#include "app/window/newaction.h"

#include <QAction>
#include <QMenu>

namespace crosstalk::window {

LabCommands::LabCommands(QWidget* window)
    : QObject(window), m_window(window), m_templates(new QMenu(tr("&New from a template"), window))
{
    editCopy = add(tr("Edit a copy of this lesson"), "Ctrl+Shift+C",
                   tr("Change its programs, build them and run them on the stage"));
    openFolder = add(tr("Edit a folder of your own …"), "Ctrl+Shift+F",
                     tr("A lesson's folder anywhere, with an editor"));
}

QAction* LabCommands::add(const QString& text, const char* key, const QString& tip)
{
    return newAction(this, m_window, text, key, tip);
}

void LabCommands::addTo(QMenu* menu) const
{
    menu->addAction(editCopy);
    menu->addMenu(m_templates);
    menu->addAction(openFolder);
}

QList<QAction*> LabCommands::all() const
{
    return {editCopy, openFolder};
}

} // namespace crosstalk::window

#include "app/window/newaction.h"

#include <QAction>
#include <QWidget>

namespace crosstalk::window {

QAction* newAction(QObject* owner, QWidget* window, const QString& text, const char* key,
                   const QString& tip)
{
    auto* action = new QAction(text, owner);
    action->setShortcut(QKeySequence(QLatin1String(key)));
    action->setToolTip(QStringLiteral("%1 (%2)").arg(
        tip.isEmpty() ? action->iconText() : tip, action->shortcut().toString(QKeySequence::NativeText)));
    window->addAction(action);
    return action;
}

} // namespace crosstalk::window

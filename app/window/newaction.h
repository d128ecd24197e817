#pragma once

#include <QString>

class QAction;
class QWidget;
class QObject;

namespace crosstalk::window {

/// An action of `window`'s, owned by `owner`, with its key; the tip (empty: its
/// text) says the key too.
QAction* newAction(QObject* owner, QWidget* window, const QString& text, const char* key,
                   const QString& tip);

} // namespace crosstalk::window

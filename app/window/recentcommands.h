#pragma once

#include <QString>
#include <QStringList>

namespace crosstalk::window {

/// The commands that were watched last, the newest first; `ls | grep txt` to begin with.
QStringList recentCommands();

/// Puts a command in front; the oldest of many is forgotten.
void rememberCommand(const QString& command);

} // namespace crosstalk::window

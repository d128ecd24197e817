#pragma once

#include <QString>
#include <QStringList>

namespace crosstalk::window {

/// The commands that were watched last, the newest first, and after them some examples: those whose
/// programs are installed here, and `ls | grep txt` always.
QStringList recentCommands();

/// Puts a command in front; the oldest of many is forgotten.
void rememberCommand(const QString& command);

} // namespace crosstalk::window

#include "app/window/recentcommands.h"

#include <QSettings>

namespace crosstalk::window {

namespace {

constexpr qsizetype most = 12;

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("crosstalk"),
                     QStringLiteral("crosstalk"));
}

const QString key = QStringLiteral("recentCommands");

} // namespace

QStringList recentCommands()
{
    const QString first = QStringLiteral("ls | grep txt");
    QStringList commands = store().value(key).toStringList();
    if (!commands.contains(first))
        commands << first;
    return commands;
}

void rememberCommand(const QString& command)
{
    const QString trimmed = command.trimmed();
    if (trimmed.isEmpty())
        return;
    QStringList commands = store().value(key).toStringList();
    commands.removeAll(trimmed);
    commands.prepend(trimmed);
    store().setValue(key, QStringList(commands.mid(0, most)));
}

} // namespace crosstalk::window

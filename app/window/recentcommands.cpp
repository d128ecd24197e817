#include "app/window/recentcommands.h"

#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace crosstalk::window {

namespace {

constexpr qsizetype most = 12;

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("crosstalk"),
                     QStringLiteral("crosstalk"));
}

const QString key = QStringLiteral("recentCommands");

bool areInstalled(const QStringList& programs)
{
    return std::ranges::none_of(programs, [](const QString& program) {
        return QStandardPaths::findExecutable(program).isEmpty();
    });
}

/// Worth a look, and ready to be run here.
QStringList examples()
{
    QStringList commands{QStringLiteral("ls | grep txt")};
    if (areInstalled({QStringLiteral("python3"), QStringLiteral("curl")}))
        commands << QStringLiteral("python3 -m http.server 8000 --bind 127.0.0.1 & sleep 1; "
                                   "curl -s http://127.0.0.1:8000/ >/dev/null; kill $!");
    if (areInstalled({QStringLiteral("nginx"), QStringLiteral("curl")}))
        commands << QStringLiteral("nginx -g 'daemon off;' & sleep 1; "
                                   "curl -s http://127.0.0.1/ >/dev/null; kill $!");
    return commands;
}

} // namespace

QStringList recentCommands()
{
    QStringList commands = store().value(key).toStringList();
    for (const QString& example : examples())
        if (!commands.contains(example))
            commands << example;
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

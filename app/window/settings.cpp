#include "app/window/settings.h"

#include <QSettings>

#include <algorithm>

namespace crosstalk::window {
namespace {

constexpr QSize smallest{900, 600};

QSettings store()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("crosstalk"),
                     QStringLiteral("crosstalk"));
}

theme::Mode modeOf(const QString& name)
{
    if (name == QLatin1String("light"))
        return theme::Mode::Light;
    return name == QLatin1String("dark") ? theme::Mode::Dark : theme::Mode::System;
}

QString nameOf(theme::Mode mode)
{
    switch (mode) {
    case theme::Mode::Light:
        return QStringLiteral("light");
    case theme::Mode::Dark:
        return QStringLiteral("dark");
    case theme::Mode::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace

Settings Settings::read()
{
    const QSettings from = store();
    Settings settings;
    settings.size = from.value(QStringLiteral("size"), settings.size).toSize().expandedTo(smallest);
    settings.maximized = from.value(QStringLiteral("maximized")).toBool();
    settings.columns = from.value(QStringLiteral("columns")).toByteArray();
    settings.centre = from.value(QStringLiteral("centre")).toByteArray();
    settings.tab = from.value(QStringLiteral("tab")).toInt();
    settings.mode = modeOf(from.value(QStringLiteral("theme")).toString());
    settings.scale = std::clamp(from.value(QStringLiteral("scale"), 1).toDouble(), 0.7, 4.0);
    settings.reducedMotion = from.value(QStringLiteral("reducedMotion")).toBool();
    settings.language = from.value(QStringLiteral("language")).toString();
    settings.lesson = from.value(QStringLiteral("lesson")).toString();
    return settings;
}

void Settings::write() const
{
    QSettings to = store();
    to.setValue(QStringLiteral("size"), size);
    to.setValue(QStringLiteral("maximized"), maximized);
    to.setValue(QStringLiteral("columns"), columns);
    to.setValue(QStringLiteral("centre"), centre);
    to.setValue(QStringLiteral("tab"), tab);
    to.setValue(QStringLiteral("theme"), nameOf(mode));
    to.setValue(QStringLiteral("scale"), scale);
    to.setValue(QStringLiteral("reducedMotion"), reducedMotion);
    to.setValue(QStringLiteral("language"), language);
    to.setValue(QStringLiteral("lesson"), lesson);
}

} // namespace crosstalk::window

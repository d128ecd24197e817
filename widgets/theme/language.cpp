#include "widgets/theme/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace crosstalk::theme {
namespace {

QString& current()
{
    static QString code = QStringLiteral("en");
    return code;
}

/// "de" of "de-AT"; English where nothing else fits.
QString ofTheSystem()
{
    for (const QString& name : QLocale::system().uiLanguages())
        if (const QString code = name.section(QLatin1Char('-'), 0, 0);
            languages().contains(code))
            return code;
    return QStringLiteral("en");
}

/// Ours, and Qt's own words: the buttons of its dialogs. Where the latter are not installed those
/// buttons stay English.
void install(const QString& code)
{
    static QTranslator ours, qt;
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&qt);
    if (code == QLatin1String("en"))
        return;
    if (qt.load(QStringLiteral("qtbase_") + code,
                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
    if (ours.load(QStringLiteral(":/translations/crosstalk_") + code))
        QCoreApplication::installTranslator(&ours);
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

void useLanguage(const QString& code)
{
    current() = languages().contains(code) ? code : ofTheSystem();
    install(current());
}

QString groupTitle(const std::string& title)
{
    return QCoreApplication::translate("track", title.c_str());
}

QLocale locale()
{
    return QLocale(current());
}

QString language()
{
    return current();
}

} // namespace crosstalk::theme

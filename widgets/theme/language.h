#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

#include <string>

namespace crosstalk::theme {

/// The languages there is a translation into, and English, by their codes: "de".
QStringList languages();

/// Shows words in this language from now on; a code that there is none for, or an empty one, means
/// that of the system's locale, else English. What is on screen already stays as it is. Call it once
/// the QCoreApplication is made.
void useLanguage(const QString& code);

/// The title of a group of lessons, as track.toml has it, in the language in force.
QString groupTitle(const std::string& title);

/// How that language writes figures: "4,096", "0.5 s".
QLocale locale();

/// The code of the language in force; "en" unless another is.
QString language();

} // namespace crosstalk::theme

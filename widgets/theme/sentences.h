#pragma once

#include "engine/base/error.h"

#include <QString>
#include <QStringList>

#include <string>

namespace crosstalk::theme {

/// What the engine says is English: the command line prints it, recordings and tests know it. For
/// the window this is the same in the language in force. Sentences are known by their patterns (see
/// patterns()), and what stands in their places is translated in turn, as far as it is known. What
/// is not known stays as it is. Cheap enough for every frame: what was asked before is remembered.
QString said(const std::string& sentence);

/// The same of what went wrong: "cannot open the recording a.crosstalk: …". What Qt or a compiler had to
/// say in it stays as they say it.
QString said(const Error& error);

/// A sentence without its last clause, which follows a semicolon or else a colon, for where room is
/// short: better than half a word. Empty: it has only one.
QString withoutLastClause(const QString& sentence);

/// The patterns, "Updates of %1 are being lost.": of each place once, in their English order.
QStringList patterns();

} // namespace crosstalk::theme

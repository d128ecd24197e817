#pragma once

#include <QDir>
#include <QString>
#include <QStringList>

namespace crosstalk::architecture {

/// A part of the tree and the parts it may include from, besides itself. A file belongs to the
/// room with the longest path that begins its own.
struct Room
{
    QString path;     ///< "engine/world", or a single file that more rooms may see
    QStringList sees; ///< paths of other rooms
    QString qt;       ///< the Qt module it may include: "none", "QtCore", or empty for any
};

/// The design's arrows, as data.
const QList<Room>& rooms();

/// An #include that goes against the arrows.
struct Violation
{
    QString file; ///< relative to the project's root
    int line = 0; ///< 1-based
    QString what; ///< "engine/base must not include engine/world/snapshot.h"
};

/// C and C++ sources below `folders` of `root`, relative to it.
QStringList sourceFiles(const QDir& root, const QStringList& folders);

/// Every #include below engine/, widgets/, app/ and lessons/ of `root` that breaks a rule.
QList<Violation> violations(const QDir& root);

} // namespace crosstalk::architecture

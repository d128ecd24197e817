#include "includerule.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace crosstalk::architecture {

using namespace Qt::StringLiterals;

namespace {

// base ← tap ← {process, syscalls, kernel, mechanisms, trace} ← world ← analysis ← schedule
const QStringList belowWorld{
    u"engine/base"_s,   u"engine/tap"_s,        u"engine/process"_s,           u"engine/syscalls"_s,
    u"engine/kernel"_s, u"engine/mechanisms"_s, u"engine/mechanisms/view.h"_s, u"engine/trace"_s};
const QStringList belowAnalysis = belowWorld + QStringList{u"engine/world"_s};
const QStringList belowSchedule = belowAnalysis + QStringList{u"engine/analysis"_s};
const QStringList belowSession =
    belowSchedule + QStringList{u"engine/schedule"_s, u"engine/explore"_s, u"engine/lesson"_s,
                                u"engine/symbols"_s};

const QStringList tapOnly{u"engine/base"_s, u"engine/tap"_s};
const QStringList forWidgets{u"engine/base"_s,   u"engine/mechanisms/view.h"_s,
                             u"engine/world"_s,  u"engine/analysis"_s,
                             u"engine/lesson"_s, u"engine/session"_s,
                             u"engine/measure"_s};

// What the tracer knows of a mechanism's calls lies in the mechanism's folder and is built into the
// tracer, which it therefore sees.
QString placeOf(const QString& file)
{
    static const QRegularExpression family(u"^engine/mechanisms/[^/]+/syscalls/"_s);
    return family.match(file).hasMatch() ? u"engine/mechanisms/*/syscalls"_s : file;
}

const Room* roomOf(const QString& path)
{
    const QString file = placeOf(path);
    const Room* found = nullptr;
    for (const Room& room : rooms()) {
        const bool inside = file == room.path || file.startsWith(room.path + u'/');
        if (inside && (!found || room.path.size() > found->path.size()))
            found = &room;
    }
    return found;
}

// The project's file that an #include means: beside the including one, or from the root; the kit's
// own root is lessons/kit. Text that names no file is taken as a path from the root.
QString targetOf(const QDir& root, const QString& includer, const QString& text)
{
    const QString beside = QDir::cleanPath(QFileInfo(includer).path() + u'/' + text);
    const QString kit = u"lessons/kit/"_s + text;
    for (const QString& candidate : {beside, text, kit}) {
        if (QFileInfo(root.filePath(candidate)).isFile())
            return candidate;
    }
    return text;
}

bool isQt(const QString& text)
{
    static const QRegularExpression qtHeader(u"^(Qt|Q[A-Z])"_s);
    return qtHeader.match(text).hasMatch();
}

bool mayIncludeQt(const Room& room, const QString& text)
{
    if (room.qt.isEmpty())
        return true;
    const QDir module(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + room.qt);
    return text.startsWith(room.qt + u'/') || module.exists(text);
}

bool maySee(const Room& room, const Room& other)
{
    return room.path == other.path || room.sees.contains(other.path) || room.sees.contains(u"*"_s);
}

QString judge(const QDir& root, const QString& file, const QString& text)
{
    const Room* room = roomOf(file);
    if (!room)
        return u"%1 belongs to no room"_s.arg(file);
    if (isQt(text))
        return mayIncludeQt(*room, text) ? QString()
                                         : u"%1 must not include <%2>"_s.arg(room->path, text);
    const QString target = targetOf(root, file, text);
    const Room* other = roomOf(target);
    if (!other || maySee(*room, *other))
        return {};
    return u"%1 must not include %2"_s.arg(room->path, target);
}

QList<Violation> violationsIn(const QDir& root, const QString& file)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*["<]([^">]+)[">])"_s);
    QFile source(root.filePath(file));
    if (!source.open(QIODevice::ReadOnly))
        return {{file, 0, u"cannot be read"_s}};
    QList<Violation> found;
    for (int line = 1; !source.atEnd(); ++line) {
        const auto match = include.match(QString::fromUtf8(source.readLine()));
        const QString what = match.hasMatch() ? judge(root, file, match.captured(1)) : QString();
        if (!what.isEmpty())
            found.append({file, line, what});
    }
    return found;
}

} // namespace

const QList<Room>& rooms()
{
    static const QList<Room> table{
        {u"engine/base"_s, {}, u"none"_s},
        {u"engine/tap"_s, {u"engine/base"_s}, u"none"_s},
        {u"engine/symbols"_s, {u"engine/base"_s}, u"none"_s},
        {u"engine/lesson"_s, {u"engine/base"_s}, u"none"_s},
        {u"engine/build"_s, {u"engine/base"_s, u"engine/lesson"_s}, u"none"_s},
        {u"engine/measure"_s, {u"engine/base"_s}, u"none"_s},
        {u"engine/process"_s, tapOnly, u"none"_s},
        {u"engine/syscalls"_s, tapOnly, u"none"_s},
        {u"engine/kernel"_s, tapOnly, u"none"_s},
        {u"engine/mechanisms"_s, tapOnly + QStringList{u"engine/mechanisms/view.h"_s}, u"none"_s},
        {u"engine/mechanisms/*/syscalls"_s,
         tapOnly + QStringList{u"engine/mechanisms"_s, u"engine/syscalls"_s}, u"none"_s},
        {u"engine/mechanisms/view.h"_s, tapOnly, u"none"_s}, // plain values that widgets draw
        {u"engine/trace"_s, tapOnly, u"none"_s},
        {u"engine/world"_s, belowWorld, u"none"_s},
        {u"engine/analysis"_s, belowAnalysis, u"none"_s},
        {u"engine/schedule"_s, belowSchedule, u"none"_s},
        {u"engine/explore"_s, {u"engine/base"_s}, u"none"_s}, // knows no process: pure
        {u"engine/session"_s, belowSession, u"QtCore"_s},
        {u"widgets"_s, forWidgets, {}},
        {u"app"_s, {u"*"_s}, {}},
        {u"lessons"_s, {u"lessons/kit"_s}, u"none"_s},
        {u"lessons/kit"_s, {}, u"none"_s},
    };
    return table;
}

QStringList sourceFiles(const QDir& root, const QStringList& folders)
{
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator walk(root.filePath(folder), {u"*.cpp"_s, u"*.h"_s, u"*.c"_s, u"*.hpp"_s},
                          QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(root.relativeFilePath(walk.next()));
    }
    files.sort();
    return files;
}

QList<Violation> violations(const QDir& root)
{
    QList<Violation> found;
    for (const QString& file :
         sourceFiles(root, {u"engine"_s, u"widgets"_s, u"app"_s, u"lessons"_s}))
        found += violationsIn(root, file);
    return found;
}

} // namespace crosstalk::architecture

#include "includerule.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk::architecture;
using namespace Qt::StringLiterals;

/// Holds the tree to the design: who may include whom, how long a file may be, what README says.
class TestArchitecture : public QObject
{
    Q_OBJECT

private slots:
    void noIncludeGoesAgainstTheArrows();
    void plantedIncludeIsJudged_data();
    void plantedIncludeIsJudged();
    void violationNamesFileAndLine();
    void noFileIsLong();
    void readmeNamesBothCommands();

private:
    const QDir m_root{QStringLiteral(CROSSTALK_SOURCE_DIR)};
};

static void write(const QDir& root, const QString& path, const QByteArray& text)
{
    QVERIFY(root.mkpath(QFileInfo(path).path()));
    QFile file(root.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestArchitecture::noIncludeGoesAgainstTheArrows()
{
    // Guards against a wrong root, where there would be nothing to find.
    QVERIFY(sourceFiles(m_root, {u"engine"_s}).size() > 10);
    QStringList lines;
    for (const Violation& violation : violations(m_root))
        lines << u"%1:%2: %3"_s.arg(violation.file).arg(violation.line).arg(violation.what);
    QVERIFY2(lines.isEmpty(), qPrintable(u'\n' + lines.join(u'\n')));
}

void TestArchitecture::plantedIncludeIsJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("include");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char* file, const char* include, bool allowed) {
        QTest::addRow("%s includes %s", file, include)
            << QString::fromLatin1(file) << QByteArray(include) << allowed;
    };
    row("engine/base/a.h", "\"engine/base/error.h\"", true);
    row("engine/base/a.h", "\"engine/tap/event.h\"", false);
    row("engine/base/a.h", "<string>", true);
    row("engine/base/a.h", "<QString>", false);
    row("engine/tap/a.h", "\"engine/base/error.h\"", true);
    row("engine/tap/a.h", "\"engine/kernel/procfs.h\"", false);
    row("engine/tap/a.h", "<engine/kernel/procfs.h>", false);
    row("engine/process/a.h", "\"engine/kernel/procfs.h\"", false);
    row("engine/process/a.h", "\"engine/symbols/symbols.h\"", false);
    row("engine/mechanisms/pipe/a.h", "\"engine/mechanisms/view.h\"", true);
    row("engine/mechanisms/pipe/a.h", "\"engine/world/snapshot.h\"", false);
    row("engine/mechanisms/pipe/a.h", "\"engine/syscalls/tracee.h\"", false);
    row("engine/mechanisms/pipe/syscalls/a.cpp", "\"engine/syscalls/tracee.h\"", true);
    row("engine/mechanisms/pipe/syscalls/a.cpp", "\"engine/mechanisms/pipe/opens.h\"", true);
    row("engine/mechanisms/pipe/syscalls/a.cpp", "\"engine/world/snapshot.h\"", false);
    row("engine/syscalls/a.cpp", "\"engine/mechanisms/mechanism.h\"", false);
    row("engine/world/a.h", "\"engine/mechanisms/mechanism.h\"", true);
    row("engine/world/a.h", "\"engine/kernel/procfs.h\"", true);
    row("engine/world/a.h", "\"engine/analysis/races.h\"", false);
    row("engine/world/a.h", "<QtWidgets/QWidget>", false);
    row("engine/analysis/a.h", "\"engine/world/snapshot.h\"", true);
    row("engine/analysis/a.h", "\"engine/lesson/lesson.h\"", false);
    row("engine/schedule/a.h", "\"engine/session/run.h\"", false);
    row("engine/explore/a.h", "\"engine/base/result.h\"", true);
    row("engine/explore/a.h", "\"engine/process/launcher.h\"", false);
    row("engine/session/a.h", "\"engine/explore/explorer.h\"", true);
    row("engine/lesson/a.h", "\"engine/world/snapshot.h\"", false);
    row("engine/session/a.h", "\"engine/symbols/symbols.h\"", true);
    row("engine/session/a.h", "<QObject>", true);
    row("engine/session/a.h", "<QtCore/QObject>", true);
    row("engine/session/a.h", "<QWidget>", false);
    row("engine/session/a.h", "<QImage>", false);
    row("engine/session/a.h", "\"widgets/theme/theme.h\"", false);
    row("widgets/stage/a.h", "\"engine/world/snapshot.h\"", true);
    row("widgets/stage/a.h", "\"engine/mechanisms/view.h\"", true);
    row("widgets/stage/a.h", "\"engine/mechanisms/mechanism.h\"", false);
    row("widgets/stage/a.h", "\"engine/tap/event.h\"", false);
    row("widgets/stage/a.h", "\"widgets/theme/theme.h\"", true);
    row("widgets/stage/a.h", "\"app/mainwindow.h\"", false);
    row("app/a.cpp", "\"engine/tap/event.h\"", true);
    row("app/a.cpp", "\"widgets/stage/stage.h\"", true);
    row("lessons/one/a.cpp", "<crosstalk/kit.h>", true);
    row("lessons/one/a.cpp", "<boost/interprocess/managed_shared_memory.hpp>", true);
    row("lessons/one/a.cpp", "\"engine/tap/control.h\"", false);
    row("lessons/one/a.cpp", "\"../../engine/tap/control.h\"", false);
    row("lessons/kit/crosstalk/a.h", "\"engine/tap/control.h\"", false);
    row("engine/attic/a.h", "<string>", false);
}

void TestArchitecture::plantedIncludeIsJudged()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, include);
    QFETCH(bool, allowed);
    QTemporaryDir folder;
    const QDir root(folder.path());
    write(root, u"lessons/kit/crosstalk/kit.h"_s, {});
    write(root, u"engine/tap/control.h"_s, {});
    write(root, file, "#include " + include + '\n');
    QCOMPARE(violations(root).isEmpty(), allowed);
}

void TestArchitecture::violationNamesFileAndLine()
{
    QTemporaryDir folder;
    const QDir root(folder.path());
    write(root, u"engine/base/a.h"_s, "#pragma once\n\n  # include \"engine/world/snapshot.h\"\n");
    const QList<Violation> found = violations(root);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].file, u"engine/base/a.h"_s);
    QCOMPARE(found[0].line, 3);
    QCOMPARE(found[0].what, u"engine/base must not include engine/world/snapshot.h"_s);
}

void TestArchitecture::noFileIsLong()
{
    QStringList tooLong;
    for (const QString& path :
         sourceFiles(m_root, {u"engine"_s, u"widgets"_s, u"app"_s, u"lessons"_s, u"tests"_s})) {
        QFile file(m_root.filePath(path));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const auto lines = file.readAll().count('\n');
        if (lines > 600)
            tooLong << u"%1 has %2 lines; does a room need a wall?"_s.arg(path).arg(lines);
    }
    QVERIFY2(tooLong.isEmpty(), qPrintable(u'\n' + tooLong.join(u'\n')));
}

void TestArchitecture::readmeNamesBothCommands()
{
    QFile readme(m_root.filePath(u"README.md"_s));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QByteArray text = readme.readAll();
    QVERIFY(text.contains("./bootstrap run"));
    QVERIFY(text.contains("./bootstrap test"));
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"

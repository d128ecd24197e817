#include "app/cli/compilecommand.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace crosstalk::cli;

/// Real programs, compiled with taps, run on their own: the tap then stays silent.
class TestCompileCommand : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    void write(const char* name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    static QByteArray output(const std::string& program, const QStringList& arguments = {})
    {
        QProcess process;
        process.start(QString::fromStdString(program), arguments);
        return process.waitForFinished(20000) ? process.readAllStandardOutput() : QByteArray();
    }

    QByteArray neededBy(const char* program) const
    {
        return output("readelf", {QStringLiteral("-d"), QString::fromStdString(path(program))});
    }

private slots:
    void initTestCase()
    {
        write("main.cpp", "#include <crosstalk/kit.h>\n#include <cstdio>\nint twice(int);\n"
                          "int main() { crosstalk::mark(\"here\", 1); std::puts(twice(21) == 42 ? "
                          "\"42\" : \"?\"); }\n");
        write("twice.cpp", "int twice(int n) { return 2 * n; }\n");
        write("plain.c", "#include <stdio.h>\nint main(void) { return puts(\"c\") < 0; }\n");
        write("wrong.cpp", "int main() { return nothing; }\n");
    }

    void cleanup()
    {
        qunsetenv("CXX");
        qunsetenv("TMPDIR");
    }

    void compilesAndLinksAtOneGo()
    {
        QCOMPARE(runCompiler({true, {path("main.cpp"), path("twice.cpp"), "-o", path("one")}}),
                 int(Ran));
        QCOMPARE(output(path("one")), QByteArray("42\n"));
        const QByteArray needed = neededBy("one");
        QVERIFY2(needed.contains("libcrosstalk-tap.so"), needed);
        QVERIFY2(!needed.contains("libtsan"), needed);
    }

    void compilesAndLinksInSteps()
    {
        QCOMPARE(runCompiler({true, {"-c", path("main.cpp"), "-o", path("main.o")}}), int(Ran));
        QCOMPARE(runCompiler({true, {"-c", path("twice.cpp"), "-o", path("twice.o")}}), int(Ran));
        QCOMPARE(runCompiler({true, {path("main.o"), path("twice.o"), "-o", path("two")}}),
                 int(Ran));
        QCOMPARE(output(path("two")), QByteArray("42\n"));
        QVERIFY(!neededBy("two").contains("libtsan"));
    }

    void compilesC()
    {
        QCOMPARE(runCompiler({false, {path("plain.c"), "-o", path("plain")}}), int(Ran));
        QCOMPARE(output(path("plain")), QByteArray("c\n"));
    }

    void theUsersOptimizationCounts()
    {
        QCOMPARE(runCompiler({true, {"-S", "-O2", path("twice.cpp"), "-o", path("fast.s")}}),
                 int(Ran));
        QCOMPARE(runCompiler({true, {"-S", path("twice.cpp"), "-o", path("slow.s")}}), int(Ran));
        QVERIFY(QFileInfo(m_folder.filePath(QStringLiteral("fast.s"))).size() > 0);
        QFile fast(m_folder.filePath(QStringLiteral("fast.s")));
        QFile slow(m_folder.filePath(QStringLiteral("slow.s")));
        QVERIFY(fast.open(QIODevice::ReadOnly) && slow.open(QIODevice::ReadOnly));
        QVERIFY(!fast.readAll().contains("(%rbp)"));
        QVERIFY(slow.readAll().contains("(%rbp)"));
    }

    void passesTheCompilersFailureOnAndLeavesNothingBehind()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("tmp")));
        qputenv("TMPDIR", QByteArray::fromStdString(path("tmp")));
        QCOMPARE(runCompiler({true, {path("wrong.cpp"), "-o", path("wrong")}}), 1);
        QVERIFY(QDir(QString::fromStdString(path("tmp"))).isEmpty());
    }

    void failsWithoutACompiler()
    {
        qputenv("CXX", "/nonexistent/g++");
        QCOMPARE(runCompiler({true, {"-c", path("main.cpp")}}), int(Failed));
    }
};

QTEST_GUILESS_MAIN(TestCompileCommand)
#include "tst_compilecommand.moc"

#include "crosstalk.h"

#include <QTemporaryDir>

using namespace acceptance;

/// The contract of the command line that people and graders rely on.
class TestContract : public QObject
{
    Q_OBJECT

private slots:
    void helpAndVersionNeedNoDisplay();
    void theWindowNeedsOne();
    void wrongUseIsExitTwo_data();
    void wrongUseIsExitTwo();
    void failOnIsExitTen_data();
    void failOnIsExitTen();
    void jsonIsOneObjectWithEveryField();
    void timesGivesAHistogram();
    void timeoutIsAnOutcome();
    void everyFaultIsFollowedFromTheCommandLine();
    void compilesAndRunsAUsersProgram();
    void savesAPictureWithoutADisplay();
};

void TestContract::helpAndVersionNeedNoDisplay()
{
    const QStringList bare{QStringLiteral("PATH=/usr/bin")};
    for (const char* option : {"--help", "--version"}) {
        const Call call = crosstalk({QString::fromLatin1(option)}, bare);
        QCOMPARE(call.exitCode, 0);
        QVERIFY(call.out.contains("crosstalk"));
    }
}

void TestContract::theWindowNeedsOne()
{
    const Call call = crosstalk({QStringLiteral("lost-update")}, {QStringLiteral("PATH=/usr/bin")});
    QCOMPARE(call.exitCode, 2);
    QVERIFY2(call.err.contains("display"), call.told().constData());
    QCOMPARE(call.err.trimmed().count('\n'), 0);
}

void TestContract::wrongUseIsExitTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const char* arguments, const char* says) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(QLatin1Char(' '))
                            << QByteArray(says);
    };
    row("no such lesson", "run lost-updat", "lost-update");
    row("no such setting", "run lost-update --set sink=none", "sync");
    row("no such option", "run lost-update --set sync=mutexx", "mutex");
    row("out of range", "run lost-update --set processes=9", "8");
    row("no number", "run lost-update --set deposits=many", "many");
    row("bad speed", "run lost-update --speed quick", "quick");
    row("negative speed", "run lost-update --speed -4", "-4");
    row("bad moment", "run lost-update --at soon:kill_P2", "soon");
    row("bad action", "run lost-update --at 3:explode", "explode");
    row("no such process", "run lost-update --at 3:kill_P99", "P99");
    row("bad fail-on", "run lost-update --fail-on bugs", "bugs");
    row("unknown command", "frobnicate", "frobnicate");
}

void TestContract::wrongUseIsExitTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    for (QString& argument : arguments)
        argument.replace(QLatin1Char('_'), QLatin1Char(' '));
    const Call call = crosstalk(arguments);
    QVERIFY2(call.exitCode == 2, call.told().constData());
    QVERIFY2(call.err.contains(says), call.told().constData());
    QVERIFY(call.out.isEmpty());
}

void TestContract::failOnIsExitTen_data()
{
    QTest::addColumn<QString>("sync");
    QTest::addColumn<QString>("failOn");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char* sync, const char* failOn, int exitCode) {
        QTest::addRow("%s %s", sync, failOn)
            << QString::fromLatin1(sync) << QString::fromLatin1(failOn) << exitCode;
    };
    row("none", "race", 10);
    row("none", "lost", 10);
    row("none", "deadlock", 0);
    row("each-line", "race", 0);
    row("each-line", "race,lost", 10);
    row("mutex", "race,deadlock,lost", 0);
}

void TestContract::failOnIsExitTen()
{
    QFETCH(QString, sync);
    QFETCH(QString, failOn);
    QFETCH(int, exitCode);
    const Call call =
        run(QStringLiteral("lost-update"),
            {QStringLiteral("--set"), QStringLiteral("sync=") + sync, QStringLiteral("--speed"),
             QStringLiteral("2000"), QStringLiteral("--fail-on"), failOn});
    QVERIFY2(call.exitCode == exitCode, call.told().constData());
}

void TestContract::jsonIsOneObjectWithEveryField()
{
    const Call call =
        run(QStringLiteral("full-pipe"), {QStringLiteral("--set"), QStringLiteral("blocks=10")});
    for (const char* field :
         {"crosstalk", "lesson", "settings", "processes", "channels", "variables", "races",
          "deadlocks", "sleeps", "checkpoints", "events", "dropped", "hash", "outcome"})
        QVERIFY2(call.json.contains(QLatin1String(field)), field);
    QCOMPARE(call.json[u"crosstalk"].toInt(), 1);
    for (const char* field :
         {"id", "kind", "bytes_written", "bytes_read", "capacity", "peak", "probes"})
        QVERIFY2(channel(call, QStringLiteral("pipe")).contains(QLatin1String(field)), field);
}

void TestContract::timesGivesAHistogram()
{
    const Call call =
        run(QStringLiteral("lost-update"), {QStringLiteral("--times"), QStringLiteral("3"),
                                            QStringLiteral("--set"), QStringLiteral("sync=mutex")});
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.json[u"runs"].toArray().size(), 3);
    QVERIFY2(call.json.contains(QStringLiteral("histogram")), call.told().constData());
}

void TestContract::timeoutIsAnOutcome()
{
    const Call call =
        run(QStringLiteral("lost-update"), {QStringLiteral("--set"), QStringLiteral("deposits=0"),
                                            QStringLiteral("--seconds"), QStringLiteral("0.5")});
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("timeout"));
    QCOMPARE(segmentsOf(call.pid), QStringList());
}

void TestContract::everyFaultIsFollowedFromTheCommandLine()
{
    const Call call =
        run(QStringLiteral("lost-update"),
            {QStringLiteral("--speed"), QStringLiteral("1000"), QStringLiteral("--at"),
             QStringLiteral("5:freeze P1"), QStringLiteral("--at"), QStringLiteral("300ms:thaw P1"),
             QStringLiteral("--at"), QStringLiteral("60:kill P2")});
    QCOMPARE(call.json[u"outcome"].toString(), QStringLiteral("finished"));
    QCOMPARE(process(call, QStringLiteral("P1"))[u"exit"].toObject()[u"code"].toInt(-1), 0);
}

void TestContract::compilesAndRunsAUsersProgram()
{
    QTemporaryDir folder;
    QFile source(folder.filePath(QStringLiteral("mine.cpp")));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write("#include <cstdio>\n"
                 "int table[10];\n"
                 "int main() { for (int i = 0; i < 10; ++i) table[i] = i * i;\n"
                 "  std::printf(\"%d\\n\", table[9]); return table[3]; }\n");
    source.close();
    const QString program = folder.filePath(QStringLiteral("mine"));
    const Call compiled =
        crosstalk({QStringLiteral("c++"), source.fileName(), QStringLiteral("-o"), program});
    QVERIFY2(compiled.exitCode == 0, compiled.told().constData());
    QProcess alone; // it runs without Crosstalk too
    alone.start(program, QStringList());
    QVERIFY(alone.waitForFinished());
    QCOMPARE(alone.readAllStandardOutput(), QByteArray("81\n"));
    QCOMPARE(alone.exitCode(), 9);
}

void TestContract::savesAPictureWithoutADisplay()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.png"));
    const Call call =
        crosstalk({QStringLiteral("run"), QStringLiteral("lost-update"), QStringLiteral("--speed"),
                   QStringLiteral("500"), QStringLiteral("--screenshot"), file});
    QVERIFY2(call.exitCode == 0, call.told().constData());
    QFile picture(file);
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QCOMPARE(picture.read(8), QByteArray::fromHex("89504e470d0a1a0a"));
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"

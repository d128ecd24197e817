#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("ls-grep");

QJsonObject called(const Call& call, const char* command)
{
    return named(call.json[u"processes"].toArray(), QStringLiteral("program"),
                 QString::fromLatin1(command));
}

} // namespace

class TestLsGrep : public QObject
{
    Q_OBJECT

private slots:
    // The same bytes as without Crosstalk, and every one of them counted.
    void theRealProgramsDoWhatTheyDoAlone()
    {
        QProcess alone;
        alone.setWorkingDirectory(QStringLiteral(SOURCE_ROOT "/lessons/ls-grep"));
        alone.start(QStringLiteral("sh"), {QStringLiteral("pipeline.sh")});
        QVERIFY(alone.waitForFinished(patience));
        const QByteArray output = alone.readAllStandardOutput();
        QCOMPARE(output, QByteArray("notes.txt\nsongs.txt\ny\n"));
        const Call call = run(lesson, {});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(call.err.startsWith(output), call.told().constData());
        qsizetype listed = 0;
        for (const QString& name : QDir(alone.workingDirectory()).entryList(QDir::Files))
            listed += name.size() + 1;
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_written"].toInt(), int(listed));
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_read"].toInt(), int(listed));
    }

    void everyProgramIsThereByName()
    {
        const Call call = run(lesson, {});
        QCOMPARE(call.json[u"processes"].toArray().size(), 5);
        for (const char* command : {"sh pipeline.sh", "ls", "grep txt", "head -1"})
            QCOMPARE(called(call, command)[u"exit"][u"code"].toInt(-1), 0);
        QCOMPARE(called(call, "yes")[u"exit"][u"signal"].toString(), QStringLiteral("SIGPIPE"));
    }

    // Stopped before it wrote a byte, ls cannot have ended: grep runs all the same, and sleeps.
    void theReaderRunsBesideTheWriter()
    {
        const Call call = run(lesson, {QStringLiteral("--tour")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const QString grep = called(call, "grep txt")[u"name"].toString();
        QVERIFY2(slept(call, grep, QStringLiteral("read")) > 0, call.told().constData());
    }

    void thereIsNothingToExploreOrToLeaveOut()
    {
        const Call explored = crosstalk({QStringLiteral("explore"), lesson});
        QCOMPARE(explored.exitCode, 1);
        QVERIFY2(explored.err.contains("watched as they are"), explored.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestLsGrep)
#include "tst_lsgrep.moc"

#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("broken-pipe");
const QString p1 = QStringLiteral("P1");
const QString p2 = QStringLiteral("P2");

} // namespace

class TestBrokenPipe : public QObject
{
    Q_OBJECT

private slots:
    void theSignalEndsTheWriter()
    {
        const Call call = run(lesson, settings({"sigpipe=default", "unused=closed"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, p1), 0);
        QCOMPARE(exitSignal(call, p2), QStringLiteral("SIGPIPE"));
    }

    void theWriterGetsEpipe()
    {
        const Call call = run(lesson, settings({"sigpipe=ignored", "unused=closed"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, p2), 4);
        QVERIFY2(call.err.contains("write: Broken pipe"), call.told().constData());
    }

    void ownReadEndKeepsThePipeWhole()
    {
        const Call call = run(lesson, settings({"sigpipe=default", "unused=kept"}));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        QCOMPARE(stuckIn(call, p2), QStringLiteral("write"));
        const QJsonObject pipe = channel(call, QStringLiteral("pipe"));
        QCOMPARE(pipe[u"bytes_read"].toInt(), 3 * 4096);
        QCOMPARE(pipe[u"bytes_written"].toInt(), 3 * 4096 + 65536);
    }
};

QTEST_GUILESS_MAIN(TestBrokenPipe)
#include "tst_brokenpipe.moc"

#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("deadlock-pipes");

} // namespace

class TestDeadlockPipes : public QObject
{
    Q_OBJECT

private slots:
    void whatAPipeHoldsPasses()
    {
        const Call call = run(lesson, settings({"first=both-write", "bytes=65536", "letters=50"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        for (const char* pipe : {"there", "back"})
            QCOMPARE(channel(call, QString::fromLatin1(pipe))[u"bytes_read"].toInt(), 50 * 65536);
    }

    void oneByteMoreDeadlocks()
    {
        const Call call = run(lesson, settings({"first=both-write", "bytes=65537", "letters=50"}));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        QCOMPARE(stuckIn(call, QStringLiteral("P1")), QStringLiteral("write"));
        QCOMPARE(stuckIn(call, QStringLiteral("P2")), QStringLiteral("write"));
        for (const char* pipe : {"there", "back"}) // in a write that has not returned
            QCOMPARE(channel(call, QString::fromLatin1(pipe))[u"bytes_read"].toInt(), 0);
    }

    void takingTurnsPassesAnySize()
    {
        const Call call = run(lesson, settings({"first=take-turns", "bytes=1048576", "letters=5"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(channel(call, QStringLiteral("there"))[u"bytes_read"].toInt(), 5 << 20);
        QCOMPARE(channel(call, QStringLiteral("back"))[u"bytes_read"].toInt(), 5 << 20);
    }
};

QTEST_GUILESS_MAIN(TestDeadlockPipes)
#include "tst_deadlockpipes.moc"

#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("fifo-open");
const QString p1 = QStringLiteral("P1");
const QString p2 = QStringLiteral("P2");

} // namespace

class TestFifoOpen : public QObject
{
    Q_OBJECT

private slots:
    void bothMeet()
    {
        const Call call = run(lesson, settings({"open=waits", "order=same", "rounds=1"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, p1), 0);
        QCOMPARE(exitCode(call, p2), 0);
        const QJsonObject there = channel(call, QStringLiteral("there.0"));
        QCOMPARE(there[u"kind"].toString(), QStringLiteral("fifo"));
        QCOMPARE(there[u"bytes_read"].toInt(), 7);
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void openSleepsUntilTheOtherComes()
    {
        const Call call =
            run(lesson, settings({"open=waits"}) +
                            QStringList{QStringLiteral("--at"), QStringLiteral("0:freeze P2"),
                                        QStringLiteral("--at"), QStringLiteral("asleep:thaw P2")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(slept(call, p1, QStringLiteral("open")) > 0, call.told().constData());
    }

    void crossedOrderIsADeadlock()
    {
        const Call call = run(lesson, settings({"open=waits", "order=crossed"}));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        QCOMPARE(stuckIn(call, p1), QStringLiteral("open"));
        QCOMPARE(stuckIn(call, p2), QStringLiteral("open"));
        QCOMPARE(leftInTmp(call.pid), QStringList());
    }

    void writingAloneIsRefused()
    {
        const Call call =
            run(lesson, settings({"open=nonblocking"}) +
                            QStringList{QStringLiteral("--at"), QStringLiteral("0:freeze P2"),
                                        QStringLiteral("--at"), QStringLiteral("nobody:thaw P2")});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                       QStringLiteral("nobody"))[u"reached"]
                     .toBool(),
                 call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestFifoOpen)
#include "tst_fifoopen.moc"

#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("wait-or-not");
const QString p1 = QStringLiteral("P1");

} // namespace

class TestWaitOrNot : public QObject
{
    Q_OBJECT

private slots:
    void tenRecordsFitWithoutWaiting()
    {
        const Call call =
            run(lesson, settings({"send=buffered", "full=sleeps", "work=50", "records=10"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(slept(call, p1, QStringLiteral("write")), 0.0);
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_read"].toInt(), 10 * 4096);
    }

    void aFullPipePutsTheSenderToSleep()
    {
        const Call call =
            run(lesson, settings({"send=buffered", "full=sleeps", "work=5", "records=40"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(slept(call, p1, QStringLiteral("write")) > 0, call.told().constData());
    }

    void orIsRefused()
    {
        const Call call =
            run(lesson, settings({"send=buffered", "full=nonblocking", "work=5", "records=40"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(slept(call, p1, QStringLiteral("write")), 0.0);
        QVERIFY2(named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                       QStringLiteral("again"))[u"reached"]
                     .toBool(),
                 call.told().constData());
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"bytes_read"].toInt(), 40 * 4096);
    }

    void aRendezvousHoldsOneRecord()
    {
        const Call call = run(lesson, settings({"send=rendezvous", "work=5", "records=20"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(channel(call, QStringLiteral("pipe"))[u"peak"].toInt(), 4096);
        QCOMPARE(channel(call, QStringLiteral("reply"))[u"bytes_read"].toInt(), 20);
    }
};

QTEST_GUILESS_MAIN(TestWaitOrNot)
#include "tst_waitornot.moc"

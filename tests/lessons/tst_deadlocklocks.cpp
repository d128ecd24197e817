#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("deadlock-locks");

} // namespace

class TestDeadlockLocks : public QObject
{
    Q_OBJECT

private slots:
    void oppositeOrdersDeadlock()
    {
        for (const int seed : {1, 2, 3}) {
            const Call call = run(lesson, settings({"order=from-first"}) + paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("deadlock"));
            const QString p1 = stuckIn(call, QStringLiteral("P1"));
            const QString p2 = stuckIn(call, QStringLiteral("P2"));
            QCOMPARE(p1, QStringLiteral("pthread_mutex_lock"));
            QCOMPARE(p2, p1);
            const QString why =
                call.json[u"deadlocks"].toArray().at(0).toObject()[u"why"].toString();
            QVERIFY2(why.contains(QStringLiteral("lock_a")), qPrintable(why));
            QVERIFY2(why.contains(QStringLiteral("lock_b")), qPrintable(why));
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        }
    }

    void oneOrderGoesOn()
    {
        for (const char* speed : {"full", "5000"}) {
            const Call call =
                run(lesson, settings({"order=one-order", "transfers=100"}) +
                                QStringList{QStringLiteral("--speed"), QString::fromLatin1(speed)});
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(variable(call, QStringLiteral("a"))[u"value"].toInt(-1), 100);
            QCOMPARE(variable(call, QStringLiteral("b"))[u"value"].toInt(-1), 100);
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestDeadlockLocks)
#include "tst_deadlocklocks.moc"

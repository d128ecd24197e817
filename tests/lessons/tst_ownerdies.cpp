#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("owner-dies");
const QString p1 = QStringLiteral("P1");
const QString p2 = QStringLiteral("P2");
const QString data = QStringLiteral("data");

} // namespace

class TestOwnerDies : public QObject
{
    Q_OBJECT

private slots:
    void anOrdinaryMutexStaysLocked()
    {
        const Call call = run(lesson, settings({"mutex=plain", "child=dies"}));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        QCOMPARE(stuckIn(call, p1), QStringLiteral("pthread_mutex_lock"));
        QCOMPARE(exitSignal(call, p2), QStringLiteral("SIGKILL"));
        const QString why = call.json[u"deadlocks"].toArray().at(0).toObject()[u"why"].toString();
        QVERIFY2(why.contains(QStringLiteral("died")), qPrintable(why));
    }

    void aRobustOneIsRepaired()
    {
        const Call call = run(lesson, settings({"mutex=robust", "child=dies"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, p1), 0);
        QCOMPARE(exitSignal(call, p2), QStringLiteral("SIGKILL"));
        QCOMPARE(variable(call, data)[u"value"].toInt(), 2);
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }

    void boostThrows()
    {
        const Call call = run(lesson, settings({"mutex=boost", "child=dies"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(exitCode(call, p1), 0);
        QCOMPARE(variable(call, data)[u"value"].toInt(), 1);
    }

    void whoLivesUnlocks()
    {
        for (const char* mutex : {"mutex=plain", "mutex=robust", "mutex=boost"}) {
            const Call call = run(lesson, settings({mutex, "child=unlocks"}));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(exitCode(call, p2), 0);
            QCOMPARE(variable(call, data)[u"value"].toInt(), 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestOwnerDies)
#include "tst_ownerdies.moc"

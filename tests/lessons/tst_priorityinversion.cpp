#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("priority-inversion");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestPriorityInversion : public QObject
{
    Q_OBJECT

private slots:
    // P1 has the lock when P3 asks, so in every round P3 waits, whatever priorities were granted.
    void whoMattersMostWaits()
    {
        const Call call = run(lesson, settings({"protocol=none", "low=5", "middle=20", "rest=10"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(value(call, "report"), 8);
        QVERIFY2(value(call, "waited_none") >= 0, call.told().constData());
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        QVERIFY2(call.json[u"deadlocks"].toArray().isEmpty(), call.told().constData());
    }

    // Only where the kernel grants real-time priorities does it promise who runs. Then P3 waits
    // for all of P2's computing, or for none of it.
    void inheritingIsTheCureWhereThereAreRealPriorities()
    {
        const Call call = run(
            lesson, settings({"protocol=by-turns", "low=5", "middle=100", "rest=100", "rounds=4"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const int plain = value(call, "waited_none");
        const int inheriting = value(call, "waited_inherit");
        const int realTime = value(call, "real_time");
        QVERIFY(realTime == 0 || realTime == 1);
        if (realTime == 1) {
            QVERIFY2(plain >= 100'000, call.told().constData());
            QVERIFY2(inheriting < plain, call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestPriorityInversion)
#include "tst_priorityinversion.moc"

#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("priority-inversion");

// Where P1 is only nice, a busy machine may keep it waiting for seconds.
const QStringList patiently{QStringLiteral("--seconds"), QStringLiteral("50")};

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestPriorityInversion : public QObject
{
    Q_OBJECT

private slots:
    void everybodyComesThrough()
    {
        for (const char* protocol : {"protocol=none", "protocol=inherit"}) {
            const Call call =
                run(lesson, settings({protocol, "low=2", "middle=20", "rest=10"}) + patiently);
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(value(call, "report"), 8);
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
            QVERIFY2(call.json[u"deadlocks"].toArray().isEmpty(), call.told().constData());
        }
    }

    // Only where the kernel grants real-time priorities does it promise who runs. Then P3 waits
    // for all of P2's computing, or for none of it.
    void inheritingIsTheCureWhereThereAreRealPriorities()
    {
        const Call call = run(
            lesson, settings({"protocol=by-turns", "low=2", "middle=60", "rest=20"}) + patiently);
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const int plain = value(call, "plain_us");
        const int inheriting = value(call, "inherit_us");
        QVERIFY(plain >= 0);
        QVERIFY(inheriting >= 0);
        if (value(call, "real_time") == 1) {
            QVERIFY2(plain >= 60'000, call.told().constData());
            QVERIFY2(inheriting < plain, call.told().constData());
        }
    }

    // The engine has no real-time priority: on a busy machine it may not run while P3 sleeps.
    void itsSleepIsSeen()
    {
        double asleep = 0;
        QByteArray told;
        for (int attempt = 0; attempt < 10 && asleep == 0; ++attempt) {
            const Call call =
                run(lesson, settings({"protocol=none", "low=2", "middle=60", "rest=20"}) + patiently);
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            asleep = slept(call, QStringLiteral("P3"), QStringLiteral("pthread_mutex_lock"));
            told = call.told();
        }
        QVERIFY2(asleep > 0, told.constData());
    }
};

QTEST_GUILESS_MAIN(TestPriorityInversion)
#include "tst_priorityinversion.moc"

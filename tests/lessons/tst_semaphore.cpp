#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("semaphore");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

QJsonArray races(const Call& call)
{
    return call.json[u"races"].toArray();
}

} // namespace

class TestSemaphore : public QObject
{
    Q_OBJECT

private slots:
    /// Who finds no place sleeps, and never looks at the number.
    void thirdCarSleeps()
    {
        const Call call =
            run(lesson, settings({"places_are=semaphore", "rounds=5", "stay=20000"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "most") >= 1 && value(call, "most") <= 2, call.told().constData());
        QCOMPARE(value(call, "looks"), 0);
        double asleep = 0;
        for (const char* name : {"P1", "P2", "P3"})
            asleep += slept(call, QString::fromLatin1(name), QStringLiteral("sem_wait"));
        QVERIFY2(asleep > 0, call.told().constData());
        QVERIFY2(races(call).isEmpty(), call.told().constData());
    }

    void twoAtMostHoweverTheyAreScheduled()
    {
        for (const int seed : {1, 2, 3}) {
            const Call call =
                run(lesson, settings({"places_are=semaphore", "rounds=5"}) + paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QVERIFY2(value(call, "most") <= 2, call.told().constData());
            QVERIFY2(races(call).isEmpty(), call.told().constData());
        }
    }

    void aNumberIsARace()
    {
        const Call call = run(lesson, settings({"places_are=number", "rounds=20"}) + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(!named(races(call), QStringLiteral("variable"), QStringLiteral("number")).isEmpty(),
                 call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestSemaphore)
#include "tst_semaphore.moc"

#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("optimizer");

QJsonObject raceOnBalance(const Call& call)
{
    return named(call.json[u"races"].toArray(), QStringLiteral("variable"),
                 QStringLiteral("balance"));
}

} // namespace

class TestOptimizer : public QObject
{
    Q_OBJECT

private slots:
    // One load and one store are left of a loop: either nothing is lost or all turns of one
    // process.
    void mergedTurnsAreLostTogether()
    {
        bool lost = false;
        for (int seed = 1; seed <= 20; ++seed) {
            const Call call = run(lesson, settings({"compiler=o2"}) + paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QVERIFY2(!raceOnBalance(call).isEmpty(), call.told().constData());
            const int balance = variable(call, QStringLiteral("balance"))[u"value"].toInt(-1);
            QVERIFY2(balance == 40 || balance == 20, call.told().constData());
            lost = lost || balance == 20;
        }
        QVERIFY(lost);
    }

    void asWrittenTurnsAreLostOneByOne()
    {
        const Call call = run(lesson, settings({"compiler=o0"}) + paced(5000, 1));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(!raceOnBalance(call).isEmpty(), call.told().constData());
        const int balance = variable(call, QStringLiteral("balance"))[u"value"].toInt(-1);
        QVERIFY2(balance > 1 && balance < 40 && balance != 20, call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"

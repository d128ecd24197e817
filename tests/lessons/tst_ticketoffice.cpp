#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("ticket-office");

int sold(const Call& call)
{
    return variable(call, QStringLiteral("sold"))[u"value"].toInt(-1);
}

QJsonArray races(const Call& call)
{
    return call.json[u"races"].toArray();
}

} // namespace

class TestTicketOffice : public QObject
{
    Q_OBJECT

private slots:
    void whoDoesNotTalkSellsEverythingTwice()
    {
        const Call call = run(lesson, settings({"talk=silent"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(sold(call), 40);
        QVERIFY2(races(call).isEmpty(), call.told().constData());
    }

    // Which of the two lines comes first is chance, that nothing orders them is not.
    void aSharedListIsARace()
    {
        const Call call = run(lesson, settings({"talk=shared", "rounds=20"}) + paced(2000, 3));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(!named(races(call), QStringLiteral("variable"), QStringLiteral("left")).isEmpty(),
                 call.told().constData());
    }

    void aLockSeatsEverybody()
    {
        for (const int seed : {1, 2, 3}) {
            const Call call =
                run(lesson, settings({"talk=locked", "rounds=3"}) + paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QCOMPARE(sold(call), 20);
            QCOMPARE(variable(call, QStringLiteral("left"))[u"value"].toInt(-1), 0);
            QVERIFY2(races(call).isEmpty(), call.told().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestTicketOffice)
#include "tst_ticketoffice.moc"

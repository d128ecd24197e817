#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("starvation");

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

int allTaken(const Call& call)
{
    return value(call, "taken_1") + value(call, "taken_2") + value(call, "taken_3");
}

} // namespace

class TestStarvation : public QObject
{
    Q_OBJECT

private slots:
    void ticketsPassNobodyOverMoreThanTwice_data()
    {
        QTest::addColumn<QStringList>("pace");
        QTest::newRow("full") << settings({"turns=2000", "work=0"});
        QTest::newRow("full, with work") << settings({"turns=500", "work=20"});
        QTest::newRow("stepped") << settings({"turns=50", "work=0"}) + paced(5000, 1);
    }

    void ticketsPassNobodyOverMoreThanTwice()
    {
        QFETCH(QStringList, pace);
        const Call call = run(lesson, settings({"lock=ticket"}) + pace);
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "overtaken") >= 0, call.told().constData());
        QVERIFY2(value(call, "overtaken") <= 2, call.told().constData());
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }

    // That it passes somebody over is no promise either; that it loses no turn is one.
    void aMutexCountsEveryTurn()
    {
        const Call call = run(lesson, settings({"lock=mutex", "turns=2000"}));
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(allTaken(call) >= 2000, call.told().constData());
        QVERIFY2(allTaken(call) <= 2002, call.told().constData());
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }

    // Nobody is passed over in every run, but in one of many who want it at once, somebody is.
    void aMutexKeepsNoQueue()
    {
        const Call call = run(lesson, {QStringLiteral("--tour")});
        const auto passed = named(call.json[u"checkpoints"].toArray(), QStringLiteral("id"),
                                  QStringLiteral("passed"));
        QVERIFY2(passed[u"reached"].toBool(), call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestStarvation)
#include "tst_starvation.moc"

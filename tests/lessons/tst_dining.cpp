#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QString lesson = QStringLiteral("dining");

QString numbered(const char* text, int number)
{
    return QString::fromLatin1(text) + QString::number(number);
}

} // namespace

class TestDining : public QObject
{
    Q_OBJECT

private slots:
    // All five reach over at the same time, for a good while: each with his left fork in hand.
    void leftFirstIsACircleOfFive()
    {
        const Call call = run(lesson, settings({"rule=left-first", "meals=0", "reach=20000"}));
        QCOMPARE(outcome(call), QStringLiteral("deadlock"));
        const QString why = call.json[u"deadlocks"].toArray().at(0).toObject()[u"why"].toString();
        for (int seat = 1; seat <= 5; ++seat) {
            QCOMPARE(stuckIn(call, numbered("P", seat)), QStringLiteral("pthread_mutex_lock"));
            QVERIFY2(why.contains(numbered("fork_", seat)), qPrintable(why));
        }
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
    }

    void aRuleBreaksTheCircle_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("by number") << settings({"rule=in-order", "meals=20"});
        QTest::newRow("waiter") << settings({"rule=waiter", "meals=20"});
        QTest::newRow("by number, all reach over at once")
            << settings({"rule=in-order", "meals=5", "reach=5000"});
        QTest::newRow("waiter, all reach over at once")
            << settings({"rule=waiter", "meals=5", "reach=5000"});
        QTest::newRow("by number, stepped")
            << settings({"rule=in-order", "meals=20"}) + paced(5000, 1);
        QTest::newRow("waiter, stepped") << settings({"rule=waiter", "meals=20"}) + paced(5000, 1);
    }

    void aRuleBreaksTheCircle()
    {
        QFETCH(QStringList, arguments);
        const Call call = run(lesson, arguments);
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        const int meals = arguments.contains(QStringLiteral("meals=20")) ? 20 : 5;
        QCOMPARE(variable(call, QStringLiteral("eaten"))[u"value"].toInt(-1), 5 * meals);
        QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
        QVERIFY2(call.json[u"deadlocks"].toArray().isEmpty(), call.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestDining)
#include "tst_dining.moc"

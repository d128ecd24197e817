#include "tests/lessons/lessonrun.h"

using namespace acceptance;

namespace {

const QStringList patiently{QStringLiteral("--seconds"), QStringLiteral("60")};
const QString lesson = QStringLiteral("database-cache");

Call runWith(std::initializer_list<const char*> set, const QStringList& more = {})
{
    return run(lesson, settings(set) + patiently + more);
}

int value(const Call& call, const char* name)
{
    return variable(call, QString::fromLatin1(name))[u"value"].toInt(-1);
}

} // namespace

class TestDatabaseCache : public QObject
{
    Q_OBJECT

private slots:
    void readersRaceWithoutLatches()
    {
        bool wrong = false;
        for (const int seed : {1, 2, 3}) {
            const Call call =
                runWith({"latches=none", "wanted=8", "disk=0", "reads=40"}, paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QVERIFY2(!call.json[u"races"].toArray().isEmpty(), call.told().constData());
            wrong |= value(call, "wrong") > 0;
        }
        QVERIFY(wrong);
    }

    void latchesKeepThePagesRight_data()
    {
        QTest::addColumn<QByteArray>("latches");
        QTest::newRow("one for all") << QByteArray("latches=one-for-all");
        QTest::newRow("one each") << QByteArray("latches=one-each");
    }

    void latchesKeepThePagesRight()
    {
        QFETCH(QByteArray, latches);
        for (const int seed : {1, 2}) {
            const Call call =
                runWith({latches.constData(), "wanted=8", "disk=0", "reads=30"}, paced(5000, seed));
            QCOMPARE(outcome(call), QStringLiteral("finished"));
            QVERIFY2(call.json[u"races"].toArray().isEmpty(), call.told().constData());
            QCOMPARE(value(call, "wrong"), 0);
            QCOMPARE(value(call, "hits") + value(call, "misses"), 3 * 30);
        }
    }

    void whatFitsIsLoadedOnce()
    {
        const Call call = runWith({"latches=one-each", "wanted=4", "disk=0", "reads=100"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QCOMPARE(value(call, "misses"), 4);
        QCOMPARE(value(call, "hits"), 3 * 100 - 4);
    }

    void whatDoesNotFitMisses()
    {
        const Call call = runWith({"latches=one-each", "wanted=16", "disk=0", "reads=200"});
        QCOMPARE(outcome(call), QStringLiteral("finished"));
        QVERIFY2(value(call, "misses") > 3 * 200 / 2, call.told().constData()); // 4 of 16 fit
        QVERIFY(value(call, "hits") > 0);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseCache)
#include "tst_databasecache.moc"

#include "app/cli/words.h"

#include <QTest>

using namespace crosstalk::cli;

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void groupsDigits()
    {
        QCOMPARE(grouped(0), std::string("0"));
        QCOMPARE(grouped(999), std::string("999"));
        QCOMPARE(grouped(1000), std::string("1,000"));
        QCOMPARE(grouped(65536), std::string("65,536"));
        QCOMPARE(grouped(1048576), std::string("1,048,576"));
        QCOMPARE(grouped(-999), std::string("-999"));
        QCOMPARE(grouped(-123456), std::string("-123,456"));
        QCOMPARE(grouped(INT64_MIN), std::string("-9,223,372,036,854,775,808"));
    }

    void counts()
    {
        QCOMPARE(counted(1, "event", "events"), std::string("1 event"));
        QCOMPARE(counted(0, "event", "events"), std::string("0 events"));
        QCOMPARE(counted(1200, "event", "events"), std::string("1,200 events"));
    }

    void durations()
    {
        QCOMPARE(duration(0), std::string("0 ns"));
        QCOMPARE(duration(999), std::string("999 ns"));
        QCOMPARE(duration(1'000), std::string("1.0 µs"));
        QCOMPARE(duration(12'345'678), std::string("12 ms"));
        QCOMPARE(duration(2'500'000'000), std::string("2.5 s"));
        QCOMPARE(duration(90'000'000'000), std::string("90 s"));
    }

    void turnsAreCountedWhereTheyAreMany()
    {
        QCOMPARE(turns(""), std::string());
        QCOMPARE(turns("P1 P2 P2 P1"), std::string("P1 P2 P2 P1"));
        QCOMPARE(turns("P1 P1 P1 P2 P1 P1 P1 P1 P2"), std::string("P1 P1 P1 P2 P1×4 P2"));
        std::string many;
        for (int i = 0; i < 600; ++i)
            many += "P1 P2 ";
        const std::string shown = turns(many);
        QVERIFY2(shown.ends_with(" P1 P2 … (1,200 steps, all of them with --json)"),
                 shown.c_str());
        QVERIFY2(shown.size() < 300, shown.c_str());
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"

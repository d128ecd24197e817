#include "tests/analysis/judged.h"

#include <QTest>

using namespace crosstalk;
using tap::Kind;
using namespace test;

/// What a verdict on a race says: both accesses, their values, the locks, the variable's name.
class tst_RaceReport : public QObject
{
    Q_OBJECT

private slots:
    void theReportNamesBothSides();
    void theReportHasTheLocksOfEachSide();
    void aSampledValueIsNotExact();
    void valuesOfStoresAreFilledIn();
    void negativeValues();
    void furtherPairsAreCounted();
    void aNameGivenLaterIsTakenOn();
    void twoVerdictsBecomeOneVariable();
};

void tst_RaceReport::theReportNamesBothSides()
{
    Script script;
    script.name(balance, 8, 1);
    script.write(1, balance);
    const std::uint64_t first = script.write(1, balance); // the latest one counts
    const std::uint64_t second = script.read(0, balance);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    const RaceReport& report = judged.races()[0];
    QCOMPARE(report.race.variable, std::string("balance"));
    QCOMPARE(report.race.variableIndex, 3);
    QCOMPARE(report.object, Script::segment);
    QCOMPARE(report.offset, balance);
    QCOMPARE(report.bytes, 8u);
    QCOMPARE(report.foundAt, second);
    QCOMPARE(report.race.first.process, 1);
    QCOMPARE(report.race.first.access, std::string("write"));
    QCOMPARE(report.race.first.event, first);
    QCOMPARE(report.race.first.time, first * 10);
    QCOMPARE(report.race.first.at.line, static_cast<int>(first + 1));
    QCOMPARE(report.race.second.process, 0);
    QCOMPARE(report.race.second.access, std::string("read"));
    QCOMPARE(report.race.second.event, second);
    QVERIFY(!report.race.first.value.has_value());
    QCOMPARE(report.race.second.value.value(), 0);
    QVERIFY(report.race.second.exact);
    QCOMPARE(report.race.channel, 4);
    QCOMPARE(report.race.offset, balance);
    QCOMPARE(report.race.bytes, 8u);
}

void tst_RaceReport::theReportHasTheLocksOfEachSide()
{
    Script script;
    script.lock(0, 2), script.lock(0, 1), script.write(0, balance), script.unlock(0, 1);
    script.lock(1, 0), script.write(1, balance);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    QCOMPARE(judged.races()[0].race.first.locks, (std::vector<std::string>{"C", "B"}));
    QCOMPARE(judged.races()[0].race.second.locks, (std::vector<std::string>{"A"}));
}

void tst_RaceReport::aSampledValueIsNotExact()
{
    Script script;
    script.write(0, balance);
    script.access(0, Kind::Value, balance, 8, 5, tap::Sampled);
    script.write(1, balance);
    script.access(1, Kind::Value, balance, 8, 6);
    script.access(2, Kind::Read, other, 8, 1);
    script.access(3, Kind::Write, other, 8);
    script.access(3, Kind::Value, other, 8, 2, tap::Sampled);
    const Judged judged(script);
    QVERIFY(!judged.races()[0].race.first.exact);
    QVERIFY(judged.races()[0].race.second.exact);
    QVERIFY(judged.races()[1].race.first.exact);
    QVERIFY(!judged.races()[1].race.second.exact);
}

void tst_RaceReport::valuesOfStoresAreFilledIn()
{
    Script script;
    script.write(0, balance);
    script.write(1, balance); // both stores' values are still to come
    script.access(1, Kind::Value, balance, 8, 6);
    script.access(0, Kind::Value, balance, 8, 5);
    Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    QCOMPARE(judged.races()[0].race.first.value.value(), 5);
    QCOMPARE(judged.races()[0].race.second.value.value(), 6);

    Script settled;
    settled.write(0, balance);
    settled.access(0, Kind::Value, balance, 8, 7);
    settled.read(1, balance);
    const Judged later(settled);
    QCOMPARE(later.races()[0].race.first.value.value(), 7);
}

void tst_RaceReport::negativeValues()
{
    Script script;
    script.name(balance, 4, 1, tap::ValueType::Signed);
    script.access(0, Kind::Write, balance, 4);
    script.access(0, Kind::Value, balance, 4, 0xffff'fffe);
    script.access(1, Kind::Read, balance, 4, 0xffff'fffe);
    const Judged judged(script);
    QCOMPARE(judged.races()[0].race.first.value.value(), -2);
    QCOMPARE(judged.races()[0].race.second.value.value(), -2);
}

void tst_RaceReport::furtherPairsAreCounted()
{
    Script script;
    script.name(balance, 8, 1);
    for (int turn = 0; turn < 5; ++turn)
        script.write(turn % 2, balance);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    QCOMPARE(judged.races()[0].race.count, 4u);
    QCOMPARE(judged.races()[0].foundAt, 2u);
}

void tst_RaceReport::aNameGivenLaterIsTakenOn()
{
    Script script;
    script.write(0, balance);
    script.write(1, balance);
    script.name(balance, 8, 1);
    script.write(0, balance);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    QCOMPARE(judged.races()[0].race.variable, std::string("balance"));
    QVERIFY(judged.races()[0].race.why.starts_with("P1 wrote balance"));
    QCOMPARE(judged.races()[0].race.count, 2u);
}

void tst_RaceReport::twoVerdictsBecomeOneVariable()
{
    Script script;
    for (int thread : {0, 1}) {
        script.access(thread, Kind::Write, balance, 4);
        script.access(thread, Kind::Write, balance + 4, 4);
        script.access(thread, Kind::Write, other, 4);
    }
    script.name(balance, 8, 1);
    script.write(0, balance);
    script.access(0, Kind::Write, other, 4);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{2});
    QCOMPARE(judged.races()[0].race.variable, std::string("balance"));
    QCOMPARE(judged.races()[0].foundAt, 3u);
    QCOMPARE(judged.races()[0].race.count, 3u);
    QCOMPARE(judged.races()[1].race.variable, std::string("account + 128"));
    QCOMPARE(judged.races()[1].race.count, 2u);
}

QTEST_GUILESS_MAIN(tst_RaceReport)
#include "tst_racereport.moc"

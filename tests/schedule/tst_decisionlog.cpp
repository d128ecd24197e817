#include "engine/schedule/decisionlog.h"

#include <QTest>

using namespace crosstalk::schedule;

namespace {

std::string told(const std::vector<ScheduleLine>& lines)
{
    std::string out;
    for (const ScheduleLine& line : lines)
        out += text(line) + '\n';
    return out;
}

} // namespace

class tst_DecisionLog : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowAMomentCameAbout();
    void atFullSpeedNobodyDecides();
    void theLastDecisionIsTakenBack();
};

void tst_DecisionLog::tellsHowAMomentCameAbout()
{
    DecisionLog log;
    log.decide({0, 0}, 10); // events 10, 11, 12
    log.intervene("set sync=mutex", 13);
    log.decide({1, 2}, 14);
    QCOMPARE(told(log.lines()), std::string("P1\ndo set sync=mutex\nP2.3\n"));
    QCOMPARE(log.decisions(), std::uint64_t(2));
    QCOMPARE(told(log.lines(10)), std::string()); // the first step had not begun
    QCOMPARE(told(log.lines(11)), std::string("P1\n"));
    QCOMPARE(told(log.lines(13)), std::string("P1\n"));
    QCOMPARE(told(log.lines(14)), std::string("P1\ndo set sync=mutex\n"));
    QCOMPARE(told(log.lines(15)), told(log.lines()));
}

void tst_DecisionLog::atFullSpeedNobodyDecides()
{
    DecisionLog log;
    log.decide({0, 0}, 10);
    QVERIFY(log.tellsAll(1000));
    log.letGo(20);
    log.decide({1, 0}, 30); // paused again: how it came to stand there nobody knows
    log.intervene("kill P1", 31);
    log.letGo(40);
    QVERIFY(log.tellsAll(20));
    QVERIFY(!log.tellsAll(21));
    QCOMPARE(told(log.lines()), std::string("P1\n"));
}

void tst_DecisionLog::theLastDecisionIsTakenBack()
{
    auto lines = *parseScheduleLines("P1\ndo kill P2\nP3\ndo set a=1\n", "test");
    QVERIFY(takeBack(lines));
    QCOMPARE(told(lines), std::string("P1\ndo kill P2\n"));
    QVERIFY(takeBack(lines));
    QCOMPARE(told(lines), std::string());
    QVERIFY(!takeBack(lines));
}

QTEST_APPLESS_MAIN(tst_DecisionLog)
#include "tst_decisionlog.moc"

#include "engine/tap/programclock.h"

#include <QTest>

#include <limits>

using crosstalk::tap::before;

// Deadlines that are moved between the program's clock and the real one.

class TestProgramClock : public QObject
{
    Q_OBJECT

private slots:
    void momentsMove_data()
    {
        constexpr qint64 second = 1'000'000'000;
        constexpr qint64 never = std::numeric_limits<time_t>::max();
        // What libraries take for "never": as many nanoseconds as there are.
        constexpr qint64 end = std::numeric_limits<qint64>::max() / second;
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<qint64>("rest");
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<qint64>("movedSeconds");
        QTest::addColumn<qint64>("movedRest");
        QTest::newRow("not at all") << 5LL << 7LL << 0LL << 5LL << 7LL;
        QTest::newRow("earlier") << 5LL << 7LL << 2 * second + 9 << 2LL << second - 2;
        QTest::newRow("later") << 5LL << second - 1 << -2 * second - 3 << 8LL << 2LL;
        QTest::newRow("before zero") << 1LL << 0LL << 2 * second << 0LL << 0LL;
        QTest::newRow("end of ns, later") << end << 0LL << -3 * second << end + 3 << 0LL;
        QTest::newRow("never, later") << never << 5LL << -3 * second << never << 5LL;
        QTest::newRow("no moment") << 5LL << -1LL << 2 * second << 5LL << -1LL;
    }
    void momentsMove()
    {
        QFETCH(qint64, seconds);
        QFETCH(qint64, rest);
        QFETCH(qint64, ns);
        const timespec moved = before({time_t(seconds), long(rest)}, ns);
        QTEST(qint64(moved.tv_sec), "movedSeconds");
        QTEST(qint64(moved.tv_nsec), "movedRest");
    }
};

QTEST_GUILESS_MAIN(TestProgramClock)
#include "tst_programclock.moc"

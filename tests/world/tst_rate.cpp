#include "engine/world/rate.h"

#include <QTest>

using crosstalk::world::Rate;

class TestRate : public QObject
{
    Q_OBJECT

private slots:
    void countsTheLastHalfSecond()
    {
        constexpr std::uint64_t ms = 1'000'000;
        Rate rate;
        for (std::uint64_t t = 0; t < 1000; ++t)
            rate.add(t * ms);
        QCOMPARE(rate.perSecond(999 * ms), 1000.0);
        QCOMPARE(rate.perSecond(1250 * ms), 400.0); // four of ten stretches of 50 ms are left
        QCOMPARE(rate.perSecond(2000 * ms), 0.0);
        rate.add(5000 * ms, 10);
        QCOMPARE(rate.perSecond(5000 * ms), 20.0);
    }
};

QTEST_GUILESS_MAIN(TestRate)
#include "tst_rate.moc"

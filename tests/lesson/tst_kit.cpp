#include "lessons/kit/crosstalk/compute.h"
#include "lessons/kit/crosstalk/kit.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <cstdint>

using crosstalk::kit::typeOf;

enum class Colour
{
    Red
};

/// The kit in a program that runs without the tap, as in a terminal.
class TestKit : public QObject
{
    Q_OBJECT

private slots:
    void settingsComeFromTheEnvironment();
    void watchAndMarkDoNothing();
    void typesAreTold();
    void computingTakesItsTime();
};

void TestKit::settingsComeFromTheEnvironment()
{
    qputenv("deposits", "17");
    qputenv("sync", "4");
    qunsetenv("work");
    QCOMPARE(crosstalk::param("deposits"), 17L);
    QCOMPARE(crosstalk::choice("sync"), 4L);
    QCOMPARE(crosstalk::param("work"), 0L);
}

void TestKit::watchAndMarkDoNothing()
{
    const long balance = 5;
    crosstalk::watch("balance", balance);
    crosstalk::mark("turn", 1);
    QCOMPARE(balance, 5L);
}

void TestKit::typesAreTold()
{
    using namespace crosstalk::kit;
    QCOMPARE(typeOf<long>(), Signed);
    QCOMPARE(typeOf<volatile std::uint16_t>(), Unsigned);
    QCOMPARE(typeOf<bool>(), Unsigned);
    QCOMPARE(typeOf<double>(), Float);
    QCOMPARE(typeOf<std::atomic<int>>(), Signed);
    QCOMPARE(typeOf<Colour>(), Signed);
    QCOMPARE(typeOf<char[8]>(), Bytes);
    QCOMPARE(typeOf<QString>(), Bytes);
}

void TestKit::computingTakesItsTime()
{
    QElapsedTimer timer;
    timer.start();
    crosstalk::compute(2000);
    QVERIFY(timer.nsecsElapsed() >= 2'000'000);
    crosstalk::compute(0);
    crosstalk::compute(-5);
}

QTEST_GUILESS_MAIN(TestKit)
#include "tst_kit.moc"

#include "engine/trace/clock.h"

#include <QTest>

#include <ctime>

using namespace crosstalk;
using trace::Clock;

namespace {

std::uint64_t monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(now.tv_nsec);
}

} // namespace

class tst_Clock : public QObject
{
    Q_OBJECT

private slots:
    void convertsBothWays();
    void longRunsKeepTheirPrecision();
    void ticksBeforeTheRunAreZero();
    void monotonicTicksAreNanoseconds();
    void preferredFollowsTheKernel();
    void calibrationAgreesWithTheKernel();
};

void tst_Clock::convertsBothWays()
{
    const Clock clock(Clock::Source::Tsc, 5000, 0.4);
    for (const std::uint64_t ns : {0ull, 4ull, 400ull, 1'000'000'000ull, 3'600'000'000'000ull}) {
        const std::uint64_t back = clock.toNs(clock.toTicks(ns));
        QVERIFY(back <= ns && ns - back <= 1);
    }
}

void tst_Clock::longRunsKeepTheirPrecision()
{
    const Clock clock(Clock::Source::Tsc, 0, 0.4);
    const std::uint64_t dayTicks = 216'000'000'000'000u; // 24 h at 2.5 GHz
    const std::uint64_t day = 86'400'000'000'000u;
    const std::uint64_t ns = clock.toNs(dayTicks);
    QVERIFY((ns > day ? ns - day : day - ns) < 100'000);
}

void tst_Clock::ticksBeforeTheRunAreZero()
{
    const Clock clock(Clock::Source::Tsc, 5000, 0.4);
    QCOMPARE(clock.toNs(4999), 0u);
    QCOMPARE(clock.toNs(0), 0u);
}

void tst_Clock::monotonicTicksAreNanoseconds()
{
    const Clock clock = Clock::start(Clock::Source::Monotonic);
    QCOMPARE(clock.toNs(clock.origin() + 12345), 12345u);
    const std::uint64_t before = monotonicNs();
    const std::uint64_t ticks = clock.ticks();
    QVERIFY(ticks >= before && ticks <= monotonicNs());
}

void tst_Clock::preferredFollowsTheKernel()
{
    QFile file(QStringLiteral("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
    const bool tsc = file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == "tsc";
#if !defined(__x86_64__)
    QCOMPARE(Clock::preferred(), Clock::Source::Monotonic);
#else
    QCOMPARE(Clock::preferred(), tsc ? Clock::Source::Tsc : Clock::Source::Monotonic);
#endif
}

/// Whatever the machine is busy with: a bracketed reading must fall into its bracket, give or take
/// the calibration's error.
void tst_Clock::calibrationAgreesWithTheKernel()
{
    const Clock clock = Clock::start(Clock::preferred(), std::chrono::milliseconds(20));
    const std::uint64_t beforeFirst = monotonicNs();
    const std::uint64_t first = clock.toNs(clock.ticks());
    const std::uint64_t afterFirst = monotonicNs();
    while (monotonicNs() - afterFirst < 50'000'000) {
    }
    const std::uint64_t beforeLast = monotonicNs();
    const std::uint64_t last = clock.toNs(clock.ticks());
    const std::uint64_t afterLast = monotonicNs();
    const double longest = static_cast<double>(afterLast - beforeFirst);
    const double shortest = static_cast<double>(beforeLast - afterFirst);
    const double measured = static_cast<double>(last - first);
    QVERIFY2(
        measured <= longest * 1.001 && measured >= shortest * 0.999,
        qPrintable(
            QStringLiteral("%1 ns, kernel %2 to %3").arg(measured).arg(shortest).arg(longest)));
}

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_clock.moc"

#include "engine/analysis/atomicorder.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>

using namespace crosstalk::analysis;

namespace {

VectorClock at(unsigned thread, std::uint64_t clock)
{
    VectorClock result;
    result.set(thread, clock);
    return result;
}

/// What thread t releases in these tests: its own clock, 1.
VectorClock own(unsigned thread)
{
    return at(thread, 1);
}

} // namespace

class tst_AtomicOrder : public QObject
{
    Q_OBJECT

private slots:
    void aLoadIsAfterTheStoreItRead();
    void anInitialValueOrdersNothing();
    void incrementsCarryTheReleaseSequenceOn();
    void incrementsInAnyLoggedOrderLoseNoEdge();
    void forgottenVersionsOrderRatherTooMuch();
    void anotherSizeIsTakenForTheLatest();
};

void tst_AtomicOrder::aLoadIsAfterTheStoreItRead()
{
    AtomicOrder location;
    location.store(1, 4, own(0));
    location.store(2, 4, own(1));
    QCOMPARE(location.read(2, 2, 4, own).at(1), 1u);
    QCOMPARE(location.read(2, 2, 4, own).at(0), 0u);
    QCOMPARE(location.read(2, 1, 4, own).at(0), 1u); // logged late, read early
    QCOMPARE(location.read(2, 1, 4, own).at(1), 0u);
}

void tst_AtomicOrder::anInitialValueOrdersNothing()
{
    AtomicOrder location;
    QCOMPARE(location.read(1, 7, 4, own).size(), 0u);
    location.store(1, 4, own(0));
    QCOMPARE(location.read(1, 7, 4, own).size(), 0u);
}

void tst_AtomicOrder::incrementsCarryTheReleaseSequenceOn()
{
    AtomicOrder location;
    location.store(1, 4, own(0));
    location.beginModify(1);
    location.modify(1, 1, 2, 4, VectorClock(), location.read(1, 1, 4, own)); // relaxed
    QCOMPARE(location.read(2, 2, 4, own).at(0), 1u);
    QCOMPARE(location.read(2, 2, 4, own).at(1), 0u);
}

/// Four threads increment at once; their ends may be logged in any of 24 orders. Whoever saw n is
/// after the n threads before it, whatever the log says.
void tst_AtomicOrder::incrementsInAnyLoggedOrderLoseNoEdge()
{
    std::array<unsigned, 4> order{};
    std::iota(order.begin(), order.end(), 0u);
    do {
        AtomicOrder location;
        location.store(0, 4, VectorClock());
        for (unsigned thread = 0; thread < 4; ++thread)
            location.beginModify(thread);
        for (const unsigned thread : order) { // thread t takes t to t + 1
            const VectorClock read = location.read(thread, thread, 4, own);
            for (unsigned earlier = 0; earlier < thread; ++earlier)
                QCOMPARE(read.at(earlier), 1u);
            location.modify(thread, thread, thread + 1, 4, own(thread), read);
        }
        const VectorClock last = location.read(5, 4, 4, own);
        for (unsigned thread = 0; thread < 4; ++thread)
            QCOMPARE(last.at(thread), 1u);
    } while (std::next_permutation(order.begin(), order.end()));
}

void tst_AtomicOrder::forgottenVersionsOrderRatherTooMuch()
{
    AtomicOrder location;
    for (std::uint64_t value = 0; value < 20; ++value)
        location.store(value, 4, at(0, value + 1));
    QCOMPARE(location.read(1, 19, 4, own).at(0), 20u);
    QVERIFY(location.read(1, 2, 4, own).at(0) >= 3u);
}

void tst_AtomicOrder::anotherSizeIsTakenForTheLatest()
{
    AtomicOrder location;
    location.store(1, 4, own(0));
    location.store(0x100000002, 8, own(1));
    QCOMPARE(location.read(2, 2, 4, own).at(1), 1u);
}

QTEST_GUILESS_MAIN(tst_AtomicOrder)
#include "tst_atomicorder.moc"

#include "engine/world/tornreads.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using crosstalk::world::TornReads;

/// A variable of two halves, eight bytes each; thread 0 writes, thread 1 reads unless said otherwise.
class TestTornReads : public QObject
{
    Q_OBJECT

    struct Two
    {
        TornReads reads;
        std::array<std::uint64_t, 4> stretch{};

        bool load(std::uint16_t thread, std::uint32_t half)
        {
            return reads.load(thread, stretch[thread], half * 8, half * 8 + 8).has_value();
        }
        bool loadAll(std::uint16_t thread)
        {
            return reads.load(thread, stretch[thread], 0, 16).has_value();
        }
        std::size_t store(std::uint16_t thread, std::uint32_t half)
        {
            return reads.store(thread, stretch[thread], half * 8, half * 8 + 8).size();
        }
    };

private slots:
    void aReadBetweenTwoWritesIsWhole()
    {
        Two two;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(two.store(0, 0) + two.store(0, 1), 0u);
            QVERIFY(!two.load(1, 0) && !two.load(1, 1));
        }
    }

    void aWriteBetweenTheHalvesTearsTheRead()
    {
        Two two;
        two.store(0, 0);
        two.store(0, 1);
        QVERIFY(!two.load(1, 0));
        two.store(0, 0);
        two.store(0, 1);
        QVERIFY(two.load(1, 1));
        QVERIFY(!two.load(1, 0) && !two.load(1, 1)); // the next one is whole
    }

    void aReadInTheMiddleOfAWriteIsTornOnceItGoesOn()
    {
        Two two;
        two.store(0, 0);
        two.store(0, 1);
        two.store(0, 0);
        QVERIFY(!two.loadAll(1)); // nobody knows yet that the write is not over
        QCOMPARE(two.store(0, 1), 1u);
        QVERIFY(!two.loadAll(1));
    }

    void halvesThatAreStoredForThemselvesAreWhole()
    {
        Two two;
        for (int i = 0; i < 3; ++i) {
            two.store(0, 0);
            QVERIFY(!two.load(1, 0));
            two.store(0, 0);
            QVERIFY(!two.load(1, 1));
        }
    }

    void whoSynchronizesIsDoneWithTheVariable()
    {
        Two two;
        two.store(0, 0);
        ++two.stretch[0]; // unlocked: a write of one half
        QVERIFY(!two.loadAll(1));
        QCOMPARE(two.store(0, 1), 0u);
        QVERIFY(!two.load(1, 0));
        ++two.stretch[1]; // locked anew: another read
        two.store(0, 0);
        two.store(0, 1);
        QVERIFY(!two.load(1, 1));
    }

    void onesOwnStoresTearNothing()
    {
        Two two;
        QVERIFY(!two.load(1, 0));
        two.store(1, 0);
        QVERIFY(!two.load(1, 1));
        two.store(1, 1);
        QVERIFY(!two.loadAll(1));
    }

    void twoWritersMixedAreTorn()
    {
        Two two;
        two.store(0, 0);
        two.store(2, 0);
        two.store(2, 1);
        two.store(0, 1); // first half of 2's, second of 0's
        const auto torn = two.reads.load(1, 0, 0, 16);
        QVERIFY(torn);
        QCOMPARE(torn->reader, 1);
    }

    void aTornReadIsToldOnce()
    {
        TornReads reads;
        for (std::uint32_t part = 0; part < 4; ++part)
            reads.store(0, 0, part * 4, part * 4 + 4);
        reads.load(1, 0, 0, 4);
        for (std::uint32_t part = 0; part < 4; ++part)
            reads.store(0, 0, part * 4, part * 4 + 4);
        int told = 0;
        for (std::uint32_t part = 1; part < 4; ++part)
            told += reads.load(1, 0, part * 4, part * 4 + 4).has_value();
        QCOMPARE(told, 1);
    }

    void allBytesOfALargeVariable()
    {
        TornReads reads;
        reads.store(0, 0, 0, 63);
        reads.store(0, 0, 63, 64);
        reads.load(1, 0, 63, 64);
        reads.store(0, 0, 0, 63);
        reads.store(0, 0, 63, 64);
        QVERIFY(reads.load(1, 0, 0, 63).has_value());
    }

    void agreesWithAllMoments();
};

/// One writer, one reader, random interleavings of whole writes and whole reads of three parts: a
/// read is torn exactly when its parts were together at no moment between two writes.
void TestTornReads::agreesWithAllMoments()
{
    std::mt19937 random(7);
    int tornOnes = 0;
    for (int trace = 0; trace < 2000; ++trace) {
        TornReads reads;
        std::array<int, 3> memory{};
        std::array<int, 3> seen{};
        std::set<std::array<int, 3>> moments{{0, 0, 0}};
        int written = 0, read = 0, told = 0;
        bool mixed = false;
        while (read < 3 || written % 3 != 0) {
            const bool writes = read == 3 || (written < 12 && random() % 2 == 0);
            const auto part = std::uint32_t((writes ? written : read) % 3);
            if (writes) {
                memory[part] = written / 3 + 1;
                told += int(reads.store(0, 0, part * 4, part * 4 + 4).size());
                if (++written % 3 == 0)
                    moments.insert(memory);
            } else {
                seen[part] = memory[part];
                told += reads.load(1, 0, part * 4, part * 4 + 4).has_value();
                ++read;
            }
        }
        mixed = !moments.contains(seen);
        tornOnes += mixed;
        QCOMPARE(told, mixed ? 1 : 0);
    }
    QVERIFY(tornOnes > 100);
}

QTEST_GUILESS_MAIN(TestTornReads)
#include "tst_tornreads.moc"

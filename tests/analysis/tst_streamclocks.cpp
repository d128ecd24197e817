#include "engine/analysis/streamclocks.h"

#include <QTest>

using namespace crosstalk::analysis;

namespace {

VectorClock at(unsigned thread, std::uint64_t clock)
{
    VectorClock result;
    result.set(thread, clock);
    return result;
}

VectorClock taken(StreamClocks& stream, std::uint64_t from, std::uint64_t to)
{
    VectorClock result;
    stream.take(from, to, result);
    return result;
}

} // namespace

class tst_StreamClocks : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheWritesThatSuppliedTheBytes();
    void writesInFlightTogetherMayLieInAnyOrder();
    void aRefusedWriteSuppliedNothing();
    void aTakeThatReachesBackGetsEverything();
    void memoryStaysBoundedWithoutAReader();
};

void tst_StreamClocks::onlyTheWritesThatSuppliedTheBytes()
{
    StreamClocks stream;
    stream.supply(0, 0, 10, at(0, 1));
    stream.supply(1, 10, 20, at(1, 1));
    stream.supply(0, 20, 30, at(0, 2));
    VectorClock got = taken(stream, 0, 10);
    QCOMPARE(got.at(0), 1u);
    QCOMPARE(got.at(1), 0u);
    got = taken(stream, 10, 21);
    QCOMPARE(got.at(0), 2u);
    QCOMPARE(got.at(1), 1u);
    QCOMPARE(stream.remembered(), std::size_t{2});
    QCOMPARE(taken(stream, 30, 40).size(), 0u);
    QCOMPARE(taken(stream, 40, 40).size(), 0u);
}

void tst_StreamClocks::writesInFlightTogetherMayLieInAnyOrder()
{
    StreamClocks stream;
    stream.supply(0, 0, 10, at(0, 1));
    stream.supply(1, 0, 15, at(1, 1)); // began while the first was going on …
    stream.extend(0, 0, 15);           // … whose bytes may therefore come last
    VectorClock got = taken(stream, 12, 15);
    QCOMPARE(got.at(0), 1u);
    QCOMPARE(got.at(1), 1u);
}

void tst_StreamClocks::aRefusedWriteSuppliedNothing()
{
    StreamClocks stream;
    for (std::uint64_t turn = 1; turn <= 5; ++turn)
        stream.supply(0, 0, 10, at(0, turn)); // EAGAIN, EAGAIN, …
    QCOMPARE(stream.remembered(), std::size_t{1});
    QCOMPARE(taken(stream, 0, 10).at(0), 5u);
}

void tst_StreamClocks::aTakeThatReachesBackGetsEverything()
{
    StreamClocks stream;
    stream.supply(0, 0, 10, at(0, 1));
    stream.supply(1, 10, 20, at(1, 1));
    QCOMPARE(taken(stream, 10, 20).at(0), 0u); // another reader was faster
    const VectorClock got = taken(stream, 0, 10);
    QCOMPARE(got.at(0), 1u);
}

void tst_StreamClocks::memoryStaysBoundedWithoutAReader()
{
    StreamClocks stream;
    for (std::uint64_t byte = 0; byte < 200'000; ++byte)
        stream.supply(0, byte, byte + 1, at(0, byte + 1));
    QVERIFY(stream.remembered() <= 1u << 17);
    QCOMPARE(taken(stream, 199'999, 200'000).at(0), 200'000u);
}

QTEST_GUILESS_MAIN(tst_StreamClocks)
#include "tst_streamclocks.moc"

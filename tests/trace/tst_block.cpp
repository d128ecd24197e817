#include "engine/trace/block.h"

#include "engine/base/varint.h"
#include "sampleevents.h"

#include <QTest>

using namespace crosstalk;
using trace::BlockEncoder;

class tst_Block : public QObject
{
    Q_OBJECT

private slots:
    void numbersOfAnyLength_data();
    void numbersOfAnyLength();
    void aNumberThatBreaksOffFails();
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void anEncoderForgetsTheBlockBefore();
    void everyCutIsRefused();
    void aWrongByteNeverReadsOutside();
};

void tst_Block::numbersOfAnyLength_data()
{
    QTest::addColumn<quint64>("number");
    QTest::addColumn<int>("bytes");
    QTest::newRow("0") << quint64(0) << 1;
    QTest::newRow("127") << quint64(127) << 1;
    QTest::newRow("128") << quint64(128) << 2;
    QTest::newRow("largest") << ~quint64(0) << 10;
}

void tst_Block::numbersOfAnyLength()
{
    QFETCH(quint64, number);
    QFETCH(int, bytes);
    std::byte room[longestVarint];
    const std::byte* end = putVarint(room, number);
    QCOMPARE(int(end - room), bytes);
    VarintReader reader({room, end});
    QCOMPARE(quint64(reader.next()), number);
    QVERIFY(reader.atEnd() && !reader.failed());
    QCOMPARE(quint64(unzigzag(zigzag(number))), number);
}

void tst_Block::aNumberThatBreaksOffFails()
{
    const std::byte bytes[] = {std::byte(0x80), std::byte(0xff)};
    VarintReader reader(bytes);
    QCOMPARE(quint64(reader.next()), quint64(0));
    QVERIFY(reader.failed());
}

void tst_Block::comesBackAsItWas_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("wild");
    for (const int count : {1, 2, 1000, int(trace::largestBlock)}) {
        QTest::addRow("%d of a loop", count) << count << false;
        QTest::addRow("%d of anything", count) << count << true;
    }
}

void tst_Block::comesBackAsItWas()
{
    QFETCH(int, count);
    QFETCH(bool, wild);
    const auto events =
        wild ? trace::wildEvents(std::size_t(count)) : trace::loopEvents(std::size_t(count));
    BlockEncoder encoder;
    const auto block = encoder.encode(events);
    QVERIFY(block.size() <= trace::blockBound(events.size()));
    std::vector<tap::Event> back(events.size());
    QVERIFY(trace::decodeBlock(block, back));
    QVERIFY(std::ranges::equal(events, back, trace::same));
}

void tst_Block::anEncoderForgetsTheBlockBefore()
{
    BlockEncoder used;
    used.encode(trace::wildEvents(5000, 1));
    const auto events = trace::wildEvents(3000, 2);
    const auto again = used.encode(events);
    BlockEncoder fresh;
    QVERIFY(std::ranges::equal(again, fresh.encode(events)));
}

void tst_Block::everyCutIsRefused()
{
    const auto events = trace::loopEvents(100);
    BlockEncoder encoder;
    const auto block = encoder.encode(events);
    std::vector<tap::Event> back(events.size());
    for (std::size_t size = 0; size < block.size(); ++size) {
        // Memory of its own, so that a sanitizer sees a read past the end.
        const std::vector<std::byte> cut(block.begin(), block.begin() + std::ptrdiff_t(size));
        QVERIFY(!trace::decodeBlock(cut, back));
    }
}

void tst_Block::aWrongByteNeverReadsOutside()
{
    const auto events = trace::wildEvents(50);
    BlockEncoder encoder;
    const auto block = encoder.encode(events);
    std::vector<tap::Event> back(events.size());
    std::mt19937 random(7);
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::byte> wrong(block.begin(), block.end());
        wrong[random() % wrong.size()] ^= std::byte(1u << random() % 8);
        accepted += trace::decodeBlock(wrong, back) ? 1 : 0;
        for (const tap::Event& event : back)
            QVERIFY(event.kind <= tap::lastKind);
    }
    QVERIFY(accepted > 0); // a value may be any: only the checksum finds that
}

QTEST_GUILESS_MAIN(tst_Block)
#include "tst_block.moc"

#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/pipe/pipechannel.h"

#include <QTest>

#include <cerrno>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint16_t writer = 0;
constexpr std::uint16_t reader = 1;

Folder joined(std::uint64_t capacity = 65536)
{
    Folder pipe{std::make_unique<PipeChannel>(testObject, capacity, "pipe"), {}, 0};
    pipe.openEnd(writer, tap::CanWrite);
    pipe.openEnd(reader, tap::CanRead);
    return pipe;
}

StreamView viewOf(const Folder& pipe)
{
    StreamView view;
    pipe.channel->view(view);
    return view;
}

const OrderEffect* orderOf(const Folder& pipe, OrderEffect::Op op)
{
    for (const OrderEffect& effect : pipe.effects.order)
        if (effect.op == op)
            return &effect;
    return nullptr;
}

} // namespace

class TestPipeChannel : public QObject
{
    Q_OBJECT

private slots:
    // Counted at entry a pipe would overflow, at exit it would fall below zero: the interval holds
    // the truth, whichever of two calls in flight is logged first.
    void staysWithinCapacity()
    {
        Folder pipe = joined(65536);
        for (int i = 0; i < 16; ++i)
            pipe.whole("write", writer, 4096, 4096);
        pipe.enter("read", reader, 8192);
        pipe.enter("write", writer, 8192);
        StreamView view = viewOf(pipe);
        QCOMPARE(view.fillHigh, 65536u);
        QVERIFY(view.fillLow <= 65536u - 8192u);
        pipe.exit("write", writer, 8192, 0, 8192); // before the read that made the room
        view = viewOf(pipe);
        QCOMPARE(view.peak, 65536u);
        QVERIFY(view.fillHigh <= 65536u);
        pipe.exit("read", reader, 8192, 0, 8192);
        QCOMPARE(viewOf(pipe).fillLow, 65536u);
        QCOMPARE(viewOf(pipe).fillHigh, 65536u);
    }

    void readIsLoggedBeforeItsWrite()
    {
        Folder pipe = joined();
        pipe.enter("write", writer, 100);
        pipe.whole("read", reader, 4096, 100);
        QCOMPARE(viewOf(pipe).fillHigh, 0u);
        pipe.exit("write", writer, 100, 0, 100);
        const StreamView view = viewOf(pipe);
        QCOMPARE(view.fillLow, 0u);
        QCOMPARE(view.bytesWritten, 100u);
        QCOMPARE(view.bytesRead, 100u);
    }

    void sleepingWriterHasGotPartIn()
    {
        Folder pipe = joined();
        for (int i = 0; i < 10; ++i)
            pipe.whole("write", writer, 5000, 5000);
        QVERIFY(!pipe.hasFact("full"));
        pipe.enter("write", writer, 5000);
        QVERIFY(pipe.hasFact("full"));
        pipe.state(writer, 'S');
        const StreamView view = viewOf(pipe);
        QCOMPARE(view.fillLow, 54096u);
        QCOMPARE(view.fillHigh, 54096u);
        QCOMPARE(view.sleepingWriters, std::vector<int>{0});
        QCOMPARE(pipe.channel->unblockers(tap::callId("write"), 0), std::vector<int>{1});
        pipe.whole("read", reader, 4096, 4096); // a slot is free: the writer goes on
        QCOMPARE(viewOf(pipe).bytesWritten, 55000u);
        QVERIFY(viewOf(pipe).sleepingWriters.empty());
    }

    void resultsCorrectTheModel_data()
    {
        QTest::addColumn<int>("result");
        QTest::newRow("all") << 5000;
        QTest::newRow("cut short by a signal") << 4096;
        QTest::newRow("refused") << -1;
    }

    void resultsCorrectTheModel()
    {
        QFETCH(int, result);
        Folder pipe = joined();
        pipe.enter("write", writer, 5000);
        pipe.exit("write", writer, result, result < 0 ? EAGAIN : 0, 5000);
        QCOMPARE(viewOf(pipe).bytesWritten, std::uint64_t(std::max(result, 0)));
        QCOMPARE(pipe.channel->level(), std::uint64_t(std::max(result, 0)));
    }

    void bytesOrderByOffset()
    {
        Folder pipe = joined();
        pipe.whole("write", writer, 100, 100);
        pipe.enter("write", writer, 50);
        const OrderEffect* supply = orderOf(pipe, OrderEffect::Op::Supply);
        QVERIFY(supply != nullptr);
        QCOMPARE(supply->from, 100u);
        QCOMPARE(supply->to, 150u);
        QCOMPARE(supply->thread, -1);
        pipe.exit("write", writer, 50, 0, 50);
        pipe.whole("read", reader, 120, 120);
        const OrderEffect* take = orderOf(pipe, OrderEffect::Op::Take);
        QVERIFY(take != nullptr);
        QCOMPARE(take->from, 0u);
        QCOMPARE(take->to, 120u);
    }

    // Two writes in flight: either may come first, so both may have supplied any of the bytes.
    void concurrentWritesSupplyTheSameStretch()
    {
        Folder pipe = joined();
        pipe.enter("write", writer, 10);
        pipe.enter("write", 2, 20);
        int supplies = 0;
        for (const OrderEffect& effect : pipe.effects.order) {
            QCOMPARE(effect.op, OrderEffect::Op::Supply);
            QCOMPARE(effect.from, 0u);
            QCOMPARE(effect.to, 30u);
            QCOMPARE(effect.thread, supplies == 0 ? int(writer) : -1);
            ++supplies;
        }
        QCOMPARE(supplies, 2);
    }

    void endOfFile()
    {
        Folder pipe = joined();
        QVERIFY(!viewOf(pipe).endOfFile);
        pipe.closeEnd(writer, tap::CanWrite);
        QVERIFY(orderOf(pipe, OrderEffect::Op::Release) != nullptr);
        QVERIFY(viewOf(pipe).endOfFile);
        QVERIFY(!pipe.channel->wouldBlock(callEvent(tap::Kind::Held, "read", reader, 10),
                                          {reader, reader}));
        pipe.whole("read", reader, 4096, 0);
        QVERIFY(pipe.hasFact("eof"));
        QVERIFY(orderOf(pipe, OrderEffect::Op::TakeEnd) != nullptr);
    }

    // A writer that was killed closes nothing itself: end of file is still after all it did.
    void endOfFileAfterKill()
    {
        Folder pipe = joined();
        pipe.whole("read", reader, 4096, 0);
        QCOMPARE(pipe.effects.order.size(), 2u);
        QCOMPARE(pipe.effects.order[0].op, OrderEffect::Op::Release);
        QCOMPARE(pipe.effects.order[0].thread, int(writer));
        QCOMPARE(pipe.effects.order[1].op, OrderEffect::Op::TakeEnd);
    }

    void brokenPipe()
    {
        Folder pipe = joined();
        Effects effects;
        pipe.channel->processGone(reader, effects);
        QVERIFY(viewOf(pipe).broken);
        pipe.enter("write", writer, 10);
        QCOMPARE(pipe.channel->level(), 0u);
        pipe.exit("write", writer, -1, EPIPE, 10);
        QVERIFY(pipe.hasFact("epipe"));
    }

    // Before the reader has started there is no reader, yet nothing is broken.
    void notBrokenBeforeItsReaderComes()
    {
        Folder pipe{std::make_unique<PipeChannel>(testObject, 65536, "pipe"), {}, 0};
        pipe.openEnd(writer, tap::CanWrite);
        pipe.whole("write", writer, 10, 10);
        QVERIFY(!viewOf(pipe).broken);
        QCOMPARE(pipe.channel->level(), 10u);
    }

    void killedWriterLeavesItsBytes()
    {
        Folder pipe = joined(4096);
        pipe.enter("write", writer, 10000);
        Effects effects;
        pipe.channel->processGone(writer, effects);
        QCOMPARE(pipe.channel->level(), 4096u);
        QCOMPARE(viewOf(pipe).bytesWritten, 4096u);
    }

    void wouldBlock_data()
    {
        QTest::addColumn<int>("inside");
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("blocks");
        QTest::newRow("fits") << 0 << QByteArray("write") << 8192 << false;
        QTest::newRow("does not fit") << 0 << QByteArray("write") << 8193 << true;
        QTest::newRow("merges") << 4097 << QByteArray("write") << 4095 << false;
        QTest::newRow("does not merge") << 4097 << QByteArray("write") << 4096 << true;
        QTest::newRow("empty") << 0 << QByteArray("read") << 1 << true;
        QTest::newRow("something to read") << 1 << QByteArray("read") << 100 << false;
    }

    void wouldBlock()
    {
        QFETCH(int, inside);
        QFETCH(QByteArray, call);
        QFETCH(int, bytes);
        Folder pipe = joined(8192);
        if (inside != 0)
            pipe.whole("write", writer, std::uint32_t(inside), inside);
        const tap::Event pending =
            callEvent(tap::Kind::Held, call.constData(), writer, std::uint32_t(bytes));
        QTEST(pipe.channel->wouldBlock(pending, {writer, writer}), "blocks");
    }

    void resized()
    {
        Folder pipe = joined(4096);
        pipe.enter("write", writer, 8192);
        QCOMPARE(pipe.channel->level(), 4096u);
        tap::Event resize = callEvent(tap::Kind::Resized, "", tap::engineThread, 8192, 8192);
        pipe.fold(resize);
        QCOMPARE(viewOf(pipe).capacity, 8192u);
        QCOMPARE(viewOf(pipe).pages.size(), 2u);
        QCOMPARE(pipe.channel->level(), 8192u); // the sleeping writer went on
        resize = callEvent(tap::Kind::Resized, "", tap::engineThread, 4096, 0, EBUSY);
        pipe.fold(resize);
        QCOMPARE(viewOf(pipe).capacity, 8192u);
    }

    void cloneIsIndependent()
    {
        Folder pipe = joined();
        pipe.whole("write", writer, 100, 100);
        const std::unique_ptr<Channel> copy = pipe.channel->clone();
        pipe.whole("read", reader, 100, 100);
        QCOMPARE(copy->level(), 100u);
        QCOMPARE(pipe.channel->level(), 0u);
    }
};

QTEST_GUILESS_MAIN(TestPipeChannel)
#include "tst_pipechannel.moc"

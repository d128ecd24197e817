#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/pipe/opens.h"
#include "engine/mechanisms/pipe/pipechannel.h"

#include <QTest>

#include <cerrno>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint16_t writer = 0;
constexpr std::uint16_t reader = 1;
constexpr std::uint16_t other = 2;

Folder joined(std::uint64_t capacity = 65536)
{
    Folder pipe{std::make_unique<PipeChannel>(testObject, capacity, "pipe"), {}, 0};
    pipe.openEnd(writer, tap::CanWrite);
    pipe.openEnd(other, tap::CanWrite);
    pipe.openEnd(reader, tap::CanRead);
    return pipe;
}

StreamView viewOf(const Folder& pipe)
{
    StreamView view;
    pipe.channel->view(view);
    return view;
}

void enterOpen(Folder& fifo, std::uint16_t who, std::uint64_t opens)
{
    fifo.fold(callEvent(tap::Kind::Enter, "open", who, 0, std::int64_t(opens)));
}

bool orders(const Folder& pipe, OrderEffect::Op op, std::uint64_t offset)
{
    for (const OrderEffect& effect : pipe.effects.order)
        if (effect.op == op && effect.offset == offset)
            return true;
    return false;
}

} // namespace

/// Whose bytes are inside, who holds which end, and how both sides of a FIFO meet.
class TestPipeEnds : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhoseBytesAreInside()
    {
        Folder pipe = joined();
        pipe.whole("write", writer, 100, 100);
        pipe.whole("write", writer, 50, 50);
        pipe.whole("write", other, 30, 30);
        StreamView view = viewOf(pipe);
        QCOMPARE(view.contents.size(), 2u);
        QCOMPARE(view.contents[0].process, int(writer));
        QCOMPARE(view.contents[0].bytes, 150u);
        QCOMPARE(view.contents[1].bytes, 30u);
        pipe.whole("read", reader, 160, 160);
        view = viewOf(pipe);
        QCOMPARE(view.contents.size(), 1u);
        QCOMPARE(view.contents[0].process, int(other));
        QCOMPARE(view.contents[0].bytes, 20u);
    }

    void passagesNameTheStretchOfTheStream()
    {
        Folder pipe = joined();
        pipe.enter("write", writer, 100);
        QCOMPARE(pipe.effects.passages.size(), 1u);
        QCOMPARE(pipe.effects.passages[0].to, 100u);
        pipe.exit("write", writer, 100, 0, 100);
        pipe.whole("read", reader, 60, 60);
        pipe.whole("read", reader, 60, 40);
        QCOMPARE(pipe.effects.passages.size(), 1u);
        QVERIFY(pipe.effects.passages[0].op == Passage::Op::Received);
        QCOMPARE(pipe.effects.passages[0].from, 60u);
        QCOMPARE(pipe.effects.passages[0].to, 100u);
    }

    void bytesThatNobodyCanReadAreLost()
    {
        Folder pipe = joined();
        pipe.whole("write", writer, 100, 100);
        pipe.closeEnd(reader, tap::CanRead);
        QCOMPARE(pipe.effects.passages.size(), 1u);
        QVERIFY(pipe.effects.passages[0].op == Passage::Op::Lost);
        QCOMPARE(pipe.effects.passages[0].bytes, 100u);
    }

    void writingAReadEndPutsNothingIn()
    {
        Folder pipe = joined();
        pipe.enter("write", reader, 100);
        QCOMPARE(viewOf(pipe).fillHigh, 0u);
        pipe.exit("write", reader, -1, EBADF, 100);
        QCOMPARE(viewOf(pipe).bytesWritten, 0u);
    }

    void aWriterKilledInMidWriteLeavesWhatWasInside()
    {
        Folder pipe = joined(4096);
        pipe.enter("write", writer, 10000);
        pipe.state(writer, 'S');
        pipe.effects.clear();
        pipe.channel->processGone(writer, pipe.effects);
        pipe.channel->processGone(other, pipe.effects);
        QCOMPARE(viewOf(pipe).fillLow, 4096u);
        pipe.whole("read", reader, 10000, 4096);
        QCOMPARE(viewOf(pipe).bytesRead, 4096u);
        pipe.whole("read", reader, 10000, 0);
        QVERIFY(pipe.hasFact("eof"));
    }

    // The model let the first one in; that the second returned first proves it was the other way.
    void whoReturnsFirstWasInFirst()
    {
        Folder pipe = joined(4096);
        pipe.enter("write", writer, 4096);
        pipe.enter("write", other, 4096);
        pipe.state(writer, 'S');
        pipe.state(other, 'S');
        pipe.exit("write", other, 4096, 0, 4096);
        QCOMPARE(viewOf(pipe).contents.size(), 1u);
        QCOMPARE(viewOf(pipe).contents[0].process, int(other));
        QCOMPARE(viewOf(pipe).bytesRead, 0u);
        pipe.whole("read", reader, 4096, 4096);
        pipe.exit("write", writer, 4096, 0, 4096);
        pipe.whole("read", reader, 4096, 4096);
        QCOMPARE(viewOf(pipe).bytesRead, 8192u);
        QCOMPARE(viewOf(pipe).bytesWritten, 8192u);
    }

    // Logged after the read that made room for both, they were in the same page side by side.
    void twoShortWritesShareThePageThatWasFreed()
    {
        Folder pipe = joined(4096);
        for (int i = 0; i < 4; ++i)
            pipe.whole("write", writer, 1000, 1000);
        pipe.enter("write", writer, 1000);
        pipe.enter("write", other, 1000);
        pipe.whole("read", reader, 4096, 4000);
        pipe.exit("write", writer, 1000, 0, 1000);
        pipe.exit("write", other, 1000, 0, 1000);
        QCOMPARE(viewOf(pipe).fillLow, 2000u);
        QCOMPARE(viewOf(pipe).bytesRead, 4000u);
    }

    void refusesInsteadOfWaiting()
    {
        Folder pipe = joined(4096);
        pipe.whole("write", writer, 4096, 4096);
        tap::Event pending = callEvent(tap::Kind::Enter, "write", writer, 100);
        QVERIFY(pipe.channel->wouldBlock(pending, {writer, writer}));
        pending.flags = tap::NonBlocking;
        QVERIFY(!pipe.channel->wouldBlock(pending, {writer, writer}));
        pipe.fold(pending);
        pipe.exit("write", writer, -1, EAGAIN, 100);
        QVERIFY(pipe.hasFact("eagain"));
        QCOMPARE(viewOf(pipe).fillHigh, 4096u);
    }

    void onlyLongWritesThatOverlapMayBeMixed()
    {
        Folder pipe = joined(4096);
        pipe.enter("write", writer, 40960);
        QVERIFY(!pipe.hasFact("overlap"));
        pipe.enter("write", other, 4096);
        QVERIFY(!pipe.hasFact("overlap"));
        pipe.exit("write", other, 4096, 0, 4096);
        pipe.enter("write", other, 4097);
        QVERIFY(pipe.hasFact("overlap"));
    }

    void bothSidesOfAFifoMeet()
    {
        Folder fifo{std::make_unique<PipeChannel>(testObject, 0, "fifo"), {}, 0};
        enterOpen(fifo, reader, pipe::ForReading);
        QVERIFY(fifo.channel->anybodyUnblocks());
        QCOMPARE(fifo.channel->sleepReason(tap::callId("open"), reader).state,
                 std::string("has no writer yet"));
        enterOpen(fifo, writer, pipe::ForWriting);
        fifo.openEnd(writer, tap::CanWrite);
        fifo.exit("open", writer, 3);
        QVERIFY(orders(fifo, OrderEffect::Op::Acquire, 2));
        fifo.openEnd(reader, tap::CanRead);
        fifo.exit("open", reader, 3);
        QVERIFY(orders(fifo, OrderEffect::Op::Acquire, 3));
        QVERIFY(!fifo.channel->anybodyUnblocks());
    }

    void nobodyToWriteTo()
    {
        Folder fifo{std::make_unique<PipeChannel>(testObject, 0, "fifo"), {}, 0};
        enterOpen(fifo, writer, pipe::ForWriting);
        fifo.exit("open", writer, -1, ENXIO);
        QVERIFY(fifo.hasFact("enxio"));
        QVERIFY(viewOf(fifo).writers.empty());
    }
};

QTEST_GUILESS_MAIN(TestPipeEnds)
#include "tst_pipeends.moc"

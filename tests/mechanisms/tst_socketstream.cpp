#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/socket/streamchannel.h"

#include <QTest>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint16_t client = 0;
constexpr std::uint16_t server = 1;

/// The way from the client's end (testObject) to the server's.
Folder connected()
{
    Folder way{std::make_unique<SocketStream>(testObject, outOfEnd, 200'000, "unix-stream"), {}, 0};
    way.openEnd(client, tap::CanWrite);
    way.openEnd(server, tap::CanRead);
    return way;
}

StreamView viewOf(const Folder& way)
{
    StreamView view;
    way.channel->view(view);
    return view;
}

const OrderEffect* orderOf(const Folder& way, OrderEffect::Op op)
{
    for (const OrderEffect& effect : way.effects.order)
        if (effect.op == op)
            return &effect;
    return nullptr;
}

tap::Event probe(std::uint64_t value)
{
    tap::Event event{};
    event.kind = tap::Kind::Probe;
    event.thread = tap::engineThread;
    event.value = value;
    event.aux = 1;
    return event;
}

} // namespace

class TestSocketStream : public QObject
{
    Q_OBJECT

private slots:
    // The tap knows what is in both; which of them holds what is the kernel's word.
    void tcpHasTwoBuffers()
    {
        Folder way = connected();
        QCOMPARE(viewOf(way).sendRoom, 0u);
        way.whole("send", client, 6000, 6000);
        const auto split = [&](std::uint64_t inside, std::uint64_t atSender) {
            tap::Event event = probe(inside);
            event.offset = atSender;
            const std::uint32_t room[] = {4000, 5000};
            std::memcpy(event.payload, room, sizeof event.payload);
            way.fold(event);
        };
        split(6000, 1500);
        QCOMPARE(viewOf(way).sendRoom, 4000u);
        QCOMPARE(viewOf(way).receiveRoom, 5000u);
        QCOMPARE(viewOf(way).atSender, 1500u);
        way.whole("recv", server, 5000, 5000);
        QCOMPARE(viewOf(way).atSender, 1000u); // no more than there is
        way.whole("send", client, 8000, 8000);
        way.enter("send", client, 4000);
        way.state(client, 'S');
        split(9000, 3000); // full: what it holds then is more telling than sizes with overhead
        QCOMPARE(viewOf(way).sendRoom, 3000u);
        QCOMPARE(viewOf(way).receiveRoom, 6000u);
    }

    void hasNoBoundaries()
    {
        Folder way = connected();
        way.whole("send", client, 3, 3);
        way.whole("send", client, 2, 2);
        QCOMPARE(viewOf(way).fillLow, 5u);
        way.whole("recv", server, 100, 5);
        QVERIFY(way.hasFact("short-read"));
        QCOMPARE(viewOf(way).fillHigh, 0u);
        QCOMPARE(way.effects.passages.size(), 1u);
        QCOMPARE(way.effects.passages[0].from, 0u);
        QCOMPARE(way.effects.passages[0].to, 5u);
    }

    void fillIsAnIntervalWhileCallsAreInFlight()
    {
        Folder way = connected();
        way.whole("send", client, 100, 100);
        way.enter("send", client, 50);
        QCOMPARE(viewOf(way).fillLow, 100u);
        QCOMPARE(viewOf(way).fillHigh, 150u);
        way.enter("recv", server, 30);
        QCOMPARE(viewOf(way).fillLow, 70u);
        way.state(server, 'S'); // asleep, it takes nothing
        QCOMPARE(viewOf(way).fillLow, 100u);
    }

    void receiveMayBeLoggedBeforeItsSend()
    {
        Folder way = connected();
        way.enter("send", client, 100);
        way.whole("recv", server, 4096, 60);
        QCOMPARE(viewOf(way).bytesWritten, 60u);
        way.exit("send", client, 100, 0, 100);
        QCOMPARE(viewOf(way).bytesWritten, 100u);
        QCOMPARE(viewOf(way).fillLow, 40u);
        QCOMPARE(viewOf(way).fillHigh, 40u);
    }

    // How much of a large send is inside only the kernel knows, and it says so while nobody moves.
    void kernelSaysHowMuchOfASleepingSendIsInside()
    {
        Folder way = connected();
        way.enter("send", client, 1'000'000);
        way.state(client, 'S');
        QVERIFY(way.hasFact("full"));
        way.fold(probe(219'264));
        QCOMPARE(way.channel->level(), 219'264u);
        const StreamView view = viewOf(way);
        QCOMPARE(view.capacity, 219'264u);
        QCOMPARE(view.sleepingWriters, std::vector<int>{client});
        QCOMPARE(view.contents.size(), 1u);
        QCOMPARE(view.contents[0].process, int(client));
        QCOMPARE(way.channel->unblockers(tap::callId("send"), client), std::vector<int>{server});
        QCOMPARE(way.channel->sleepReason(tap::callId("send"), client).state,
                 std::string("is full"));
    }

    void bytesOrderByOffset()
    {
        Folder way = connected();
        way.enter("send", client, 10);
        const OrderEffect* supply = orderOf(way, OrderEffect::Op::Supply);
        QVERIFY(supply != nullptr);
        QCOMPARE(supply->from, 0u);
        QCOMPARE(supply->to, 10u);
        QCOMPARE(supply->offset, outOfEnd);
        way.exit("send", client, 10, 0, 10);
        way.whole("send", client, 5, 5);
        way.enter("recv", server, 4);
        way.exit("recv", server, 4, 0, 4);
        const OrderEffect* take = orderOf(way, OrderEffect::Op::Take);
        QVERIFY(take != nullptr);
        QCOMPARE(take->from, 0u);
        QCOMPARE(take->to, 4u);
    }

    void partialSendAndEagainFillIt()
    {
        Folder way = connected();
        way.whole("send", client, 1000, 600);
        QVERIFY(way.hasFact("partial-send"));
        way.enter("send", client, 400);
        way.exit("send", client, -1, EAGAIN, 400);
        QVERIFY(way.hasFact("full"));
        QVERIFY(way.hasFact("eagain"));
        QCOMPARE(viewOf(way).capacity, 600u);
        QVERIFY(way.channel->wouldBlock(callEvent(tap::Kind::Enter, "send", client, 1),
                                        {client, client}));
        way.whole("recv", server, 100, 100);
        QVERIFY(!way.channel->wouldBlock(callEvent(tap::Kind::Enter, "send", client, 1),
                                         {client, client}));
    }

    void peekTakesNothing()
    {
        Folder way = connected();
        way.whole("send", client, 8, 8);
        tap::Event peek = callEvent(tap::Kind::Enter, "recv", server, 8);
        peek.value = MSG_PEEK;
        way.fold(peek);
        way.exit("recv", server, 8, 0, 8);
        QCOMPARE(viewOf(way).fillLow, 8u);
        QCOMPARE(viewOf(way).bytesRead, 0u);
    }

    void halfCloseLeavesWhatIsInside()
    {
        Folder way = connected();
        way.whole("send", client, 8, 8);
        tap::Event half = callEvent(tap::Kind::Enter, "shutdown", client);
        half.value = SHUT_WR;
        way.fold(half);
        QVERIFY(way.hasFact("half-closed"));
        QVERIFY(orderOf(way, OrderEffect::Op::Release) != nullptr);
        QVERIFY(viewOf(way).endOfFile);
        QCOMPARE(viewOf(way).fillLow, 8u);
        way.whole("recv", server, 100, 8);
        way.whole("recv", server, 100, 0);
        QVERIFY(way.hasFact("eof"));
        QVERIFY(orderOf(way, OrderEffect::Op::TakeEnd) != nullptr);
    }

    // shutdown at the other end is about the other way.
    void halfCloseOfTheOtherEndIsNotThisOne()
    {
        Folder way = connected();
        tap::Event half = callEvent(tap::Kind::Enter, "shutdown", server);
        half.object = testObject + 1;
        half.value = SHUT_WR;
        way.fold(half);
        QVERIFY(!viewOf(way).endOfFile);
        half.value = SHUT_RDWR;
        way.fold(half);
        QVERIFY(viewOf(way).broken);
    }

    void whatADeadReceiverLeavesIsLost()
    {
        Folder way = connected();
        way.whole("send", client, 8, 8);
        way.effects.clear();
        way.channel->processGone(server, way.effects);
        QVERIFY(way.hasFact("lost"));
        QCOMPARE(way.effects.passages.size(), 1u);
        QVERIFY(way.effects.passages[0].op == Passage::Op::Lost);
        QVERIFY(viewOf(way).broken);
        QCOMPARE(way.channel->level(), 0u);
        way.enter("send", client, 1);
        way.exit("send", client, -1, EPIPE, 1);
        QVERIFY(way.hasFact("epipe"));
    }

    void failuresHaveTheirSentence_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<int>("error");
        QTest::addColumn<QByteArray>("fact");
        QTest::newRow("reset, seen by a receiver")
            << QByteArray("recv") << ECONNRESET << QByteArray("reset");
        QTest::newRow("reset, seen by a sender")
            << QByteArray("send") << ECONNRESET << QByteArray("reset");
        QTest::newRow("nothing there") << QByteArray("recv") << EAGAIN << QByteArray("eagain");
        QTest::newRow("bad pointer") << QByteArray("write") << EFAULT << QByteArray("efault");
    }

    void failuresHaveTheirSentence()
    {
        QFETCH(QByteArray, call);
        QFETCH(int, error);
        QFETCH(QByteArray, fact);
        Folder way = connected();
        const std::uint16_t who = call == "recv" ? server : client;
        way.enter(call.constData(), who, 10);
        way.exit(call.constData(), who, -1, error, 10);
        QVERIFY(way.hasFact(fact.constData()));
        for (const Fact& told : way.effects.facts)
            if (told.kind == fact.toStdString())
                QVERIFY(told.say.starts_with("{who}"));
        QCOMPARE(viewOf(way).reset, error == ECONNRESET);
    }

    void descriptorsComeWithTheirByte()
    {
        Folder way = connected();
        way.whole("send", client, 4, 4);
        tap::Event passing = callEvent(tap::Kind::Enter, "sendmsg", client, 1);
        passing.offset = 2;
        way.fold(passing);
        way.exit("sendmsg", client, 1, 0, 1);
        way.whole("recvmsg", server, 4, 4);
        QVERIFY(!way.hasFact("rights"));
        way.whole("recvmsg", server, 4, 1);
        QVERIFY(way.hasFact("rights"));
    }
};

QTEST_GUILESS_MAIN(TestSocketStream)
#include "tst_socketstream.moc"

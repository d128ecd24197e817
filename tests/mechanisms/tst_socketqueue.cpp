#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/socket/queuechannel.h"

#include <QTest>

#include <cerrno>
#include <sys/socket.h>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint16_t talker = 0;
constexpr std::uint16_t receiver = 1;
constexpr std::uint16_t second = 2;

Folder queueOf(SocketQueue::Role role, std::uint64_t capacity = 0, const char* kind = "kind")
{
    Folder queue{
        std::make_unique<SocketQueue>(testObject, outOfEnd, role, capacity, kind), {}, 0};
    queue.openEnd(receiver, tap::CanRead);
    return queue;
}

Folder connection()
{
    Folder queue = queueOf(SocketQueue::Role::Seqpacket);
    queue.openEnd(talker, tap::CanWrite);
    return queue;
}

MessagesView viewOf(const Folder& queue)
{
    MessagesView view;
    queue.channel->view(view);
    return view;
}

using Interval = std::pair<std::uint64_t, std::uint64_t>;

Interval figureOf(const Folder& queue)
{
    return queue.channel->tapFigure().value();
}

} // namespace

class TestSocketQueue : public QObject
{
    Q_OBJECT

private slots:
    void keepsBoundaries()
    {
        Folder queue = connection();
        queue.whole("send", talker, 3, 3);
        queue.whole("send", talker, 2, 2);
        QCOMPARE(viewOf(queue).queued, 2u);
        QCOMPARE(figureOf(queue), Interval(5, 5)); // a seqpacket socket's SIOCINQ is the sum
        queue.whole("recv", receiver, 100, 3);
        QCOMPARE(viewOf(queue).queued, 1u);
        QCOMPARE(viewOf(queue).received, 1u);
    }

    void kernelTellsTheFirstDatagramOnly()
    {
        Folder queue = queueOf(SocketQueue::Role::Mailbox, 11);
        queue.whole("sendto", talker, 3, 3);
        queue.whole("sendto", talker, 20, 20);
        QCOMPARE(figureOf(queue), Interval(3, 3));
        queue.whole("recv", receiver, 100, 3);
        QCOMPARE(figureOf(queue), Interval(20, 20));
    }

    // Two that are sent at the same time may lie in either order; a receive's result tells.
    void messagesSentAtTheSameTimeMayLieInEitherOrder()
    {
        Folder queue = queueOf(SocketQueue::Role::Mailbox, 11);
        queue.enter("sendto", talker, 3);
        queue.enter("sendto", second, 20);
        queue.exit("sendto", second, 20, 0, 20);
        queue.exit("sendto", talker, 3, 0, 3);
        QCOMPARE(figureOf(queue), Interval(3, 20));
        queue.whole("recv", receiver, 100, 3);
        QCOMPARE(figureOf(queue), Interval(20, 20));
        QCOMPARE(viewOf(queue).queue[0].from, int(second));
    }

    void receiveMayBeLoggedBeforeItsSend()
    {
        Folder queue = connection();
        queue.enter("send", talker, 4);
        queue.whole("recv", receiver, 100, 4);
        QCOMPARE(viewOf(queue).received, 1u);
        queue.exit("send", talker, 4, 0, 4);
        QCOMPARE(viewOf(queue).sent, 1u);
        QCOMPARE(viewOf(queue).queued, 0u);
    }

    void messagesOrderByNumber()
    {
        Folder queue = connection();
        queue.enter("send", talker, 4);
        QCOMPARE(queue.effects.order.size(), 1u);
        QVERIFY(queue.effects.order[0].op == OrderEffect::Op::Supply);
        QCOMPARE(queue.effects.order[0].to, 1u);
        queue.exit("send", talker, 4, 0, 4);
        queue.whole("recv", receiver, 10, 4);
        QVERIFY(queue.effects.order[0].op == OrderEffect::Op::Take);
        QCOMPARE(queue.effects.order[0].from, 0u);
        QCOMPARE(queue.effects.order[0].to, 1u);
    }

    void zeroIsAnEmptyMessageOrTheEnd()
    {
        Folder queue = connection();
        queue.whole("send", talker, 0, 0);
        queue.whole("recv", receiver, 10, 0);
        QVERIFY(!queue.hasFact("eof"));
        QCOMPARE(viewOf(queue).received, 1u);
        queue.closeEnd(talker, tap::CanWrite);
        queue.whole("recv", receiver, 10, 0);
        QVERIFY(queue.hasFact("eof"));
        QVERIFY(viewOf(queue).ended);
    }

    void whatFindsNoRoomInTheBufferIsGone()
    {
        Folder queue = connection();
        queue.whole("send", talker, 100, 100);
        queue.whole("recv", receiver, 10, 10);
        QVERIFY(queue.hasFact("truncated"));
        QCOMPARE(viewOf(queue).queued, 0u);
    }

    void connectPutsInAndAcceptTakesOut()
    {
        Folder queue = queueOf(SocketQueue::Role::Listener, 2);
        queue.whole("connect", talker, 0, 0);
        QVERIFY(queue.hasFact("connected"));
        queue.whole("connect", second, 0, 0);
        QCOMPARE(viewOf(queue).queued, 2u);
        QVERIFY(viewOf(queue).connections);
        QCOMPARE(figureOf(queue), Interval(2, 2));
        queue.whole("accept", receiver, 0, 7);
        QVERIFY(queue.hasFact("accepted"));
        QCOMPARE(viewOf(queue).queued, 1u);
        QCOMPARE(viewOf(queue).queue[0].from, int(second));
    }

    void fullBacklogMakesConnectSleepOrFail()
    {
        Folder queue = queueOf(SocketQueue::Role::Listener, 1);
        queue.whole("connect", talker, 0, 0);
        queue.enter("connect", second, 0);
        queue.state(second, 'S');
        QVERIFY(queue.hasFact("backlog-full"));
        QCOMPARE(viewOf(queue).sleepingSenders, std::vector<int>{second});
        QCOMPARE(queue.channel->unblockers(tap::callId("connect"), second),
                 std::vector<int>{receiver});
        QCOMPARE(figureOf(queue).first, 1u);
        Folder refusing = queueOf(SocketQueue::Role::Listener, 1);
        refusing.enter("connect", talker, 0);
        refusing.exit("connect", talker, -1, EAGAIN);
        QVERIFY(refusing.hasFact("backlog-full"));
    }

    /// A request that the network has lost: the listener sleeps too, and nobody is stuck.
    void connectThatHasNoAnswerWaitsForNobody()
    {
        Folder queue = queueOf(SocketQueue::Role::Listener, 2, "tcp");
        const auto connect = tap::callId("connect");
        queue.enter("connect", talker, 0);
        queue.state(talker, 'S');
        QVERIFY(!queue.hasFact("backlog-full"));
        QCOMPARE(queue.channel->unblockers(connect, talker), std::vector<int>{});
        QVERIFY(queue.channel->endsByItself(connect, talker));
        QVERIFY(queue.channel->sleepReason(connect, talker).state.starts_with("has room"));
        queue.exit("connect", talker, 0);
        queue.whole("connect", talker, 0, 0);
        queue.enter("connect", second, 0); // no place is left
        queue.state(second, 'S');
        QVERIFY(queue.hasFact("backlog-full"));
        QCOMPARE(queue.channel->unblockers(connect, second), std::vector<int>{receiver});
        QVERIFY(queue.channel->endsByItself(connect, second));
        QVERIFY(!queueOf(SocketQueue::Role::Listener, 2).channel->endsByItself(connect, second));
    }

    void connectInProgressGoesOnByItself()
    {
        Folder queue = queueOf(SocketQueue::Role::Listener, 4);
        queue.enter("connect", talker, 0);
        queue.exit("connect", talker, -1, EINPROGRESS);
        QCOMPARE(figureOf(queue), Interval(0, 1));
        queue.whole("accept", receiver, 0, 7);
        QCOMPARE(viewOf(queue).received, 1u);
        QCOMPARE(figureOf(queue), Interval(0, 0));
    }

    void failuresHaveTheirSentence_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<int>("error");
        QTest::addColumn<QByteArray>("fact");
        QTest::newRow("nobody listens")
            << QByteArray("connect") << ECONNREFUSED << QByteArray("refused");
        QTest::newRow("no such path") << QByteArray("connect") << ENOENT << QByteArray("refused");
        QTest::newRow("path too long") << QByteArray("connect") << EINVAL << QByteArray("too-long");
        QTest::newRow("address taken") << QByteArray("bind") << EADDRINUSE << QByteArray("in-use");
        QTest::newRow("own path too long")
            << QByteArray("bind") << EINVAL << QByteArray("too-long");
        QTest::newRow("message too long")
            << QByteArray("sendto") << EMSGSIZE << QByteArray("too-long");
        QTest::newRow("full") << QByteArray("sendto") << EAGAIN << QByteArray("eagain");
        QTest::newRow("gone") << QByteArray("sendto") << ECONNREFUSED << QByteArray("refused");
    }

    // Also when the channel came to be known only by the failure: then nobody saw the call begin.
    void failuresHaveTheirSentence()
    {
        QFETCH(QByteArray, call);
        QFETCH(int, error);
        QFETCH(QByteArray, fact);
        for (const bool entered : {true, false}) {
            Folder queue = queueOf(SocketQueue::Role::Listener, 1);
            if (entered)
                queue.enter(call.constData(), talker, 10);
            queue.exit(call.constData(), talker, -1, error, 10);
            QVERIFY(queue.hasFact(fact.constData()));
            for (const Fact& told : queue.effects.facts)
                if (told.kind == fact.toStdString())
                    QVERIFY(told.say.starts_with("{who}"));
        }
    }

    void udpThrowsAwayWhatFindsNoRoom()
    {
        Folder queue = queueOf(SocketQueue::Role::Lossy, 212'992);
        for (int i = 0; i < 5; ++i)
            queue.whole("sendto", talker, 1, 1);
        queue.whole("recv", receiver, 10, 1);
        queue.enter("recv", receiver, 10);
        queue.exit("recv", receiver, -1, EAGAIN, 10);
        QVERIFY(queue.hasFact("dropped"));
        QCOMPARE(viewOf(queue).queued, 0u);
        queue.whole("sendto", talker, 1, 1);
        queue.whole("recv", receiver, 10, 1);
        for (const OrderEffect& effect : queue.effects.order)
            QVERIFY(effect.to >= 6); // after the send that was received: the sixth
    }

    void whatADeadReceiverLeavesIsLost()
    {
        Folder queue = connection();
        queue.whole("send", talker, 4, 4);
        queue.effects.clear();
        queue.channel->processGone(receiver, queue.effects);
        QVERIFY(queue.hasFact("lost"));
        QVERIFY(queue.effects.passages[0].op == Passage::Op::Lost);
        QVERIFY(viewOf(queue).broken);
    }

    void descriptorsComeWithTheirMessage()
    {
        Folder queue = connection();
        tap::Event passing = callEvent(tap::Kind::Enter, "sendmsg", talker, 1);
        passing.offset = 1;
        queue.fold(passing);
        queue.exit("sendmsg", talker, 1, 0, 1);
        queue.whole("recvmsg", receiver, 1, 1);
        QVERIFY(queue.hasFact("rights"));
    }
};

QTEST_GUILESS_MAIN(TestSocketQueue)
#include "tst_socketqueue.moc"

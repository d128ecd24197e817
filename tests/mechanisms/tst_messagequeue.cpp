#include "engine/mechanisms/queue/messagequeue.h"
#include "tests/mechanisms/callevents.h"

#include <QtTest>

#include <cerrno>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr QueueSort posix{.kind = "posix-queue", .byDescriptor = true};
constexpr QueueSort types{.kind = "sysv-queue", .priorities = false, .diesWithName = true};

/// A queue of `capacity` messages that processes 0 to 2 have open.
Folder queueOf(std::uint64_t capacity, const QueueSort& sort = posix)
{
    Folder folder;
    folder.channel =
        std::make_unique<MessageQueue>(testObject, 0, MessageQueue::Limits{capacity}, sort);
    for (const std::uint16_t process : {0, 1, 2})
        folder.openEnd(process, tap::CanRead | tap::CanWrite);
    return folder;
}

void part(Folder& folder, std::uint16_t thread, std::string_view text, std::uint64_t priority)
{
    tap::Event event = callEvent(tap::Kind::Part, "", thread, std::uint32_t(text.size()));
    event.value = priority;
    std::copy(text.begin(), text.end(), event.payload);
    folder.fold(event);
}

void enterSend(Folder& folder, std::uint16_t thread, std::string_view text,
               std::uint64_t priority = 0, std::uint8_t flags = 0)
{
    tap::Event event = callEvent(tap::Kind::Enter, "mq_send", thread, std::uint32_t(text.size()));
    event.value = priority;
    event.flags = flags;
    folder.fold(event);
    part(folder, thread, text, priority);
}

void send(Folder& folder, std::uint16_t thread, std::string_view text, std::uint64_t priority = 0)
{
    enterSend(folder, thread, text, priority);
    folder.exit("mq_send", thread, 0);
}

void exitReceive(Folder& folder, std::uint16_t thread, std::string_view text,
                 std::uint64_t priority = 0)
{
    part(folder, thread, text, priority);
    folder.exit("mq_receive", thread, std::int64_t(text.size()));
}

void receive(Folder& folder, std::uint16_t thread, std::string_view text,
             std::uint64_t priority = 0)
{
    folder.enter("mq_receive", thread, 64);
    exitReceive(folder, thread, text, priority);
}

MessagesView viewOf(const Folder& folder)
{
    MessagesView view;
    folder.channel->view(view);
    return view;
}

std::string contents(const Folder& folder)
{
    std::string text;
    for (const QueuedMessage& message : viewOf(folder).queue)
        text += (text.empty() ? "" : " ") + message.text;
    return text;
}

const OrderEffect* taken(const Folder& folder)
{
    for (const OrderEffect& effect : folder.effects.order)
        if (effect.op == OrderEffect::Op::Take)
            return &effect;
    return nullptr;
}

/// The token and place of the latest send.
OrderEffect supplied(Folder& folder, std::uint16_t thread, std::string_view text,
                     std::uint64_t priority = 0)
{
    tap::Event event = callEvent(tap::Kind::Enter, "mq_send", thread, std::uint32_t(text.size()));
    event.value = priority;
    folder.fold(event);
    const OrderEffect effect = folder.effects.order.at(0);
    part(folder, thread, text, priority);
    return effect;
}

} // namespace

/// What a queue's events make of it: order by priority, who waits, what a receive is after.
class TestMessageQueue : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheHighestFirst();
    void tellsWhenItIsFullAndEmpty();
    void letsASleeperInWhenThereIsRoom();
    void refusedSendsLeaveNothing();
    void aReceiveIsAfterTheSendOfItsMessage();
    void alikeMessagesUnderWayOrderBoth();
    void aMessageCanBeReceivedBeforeItsSendReturned();
    void neverShowsMoreThanThereIsRoomFor();
    void tellsOvertaking();
    void figuresAreIntervals();
    void aDeadSendersMessageIsInDoubt();
    void removalLosesTheRest();
    void receiversAskForTypes();
    void wouldBlockOnlyWhoMayWait();
};

void TestMessageQueue::keepsTheHighestFirst()
{
    Folder queue = queueOf(8);
    send(queue, 0, "one", 1);
    send(queue, 0, "two", 1);
    send(queue, 1, "urgent", 9);
    send(queue, 1, "mid", 5);
    QCOMPARE(contents(queue), std::string("urgent mid one two"));
    receive(queue, 2, "urgent", 9);
    receive(queue, 2, "mid", 5);
    receive(queue, 2, "one", 1);
    QCOMPARE(contents(queue), std::string("two"));
    const MessagesView view = viewOf(queue);
    QCOMPARE(view.sent, 4u);
    QCOMPARE(view.received, 3u);
    QCOMPARE(view.bytesReceived, 12u);
    QCOMPARE(view.queue[0].number, 1u);
    QVERIFY(view.priorities);
}

void TestMessageQueue::tellsWhenItIsFullAndEmpty()
{
    Folder queue = queueOf(2);
    send(queue, 0, "a");
    QVERIFY(!queue.hasFact("full"));
    send(queue, 0, "b");
    QVERIFY(queue.hasFact("full"));
    QCOMPARE(viewOf(queue).peak, 2u);
    receive(queue, 1, "a");
    QVERIFY(!queue.hasFact("empty"));
    receive(queue, 1, "b");
    QVERIFY(queue.hasFact("empty"));
}

void TestMessageQueue::letsASleeperInWhenThereIsRoom()
{
    Folder queue = queueOf(1);
    send(queue, 0, "a");
    enterSend(queue, 1, "b");
    queue.state(1, 'S');
    QCOMPARE(viewOf(queue).sleepingSenders, std::vector<int>{1});
    QCOMPARE(contents(queue), std::string("a"));
    receive(queue, 2, "a");
    QCOMPARE(contents(queue), std::string("b"));
    QVERIFY(viewOf(queue).sleepingSenders.empty());
    queue.exit("mq_send", 1, 0);
    QCOMPARE(contents(queue), std::string("b"));
    QCOMPARE(viewOf(queue).sent, 2u);
}

void TestMessageQueue::refusedSendsLeaveNothing()
{
    Folder queue = queueOf(1);
    send(queue, 0, "a");
    enterSend(queue, 1, "b", 0, tap::NonBlocking);
    queue.exit("mq_send", 1, -1, EAGAIN);
    QVERIFY(queue.hasFact("eagain"));
    enterSend(queue, 1, "far too long");
    queue.exit("mq_send", 1, -1, EMSGSIZE);
    QVERIFY(queue.hasFact("too-long"));
    enterSend(queue, 1, "late");
    queue.exit("mq_timedsend", 1, -1, ETIMEDOUT);
    QVERIFY(queue.hasFact("timed-out"));
    QCOMPARE(contents(queue), std::string("a"));
    QCOMPARE(viewOf(queue).sent, 1u);
    QCOMPARE(*queue.channel->tapFigure(), std::pair(1ul, 1ul));
}

void TestMessageQueue::aReceiveIsAfterTheSendOfItsMessage()
{
    Folder queue = queueOf(4);
    const OrderEffect low = supplied(queue, 0, "low", 1);
    queue.exit("mq_send", 0, 0);
    const OrderEffect high = supplied(queue, 1, "high", 2);
    queue.exit("mq_send", 1, 0);
    QVERIFY(low.offset != high.offset); // a stream for each priority
    receive(queue, 2, "high", 2);
    QVERIFY(taken(queue) != nullptr);
    QCOMPARE(taken(queue)->offset, high.offset);
    QCOMPARE(taken(queue)->from, high.from);
    QCOMPARE(taken(queue)->to, high.to);
    receive(queue, 2, "low", 1);
    QCOMPARE(taken(queue)->offset, low.offset);
}

void TestMessageQueue::alikeMessagesUnderWayOrderBoth()
{
    Folder queue = queueOf(4);
    const OrderEffect first = supplied(queue, 0, "same");
    const OrderEffect second = supplied(queue, 1, "same");
    queue.exit("mq_send", 1, 0);
    queue.exit("mq_send", 0, 0);
    receive(queue, 2, "same");
    QCOMPARE(taken(queue)->to, second.to);
    QVERIFY(taken(queue)->from <= second.from);
    receive(queue, 2, "same");
    QCOMPARE(taken(queue)->from, first.from);
}

void TestMessageQueue::aMessageCanBeReceivedBeforeItsSendReturned()
{
    Folder queue = queueOf(4);
    queue.enter("mq_receive", 2, 64);
    const OrderEffect sent = supplied(queue, 0, "quick", 3);
    exitReceive(queue, 2, "quick", 3);
    QCOMPARE(taken(queue)->from, sent.from);
    queue.exit("mq_send", 0, 0);
    QCOMPARE(contents(queue), std::string());
    QCOMPARE(viewOf(queue).sent, 1u);
    QCOMPARE(viewOf(queue).received, 1u);
}

// Its receiver has the message and has not returned, when another takes its slot.
void TestMessageQueue::neverShowsMoreThanThereIsRoomFor()
{
    Folder queue = queueOf(1);
    send(queue, 0, "a");
    queue.enter("mq_receive", 2, 64);
    send(queue, 0, "b");
    QCOMPARE(contents(queue), std::string("b"));
    QCOMPARE(viewOf(queue).peak, 1u);
    QCOMPARE(queue.channel->level(), 1u);
    exitReceive(queue, 2, "a");
    QCOMPARE(contents(queue), std::string("b"));
    QCOMPARE(viewOf(queue).received, 1u);
}

void TestMessageQueue::tellsOvertaking()
{
    Folder queue = queueOf(4);
    send(queue, 0, "a", 1);
    send(queue, 0, "b", 9);
    receive(queue, 2, "b", 9);
    QVERIFY(queue.hasFact("overtook"));
    receive(queue, 2, "a", 1);
    QVERIFY(!queue.hasFact("overtook"));
}

void TestMessageQueue::figuresAreIntervals()
{
    Folder queue = queueOf(2);
    enterSend(queue, 0, "a");
    QCOMPARE(*queue.channel->tapFigure(), std::pair(0ul, 1ul));
    queue.exit("mq_send", 0, 0);
    QCOMPARE(*queue.channel->tapFigure(), std::pair(1ul, 1ul));
    queue.enter("mq_receive", 1, 64);
    QCOMPARE(*queue.channel->tapFigure(), std::pair(0ul, 1ul));
    exitReceive(queue, 1, "a");
    queue.enter("mq_receive", 1, 64);
    queue.state(1, 'S');
    QCOMPARE(*queue.channel->tapFigure(), std::pair(0ul, 0ul));
}

void TestMessageQueue::aDeadSendersMessageIsInDoubt()
{
    Folder queue = queueOf(4);
    enterSend(queue, 0, "last words");
    Effects effects;
    queue.channel->processGone(0, effects);
    QCOMPARE(*queue.channel->tapFigure(), std::pair(0ul, 1ul));
    receive(queue, 1, "last words");
    QCOMPARE(*queue.channel->tapFigure(), std::pair(0ul, 0ul));
    QCOMPARE(viewOf(queue).sent, 1u);
}

void TestMessageQueue::removalLosesTheRest()
{
    Folder queue = queueOf(4);
    send(queue, 0, "a");
    queue.whole("mq_unlink", 0, 0, 0);
    QVERIFY(queue.hasFact("removed"));
    QVERIFY(viewOf(queue).removed);
    QVERIFY(!queue.channel->anybodyUnblocks());
    QCOMPARE(queue.channel->unblockers(tap::callId("mq_send"), 0), (std::vector<int>{0, 1, 2}));
    for (const std::uint16_t process : {0, 1, 2}) {
        QCOMPARE(contents(queue), std::string("a"));
        queue.closeEnd(process, tap::CanRead | tap::CanWrite);
    }
    QCOMPARE(contents(queue), std::string());
    QCOMPARE(queue.effects.passages.size(), 1u);
    QCOMPARE(int(queue.effects.passages[0].op), int(Passage::Op::Lost));
}

void TestMessageQueue::receiversAskForTypes()
{
    Folder queue = queueOf(4, types);
    send(queue, 0, "one", 1);
    send(queue, 0, "two", 2);
    QCOMPARE(contents(queue), std::string("one two")); // in the order sent
    tap::Event asked = callEvent(tap::Kind::Enter, "msgrcv", 1, 64);
    asked.value = 3;
    QVERIFY(queue.channel->wouldBlock(asked, {1, 1}));
    asked.value = std::uint64_t(-2);
    QVERIFY(!queue.channel->wouldBlock(asked, {1, 1}));
    asked.value = 2;
    queue.fold(asked);
    part(queue, 1, "two", 2);
    queue.exit("msgrcv", 1, 3);
    QCOMPARE(contents(queue), std::string("one"));
}

void TestMessageQueue::wouldBlockOnlyWhoMayWait()
{
    Folder queue = queueOf(1);
    tap::Event receiving = callEvent(tap::Kind::Enter, "mq_receive", 1, 64);
    QVERIFY(queue.channel->wouldBlock(receiving, {1, 1}));
    receiving.flags = tap::NonBlocking;
    QVERIFY(!queue.channel->wouldBlock(receiving, {1, 1}));
    send(queue, 0, "a");
    tap::Event sending = callEvent(tap::Kind::Enter, "mq_send", 1, 4);
    QVERIFY(queue.channel->wouldBlock(sending, {1, 1}));
    QCOMPARE(queue.channel->sleepReason(sending.call, 1).state, std::string("is full"));
}

QTEST_GUILESS_MAIN(TestMessageQueue)
#include "tst_messagequeue.moc"

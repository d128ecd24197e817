#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/signal/signalchannel.h"

#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstring>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

constexpr std::uint16_t receiver = 0;
constexpr std::uint16_t sender = 1;

Folder mailbox()
{
    return {std::make_unique<SignalChannel>(testObject), {}, 0};
}

void block(Folder& channel, int number)
{
    channel.enter("sigprocmask", receiver);
    tap::Event exit = callEvent(tap::Kind::Exit, "sigprocmask", receiver);
    const std::uint64_t mask = number != 0 ? std::uint64_t{1} << (number - 1) : 0;
    std::memcpy(exit.payload, &mask, sizeof mask);
    channel.fold(exit);
}

void enterKill(Folder& channel, int number)
{
    channel.fold(callEvent(tap::Kind::Enter, "kill", sender, 0, number));
}

void exitKill(Folder& channel, int error = 0)
{
    channel.exit("kill", sender, error != 0 ? -1 : 0, error);
}

void deliver(Folder& channel, int number)
{
    channel.fold(callEvent(tap::Kind::Delivered, "", receiver, 0, number));
}

MessagesView viewOf(const Folder& channel)
{
    MessagesView view;
    channel.channel->view(view);
    return view;
}

bool orders(const Folder& channel, OrderEffect::Op op, int number)
{
    for (const OrderEffect& effect : channel.effects.order)
        if (effect.op == op && effect.offset == std::uint64_t(number))
            return true;
    return false;
}

} // namespace

class TestSignalChannel : public QObject
{
    Q_OBJECT

private slots:
    void fiveBlockedStandardSignalsAreOne()
    {
        Folder channel = mailbox();
        block(channel, SIGUSR1);
        int coalesced = 0;
        for (int i = 0; i < 5; ++i) {
            enterKill(channel, SIGUSR1);
            exitKill(channel);
            coalesced += channel.hasFact("coalesced") ? 1 : 0;
        }
        QCOMPARE(coalesced, 4);
        QCOMPARE(viewOf(channel).sent, 5u);
        QCOMPARE(viewOf(channel).queued, 1u);
        deliver(channel, SIGUSR1);
        QVERIFY(channel.hasFact("handled"));
        QCOMPARE(viewOf(channel).received, 1u);
        QCOMPARE(viewOf(channel).queued, 0u);
    }

    void realTimeSignalsQueue()
    {
        Folder channel = mailbox();
        block(channel, SIGRTMIN);
        for (int i = 0; i < 5; ++i) {
            enterKill(channel, SIGRTMIN);
            exitKill(channel);
            QVERIFY(!channel.hasFact("coalesced"));
        }
        QCOMPARE(viewOf(channel).queued, 5u);
        QCOMPARE(viewOf(channel).queue[0].text, std::string("SIGRTMIN"));
    }

    // The one before may have been delivered already, as far as the events can tell.
    void unblockedOnesAreNotSaidToBeOne()
    {
        Folder channel = mailbox();
        for (int i = 0; i < 2; ++i) {
            enterKill(channel, SIGUSR1);
            exitKill(channel);
            QVERIFY(!channel.hasFact("coalesced"));
        }
    }

    void unblockedWhileTheCallWentOn()
    {
        Folder channel = mailbox();
        block(channel, SIGUSR1);
        enterKill(channel, SIGUSR1);
        exitKill(channel);
        enterKill(channel, SIGUSR1);
        block(channel, 0);
        exitKill(channel);
        QVERIFY(!channel.hasFact("coalesced"));
    }

    void theHandlerIsAfterTheSending()
    {
        Folder channel = mailbox();
        enterKill(channel, SIGUSR1);
        QVERIFY(orders(channel, OrderEffect::Op::Release, SIGUSR1));
        deliver(channel, SIGUSR1);
        QVERIFY(orders(channel, OrderEffect::Op::Acquire, SIGUSR1));
    }

    void nobodyThere()
    {
        Folder channel = mailbox();
        enterKill(channel, SIGUSR1);
        exitKill(channel, ESRCH);
        QCOMPARE(viewOf(channel).queued, 0u);
    }

    // One read of a signalfd may take several; which one is the first is told.
    void readThroughADescriptor()
    {
        Folder channel = mailbox();
        block(channel, SIGUSR1);
        const tap::Event pending = callEvent(tap::Kind::Enter, "read", receiver, 128);
        QVERIFY(channel.channel->wouldBlock(pending, {receiver, receiver}));
        for (const int number : {SIGRTMIN + 1, SIGUSR2, SIGUSR1}) {
            enterKill(channel, number);
            exitKill(channel);
        }
        QVERIFY(!channel.channel->wouldBlock(pending, {receiver, receiver}));
        channel.enter("read", receiver, 256);
        tap::Event exit = callEvent(tap::Kind::Exit, "read", receiver, 256, 256);
        exit.payload[0] = SIGUSR1;
        channel.fold(exit);
        QVERIFY(orders(channel, OrderEffect::Op::Acquire, SIGUSR1));
        QVERIFY(orders(channel, OrderEffect::Op::Acquire, SIGUSR2));
        QCOMPARE(viewOf(channel).received, 2u);
        QCOMPARE(viewOf(channel).queued, 1u);
        QCOMPARE(viewOf(channel).queue[0].text, std::string("SIGRTMIN+1"));
    }

    void waitsForWhatItAsksFor()
    {
        Folder channel = mailbox();
        const std::uint64_t wanted = std::uint64_t{1} << (SIGUSR2 - 1);
        const tap::Event wait =
            callEvent(tap::Kind::Enter, "sigwaitinfo", receiver, 0, std::int64_t(wanted));
        block(channel, SIGUSR2);
        QVERIFY(channel.channel->wouldBlock(wait, {receiver, receiver}));
        enterKill(channel, SIGUSR1);
        exitKill(channel);
        QVERIFY(channel.channel->wouldBlock(wait, {receiver, receiver}));
        enterKill(channel, SIGUSR2);
        exitKill(channel);
        QVERIFY(!channel.channel->wouldBlock(wait, {receiver, receiver}));
    }
};

QTEST_GUILESS_MAIN(TestSignalChannel)
#include "tst_signalchannel.moc"

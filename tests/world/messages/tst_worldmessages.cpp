#include "engine/world/messages.h"
#include "tests/world/story.h"

#include <QTest>

#include <cstring>

using namespace crosstalk;
using namespace crosstalk::world;

namespace {

constexpr std::uint64_t all = ~std::uint64_t{0};

std::vector<Message> messagesOf(const History& history)
{
    std::vector<Message> found;
    history.messageLog().messages(0, 0, all, 1000, found);
    return found;
}

} // namespace

/// What a pipe of two processes leaves in the log of messages.
class TestWorldMessages : public QObject
{
    Q_OBJECT

private slots:
    void aWriteAndItsRead()
    {
        History history;
        Story run;
        run.world.feed(&history);
        run.writerAndReader();
        run.enter("write", 0, Story::pipe, 1, 5);
        const std::uint64_t entered = run.time;
        QVERIFY(messagesOf(history)[0].isHanging(run.time));
        tap::Event done = run.call(tap::Kind::Exit, "write", 0, Story::pipe, 1, 5);
        done.value = 5;
        std::memcpy(done.payload, "hello\0\0", 8);
        run.add(done);
        run.read(5);
        const auto found = messagesOf(history);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].channel, 0);
        QCOMPARE(history.messageLog().tracks()[0].name, run.now().channels[0].id);
        QCOMPARE(found[0].sentAt, entered);
        QCOMPARE(found[0].receivedAt, run.time);
        QCOMPARE(found[0].receiver, 1);
        QCOMPARE(textOf(found[0]), std::string("\"hello\""));
    }

    // It was sent when write was called, however long that slept; and it is one message.
    void aWriteThatSleepsIsOneMessage()
    {
        History history;
        Story run;
        run.world.feed(&history);
        run.writerAndReader();
        for (int i = 0; i < 15; ++i)
            run.write(4096);
        run.enter("write", 0, Story::pipe, 1, 8192);
        const std::uint64_t entered = run.time;
        run.state(0, 'S');
        run.read(4096);
        run.exit("write", 0, Story::pipe, 1, 8192, 8192);
        const auto found = messagesOf(history);
        QCOMPARE(found.size(), 16u);
        QCOMPARE(found[15].sentAt, entered);
        QCOMPARE(found[15].bytes, 8192u);
        QCOMPARE(history.messageLog().waiting() > 0, true);
    }

    void whoDiesUnreadLosesIt()
    {
        History history;
        Story run;
        run.world.feed(&history);
        run.writerAndReader();
        run.write(100);
        run.exited(1, 9);
        const auto found = messagesOf(history);
        QCOMPARE(found.size(), 1u);
        QVERIFY(found[0].lost);
    }
};

QTEST_GUILESS_MAIN(TestWorldMessages)
#include "tst_worldmessages.moc"

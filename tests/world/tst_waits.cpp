#include "engine/mechanisms/lock/mutexchannel.h"
#include "tests/world/story.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::world;
using mechanisms::MutexChannel;

namespace {

/// Two processes that map the segment; the mutex in it is named, and not robust.
void twoAtAMutex(Story& story)
{
    story.twoDepositors();
    story.watch(0, "mutex", Story::mutexAt, 40, tap::ValueType::Bytes);
}

/// A call on what lies at `offset` of the segment.
void onLock(Story& story, tap::Kind kind, const char* name, std::uint16_t thread,
            std::uint64_t offset, std::uint64_t value = 0, std::uint8_t flags = 0)
{
    tap::Event event = story.call(kind, name, thread, Story::segment);
    event.offset = offset;
    event.value = value;
    event.flags = flags;
    story.add(event);
}

constexpr std::uint64_t conditionAt = Story::mutexAt + 64;

} // namespace

/// Who sleeps and waits for whom, as World says it.
class TestWaits : public QObject
{
    Q_OBJECT

private slots:
    void ownerCouldWake()
    {
        Story story;
        twoAtAMutex(story);
        story.lock(0);
        story.mutexCall(tap::Kind::Enter, "pthread_mutex_lock", 1);
        story.state(1, 'S');
        const Snapshot snapshot = story.now();
        QCOMPARE(snapshot.waits.size(), std::size_t{1});
        const Wait& wait = snapshot.waits[0];
        QCOMPARE(wait.process, 1);
        QCOMPARE(wait.call, std::string("pthread_mutex_lock"));
        QCOMPARE(wait.object, std::string("mutex"));
        QCOMPARE(wait.waitsFor, std::vector<int>{0});
        QVERIFY(!wait.timed && !wait.hopeless && !wait.needsAll);
        QCOMPARE(wait.why, std::string("P2 sleeps in pthread_mutex_lock: P1 holds mutex and alone "
                                       "can wake it by unlocking"));
        story.unlock(0);
        story.mutexCall(tap::Kind::Exit, "pthread_mutex_lock", 1);
        QVERIFY(story.now().waits.empty());
    }

    // The tap sees that it is in poll; for what it waits there the kernel was asked.
    void pollSaysWhatItWaitsFor()
    {
        Story story;
        story.world.nameChannel(Story::pipe, "pipe");
        story.writerAndReader();
        const auto awaits = [&](int fd, std::uint8_t flags, bool limited) {
            tap::Event event = story.event(tap::Kind::Awaits, tap::engineThread);
            event.size = 1;
            event.fd = std::int16_t(fd);
            event.flags = flags;
            event.aux = limited ? 1 : 0;
            story.add(event);
        };
        story.enter("poll", 1, 0);
        awaits(0, tap::CanRead, true);
        awaits(9, tap::CanRead, true);
        awaits(9, tap::CanRead, true); // asked again
        story.state(1, 'S');
        const Snapshot asleep = story.now();
        QCOMPARE(asleep.waits.size(), std::size_t{1});
        QCOMPARE(asleep.waits[0].why,
                 std::string("P2 sleeps in poll until it can read pipe (fd 0) or fd 9, or until "
                             "its time is up; P1 can wake it"));
        QCOMPARE(asleep.waits[0].object, std::string("pipe"));
        QCOMPARE(asleep.waits[0].waitsFor, std::vector<int>{0});
        QVERIFY(asleep.waits[0].timed);
        QCOMPARE(asleep.processes[1].sleep->object, std::string("pipe"));
        QCOMPARE(asleep.processes[1].sleep->why, asleep.waits[0].why);
        story.exit("poll", 1, 0);
        story.enter("poll", 1, 0); // another wait: what the first was for is forgotten
        story.state(1, 'S');
        QCOMPARE(story.now().waits[0].why, std::string("P2 sleeps in poll"));
    }

    // Anybody may send a signal, also from outside the run: a poll for one is never stuck.
    void aSignalfdIsFedByAnybody()
    {
        constexpr std::uint64_t signalsOfReader = 0x7ffe'0000'0000'0002;
        Story story;
        story.world.nameChannel(Story::pipe, "pipe");
        story.writerAndReader();
        const auto awaits = [&](int fd) {
            tap::Event event = story.event(tap::Kind::Awaits, tap::engineThread);
            event.size = 1;
            event.fd = std::int16_t(fd);
            event.flags = tap::CanRead;
            story.add(event);
        };
        for (const tap::Kind kind : {tap::Kind::Enter, tap::Kind::Exit}) {
            tap::Event made = story.call(kind, "signalfd", 1, signalsOfReader);
            made.offset = ~std::uint64_t{0};
            story.add(made);
        }
        tap::Event open = story.event(tap::Kind::Open, 1);
        open.object = signalsOfReader;
        open.fd = 5;
        open.flags = tap::CanRead;
        story.add(open);
        story.enter("poll", 1, 0);
        awaits(0);
        story.state(1, 'S');
        QCOMPARE(story.world.blocked()[0].unblockers, std::vector<int>{0});
        awaits(5);
        QVERIFY(story.world.blocked()[0].unblockers.empty());
        QVERIFY(!story.world.blocked()[0].hopeless);
        QCOMPARE(story.now().waits[0].why,
                 std::string("P2 sleeps in poll until it can read pipe (fd 0) or signal1 (fd 5); "
                             "P1 can wake it"));
        QCOMPARE(story.now().processes[1].descriptors.back().channel, 1);
    }

    void pollTellsReadingFromWritingAndLeaving()
    {
        Story story;
        story.world.nameChannel(Story::pipe, "pipe");
        story.writerAndReader();
        story.enter("epoll_wait", 0, 0, 7);
        for (const auto& [fd, flags] : {std::pair(1, int(tap::CanWrite)), std::pair(8, 0)}) {
            tap::Event event = story.event(tap::Kind::Awaits, tap::engineThread);
            event.fd = std::int16_t(fd);
            event.flags = std::uint8_t(flags);
            story.add(event);
        }
        story.state(0, 'S');
        QCOMPARE(story.now().waits[0].why,
                 std::string("P1 sleeps in epoll_wait (fd 7) until it can write pipe (fd 1), or "
                             "until the other side of fd 8 is gone; P2 can wake it"));
        QVERIFY(!story.now().waits[0].timed);
    }

    // A writer may want to know when its reader has gone: whether the pipe is full is nothing to it.
    void pollForTheOtherSideToGo()
    {
        Story story;
        story.world.nameChannel(Story::pipe, "pipe");
        story.writerAndReader();
        story.enter("poll", 0, Story::pipe, 1);
        tap::Event event = story.event(tap::Kind::Awaits, tap::engineThread);
        event.fd = 1;
        story.add(event);
        story.state(0, 'S');
        const Snapshot asleep = story.now();
        QCOMPARE(asleep.waits[0].why,
                 std::string("P1 sleeps in poll (fd 1) until the other side of pipe (fd 1) is gone; "
                             "P2 can wake it"));
        QCOMPARE(asleep.waits[0].waitsFor, std::vector<int>{1});
        QVERIFY(asleep.headline.find("full") == std::string::npos);
    }

    // What the library does for it on the same thread is no call of the program's.
    void aRemoteCallLastsWhileItsLibraryWaits()
    {
        constexpr std::uint64_t service = 0x5e7;
        Story story;
        story.twoDepositors();
        tap::Event described = story.event(tap::Kind::Describe, 0);
        described.object = service;
        described.call = std::uint16_t(tap::ObjectKind::Service);
        described.aux = story.name("Bank");
        story.add(described);
        const auto within = [&](tap::Kind kind, const char* name, std::uint8_t flags) {
            tap::Event event = story.call(kind, name, 0, flags == 0 ? service : 0, -1);
            event.flags = flags;
            story.add(event);
        };
        within(tap::Kind::Enter, "rpc_call", 0);
        within(tap::Kind::Enter, "rpc_sent", 0);
        within(tap::Kind::Exit, "rpc_sent", 0);
        within(tap::Kind::Enter, "epoll_wait", tap::Internal);
        story.state(0, 'S');
        const Snapshot asleep = story.now();
        QCOMPARE(asleep.waits.size(), std::size_t{1});
        QCOMPARE(asleep.waits[0].call, std::string("rpc_call"));
        QVERIFY(!asleep.waits[0].object.empty());
        QVERIFY(asleep.waits[0].why.find("has not answered") != std::string::npos);
        within(tap::Kind::Exit, "epoll_wait", tap::Internal);
        within(tap::Kind::Exit, "rpc_call", 0);
        QVERIFY(story.now().waits.empty());
        within(tap::Kind::Enter, "epoll_wait", tap::Internal);
        story.state(0, 'S');
        QCOMPARE(story.now().waits[0].call, std::string("epoll_wait"));
    }

    void nobodyIsLeftToUnlock()
    {
        Story story;
        twoAtAMutex(story);
        onLock(story, tap::Kind::Enter, "pthread_mutex_lock", 0, Story::mutexAt,
               MutexChannel::Known);
        story.mutexCall(tap::Kind::Exit, "pthread_mutex_lock", 0);
        story.exited(0, 0);
        onLock(story, tap::Kind::Enter, "pthread_mutex_lock", 1, Story::mutexAt,
               MutexChannel::Known);
        story.state(1, 'S');
        const Snapshot snapshot = story.now();
        QCOMPARE(snapshot.waits.size(), std::size_t{1});
        QVERIFY(snapshot.waits[0].hopeless);
        QVERIFY(snapshot.waits[0].waitsFor.empty());
        QVERIFY2(snapshot.waits[0].why.find("has died") != std::string::npos,
                 snapshot.waits[0].why.c_str());
    }

    // The wait's own unlock and lock come inside it; it stays the call that the thread sleeps in.
    void conditionsWaitGivesItsMutexBack()
    {
        Story story;
        twoAtAMutex(story);
        story.lock(0);
        onLock(story, tap::Kind::Enter, "pthread_cond_wait", 0, conditionAt);
        onLock(story, tap::Kind::Enter, "pthread_mutex_unlock", 0, Story::mutexAt, 0,
               tap::Internal);
        onLock(story, tap::Kind::Exit, "pthread_mutex_unlock", 0, Story::mutexAt, 0, tap::Internal);
        story.state(0, 'S');
        const Snapshot asleep = story.now();
        QCOMPARE(asleep.waits.size(), std::size_t{1});
        QCOMPARE(asleep.waits[0].call, std::string("pthread_cond_wait"));
        QCOMPARE(asleep.waits[0].waitsFor, (std::vector<int>{0, 1})); // whoever maps it
        QVERIFY(asleep.processes[0].holds.empty());
        onLock(story, tap::Kind::Enter, "pthread_mutex_lock", 0, Story::mutexAt, 0, tap::Internal);
        onLock(story, tap::Kind::Exit, "pthread_mutex_lock", 0, Story::mutexAt, 0, tap::Internal);
        onLock(story, tap::Kind::Exit, "pthread_cond_wait", 0, conditionAt);
        const Snapshot awake = story.now();
        QVERIFY(awake.waits.empty());
        QCOMPARE(awake.processes[0].holds, std::vector<std::string>{"mutex"});
        QCOMPARE(awake.processes[0].last->call, std::string("pthread_cond_wait"));
    }

    void timedWaitEndsByItself()
    {
        Story story;
        twoAtAMutex(story);
        story.lock(0);
        story.mutexCall(tap::Kind::Enter, "pthread_mutex_timedlock", 1);
        story.state(1, 'S');
        QVERIFY(story.now().waits[0].timed);
    }

    // watch() named it before it was known to be a lock; another kind may follow in its place.
    void namesAndKindsOfLocks()
    {
        Story story;
        story.twoDepositors();
        story.watch(0, "door", conditionAt, 56, tap::ValueType::Bytes);
        QCOMPARE(story.now().variables.size(), std::size_t{2});
        onLock(story, tap::Kind::Enter, "pthread_rwlock_rdlock", 0, conditionAt);
        onLock(story, tap::Kind::Exit, "pthread_rwlock_rdlock", 0, conditionAt);
        Snapshot snapshot = story.now();
        QCOMPARE(snapshot.variables.size(), std::size_t{1});
        QCOMPARE(snapshot.channels.back().id, std::string("door"));
        QCOMPARE(snapshot.channels.back().lock->kind, std::string("rwlock"));
        onLock(story, tap::Kind::Enter, "sem_post", 0, conditionAt);
        QCOMPARE(story.now().channels.back().kind, std::string("semaphore"));
    }
};

QTEST_GUILESS_MAIN(TestWaits)
#include "tst_waits.moc"

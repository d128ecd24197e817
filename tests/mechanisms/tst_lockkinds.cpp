#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/eventfd/eventfdchannel.h"
#include "engine/mechanisms/lock/barrierchannel.h"
#include "engine/mechanisms/lock/conditionchannel.h"
#include "engine/mechanisms/lock/filelockchannel.h"
#include "engine/mechanisms/lock/mutexchannel.h"
#include "engine/mechanisms/lock/rwlockchannel.h"

#include <QTest>

#include <cerrno>
#include <cstring>
#include <set>
#include <sys/file.h>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

using Op = OrderEffect::Op;

template<class ChannelType> Folder lockOf()
{
    return {std::make_unique<ChannelType>(testObject, 64), {}, 0};
}

LockView viewOf(const Folder& lock)
{
    LockView view;
    lock.channel->view(view);
    return view;
}

/// The tokens that the latest event released or acquired.
std::set<std::uint64_t> tokens(const Folder& lock, Op op)
{
    std::set<std::uint64_t> result;
    for (const OrderEffect& effect : lock.effects.order)
        if (effect.op == op)
            result.insert(effect.offset);
    return result;
}

std::vector<int> wakers(const Folder& lock, const char* call, int sleeper)
{
    return lock.channel->unblockers(tap::callId(call), sleeper);
}

bool intersect(const std::set<std::uint64_t>& some, const std::set<std::uint64_t>& others)
{
    return std::any_of(some.begin(), some.end(),
                       [&](std::uint64_t token) { return others.contains(token); });
}

/// One call on a file lock.
struct FileCall
{
    const char* call;
    int operation;
    std::uint64_t from = 0;
    std::uint32_t size = 0;
};

tap::Event fileEvent(tap::Kind kind, const FileCall& what, std::uint16_t thread, int result = 0)
{
    tap::Event event = callEvent(kind, what.call, thread, what.size, result);
    event.offset = what.from;
    if (kind != tap::Kind::Exit)
        event.value = std::uint64_t(what.operation);
    return event;
}

void wholeFile(Folder& lock, const FileCall& what, std::uint16_t thread)
{
    lock.fold(fileEvent(tap::Kind::Enter, what, thread));
    lock.fold(fileEvent(tap::Kind::Exit, what, thread));
}

constexpr FileCall lockFirst{"fcntl(F_SETLKW)", LOCK_EX, 0, 8};
constexpr FileCall lockSecond{"fcntl(F_SETLKW)", LOCK_EX, 8, 8};
constexpr FileCall lockBoth{"fcntl(F_SETLKW)", LOCK_EX, 0, 16};
constexpr FileCall unlockFirst{"fcntl(F_SETLK)", LOCK_UN, 0, 8};
constexpr FileCall flockExclusive{"flock", LOCK_EX};
constexpr FileCall flockShared{"flock", LOCK_SH};

Folder fileLock()
{
    return {std::make_unique<FileLockChannel>(testObject), {}, 0};
}

} // namespace

class TestLockKinds : public QObject
{
    Q_OBJECT

private slots:
    void readersAreNotOrderedAmongThemselves()
    {
        Folder lock = lockOf<RwlockChannel>();
        lock.whole("pthread_rwlock_rdlock", 0, 0, 0);
        const auto readerTakes = tokens(lock, Op::Acquire);
        lock.whole("pthread_rwlock_rdlock", 1, 0, 0);
        QCOMPARE(viewOf(lock).sharedBy, (std::vector<int>{0, 1}));
        lock.enter("pthread_rwlock_unlock", 0);
        const auto readerGives = tokens(lock, Op::Release);
        QVERIFY(!readerGives.empty() && !intersect(readerGives, readerTakes));
        lock.enter("pthread_rwlock_wrlock", 2);
        QCOMPARE(wakers(lock, "pthread_rwlock_wrlock", 2), std::vector<int>{1});
        QVERIFY(lock.channel->needsAllUnblockers(tap::callId("pthread_rwlock_wrlock")));
        lock.enter("pthread_rwlock_unlock", 1);
        lock.exit("pthread_rwlock_wrlock", 2, 0);
        QVERIFY(intersect(readerGives, tokens(lock, Op::Acquire)));
        QCOMPARE(viewOf(lock).owner, 2);
        QCOMPARE(wakers(lock, "pthread_rwlock_rdlock", 0), std::vector<int>{2});
        lock.enter("pthread_rwlock_unlock", 2);
        QVERIFY(intersect(tokens(lock, Op::Release), readerTakes));
    }

    void deadReaderStaysInside()
    {
        Folder lock = lockOf<RwlockChannel>();
        lock.whole("pthread_rwlock_rdlock", 0, 0, 0);
        Effects effects;
        lock.channel->processGone(0, effects);
        QCOMPARE(effects.holds.size(), 1u);
        QVERIFY(!effects.holds[0].taken);
        QCOMPARE(wakers(lock, "pthread_rwlock_wrlock", 1), std::vector<int>{0}); // World: hopeless
    }

    void signalsReachThoseWhoWait()
    {
        Folder lock = lockOf<ConditionChannel>();
        lock.enter("pthread_cond_signal", 0);
        QVERIFY(lock.effects.order.empty()); // nobody waits: it is lost
        QVERIFY(lock.hasFact("lost-signal"));
        lock.enter("pthread_cond_wait", 1);
        lock.enter("pthread_cond_wait", 2);
        QCOMPARE(viewOf(lock).waiters, (std::vector<int>{1, 2}));
        QVERIFY(lock.channel->anybodyUnblocks());
        lock.enter("pthread_cond_broadcast", 0);
        const auto given = tokens(lock, Op::Release);
        QCOMPARE(given.size(), std::size_t{2});
        lock.exit("pthread_cond_wait", 1, 0);
        QVERIFY(intersect(given, tokens(lock, Op::Acquire)));
        lock.enter("pthread_cond_timedwait", 3);
        lock.exit("pthread_cond_timedwait", 3, ETIMEDOUT);
        QVERIFY(lock.effects.order.empty());
        lock.enter("pthread_cond_wait", 4);
        lock.exit("pthread_cond_wait", 4, 0); // woken by nobody
        QVERIFY(!intersect(given, tokens(lock, Op::Acquire)));
    }

    // A signal can be stamped before a wait that it wakes: what counts is when it is over.
    void aSignalOnItsWayIsBeforeWhoBeginsToWait()
    {
        Folder lock = lockOf<ConditionChannel>();
        lock.enter("pthread_cond_signal", 0);
        lock.enter("pthread_cond_wait", 1);
        const auto given = tokens(lock, Op::Release);
        QCOMPARE(lock.effects.order.at(0).thread, 0);
        lock.exit("pthread_cond_signal", 0, 0);
        lock.exit("pthread_cond_wait", 1, 0);
        QVERIFY(intersect(tokens(lock, Op::Acquire), given));
        lock.enter("pthread_cond_wait", 1);
        QVERIFY(tokens(lock, Op::Release).empty());
    }

    void barrierOrdersItsOwnRound()
    {
        Folder lock = lockOf<BarrierChannel>();
        tap::Event init = callEvent(tap::Kind::Enter, "pthread_barrier_init", 0);
        init.value = 2;
        lock.fold(init);
        lock.enter("pthread_barrier_wait", 0);
        const auto first = tokens(lock, Op::Release);
        QCOMPARE(viewOf(lock).count, 1);
        QCOMPARE(viewOf(lock).parties, 2);
        lock.enter("pthread_barrier_wait", 1);
        QCOMPARE(tokens(lock, Op::Release), first);
        lock.exit("pthread_barrier_wait", 1, 0);
        QCOMPARE(tokens(lock, Op::Acquire), first);
        lock.enter("pthread_barrier_wait", 1); // the next round, before the other has left this one
        QVERIFY(tokens(lock, Op::Release) != first);
        lock.exit("pthread_barrier_wait", 0, 0);
        QCOMPARE(tokens(lock, Op::Acquire), first);
    }

    void mutexTakenTwice()
    {
        Folder lock = lockOf<MutexChannel>();
        lock.whole("pthread_mutex_lock", 0, 0, 0);
        lock.enter("pthread_mutex_lock", 0);
        lock.enter("pthread_mutex_lock", 1);
        const auto call = tap::callId("pthread_mutex_lock");
        QVERIFY(!lock.channel->sleepReason(call, 0).state.empty());
        QVERIFY(lock.channel->sleepReason(call, 1).state.empty()); // World's own words
        QCOMPARE(wakers(lock, "pthread_mutex_lock", 0), std::vector<int>{0});
    }

    void mutexWhoseOwnerDied()
    {
        Folder lock = lockOf<MutexChannel>();
        tap::Event enter = callEvent(tap::Kind::Enter, "pthread_mutex_lock", 0);
        enter.value = MutexChannel::Known | MutexChannel::Shared;
        lock.fold(enter);
        lock.exit("pthread_mutex_lock", 0, 0);
        QCOMPARE(lock.effects.holds.size(), 1u);
        Effects effects;
        lock.channel->processGone(0, effects);
        QCOMPARE(wakers(lock, "pthread_mutex_lock", 1), std::vector<int>{0}); // who has died
        enter.value |= MutexChannel::Robust;
        enter.thread = 1;
        lock.fold(enter);
        QVERIFY(wakers(lock, "pthread_mutex_lock", 1).empty()); // it is being handed on
    }

    void rangesOfAFile()
    {
        Folder lock = fileLock();
        wholeFile(lock, lockFirst, 0);
        lock.fold(fileEvent(tap::Kind::Enter, lockSecond, 1));
        QVERIFY(wakers(lock, "fcntl(F_SETLKW)", 1).empty());
        lock.fold(fileEvent(tap::Kind::Exit, lockSecond, 1));
        lock.fold(fileEvent(tap::Kind::Enter, lockBoth, 2));
        QCOMPARE(wakers(lock, "fcntl(F_SETLKW)", 2), (std::vector<int>{0, 1}));
        lock.fold(fileEvent(tap::Kind::Enter, unlockFirst, 0));
        const auto given = tokens(lock, Op::Release);
        QCOMPARE(wakers(lock, "fcntl(F_SETLKW)", 2), std::vector<int>{1});
        Effects effects;
        lock.channel->processGone(1, effects);
        QCOMPARE(effects.order.size(), 1u);
        QVERIFY(wakers(lock, "fcntl(F_SETLKW)", 2).empty());
        lock.fold(fileEvent(tap::Kind::Exit, lockBoth, 2));
        QVERIFY(intersect(given, tokens(lock, Op::Acquire)));
    }

    void flockIsAnotherFamily()
    {
        Folder lock = fileLock();
        wholeFile(lock, lockFirst, 0);
        wholeFile(lock, flockShared, 1);
        const auto reads = tokens(lock, Op::Acquire);
        wholeFile(lock, flockShared, 2);
        QCOMPARE(viewOf(lock).sharedBy, (std::vector<int>{1, 2}));
        lock.fold(fileEvent(tap::Kind::Enter, flockExclusive, 3));
        QCOMPARE(wakers(lock, "flock", 3), (std::vector<int>{1, 2}));
        lock.openEnd(1, tap::CanRead);
        lock.closeEnd(1, tap::CanRead);
        QVERIFY(!tokens(lock, Op::Release).empty());
        QVERIFY(!intersect(tokens(lock, Op::Release), reads)); // readers order no readers
        QCOMPARE(wakers(lock, "flock", 3), std::vector<int>{2});
    }

    void eventFdCounts()
    {
        Folder counter{std::make_unique<EventFdChannel>(testObject, 0), {}, 0};
        counter.openEnd(0, tap::CanRead | tap::CanWrite);
        counter.openEnd(1, tap::CanRead | tap::CanWrite);
        counter.enter("read", 1);
        QCOMPARE(viewOf(counter).waiters, std::vector<int>{1});
        QCOMPARE(wakers(counter, "read", 1), (std::vector<int>{0, 1}));
        counter.enter("write", 0);
        QVERIFY(!tokens(counter, Op::Release).empty());
        tap::Event exit = callEvent(tap::Kind::Exit, "write", 0, 8, 8);
        const std::uint64_t three = 3;
        std::memcpy(exit.payload, &three, sizeof three);
        counter.fold(exit);
        QCOMPARE(viewOf(counter).count, 3);
        exit.call = tap::callId("read");
        exit.thread = 1;
        counter.fold(exit);
        QVERIFY(!tokens(counter, Op::Acquire).empty());
        QCOMPARE(viewOf(counter).count, 0);
        counter.closeEnd(0, tap::CanRead | tap::CanWrite);
        QCOMPARE(wakers(counter, "read", 1), std::vector<int>{1});
    }
};

QTEST_GUILESS_MAIN(TestLockKinds)
#include "tst_lockkinds.moc"

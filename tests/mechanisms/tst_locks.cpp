#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/lock/mutexchannel.h"
#include "engine/mechanisms/lock/semaphorechannel.h"

#include <QTest>

#include <cerrno>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

Folder mutex()
{
    return {std::make_unique<MutexChannel>(testObject, 0), {}, 0};
}

Folder semaphore()
{
    return {std::make_unique<SemaphoreChannel>(testObject, 0), {}, 0};
}

LockView viewOf(const Folder& lock)
{
    LockView view;
    lock.channel->view(view);
    return view;
}

bool orders(const Folder& lock, OrderEffect::Op op)
{
    return lock.effects.order.size() == 1 && lock.effects.order[0].op == op;
}

bool blocks(const Folder& lock, const char* call, std::uint16_t thread)
{
    return lock.channel->wouldBlock(callEvent(tap::Kind::Held, call, thread), {thread, thread});
}

} // namespace

class TestLocks : public QObject
{
    Q_OBJECT

private slots:
    void mutexIsHandedOver()
    {
        Folder lock = mutex();
        lock.enter("pthread_mutex_lock", 0);
        QVERIFY(lock.effects.order.empty());
        lock.exit("pthread_mutex_lock", 0, 0);
        QVERIFY(orders(lock, OrderEffect::Op::Acquire));
        QCOMPARE(viewOf(lock).owner, 0);
        QVERIFY(blocks(lock, "pthread_mutex_lock", 1));
        QVERIFY(!blocks(lock, "pthread_mutex_trylock", 1));
        lock.enter("pthread_mutex_lock", 1);
        QCOMPARE(viewOf(lock).waiters, std::vector<int>{1});
        QCOMPARE(lock.channel->unblockers(tap::callId("pthread_mutex_lock"), 1),
                 std::vector<int>{0});
        lock.enter("pthread_mutex_unlock", 0); // takes effect at its entry
        QVERIFY(orders(lock, OrderEffect::Op::Release));
        QCOMPARE(viewOf(lock).owner, -1);
        lock.exit("pthread_mutex_lock", 1, 0); // before the unlock has returned
        QCOMPARE(viewOf(lock).owner, 1);
        lock.exit("pthread_mutex_unlock", 0, 0);
        QCOMPARE(viewOf(lock).owner, 1);
        QVERIFY(viewOf(lock).waiters.empty());
        QCOMPARE(viewOf(lock).acquisitions, 2u);
    }

    void failedAttemptsTakeNothing_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<int>("result");
        QTest::newRow("trylock") << QByteArray("pthread_mutex_trylock") << EBUSY;
        QTest::newRow("timedlock") << QByteArray("pthread_mutex_timedlock") << ETIMEDOUT;
    }

    void failedAttemptsTakeNothing()
    {
        QFETCH(QByteArray, call);
        QFETCH(int, result);
        Folder lock = mutex();
        lock.whole("pthread_mutex_lock", 0, 0, 0);
        lock.whole(call.constData(), 1, 0, result);
        QVERIFY(lock.effects.order.empty());
        QCOMPARE(viewOf(lock).owner, 0);
        QVERIFY(viewOf(lock).waiters.empty());
    }

    void robustHandOver()
    {
        Folder lock = mutex();
        lock.whole("pthread_mutex_lock", 0, 0, 0);
        Effects effects;
        lock.channel->processGone(0, effects);
        QCOMPARE(effects.order.size(), 1u);
        QCOMPARE(effects.order[0].op, OrderEffect::Op::Release);
        QCOMPARE(effects.order[0].thread, 0);
        QVERIFY(viewOf(lock).ownerDied);
        QCOMPARE(lock.channel->holder(), -1);
        lock.whole("pthread_mutex_lock", 1, 0, EOWNERDEAD);
        QVERIFY(lock.hasFact("owner-died"));
        QCOMPARE(viewOf(lock).owner, 1);
        QVERIFY(!viewOf(lock).ownerDied);
    }

    // The next owner may be told by the kernel before the engine has seen the death.
    void robustHandOverSeenFirst()
    {
        Folder lock = mutex();
        lock.whole("pthread_mutex_lock", 0, 0, 0);
        lock.whole("pthread_mutex_lock", 1, 0, EOWNERDEAD);
        QCOMPARE(lock.effects.order.size(), 2u);
        QCOMPARE(lock.effects.order[0].op, OrderEffect::Op::Release);
        QCOMPARE(lock.effects.order[0].thread, 0);
        QCOMPARE(lock.effects.order[1].op, OrderEffect::Op::Acquire);
        QCOMPARE(viewOf(lock).owner, 1);
    }

    void recursiveMutexIsFreeAfterItsLastUnlock()
    {
        Folder lock = mutex();
        lock.whole("pthread_mutex_lock", 0, 0, 0);
        lock.whole("pthread_mutex_lock", 0, 0, 0);
        lock.whole("pthread_mutex_unlock", 0, 0, 0);
        QCOMPARE(viewOf(lock).owner, 0);
        lock.whole("pthread_mutex_unlock", 0, 0, 0);
        QCOMPARE(viewOf(lock).owner, -1);
    }

    void semaphoreCounts()
    {
        Folder lock = semaphore();
        QVERIFY(!viewOf(lock).countKnown);
        lock.enter("sem_post", 0);
        QVERIFY(orders(lock, OrderEffect::Op::Release));
        lock.exit("sem_post", 0, 0);
        lock.whole("sem_post", 0, 0, 0);
        QCOMPARE(viewOf(lock).count, 2);
        lock.whole("sem_wait", 0, 0, 0);
        QVERIFY(orders(lock, OrderEffect::Op::Acquire));
        QVERIFY(viewOf(lock).countKnown);
        lock.whole("sem_wait", 1, 0, 0);
        QCOMPARE(viewOf(lock).count, 0);
        lock.enter("sem_wait", 2);
        QVERIFY(!blocks(lock, "sem_wait", 3));
        lock.state(2, 'S'); // it sleeps: there is no unit
        QVERIFY(blocks(lock, "sem_wait", 3));
        QCOMPARE(viewOf(lock).waiters, std::vector<int>{2});
        lock.enter("sem_post", 1);
        QCOMPARE(viewOf(lock).count, 1);
        QVERIFY(!blocks(lock, "sem_wait", 3));
        lock.exit("sem_wait", 2, 0);
        QCOMPARE(viewOf(lock).count, 0);
    }

    void semaphoreOfUnknownStartNeverClaimsToBlock()
    {
        Folder lock = semaphore();
        lock.whole("sem_wait", 0, 0, 0);
        QVERIFY(!blocks(lock, "sem_wait", 1));
        lock.enter("sem_trywait", 1);
        lock.exit("sem_trywait", 1, -1, EAGAIN);
        QVERIFY(blocks(lock, "sem_wait", 1));
        QCOMPARE(lock.channel->holder(), 0);
        QVERIFY(lock.channel->anybodyUnblocks());
    }
};

QTEST_GUILESS_MAIN(TestLocks)
#include "tst_locks.moc"

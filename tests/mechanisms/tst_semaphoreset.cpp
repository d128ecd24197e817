#include "tests/mechanisms/callevents.h"

#include "engine/mechanisms/lock/semaphoresetchannel.h"

#include <QTest>

#include <cerrno>
#include <cstring>
#include <sys/sem.h>

using namespace crosstalk;
using namespace crosstalk::mechanisms;

namespace {

using Values = std::vector<std::int64_t>;
using Op = OrderEffect::Op;

/// A set that was seen from its beginning.
Folder madeSet(std::uint32_t count)
{
    Folder set{std::make_unique<SemaphoreSetChannel>(testObject, 0), {}, 0};
    tap::Event made = callEvent(tap::Kind::Enter, "semget(new)", 0);
    made.aux = count;
    set.fold(made);
    return set;
}

void enter(Folder& set, std::uint16_t thread, const std::vector<SemaphoreOperation>& operations)
{
    set.fold(callEvent(tap::Kind::Enter, "semop", thread, 0,
                       std::int64_t(operations[0].packed(operations.size()))));
    for (std::size_t i = 1; i < operations.size(); ++i) {
        tap::Event part = callEvent(tap::Kind::Part, "", thread);
        std::memcpy(part.payload, &operations[i], sizeof operations[i]);
        set.fold(part);
    }
}

void leave(Folder& set, std::uint16_t thread, int error = 0)
{
    set.exit("semop", thread, error != 0 ? -1 : 0, error);
}

void setValue(Folder& set, int number, int value)
{
    set.fold(callEvent(tap::Kind::Enter, "semctl(SETVAL)", 0, 0,
                       std::int64_t(packedSetting(number, value))));
    set.exit("semctl(SETVAL)", 0, 0);
}

LockView viewOf(const Folder& set)
{
    LockView view;
    set.channel->view(view);
    return view;
}

std::string stateFor(const Folder& set, int sleeper)
{
    return set.channel->sleepReason(tap::callId("semop"), sleeper).state;
}

bool orders(const Folder& set, Op op, std::uint64_t part)
{
    for (const OrderEffect& effect : set.effects.order)
        if (effect.op == op && effect.offset == part)
            return true;
    return false;
}

bool blocks(const Folder& set, SemaphoreOperation operation)
{
    return set.channel->wouldBlock(callEvent(tap::Kind::Held, "semop", 3, 0,
                                             std::int64_t(operation.packed(1))),
                                   {3, 3});
}

} // namespace

class TestSemaphoreSet : public QObject
{
    Q_OBJECT

private slots:
    void unitsAreGivenAtTheEntryAndTakenAtTheReturn()
    {
        Folder set = madeSet(2);
        QCOMPARE(viewOf(set).counts, Values({0, 0}));
        setValue(set, 1, 3);
        QCOMPARE(viewOf(set).counts, Values({0, 3}));
        enter(set, 1, {{0, -2, 0}, {1, -1, 0}});
        QCOMPARE(viewOf(set).waiters, std::vector<int>{1});
        QCOMPARE(stateFor(set, 1), std::string("has 0 left in semaphore 0, and it needs 2"));
        enter(set, 2, {{0, 2, 0}});
        QVERIFY(orders(set, Op::Release, 0));
        QVERIFY(viewOf(set).waiters.empty());
        leave(set, 1); // before the one that woke it has returned
        QVERIFY(orders(set, Op::Acquire, 0) && orders(set, Op::Acquire, 2));
        leave(set, 2);
        QCOMPARE(viewOf(set).counts, Values({0, 2}));
        QCOMPARE(viewOf(set).acquisitions, 1u);
    }

    void allOperationsAreDoneAtOnce()
    {
        Folder set = madeSet(2);
        setValue(set, 0, 1);
        enter(set, 1, {{0, -1, 0}, {1, -1, 0}}); // has the first, lacks the second
        QCOMPARE(stateFor(set, 1), std::string("has 0 left in semaphore 1, and it needs 1"));
        QCOMPARE(viewOf(set).counts, Values({1, 0}));
        enter(set, 2, {{0, -1, 0}}); // so it can be taken from it
        QVERIFY(!blocks(set, {0, -1, 0}));
        leave(set, 2);
        QCOMPARE(viewOf(set).counts, Values({0, 0}));
        QCOMPARE(stateFor(set, 1), std::string("has 0 left in semaphore 0, and it needs 1"));
    }

    void oneSemaphoreIsLikeAnyOther()
    {
        Folder set = madeSet(1);
        QVERIFY(viewOf(set).counts.empty());
        QVERIFY(viewOf(set).countKnown);
        QVERIFY(blocks(set, {0, -1, 0}));
        QVERIFY(!blocks(set, {0, -1, IPC_NOWAIT}));
        enter(set, 1, {{0, -1, 0}});
        QCOMPARE(stateFor(set, 1), std::string("has no unit left"));
        setValue(set, 0, 5);
        QCOMPARE(viewOf(set).count, 5);
        leave(set, 1);
        QCOMPARE(viewOf(set).count, 4);
        QCOMPARE(set.channel->kind(), std::string("semaphore"));
        QCOMPARE(set.channel->holder(), -1);
        QVERIFY(set.channel->anybodyUnblocks());
    }

    void waitsForZero()
    {
        Folder set = madeSet(1);
        setValue(set, 0, 2);
        QVERIFY(blocks(set, {0, 0, 0}));
        enter(set, 1, {{0, 0, 0}});
        QCOMPARE(stateFor(set, 1), std::string("has 2 left, and it waits for none"));
        enter(set, 2, {{0, -2, 0}});
        QVERIFY(orders(set, Op::Release, 1));
        leave(set, 2);
        QVERIFY(!blocks(set, {0, 0, 0}));
        leave(set, 1);
        QVERIFY(orders(set, Op::Acquire, 1));
        QCOMPARE(viewOf(set).count, 0);
    }

    void whatFailsChangesNothing()
    {
        Folder set = madeSet(1);
        setValue(set, 0, 32767);
        enter(set, 1, {{0, 1, 0}});
        leave(set, 1, ERANGE);
        QCOMPARE(viewOf(set).count, 32767);
        enter(set, 1, {{0, -7, 0}});
        leave(set, 1, EINTR);
        QCOMPARE(viewOf(set).count, 32767);
        QVERIFY(set.effects.order.empty());
    }

    void theKernelUndoes()
    {
        Folder set = madeSet(2);
        setValue(set, 0, 2);
        enter(set, 1, {{0, -1, SEM_UNDO}});
        leave(set, 1);
        enter(set, 2, {{0, -1, SEM_UNDO}});
        leave(set, 2);
        enter(set, 2, {{0, 1, SEM_UNDO}}); // gave it back itself
        leave(set, 2);
        QCOMPARE(viewOf(set).counts, Values({1, 0}));
        for (const int process : {1, 2}) {
            set.effects.clear();
            set.channel->processGone(process, set.effects);
            QCOMPARE(set.hasFact("undone"), process == 1);
            QCOMPARE(orders(set, Op::Release, 0), process == 1);
            QCOMPARE(viewOf(set).counts, Values({2, 0}));
        }
    }

    // Found by somebody of the run, with values of before it; later ones know no better.
    void valuesOfASetThatWasThere()
    {
        Folder set{std::make_unique<SemaphoreSetChannel>(testObject, 0), {}, 0};
        const auto find = [&](std::uint64_t values) {
            tap::Event found = callEvent(tap::Kind::Enter, "semget(found)", 0);
            found.aux = 3;
            found.value = values;
            set.fold(found);
        };
        QVERIFY(!viewOf(set).countKnown);
        find(0x0003'0002'0001);
        QCOMPARE(viewOf(set).counts, Values({1, 2, 3}));
        enter(set, 1, {{1, -2, 0}});
        leave(set, 1);
        find(0x0003'0002'0001);
        QCOMPARE(viewOf(set).counts, Values({1, 0, 3}));
    }

    void unknownValuesNeverClaimToBlock()
    {
        Folder set{std::make_unique<SemaphoreSetChannel>(testObject, 0), {}, 0};
        QVERIFY(!blocks(set, {0, -1, 0}));
        enter(set, 1, {{0, -1, 0}});
        QVERIFY(viewOf(set).waiters.empty());
        set.state(1, 'S'); // it sleeps: there is no unit
        QCOMPARE(viewOf(set).waiters, std::vector<int>{1});
        QVERIFY(blocks(set, {0, -1, 0}));
    }

    // What the kernel says counts where nobody else is at the set.
    void theValueThatTheKernelSays()
    {
        Folder set = madeSet(2);
        const auto ask = [&](int answer) {
            set.fold(callEvent(tap::Kind::Enter, "semctl(GETVAL)", 3, 0,
                               std::int64_t(packedSetting(1, 0))));
            set.exit("semctl(GETVAL)", 3, answer);
        };
        ask(6);
        QCOMPARE(viewOf(set).counts, Values({0, 6}));
        enter(set, 1, {{0, -1, 0}});
        ask(2);
        QCOMPARE(viewOf(set).counts, Values({0, 6}));
    }

    void allValuesAtOnce()
    {
        Folder set = madeSet(5);
        set.enter("semctl(SETALL)", 0);
        for (const std::uint64_t from : {0, 4}) { // nobody says how many there are
            tap::Event part = callEvent(tap::Kind::Part, "", 0, 8);
            part.offset = from;
            const std::uint16_t values[]{9, 8, 7, 6};
            std::memcpy(part.payload, values, sizeof values);
            set.fold(part);
        }
        set.exit("semctl(SETALL)", 0, 0);
        QCOMPARE(viewOf(set).counts, Values({9, 8, 7, 6, 9}));
    }

    // What a worker writes over its ring is no reason to take all memory there is.
    void anythingMayStandInAnEvent()
    {
        Folder set = madeSet(0xffff'ffff);
        setValue(set, -16, 1);
        set.fold(callEvent(tap::Kind::Enter, "semctl(SETALL)", 1));
        tap::Event part = callEvent(tap::Kind::Part, "", 1, 0xffff'ffff);
        part.offset = ~std::uint64_t{0};
        set.fold(part);
        QVERIFY(viewOf(set).counts.size() <= 0x10000);
    }

    void comesBackFromARecording()
    {
        Folder set = madeSet(2);
        enter(set, 1, {{0, 1, SEM_UNDO}, {1, 2, 0}});
        leave(set, 1);
        enter(set, 1, {{0, -3, 0}});
        StateArchive out;
        out.setCounts({4, 0, 0});
        set.channel->archive(out);
        const auto bytes = out.take();
        StateArchive in{std::span(bytes)};
        in.setCounts({4, 0, 0});
        Folder again{std::make_unique<SemaphoreSetChannel>(testObject, 0), {}, 0};
        again.channel->archive(in);
        QVERIFY(in.isWhole());
        QCOMPARE(viewOf(again).counts, Values({1, 2}));
        QCOMPARE(viewOf(again).waiters, std::vector<int>{1});
        again.channel->processGone(1, again.effects);
        QCOMPARE(viewOf(again).counts, Values({0, 2}));
        QVERIFY(viewOf(again).waiters.empty());
    }
};

QTEST_GUILESS_MAIN(TestSemaphoreSet)
#include "tst_semaphoreset.moc"

#include "engine/analysis/waitgraph.h"
#include "tests/world/story.h"

#include <QTest>

using namespace crosstalk;
using analysis::DeadlockWatch;
using analysis::findDeadlocks;
using world::BlockedProcess;

using Blocked = std::vector<BlockedProcess>;
using Sets = std::vector<std::vector<int>>;

Q_DECLARE_METATYPE(Blocked)
Q_DECLARE_METATYPE(Sets)

namespace {

BlockedProcess sleeper(int process, const char* call, std::vector<int> unblockers,
                       const char* object = "")
{
    BlockedProcess blocked{process, tap::callId(call), -1, object, std::move(unblockers)};
    blocked.timed = std::string_view(call).find("timed") != std::string_view::npos;
    return blocked;
}

BlockedProcess needsAll(BlockedProcess blocked)
{
    blocked.needsAll = true;
    return blocked;
}

BlockedProcess hopeless(BlockedProcess blocked)
{
    blocked.hopeless = true;
    return blocked;
}

BlockedProcess withThreadAwake(BlockedProcess blocked)
{
    blocked.whole = false;
    return blocked;
}

Sets setsOf(const std::vector<world::Deadlock>& deadlocks)
{
    Sets result;
    for (const world::Deadlock& deadlock : deadlocks) {
        result.emplace_back();
        for (const world::Wait& wait : deadlock.waits)
            result.back().push_back(wait.process);
    }
    return result;
}

} // namespace

class tst_WaitGraph : public QObject
{
    Q_OBJECT

private slots:
    void deadlocks_data();
    void deadlocks();
    void sentence();
    void whoWaitsBehind();
    void connectThatIsNotAnswered_data();
    void connectThatIsNotAnswered();
    void onlyWhatLastsIsReported();
};

void tst_WaitGraph::deadlocks_data()
{
    QTest::addColumn<Blocked>("blocked");
    QTest::addColumn<Sets>("expected");
    constexpr const char* lock = "pthread_mutex_lock";
    QTest::newRow("nobody sleeps") << Blocked{} << Sets{};
    QTest::newRow("lock cycle of two")
        << Blocked{sleeper(0, lock, {1}), sleeper(1, lock, {0})} << Sets{{0, 1}};
    QTest::newRow("owner runs") << Blocked{sleeper(0, lock, {1})} << Sets{};
    QTest::newRow("owner sleeps in something that ends")
        << Blocked{sleeper(0, lock, {1}), sleeper(1, "nanosleep", {})} << Sets{};
    QTest::newRow("locked twice by one") << Blocked{sleeper(0, lock, {0})} << Sets{{0}};
    QTest::newRow("cycle of three, one waits besides")
        << Blocked{sleeper(0, lock, {1}), sleeper(1, lock, {2}), sleeper(2, lock, {0}),
                   sleeper(3, lock, {0})}
        << Sets{{0, 1, 2}};
    QTest::newRow("a writer needs all readers to leave, one of them is stuck")
        << Blocked{needsAll(sleeper(0, "pthread_rwlock_wrlock", {1, 2})), sleeper(1, lock, {0})}
        << Sets{{0, 1}};
    QTest::newRow("one holder of the write end of two would do")
        << Blocked{sleeper(0, "read", {1, 2}), sleeper(1, lock, {0})} << Sets{};
    QTest::newRow("the owner has died") << Blocked{hopeless(sleeper(0, lock, {}))} << Sets{{0}};
    QTest::newRow("waits for who waits for the dead")
        << Blocked{sleeper(0, lock, {1}), hopeless(sleeper(1, lock, {}))} << Sets{{1}};
    QTest::newRow("another thread of it is awake")
        << Blocked{sleeper(0, lock, {1}), withThreadAwake(sleeper(1, lock, {0}))} << Sets{};
    QTest::newRow("a parent that waits for two knots")
        << Blocked{sleeper(0, "wait", {1, 3}), sleeper(1, lock, {2}), sleeper(2, lock, {1}),
                   sleeper(3, "read", {3})}
        << Sets{{1, 2}, {3}};
    QTest::newRow("two that have nothing to do with each other")
        << Blocked{sleeper(0, lock, {2}), sleeper(1, lock, {3}), sleeper(2, lock, {0}),
                   sleeper(3, lock, {1})}
        << Sets{{0, 2}, {1, 3}};
    QTest::newRow("a third could post")
        << Blocked{sleeper(0, "sem_wait", {0, 1, 2}), sleeper(1, "sem_wait", {0, 1, 2})} << Sets{};
    QTest::newRow("all who could post sleep")
        << Blocked{sleeper(0, "sem_wait", {0, 1, 2}), sleeper(1, "sem_wait", {0, 1, 2}),
                   sleeper(2, "read", {0})}
        << Sets{{0, 1, 2}};
    QTest::newRow("timed wait in the cycle")
        << Blocked{sleeper(0, lock, {1}), sleeper(1, "pthread_mutex_timedlock", {0})} << Sets{};
    QTest::newRow("reader that holds the write end itself")
        << Blocked{sleeper(0, "read", {0})} << Sets{{0}};
    QTest::newRow("two fill each other's pipes")
        << Blocked{sleeper(0, "write", {1}), sleeper(1, "write", {0})} << Sets{{0, 1}};
    QTest::newRow("being woken") << Blocked{sleeper(0, lock, {})} << Sets{};
    QTest::newRow("one thread of it can go on")
        << Blocked{sleeper(0, lock, {1}), sleeper(1, lock, {0}), sleeper(1, "read", {2})} << Sets{};
}

void tst_WaitGraph::deadlocks()
{
    QFETCH(Blocked, blocked);
    QFETCH(Sets, expected);
    QCOMPARE(setsOf(findDeadlocks(blocked)), expected);
}

void tst_WaitGraph::sentence()
{
    const Blocked blocked{sleeper(1, "pthread_mutex_lock", {0}, "A"),
                          sleeper(0, "pthread_mutex_lock", {1}, "B")};
    const auto found = findDeadlocks(blocked);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(found[0].why),
             QStringLiteral("P1 sleeps in pthread_mutex_lock on B, only P2 could wake it; "
                            "P2 sleeps in pthread_mutex_lock on A, only P1 could wake it. "
                            "All of them sleep, so none can ever go on."));
    QCOMPARE(found[0].waits[0].call, std::string("pthread_mutex_lock"));
    QCOMPARE(found[0].waits[0].waitsFor, std::vector<int>{1});
}

void tst_WaitGraph::whoWaitsBehind()
{
    const Blocked blocked{sleeper(0, "wait", {1}), sleeper(1, "read", {1}, "pipe")};
    const auto found = findDeadlocks(blocked);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].behind.size(), std::size_t{1});
    QCOMPARE(found[0].behind[0].process, 0);
    QCOMPARE(QString::fromStdString(found[0].why),
             QStringLiteral("P2 sleeps in read on pipe, only P2 itself could wake it. It can never "
                            "go on. P1 waits for it."));
}

/// A server that sleeps in accept, and a client whose request to connect the network has lost: each
/// looks as if it waited for the other. The one whose place at a Unix socket is taken does wait.
void tst_WaitGraph::connectThatIsNotAnswered_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<Sets>("expected");
    QTest::newRow("TCP, with room") << int(tap::ObjectKind::TcpListener) << 0 << Sets{};
    QTest::newRow("TCP, full") << int(tap::ObjectKind::TcpListener) << 2 << Sets{};
    QTest::newRow("Unix, full") << int(tap::ObjectKind::UnixListener) << 2 << Sets{{0, 1}};
}

void tst_WaitGraph::connectThatIsNotAnswered()
{
    QFETCH(int, kind);
    QFETCH(int, waiting);
    QFETCH(Sets, expected);
    constexpr std::uint64_t listener = 0x115;
    world::Story story;
    story.writerAndReader(); // the client, process 0, is the one whom the server waits for
    tap::Event door = story.event(tap::Kind::Describe, 1);
    door.object = listener;
    door.size = 2;
    door.call = tap::CallId(kind);
    story.add(door);
    door = story.event(tap::Kind::Open, 1);
    door.object = listener;
    door.fd = 3;
    door.flags = tap::CanRead;
    story.add(door);
    for (int i = 0; i < waiting; ++i) {
        story.enter("connect", 0, listener, 4 + i);
        story.exit("connect", 0, listener, 4 + i);
    }
    story.enter("connect", 0, listener, 9);
    if (waiting == 0)
        story.enter("accept", 1, listener, 3);
    else
        story.enter("read", 1, world::Story::pipe, 0, 1);
    story.state(0, 'S');
    story.state(1, 'S');
    QCOMPARE(story.world.blocked().size(), std::size_t{2});
    QCOMPARE(setsOf(findDeadlocks(story.world.blocked())), expected);
}

void tst_WaitGraph::onlyWhatLastsIsReported()
{
    const Blocked cycle{sleeper(0, "write", {1}), sleeper(1, "write", {0})};
    const Blocked half{sleeper(0, "write", {1})};
    constexpr std::uint64_t settle = DeadlockWatch::settleNs;
    DeadlockWatch watch;
    QVERIFY(watch.look(cycle, 0).empty());
    QVERIFY(watch.look(half, settle / 2).empty());
    QVERIFY(watch.look(cycle, settle).empty()); // it was interrupted
    QVERIFY(watch.look(cycle, 2 * settle - 1).empty());
    QCOMPARE(watch.look(cycle, 2 * settle).size(), std::size_t{1});
    QCOMPARE(watch.look(cycle, 3 * settle).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(tst_WaitGraph)
#include "tst_waitgraph.moc"

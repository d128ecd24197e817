#include "tests/world/story.h"

#include <QTest>

#include <cerrno>
#include <csignal>

using namespace crosstalk;
using namespace crosstalk::world;

class TestWorldLife : public QObject
{
    Q_OBJECT

private slots:
    void processesTheEngineStarted()
    {
        Story run;
        QCOMPARE(run.world.addProcess({"P1", "writer", 100}), 0);
        QCOMPARE(run.world.addProcess({"P2", "reader", 101}), 1);
        QCOMPARE(run.now().processes[1].state, ProcessState::Starting);
        run.start(1); // the second one comes first
        run.start(0);
        const Snapshot view = run.now();
        QCOMPARE(view.processes[0].program, std::string("writer"));
        QCOMPARE(view.processes[1].name, std::string("P2"));
        QCOMPARE(view.processes[1].state, ProcessState::Running);
        QCOMPARE(run.world.processOf(1), 1);
        QCOMPARE(run.world.processByPid(100), 0);
        QCOMPARE(run.world.processOf(9), -1);
    }

    void forkIsFollowed()
    {
        Story run;
        run.world.addProcess({"P1", "parent", 100});
        run.start(0);
        run.start(1, 1);
        const Snapshot view = run.now();
        QCOMPARE(view.processes.size(), 2u);
        QCOMPARE(view.processes[1].name, std::string("P2"));
        QCOMPARE(view.processes[1].program, std::string("parent"));
        run.enter("wait", 0, 0);
        run.state(0, 'S');
        QCOMPARE(run.world.blocked()[0].unblockers, std::vector<int>{1});
        tap::Event e = run.call(tap::Kind::Exit, "wait", 0, 0);
        e.value = 101;
        const int status = 3 << 8;
        std::memcpy(e.payload, &status, sizeof status);
        run.add(e);
        QCOMPARE(run.now().processes[1].state, ProcessState::Exited);
        QCOMPARE(run.now().processes[1].exitCode, 3);
    }

    /// A row of the timeline is known by its process's number, whichever child begins first.
    void lanesAreInTheOrderOfProcesses()
    {
        History history;
        Story run;
        run.world.feed(&history);
        run.world.addProcess({"P1", "parent", 100});
        run.start(0);
        for (const std::uint64_t child : {101, 102}) {
            tap::Event forked = run.call(tap::Kind::Exit, "fork", 0, 0);
            forked.value = child;
            run.add(forked);
        }
        run.start(2, 1);
        run.start(1, 1);
        const Snapshot view = run.now();
        const auto lanes = history.lanes();
        QCOMPARE(lanes.size(), view.processes.size());
        for (std::size_t i = 0; i < lanes.size(); ++i)
            QCOMPARE(lanes[i].name, view.processes[i].name);
    }

    void ends_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("signal");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QByteArray>("note");
        QTest::newRow("exit") << (3 << 8) << 3 << QByteArray() << QByteArray("exited")
                              << QByteArray("P1 has ended with exit code 3.");
        QTest::newRow("kill") << SIGKILL << 0 << QByteArray("SIGKILL") << QByteArray("killed")
                              << QByteArray("P1 was ended by SIGKILL.");
        QTest::newRow("pipe") << SIGPIPE << 0 << QByteArray("SIGPIPE") << QByteArray("sigpipe")
                              << QByteArray("P1 was ended by SIGPIPE: it wrote to a pipe that "
                                            "nobody can read any more.");
    }

    void ends()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, fact);
        Story run;
        run.start(0);
        run.exited(0, status);
        const Snapshot view = run.now();
        QTEST(view.processes[0].exitCode, "code");
        QTEST(QByteArray::fromStdString(view.processes[0].exitSignal), "signal");
        QTEST(QByteArray::fromStdString(view.processes[0].note), "note");
        QCOMPARE(run.count(fact.toStdString()), 1);
        QCOMPARE(view.run, RunState::Finished);
    }

    void orderlyEndThenItsStatus()
    {
        Story run;
        run.start(0);
        run.end(0);
        QCOMPARE(run.now().processes[0].state, ProcessState::Exited);
        QCOMPARE(run.count("exited"), 0);
        run.exited(0, 5 << 8);
        QCOMPARE(run.now().processes[0].exitCode, 5);
        QCOMPARE(run.count("exited"), 1);
    }

    // Killed while it held the mutex: shown with what it held, and the next owner is told.
    void diesHoldingALock()
    {
        Story run;
        run.twoDepositors();
        run.watch(0, "mutex", Story::mutexAt, 40, tap::ValueType::Bytes);
        run.lock(0);
        run.exited(0, SIGKILL);
        Snapshot view = run.now();
        QCOMPARE(view.processes[0].diedHolding, std::string("mutex"));
        QCOMPARE(view.processes[0].note,
                 std::string("P1 was ended by SIGKILL while it held mutex."));
        QVERIFY(view.channels[1].lock->ownerDied);
        QCOMPARE(view.headline,
                 std::string("P1 died holding mutex: whoever locks it next is told so."));
        run.lock(1, EOWNERDEAD);
        view = run.now();
        QCOMPARE(run.count("owner-died", "mutex"), 1);
        QCOMPARE(view.processes[1].holds, std::vector<std::string>{"mutex"});
        QVERIFY(run.told("P2 gets mutex from a dead owner"));
    }

    void threadsOfOneProcess()
    {
        Story run;
        run.start(0);
        tap::Event e = run.event(tap::Kind::ThreadStart, 1);
        e.value = 100;
        e.offset = 555;
        e.size = 1;
        run.add(e);
        QCOMPARE(run.now().processes.size(), 1u);
        QCOMPARE(run.now().processes[0].threads, 2);
        run.enter("pthread_join", 0, 0);
        run.state(0, 'S');
        QCOMPARE(run.now().processes[0].state, ProcessState::Running); // the other one runs
        run.end(1);
        QCOMPARE(run.now().processes[0].threads, 1);
        QCOMPARE(run.now().processes[0].state, ProcessState::Asleep);
    }

    void aScribbledRingIsSaid()
    {
        Story run;
        run.start(0);
        tap::Event e = run.event(tap::Kind::Overflow, tap::engineThread);
        e.size = 0;
        run.add(e);
        QCOMPARE(run.now().processes[0].state, ProcessState::Lost);
        QVERIFY(!run.now().processes[0].note.empty());
    }

    // Whatever a ring may hold, the engine does not fall over it.
    void nonsenseIsSurvived()
    {
        Story run;
        run.twoDepositors();
        std::uint64_t random = 88172645463325252;
        const auto next = [&] {
            random ^= random << 13;
            random ^= random >> 7;
            return random ^= random << 17;
        };
        for (int i = 0; i < 200'000; ++i) {
            tap::Event e{};
            e.kind = tap::Kind(next() % 32);
            e.thread = std::uint16_t(next() % 4 == 0 ? next() : next() % 3);
            e.object = next() % 3 == 0 ? next() : Story::segment;
            e.offset = next() % 200;
            e.value = next() % 3 == 0 ? next() : next() % 300;
            e.size = std::uint32_t(next() % 5 == 0 ? next() : next() % 64);
            e.aux = std::uint32_t(next() % run.names.size());
            e.fd = std::int16_t(next() % 8);
            e.flags = std::uint8_t(next());
            e.time = ++run.time;
            const char* calls[] = {"read",     "write", "pthread_mutex_lock",
                                   "sem_wait", "fork",  "wait"};
            e.call = next() % 2 == 0 ? tap::callId(calls[next() % 6]) : tap::CallId(next() % 8);
            run.effects.clear();
            run.world.fold(e, std::uint64_t(i), run.effects);
            if (i % 5000 == 0)
                QVERIFY(run.now().processes.size() >= 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestWorldLife)
#include "tst_worldlife.moc"

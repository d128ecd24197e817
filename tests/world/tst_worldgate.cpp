#include "tests/world/story.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::world;

namespace {
constexpr std::uint64_t ms = 1'000'000;
}

class TestWorldGate : public QObject
{
    Q_OBJECT

private slots:
    // Held is the user's doing: no part of any sleep, whichever way it is added up.
    void heldIsNotAsleep()
    {
        Story run;
        run.pace(0, true);
        run.writerAndReader();
        run.stepNs = 100 * ms;
        run.hold(run.call(tap::Kind::Enter, "read", 1, Story::pipe, 0, 4096));
        run.state(1, 'S'); // the gate is a futex: the kernel calls it asleep
        const Snapshot held = run.now();
        QCOMPARE(held.processes[1].state, ProcessState::Held);
        QVERIFY(!held.processes[1].sleep);
        QVERIFY(held.sleeps.empty());
        QCOMPARE(held.processes[1].next->call, std::string("read"));
        QVERIFY(held.processes[1].next->wouldBlock);
        run.release(1);
        QCOMPARE(run.count("step"), 1);
        QCOMPARE(run.now().lastStepped, 1);
        run.enter("read", 1, Story::pipe, 0, 4096);
        run.state(1, 'S');
        run.enter("write", 0, Story::pipe, 1, 10);
        run.exit("write", 0, Story::pipe, 1, 10, 10);
        tap::Event gate = run.call(tap::Kind::Exit, "read", 1, Story::pipe, 0, 4096);
        gate.value = 10;
        run.hold(gate); // it woke: stopped at the exit gate
        const Snapshot done = run.now();
        QCOMPARE(done.processes[1].state, ProcessState::Held);
        QVERIFY(done.processes[1].next->returning);
        QCOMPARE(*done.processes[1].next->value, 10);
        QCOMPARE(done.sleeps.size(), 1u);
        QCOMPARE(done.sleeps[0].totalNs, 400 * ms);
        run.time += 5000 * ms; // a teacher talks
        QCOMPARE(run.now().sleeps[0].totalNs, 400 * ms);
        QVERIFY(run.now().processes[1].asleepShare > 0.5);
        run.release(1);
        run.exit("read", 1, Story::pipe, 0, 10, 4096);
        QCOMPARE(run.now().sleeps[0].totalNs, 400 * ms);
        QCOMPARE(run.now().sleeps[0].count, 1u);
    }

    // The gate is open: only this one send waits, and the user wanted it so.
    void aSendIsHeldBack()
    {
        Story run;
        run.world.nameChannel(Story::pipe, "pipe");
        run.writerAndReader();
        tap::Event held = run.call(tap::Kind::Enter, "write", 0, Story::pipe, 1, 30);
        held.payload[0] = 1;
        run.hold(held);
        run.state(0, 'S');
        QCOMPARE(run.now().processes[0].state, ProcessState::Held);
        QCOMPARE(run.now().processes[0].next->call, std::string("write"));
        QCOMPARE(run.count("held-back", "pipe"), 1);
        QVERIFY(run.told("P1's write on pipe is held by you before it is made"));
        run.release(0);
        run.write(30);
        QCOMPARE(run.now().processes[0].state, ProcessState::Running);
        QVERIFY(run.now().sleeps.empty());
    }

    void frozenIsNotAsleep()
    {
        Story run;
        run.stepNs = 100 * ms;
        run.writerAndReader();
        run.enter("read", 1, Story::pipe, 0, 4096);
        run.state(1, 'S');
        run.state(1, 'T');
        QCOMPARE(run.now().processes[1].state, ProcessState::Stopped);
        QCOMPARE(run.now().sleeps[0].totalNs, 200 * ms);
        QCOMPARE(run.count("frozen"), 1);
        run.time += 3000 * ms;
        run.state(1, 'S'); // thawed, and asleep again in the same call
        run.state(1, 'R');
        const Snapshot view = run.now();
        QCOMPARE(run.count("thawed"), 1);
        QCOMPARE(view.sleeps[0].count, 1u);
        QCOMPARE(view.sleeps[0].totalNs, 300 * ms);
        QVERIFY(run.told("P2 is frozen (SIGSTOP)"));
    }

    void sleepSeenOnlyByItsExit()
    {
        Story run;
        run.writerAndReader();
        run.enter("read", 1, Story::pipe, 0, 100);
        tap::Event e = run.call(tap::Kind::Exit, "read", 1, Story::pipe, 0, 100);
        e.flags = tap::Slept;
        run.add(e);
        QCOMPARE(run.now().sleeps.size(), 1u);
        QCOMPARE(run.now().sleeps[0].totalNs, ms);
    }

    void sleepGoingOnIsInTheSum()
    {
        Story run;
        run.writerAndReader();
        run.enter("read", 1, Story::pipe, 0, 100);
        run.state(1, 'S');
        const Snapshot view = run.world.snapshot(run.time + 10 * ms);
        QCOMPARE(view.sleeps.size(), 1u);
        QCOMPARE(view.sleeps[0].totalNs, 11 * ms);
        QCOMPARE(view.sleeps[0].count, 1u);
        QVERIFY(!view.sleeps[0].why.empty());
    }

    void paceAndRunState()
    {
        Story run;
        run.start(0);
        QVERIFY(!run.now().gateClosed);
        run.pace(4);
        QVERIFY(run.now().gateClosed);
        QCOMPARE(run.now().stepsPerSecond, 4.0);
        QCOMPARE(run.now().run, RunState::Running);
        run.pace(4, true);
        QCOMPARE(run.now().run, RunState::Paused);
    }
};

QTEST_GUILESS_MAIN(TestWorldGate)
#include "tst_worldgate.moc"

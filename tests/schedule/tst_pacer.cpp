#include "engine/schedule/pacer.h"

#include <QtTest>

#include <map>
#include <optional>

using namespace crosstalk;
using schedule::Gate;
using schedule::Pacer;
using schedule::Standing;
using schedule::Worker;
using tap::SlotState;

namespace {

/// Workers without processes: their slots are set by the test, what /proc would say too.
class Stand
{
public:
    explicit Stand(int count)
    {
        auto made = process::ControlRegion::create();
        if (!made)
            qFatal("%s", made.error().sentence().c_str());
        region.emplace(std::move(*made));
        region->header().nextSlot.store(std::uint32_t(count));
        for (int i = 0; i < count; ++i) {
            region->slot(std::uint32_t(i)).pid.store(100 + i);
            region->slot(std::uint32_t(i)).tid.store(100 + i);
            kernel[100 + i] = 'S';
            workers.push_back({std::uint32_t(i), i});
            set(i, SlotState::AtGate);
        }
        gate.emplace(*region, [this](std::int32_t, std::int32_t tid) { return kernel[tid]; });
    }

    void set(int slot, SlotState state) { region->slot(std::uint32_t(slot)).state.store(state); }

    /// Which slot was granted a pass, the pass taken as its thread would; -1: none.
    int taken()
    {
        for (const Worker& worker : workers)
            if (region->slot(worker.slot).grants.exchange(0) != 0)
                return int(worker.slot);
        return -1;
    }

    /// Looks until somebody may go; the first look after a step only finds that all stand still.
    int next(Pacer& pacer, std::uint64_t now)
    {
        pacer.tick(workers, now);
        pacer.tick(workers, now);
        return taken();
    }

    std::optional<process::ControlRegion> region;
    std::map<std::int32_t, char> kernel;
    std::vector<Worker> workers;
    std::optional<Gate> gate;
};

std::vector<int> schedule20(std::uint64_t seed)
{
    Stand stand(3);
    Pacer pacer(*stand.gate, seed);
    pacer.setSpeed(1000);
    std::vector<int> chosen;
    for (std::uint64_t step = 0; step < 20; ++step)
        chosen.push_back(stand.next(pacer, step * 1'000'000));
    return chosen;
}

} // namespace

class TestPacer : public QObject
{
    Q_OBJECT

private slots:
    void aSeedIsASchedule();
    void keepsToItsSpeed();
    void lateStepsAreNotMadeGoodByABurst();
    void pausedNobodyGoes();
    void aStepIsForOneProcessAndPauses();
    void whoCannotStepDoesNotStepLater();
    void oneRunsAtATime();
    void whoSleepsInACallIsStoppedAtItsExit();
    void stoppedAndGoneAreNotChosen();
    void allAsleepIsStuck();
    void fullSpeedOpensTheGateForAll();
    void runsUntilTheConditionThenSlowly();
};

void TestPacer::aSeedIsASchedule()
{
    const auto first = schedule20(7);
    QCOMPARE(first, schedule20(7));
    QVERIFY(first != schedule20(8));
    for (const int slot : {0, 1, 2})
        QVERIFY(std::find(first.begin(), first.end(), slot) != first.end());
    QVERIFY(std::find(first.begin(), first.end(), -1) == first.end());
}

void TestPacer::keepsToItsSpeed()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(4);
    QVERIFY(stand.next(pacer, 1'000'000'000) >= 0);
    QCOMPARE(stand.next(pacer, 1'249'000'000), -1);
    QVERIFY(stand.next(pacer, 1'250'000'001) >= 0);
    QCOMPARE(pacer.steps(), std::uint64_t(2));
}

void TestPacer::lateStepsAreNotMadeGoodByABurst()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(10);
    QVERIFY(stand.next(pacer, 1'000'000'000) >= 0);
    QVERIFY(stand.next(pacer, 5'000'000'000) >= 0); // four seconds late
    QCOMPARE(stand.next(pacer, 5'001'000'000), -1);
}

void TestPacer::pausedNobodyGoes()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(1000);
    pacer.pause();
    for (std::uint64_t now = 0; now < 10; ++now)
        QCOMPARE(stand.next(pacer, now * 1'000'000'000), -1);
    QVERIFY(stand.gate->isClosed());
    pacer.resume();
    QVERIFY(stand.next(pacer, 11'000'000'000) >= 0);
}

void TestPacer::aStepIsForOneProcessAndPauses()
{
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    pacer.step(1);
    QVERIFY(pacer.isPaused());
    QCOMPARE(stand.next(pacer, 1), 1);
    QCOMPARE(pacer.lastStepped(), 1);
    QCOMPARE(stand.next(pacer, 2), -1);
    pacer.step(2);
    pacer.step(0);
    QCOMPARE(stand.next(pacer, 3), 2);
    QCOMPARE(stand.next(pacer, 4), 0);
}

void TestPacer::whoCannotStepDoesNotStepLater()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.pause();
    stand.set(1, SlotState::InCall); // asleep in the kernel
    pacer.step(1);
    QCOMPARE(stand.next(pacer, 1), -1);
    stand.set(1, SlotState::AtExitGate);
    QCOMPARE(stand.next(pacer, 2), -1);
    pacer.step(1);
    QCOMPARE(stand.next(pacer, 3), 1);
}

void TestPacer::oneRunsAtATime()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(1000);
    const int running = stand.next(pacer, 1'000'000'000);
    QVERIFY(running >= 0);
    stand.set(running, SlotState::Running);
    stand.kernel[100 + running] = 'R';
    QCOMPARE(stand.next(pacer, 2'000'000'000), -1);
    QVERIFY(!pacer.settled());
    stand.kernel[100 + running] = 'S';
    stand.set(running, SlotState::AtGate);
    QVERIFY(stand.next(pacer, 3'000'000'000) >= 0);
}

void TestPacer::whoSleepsInACallIsStoppedAtItsExit()
{
    Stand stand(2);
    stand.gate->close();
    stand.set(0, SlotState::InCall);
    QVERIFY(stand.gate->standing(0) == Standing::Asleep);
    QCOMPARE(stand.region->slot(0).stopAtExit.load(), 1u);
    stand.kernel[100] = 'R'; // woken
    QVERIFY(stand.gate->standing(0) == Standing::Busy);
}

void TestPacer::stoppedAndGoneAreNotChosen()
{
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(1000);
    stand.kernel[100] = 'T';
    stand.set(1, SlotState::Ended);
    for (std::uint64_t step = 1; step <= 10; ++step)
        QCOMPARE(stand.next(pacer, step * 1'000'000'000), 2);
    stand.kernel[102] = 0; // killed at the gate: /proc has no such thread any more
    QCOMPARE(stand.next(pacer, 20'000'000'000), -1);
}

void TestPacer::allAsleepIsStuck()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(1000);
    stand.set(0, SlotState::InCall);
    stand.set(1, SlotState::InCall);
    QCOMPARE(stand.next(pacer, 1), -1);
    QVERIFY(pacer.stuck());
    stand.kernel[100] = 'T'; // one is only stopped: it may go on
    QCOMPARE(stand.next(pacer, 2), -1);
    QVERIFY(!pacer.stuck());
}

void TestPacer::fullSpeedOpensTheGateForAll()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.pause();
    QVERIFY(stand.gate->isClosed());
    const std::uint32_t turn = stand.region->slot(1).turn.load();
    pacer.setSpeed(0);
    pacer.resume();
    QVERIFY(!stand.gate->isClosed());
    QCOMPARE(stand.region->header().attention.load(), 0u);
    QVERIFY(stand.region->slot(1).turn.load() != turn); // who sleeps at the gate looks again
}

void TestPacer::runsUntilTheConditionThenSlowly()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    int left = 5;
    pacer.runUntil([&] { return left-- == 0; }, 4);
    QVERIFY(pacer.hunting());
    for (int step = 0; step < 5; ++step)
        QVERIFY(stand.next(pacer, 1'000'000'000) >= 0); // no time passes between them
    QCOMPARE(stand.next(pacer, 1'000'000'000), -1);
    QVERIFY(!pacer.hunting());
    QCOMPARE(pacer.speed(), 4.0);
    QVERIFY(stand.next(pacer, 1'250'000'001) >= 0);
}

QTEST_GUILESS_MAIN(TestPacer)
#include "tst_pacer.moc"

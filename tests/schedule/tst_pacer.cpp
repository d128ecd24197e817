#include "engine/schedule/pacer.h"

#include <QtTest>

#include <map>
#include <optional>

using namespace crosstalk;
using schedule::Decision;
using schedule::Gate;
using schedule::Obstacle;
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

schedule::Script script(const std::string& lines)
{
    return schedule::Script(*schedule::parseScheduleLines(lines, "test"));
}

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
    void whoYieldsGoesOnInTheSameStep();
    void whoSleepsInACallIsStoppedAtItsExit();
    void stoppedAndGoneAreNotChosen();
    void whoLeavesIsPartOfTheStep();
    void whoIsBegunIsPartOfTheStep();
    void allAsleepIsStuck();
    void fullSpeedOpensTheGateForAll();
    void runsUntilTheConditionThenSlowly();
    void runsUntilTheConditionThenPauses();
    void runsOneOnlyUntilItCannotGoOn();
    void tellsEachDecision();
    void followsAScript();
    void afterTheScriptTheSeedDecides();
    void doesWhatTheScriptSays();
    void saysWhereItCannotFollow_data();
    void saysWhereItCannotFollow();
    void waitsForWhoIsStillAsleep();
    void aStepByHandLeavesTheScript();
    void fullSpeedLeavesTheScript();
    void setsUpBeforeAnythingElse();
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

void TestPacer::whoYieldsGoesOnInTheSameStep()
{
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    pacer.pause();
    pacer.step(0);
    QCOMPARE(stand.next(pacer, 1), 0);
    stand.set(0, SlotState::Yielding); // it has woken 1
    stand.set(1, SlotState::Running);
    stand.kernel[101] = 'R';
    QCOMPARE(stand.next(pacer, 2), -1);
    stand.set(1, SlotState::AtExitGate);
    stand.kernel[101] = 'S';
    const std::uint64_t steps = pacer.steps();
    pacer.tick(stand.workers, 3);
    QCOMPARE(stand.taken(), 0);
    QVERIFY(!pacer.settled());
    QVERIFY(!pacer.stuck());
    QCOMPARE(pacer.steps(), steps);
    stand.set(0, SlotState::AtGate);
    QCOMPARE(stand.next(pacer, 4), -1); // paused: nobody else
    QVERIFY(pacer.settled());
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
    stand.kernel[101] = 0;
    for (std::uint64_t step = 1; step <= 10; ++step)
        QCOMPARE(stand.next(pacer, step * 1'000'000'000), 2);
    stand.kernel[102] = 0; // killed at the gate: /proc has no such thread any more
    QCOMPARE(stand.next(pacer, 20'000'000'000), -1);
}

/// Its last word is not its end: what it holds in the kernel is let go of a moment later.
void TestPacer::whoLeavesIsPartOfTheStep()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(1000);
    stand.set(1, SlotState::Ended);
    stand.kernel[101] = 'R';
    QCOMPARE(stand.next(pacer, 1'000'000'000), -1);
    QVERIFY(!pacer.settled());
    stand.kernel[101] = 'Z';
    QCOMPARE(stand.next(pacer, 2'000'000'000), 0);
}

/// Who began it may be asleep at the gate long before it comes: on a loaded machine that takes time.
void TestPacer::whoIsBegunIsPartOfTheStep()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.setSpeed(1000);
    stand.region->slot(1).pid.store(100);
    stand.region->slot(1).tid.store(0);
    stand.set(1, SlotState::Claimed);
    QVERIFY(stand.gate->standing(1) == Standing::Busy);
    QTest::qWait(60);
    QCOMPARE(stand.next(pacer, 1'000'000'000), -1);
    QVERIFY(!pacer.settled());
    QVERIFY(stand.gate->awaitsSomebody());
    stand.region->slot(1).tid.store(101);
    stand.set(1, SlotState::AtGate);
    QVERIFY(!stand.gate->awaitsSomebody());
    QVERIFY(stand.next(pacer, 2'000'000'000) >= 0);
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

void TestPacer::runsUntilTheConditionThenPauses()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    int left = 5;
    pacer.runUntil([&] { return left-- == 0; }, 0);
    for (int step = 0; step < 5; ++step)
        QVERIFY(stand.next(pacer, 1'000'000'000) >= 0);
    QCOMPARE(stand.next(pacer, 1'000'000'000), -1);
    QVERIFY(pacer.isPaused());
}

void TestPacer::runsOneOnlyUntilItCannotGoOn()
{
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    pacer.runOnly({1, 0}, [] { return false; });
    for (int step = 0; step < 4; ++step)
        QCOMPARE(stand.next(pacer, 1), 1);
    stand.set(1, SlotState::InCall); // it fell asleep
    QCOMPARE(stand.next(pacer, 1), -1);
    QVERIFY(pacer.isPaused());
    stand.set(1, SlotState::AtExitGate);
    QCOMPARE(stand.next(pacer, 1), -1); // not taken up again by surprise
}

void TestPacer::tellsEachDecision()
{
    Stand stand(2);
    stand.workers = {{0, 0, 0}, {1, 0, 1}};
    Pacer pacer(*stand.gate, 1);
    std::string told;
    pacer.setListener([&](const Worker& worker) { told += text(worker.decision()) + ' '; });
    pacer.step(Decision{0, 1});
    pacer.step(0);
    QCOMPARE(stand.next(pacer, 1), 1);
    QCOMPARE(stand.next(pacer, 1), 0);
    QCOMPARE(told, std::string("P1.2 P1 "));
}

void TestPacer::followsAScript()
{
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    pacer.follow(script("P2\nP2\nP1\nP3\nP1\n"), false, {});
    std::vector<int> chosen;
    while (pacer.following())
        chosen.push_back(stand.next(pacer, 1)); // no time passes between them
    QVERIFY(chosen == std::vector<int>({1, 1, 0, 2, 0}));
    QVERIFY(!pacer.divergence());
}

void TestPacer::afterTheScriptTheSeedDecides()
{
    const auto after = [](std::uint64_t seed) {
        Stand stand(3);
        Pacer pacer(*stand.gate, seed);
        pacer.follow(script("P3\n"), false, {});
        stand.next(pacer, 1);
        std::vector<int> chosen;
        for (int step = 0; step < 20; ++step)
            chosen.push_back(stand.next(pacer, 1));
        return chosen;
    };
    QVERIFY(after(7) == after(7));
    QVERIFY(after(7) != after(8));
    const auto chosen = after(7);
    QVERIFY(std::find(chosen.begin(), chosen.end(), -1) == chosen.end());
}

void TestPacer::doesWhatTheScriptSays()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    std::string done;
    pacer.follow(script("P1\ndo kill P2\nP1\n"), false, [&](const std::string& text) {
        done = text;
        stand.kernel[101] = 0;
    });
    QCOMPARE(stand.next(pacer, 1), 0);
    QVERIFY(done.empty());
    QCOMPARE(stand.next(pacer, 1), -1);
    QCOMPARE(done, std::string("kill P2"));
    QCOMPARE(stand.next(pacer, 1), 0);
    QVERIFY(!pacer.following());
}

void TestPacer::saysWhereItCannotFollow_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Obstacle>("obstacle");
    QTest::newRow("ended") << QStringLiteral("P1") << Obstacle::Ended;
    QTest::newRow("asleep") << QStringLiteral("P2") << Obstacle::Asleep;
    QTest::newRow("stopped") << QStringLiteral("P3") << Obstacle::Stopped;
    QTest::newRow("missing") << QStringLiteral("P4") << Obstacle::Missing;
    QTest::newRow("no such thread") << QStringLiteral("P3.2") << Obstacle::Missing;
}

void TestPacer::saysWhereItCannotFollow()
{
    QFETCH(QString, line);
    QFETCH(Obstacle, obstacle);
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    stand.set(0, SlotState::Ended);
    stand.kernel[100] = 0;
    stand.set(1, SlotState::InCall);
    stand.kernel[102] = 'T';
    pacer.follow(script("# first\n" + line.toStdString() + "\nP1\n"), false, {});
    QCOMPARE(stand.next(pacer, 1'000'000'000), -1);
    QCOMPARE(stand.next(pacer, 3'000'000'000), -1);
    QVERIFY(pacer.divergence());
    QCOMPARE(pacer.divergence()->line.line, 2);
    QCOMPARE(text(pacer.divergence()->line), line.toStdString());
    QCOMPARE(pacer.divergence()->obstacle, obstacle);
    QVERIFY(pacer.isPaused() && !pacer.following());
}

void TestPacer::waitsForWhoIsStillAsleep()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.follow(script("P2\n"), false, {});
    stand.set(1, SlotState::InCall); // a nap that ends by itself
    QCOMPARE(stand.next(pacer, 1'000'000'000), -1);
    stand.set(1, SlotState::AtExitGate);
    QCOMPARE(stand.next(pacer, 1'500'000'000), 1);
    QVERIFY(!pacer.divergence());
}

void TestPacer::aStepByHandLeavesTheScript()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.follow(script("P2\nP2\nP2\n"), false, {});
    QCOMPARE(stand.next(pacer, 1), 1);
    pacer.step(0);
    QVERIFY(!pacer.following());
    QCOMPARE(stand.next(pacer, 1), 0);
}

void TestPacer::fullSpeedLeavesTheScript()
{
    Stand stand(2);
    Pacer pacer(*stand.gate, 1);
    pacer.follow(script("P2\nP2\n"), false, {});
    QVERIFY(stand.gate->isClosed());
    pacer.setSpeed(100);
    QVERIFY(pacer.following());
    pacer.setSpeed(0);
    QVERIFY(!pacer.following());
    QVERIFY(!stand.gate->isClosed());
}

void TestPacer::setsUpBeforeAnythingElse()
{
    Stand stand(3);
    Pacer pacer(*stand.gate, 1);
    std::vector<int> left = {2, 0, 1};
    pacer.pause();
    pacer.follow(script("P2\n"), true, {});
    pacer.setUp([&](const Worker& worker) { return left[worker.slot]-- <= 0; });
    std::vector<int> chosen;
    while (pacer.settingUp())
        chosen.push_back(stand.next(pacer, 1));
    QVERIFY(chosen == std::vector<int>({0, 0, 2, -1}));
    QCOMPARE(pacer.steps(), std::uint64_t(0));
    pacer.resume();
    QCOMPARE(stand.next(pacer, 1), 1);
    QCOMPARE(pacer.steps(), std::uint64_t(1));
}

QTEST_GUILESS_MAIN(TestPacer)
#include "tst_pacer.moc"

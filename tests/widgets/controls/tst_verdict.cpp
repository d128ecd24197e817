#include "widgets/controls/verdict.h"

#include <QTest>

using namespace crosstalk;
using controls::Verdict;
using controls::verdictOf;

class TestVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void race();
    void aRaceHasBothAccessesInFullAndFoldsTheRest();
    void wrongValuesAreCountedOrEstimated();
    void anOrderOfLocksIsAMilderVerdict();
    void deadlockComesFirst();
    void lossWithoutARace();
    void withoutAnythingAmissTheKernelIsAsked();
    void orderNamesTheLock();
    void nothingSeenIsNoProof();
    void kernelBesideTap();
    void howSomebodyEndedIsSaidWhenItIsKnown();
};

namespace {

world::Snapshot account()
{
    world::Snapshot snapshot;
    for (const char* name : {"P1", "P2"}) {
        world::ProcessView process;
        process.name = name;
        snapshot.processes.push_back(process);
    }
    world::VariableView variable;
    variable.name = "balance";
    variable.expected = 4;
    snapshot.variables = {variable};
    return snapshot;
}

world::Race raceOnBalance()
{
    world::Race race;
    race.variable = "balance";
    race.first = {0, "write", {"p.cpp", 14}, 4, 0, 0};
    race.second = {1, "read", {"p.cpp", 13}, 4, 0, 0};
    race.why = "P1 wrote balance at line 14 and P2 read it at line 13. No lock orders them.";
    return race;
}

} // namespace

void TestVerdict::race()
{
    world::Snapshot snapshot = account();
    snapshot.races = {raceOnBalance()};
    const Verdict verdict = verdictOf({}, snapshot);
    QVERIFY(verdict.tone == Verdict::Tone::Warns);
    for (const char* part :
         {"P1 wrote `balance` at line 14", "P2 read it at line 13", "No lock orders them."})
        QVERIFY2(verdict.text.contains(QLatin1String(part)), part);
}

void TestVerdict::aRaceHasBothAccessesInFullAndFoldsTheRest()
{
    world::Snapshot snapshot = account();
    snapshot.races = {raceOnBalance(), raceOnBalance()};
    world::Race& race = snapshot.races[0];
    race.first.time = 1'234'500'000;
    race.first.locks = {"A", "B"};
    race.second.exact = false;
    race.count = 3;
    snapshot.races[1].variable = "other";
    snapshot.races[1].count = 7;
    const auto rows = verdictOf({}, snapshot).rows;
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].first, QStringLiteral("P1 wrote 4"));
    QCOMPARE(rows[0].second, QStringLiteral("at 1.2345 s, holding A and B"));
    QCOMPARE(rows[1].first, QStringLiteral("P2 read ≈ 4"));
    QCOMPARE(rows[1].second, QStringLiteral("at 0.0000 s, no lock held"));
    QCOMPARE(rows[2].second, QStringLiteral("2 more on balance, 7 on other"));
}

void TestVerdict::wrongValuesAreCountedOrEstimated()
{
    world::Snapshot snapshot = account();
    snapshot.races = {raceOnBalance()};
    QCOMPARE(verdictOf({}, snapshot).rows.size(), std::size_t(2));
    world::VariableView& variable = snapshot.variables[0];
    variable.lostUpdates = 2;
    variable.tornReads = 1;
    variable.staleValues = 5;
    QCOMPARE(verdictOf({}, snapshot).rows.back().first, QStringLiteral("counted"));
    QCOMPARE(verdictOf({}, snapshot).rows.back().second,
             QStringLiteral("erasing writes: 2, 1 torn, 5 stale"));
    variable.countsExact = false;
    QCOMPARE(verdictOf({}, snapshot).rows.back().first, QStringLiteral("≈ estimated"));
}

void TestVerdict::anOrderOfLocksIsAMilderVerdict()
{
    world::Snapshot snapshot = account();
    snapshot.lockOrders = {{{}, "P1 takes B while it holds A; P2 takes A while it holds B."}};
    const Verdict mild = verdictOf({}, snapshot);
    QVERIFY(mild.tone == Verdict::Tone::Cautions);
    QCOMPARE(mild.text, QStringLiteral("P1 takes B while it holds A; P2 takes A while it holds B."));
    snapshot.races = {raceOnBalance()};
    QVERIFY(verdictOf({}, snapshot).tone == Verdict::Tone::Warns);
}

void TestVerdict::deadlockComesFirst()
{
    world::Snapshot snapshot = account();
    snapshot.races = {raceOnBalance()};
    snapshot.deadlocks = {{{}, "P1 waits for P2, which waits for P1."}};
    QCOMPARE(verdictOf({}, snapshot).text, QStringLiteral("P1 waits for P2, which waits for P1."));
}

void TestVerdict::lossWithoutARace()
{
    world::Snapshot snapshot = account();
    snapshot.variables[0].lostUpdates = 3;
    const Verdict verdict = verdictOf({}, snapshot);
    QVERIFY(verdict.tone == Verdict::Tone::Warns);
    QVERIFY(verdict.title.contains(QStringLiteral("NO RACE")));
    QVERIFY(verdict.text.contains(QLatin1Char('3')));
}

/// Whatever the lesson is about, what happened is not denied.
void TestVerdict::withoutAnythingAmissTheKernelIsAsked()
{
    world::Snapshot snapshot;
    QVERIFY(verdictOf({}, snapshot).text.contains(QStringLiteral("Nothing has happened yet")));
    snapshot.event = 7;
    snapshot.processes.resize(1);
    snapshot.processes[0].name = "P1";
    snapshot.processes[0].pid = 4711;
    snapshot.processes[0].kernelState = "running";
    const Verdict messages = verdictOf({}, snapshot);
    QCOMPARE(messages.title, QStringLiteral("WHAT THE KERNEL SAYS"));
    QVERIFY(messages.text.isEmpty());
    QCOMPARE(messages.rows.size(), std::size_t(1));
    QCOMPARE(messages.rows[0].first, QStringLiteral("P1 4711"));
    snapshot.variables.resize(1);
    const Verdict memory = verdictOf({}, snapshot);
    QCOMPARE(memory.title, QStringLiteral("NO RACE SO FAR"));
    QVERIFY(memory.text.contains(QStringLiteral("not a proof")));
    QCOMPARE(memory.rows.size(), std::size_t(1));
}

void TestVerdict::orderNamesTheLock()
{
    world::Snapshot snapshot = account();
    world::ChannelView lock;
    lock.lock = world::LockView{};
    lock.lock->name = "gate";
    lock.lock->kind = "mutex";
    lock.lock->used = true;
    snapshot.channels = {lock};
    const Verdict verdict = verdictOf({}, snapshot);
    QVERIFY(verdict.tone == Verdict::Tone::Good);
    QVERIFY(verdict.text.contains(QStringLiteral("`gate`")));
    QCOMPARE(verdict.brief, QStringLiteral("Ordered by the mutex: nothing is lost."));
    snapshot.variables[0].lost = 10; // as where a call was made twice
    QCOMPARE(verdictOf({}, snapshot).brief, QStringLiteral("Ordered by the mutex."));
}

void TestVerdict::nothingSeenIsNoProof()
{
    const Verdict verdict = verdictOf({}, account());
    QVERIFY(verdict.tone == Verdict::Tone::Plain);
    QVERIFY(verdict.text.contains(QStringLiteral("not a proof")));
}

void TestVerdict::kernelBesideTap()
{
    world::Snapshot snapshot = account();
    snapshot.variables.clear();
    snapshot.processes[0].kernelState = "S (sleeping)";
    snapshot.processes[0].kernelWaits = "anon_pipe_write";
    world::ChannelView pipe;
    pipe.stream = world::StreamView{};
    pipe.kernel = {true, 4096, 4096, 8192, true, false, 0, 1, 0};
    snapshot.channels = {pipe};
    const Verdict verdict = verdictOf({}, snapshot);
    QCOMPARE(verdict.rows.size(), std::size_t(4));
    QCOMPARE(verdict.rows[0].second, QStringLiteral("S (sleeping) · anon_pipe_write"));
    QVERIFY(verdict.rows[3].second.contains(QStringLiteral("✗")));
    snapshot.channels[0].kernel.quiescent = false; // no claim while bytes were moving
    QVERIFY(!verdictOf({}, snapshot).rows[3].second.contains(QStringLiteral("✗")));
}

void TestVerdict::howSomebodyEndedIsSaidWhenItIsKnown()
{
    world::Snapshot snapshot;
    snapshot.event = 7;
    snapshot.processes.resize(1);
    world::ProcessView& process = snapshot.processes[0];
    const auto said = [&] { return verdictOf({}, snapshot).rows.at(0).second; };
    process.state = world::ProcessState::Exited;
    QCOMPARE(said(), QStringLiteral("ended"));
    process.exitKnown = true;
    process.exitCode = 3;
    QCOMPARE(said(), QStringLiteral("ended, code 3"));
    process.state = world::ProcessState::Killed;
    process.exitSignal = "SIGKILL";
    QCOMPARE(said(), QStringLiteral("killed by SIGKILL"));
    process.exitKnown = false;
    QCOMPARE(said(), QStringLiteral("ended with the run"));
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"

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
    void deadlockComesFirst();
    void lossWithoutARace();
    void orderNamesTheLock();
    void nothingSeenIsNoProof();
    void kernelBesideTap();
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

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"

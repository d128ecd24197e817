#include "tests/world/story.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::world;

class TestWorldAccess : public QObject
{
    Q_OBJECT

private slots:
    void valuesAndCounters()
    {
        Story run;
        run.twoDepositors();
        run.load(0, 3);
        run.store(0, 4);
        run.load(1, 4);
        const Snapshot view = run.now();
        QCOMPARE(view.variables.size(), 1u);
        QCOMPARE(view.variables[0].name, std::string("balance"));
        QCOMPARE(*view.variables[0].value, 4);
        QVERIFY(view.variables[0].exact);
        QCOMPARE(view.variables[0].loads, 2u);
        QCOMPARE(view.variables[0].stores, 1u);
        QCOMPARE(view.variables[0].lastWriter, 0);
        QCOMPARE(view.channels[std::size_t(view.variables[0].channel)].id, std::string("account"));
        QCOMPARE(view.channels[0].mappedBy, (std::vector<int>{0, 1}));
        QCOMPARE(*view.processes[0].lastStore->value, 4);
        QCOMPARE(*view.processes[0].lastLoad->value, 3);
        QCOMPARE(view.processes[0].at.line, 14);
        QCOMPARE(view.events, 3u);
        QCOMPARE(view.event, run.log.size());
    }

    // The race of the lesson: both read 5, both write 6.
    void stalenessAndLoss()
    {
        Story run;
        run.twoDepositors();
        run.pace(4);
        run.load(0, 5);
        run.load(1, 5);
        run.store(1, 6);
        run.hold(run.access(tap::Kind::Write, 0, 0, 14));
        Snapshot view = run.now();
        QVERIFY(view.processes[0].staleLoad);
        QCOMPARE(view.processes[0].staleValue, 5);
        QCOMPARE(view.processes[0].staleVictim, 1);
        QVERIFY(!view.processes[1].staleLoad);
        QCOMPARE(view.headline,
                 std::string("P1 still holds the 5 it read. Its write will erase P2's update."));
        QVERIFY(view.headlineWarns);
        QCOMPARE(view.processes[0].next->kind, OperationKind::Store);
        QCOMPARE(view.processes[0].next->object, std::string("balance"));
        const Transfer& pending = view.transfers.back();
        QVERIFY(pending.pending && pending.loses && pending.kind == Transfer::Kind::Store);
        run.release(0);
        run.store(0, 6);
        view = run.now();
        QCOMPARE(view.variables[0].lostUpdates, 1u);
        QVERIFY(!view.processes[0].staleLoad);
        QCOMPARE(run.count("lost-update", "balance"), 1);
        QCOMPARE(view.headline, std::string("P1's write erased what P2 had written to balance."));
        QVERIFY(run.told("P1 writes balance: 6 (line 14)"));
        QVERIFY(run.told("P1 erases what P2 wrote to balance"));
        QVERIFY(run.told("P2 reads balance: 5 (line 13)"));
    }

    // A value read to be shown is not what the next store is made of; the one read before is.
    void onlyWhatItStoresFromIsHeldAgainstIt()
    {
        Story run;
        run.twoDepositors();
        run.load(0, 5);
        run.store(0, 6);
        run.add(run.access(tap::Kind::Read, 0, 6, 20));
        run.load(1, 6);
        run.store(1, 7);
        QVERIFY(!run.now().processes[0].staleLoad);
        run.load(0, 7);
        run.load(1, 7);
        run.store(1, 8);
        QVERIFY(run.now().processes[0].staleLoad);
    }

    void whatLeavesTheSameValueLosesNothingAtTheGate()
    {
        Story run;
        run.pace(100);
        run.twoDepositors();
        run.load(0, 5);
        run.store(1, 5);
        run.store(0, 6);
        QCOMPARE(run.now().variables[0].lostUpdates, 0u);
        run.load(0, 6);
        run.store(1, 7);
        run.store(0, 8);
        QCOMPARE(run.now().variables[0].lostUpdates, 1u);
        QVERIFY(run.now().variables[0].countsExact);
    }

    void aLossOfARunThatIsOverIsPast()
    {
        Story run;
        run.twoDepositors();
        run.load(0, 5);
        run.load(1, 5);
        run.store(1, 6);
        run.store(0, 6);
        QCOMPARE(run.now().headline, std::string("Updates of balance are being lost."));
        for (const std::uint16_t thread : {std::uint16_t(0), std::uint16_t(1)}) {
            run.end(thread);
            run.exited(thread, 0);
        }
        QCOMPARE(run.now().headline, std::string("Updates of balance were lost."));
    }

    void countsAreEstimatesOnceTheGateWasOpen()
    {
        Story run;
        run.pace(100);
        run.twoDepositors();
        run.store(0, 5);
        QVERIFY(run.now().variables[0].countsExact);
        run.pace(0);
        run.store(0, 6);
        QVERIFY(!run.now().variables[0].countsExact);
        run.pace(100);
        run.store(0, 7);
        QVERIFY(!run.now().variables[0].countsExact); // it did not become so again
    }

    void readsInPartsMayBeTorn()
    {
        Story run;
        run.pace(10);
        run.twoDepositors();
        run.watch(0, "pair", 256, 16, tap::ValueType::Bytes);
        const auto half = [&](tap::Kind kind, std::uint16_t thread, std::uint64_t at) {
            tap::Event e = run.access(kind, thread, 1);
            e.offset = at;
            run.add(e);
        };
        half(tap::Kind::Write, 0, 256);
        half(tap::Kind::Write, 0, 264);
        half(tap::Kind::Read, 1, 256);
        half(tap::Kind::Read, 1, 264);
        QCOMPARE(run.now().variables[1].tornReads, 0u);
        half(tap::Kind::Read, 1, 256);
        half(tap::Kind::Write, 0, 256);
        half(tap::Kind::Write, 0, 264);
        half(tap::Kind::Read, 1, 264);
        QCOMPARE(run.now().variables[1].tornReads, 1u);
        QCOMPARE(run.count("torn-read", "pair"), 1);
        QVERIFY(run.told("P2 read pair in parts"));
    }

    void underALockNoReadIsTorn()
    {
        Story run;
        run.pace(10);
        run.twoDepositors();
        run.watch(0, "pair", 256, 16, tap::ValueType::Bytes);
        const auto half = [&](tap::Kind kind, std::uint16_t thread, std::uint64_t at) {
            tap::Event e = run.access(kind, thread, 1);
            e.offset = at;
            run.add(e);
        };
        for (int turn = 0; turn < 3; ++turn)
            for (const std::uint64_t at : {256, 264})
                for (const auto& [thread, kind] : {std::pair<std::uint16_t, tap::Kind>(
                                                       0, tap::Kind::Write),
                                                   {std::uint16_t(1), tap::Kind::Read}}) {
                    run.lock(thread);
                    half(kind, thread, at);
                    run.unlock(thread);
                }
        QCOMPARE(run.now().variables[1].tornReads, 0u);
    }

    /// P1 looks whether there is a seat and notes its name; in between P2 takes it.
    void whoActsOnAnOverwrittenValueActsOnAStaleOne()
    {
        Story run;
        run.pace(10);
        run.twoDepositors();
        run.watch(0, "name", 256);
        const auto note = [&](std::uint16_t thread) {
            tap::Event e = run.access(tap::Kind::Write, thread, 0, 20);
            e.offset = 256;
            run.add(e);
        };
        run.load(0, 5);
        note(0);
        QCOMPARE(run.now().variables[0].staleValues, 0u);
        run.load(0, 5);
        run.store(1, 4);
        note(0);
        QCOMPARE(run.now().variables[0].staleValues, 1u);
        QCOMPARE(run.count("stale-value", "balance"), 1);
        QVERIFY(run.told("P1 writes name while the 5 it read of balance holds no more (line 20)"));
        note(0);
        QCOMPARE(run.now().variables[0].staleValues, 1u); // once a look
        run.load(0, 4);
        run.store(1, 3);
        run.lock(0);
        note(0);
        QCOMPARE(run.now().variables[0].staleValues, 1u); // it has synchronized in between
    }

    void lockedDepositsLoseNothing()
    {
        Story run;
        run.twoDepositors();
        for (int i = 0; i < 30; ++i) {
            const auto thread = std::uint16_t(i % 2);
            run.lock(thread);
            run.load(thread, i);
            run.store(thread, i + 1);
            run.unlock(thread);
        }
        QCOMPARE(run.count("lost-update"), 0);
        QCOMPARE(run.count("clean-run", "balance"), 1);
        QCOMPARE(*run.now().variables[0].value, 30);
    }

    void aChoiceStartsTheCleanRunAnew()
    {
        Story run;
        run.twoDepositors();
        for (int i = 0; i < 19; ++i)
            run.store(0, i);
        run.choose("sync", 2);
        run.store(0, 20);
        QCOMPARE(run.count("clean-run"), 0);
        QCOMPARE(run.count("choice", "sync"), 1);
        run.choose("work", 2);
        QCOMPARE(run.count("parameter", "work"), 1);
    }

    void atomicsNeverLose()
    {
        Story run;
        run.twoDepositors();
        run.store(0, 0);
        run.modify(1, 1, 2); // stamped before the one it followed
        run.modify(0, 0, 1);
        const Snapshot view = run.now();
        QCOMPARE(*view.variables[0].value, 2);
        QCOMPARE(view.variables[0].stores, 3u);
        QCOMPARE(run.count("lost-update"), 0);
    }

    void sampledValuesAreLabelled()
    {
        Story run;
        run.twoDepositors();
        tap::Event e = run.access(tap::Kind::Read, 0, 7);
        e.flags = tap::Sampled;
        run.add(e);
        QVERIFY(!run.now().variables[0].exact);
        QVERIFY(!run.now().processes[0].lastLoad->exact);
    }

    void librarysOwnAccessesDoNotShow()
    {
        Story run;
        run.twoDepositors();
        tap::Event e = run.access(tap::Kind::Read, 0, 7);
        e.flags = tap::Internal;
        run.add(e);
        QCOMPARE(run.now().variables[0].loads, 0u);
        QVERIFY(!run.now().processes[0].last);
        QCOMPARE(run.now().events, 0u);
    }

    void transfersFollowFromEventsAndTimeOnly()
    {
        Story run;
        run.twoDepositors();
        run.pace(0, true);
        run.load(0, 5);
        const std::uint64_t start = run.time;
        QCOMPARE(run.world.snapshot(start).transfers.size(), 1u);
        QCOMPARE(run.world.snapshot(start + 175'000'000).transfers[0].progress, 0.5);
        QCOMPARE(run.world.snapshot(start).transfers[0].label, std::string("5"));
        QVERIFY(run.world.snapshot(start + 350'000'000).transfers.empty());
        run.pace(0);
        run.load(0, 5);
        QVERIFY(run.now().transfers.empty()); // at full speed: rates only
    }

    void factsByName()
    {
        Story run;
        run.twoDepositors();
        run.load(0, 1);
        run.load(1, 1);
        run.store(0, 2);
        run.store(1, 2);
        const auto all = run.world.factVariables();
        QCOMPARE(all.at("balance"), 2.0);
        QCOMPARE(all.at("stores_balance"), 2.0);
        QCOMPARE(all.at("loads_balance"), 2.0);
        QCOMPARE(all.at("lost_updates_balance"), 1.0);
        QCOMPARE(all.at("living"), 2.0);
        QCOMPARE(run.world.factVariables(1).at("lost_updates_balance"), 1.0);
        QCOMPARE(run.world.factVariables(0).at("stores_balance"), 1.0);
    }

    /// Or a deposit would seem lost between the event that tells it and the one with its value.
    void aStoreCountsOnceItsValueIsThere()
    {
        Story run;
        run.twoDepositors();
        run.load(0, 1);
        run.add(run.access(tap::Kind::Write, 0, 0));
        QCOMPARE(run.world.factVariables().at("stores_balance"), 0.0);
        tap::Event value = run.access(tap::Kind::Value, 0, 2);
        run.add(value);
        QCOMPARE(run.world.factVariables().at("stores_balance"), 1.0);
        run.add(run.access(tap::Kind::Write, 0, 0));
        run.end(0); // killed: what it stored is looked up in the memory
        QCOMPARE(run.world.factVariables().at("stores_balance"), 2.0);
    }

    void history()
    {
        Story run;
        History history;
        run.world.feed(&history);
        run.twoDepositors();
        run.load(0, 1);
        run.store(0, 2);
        QCOMPARE(history.lanes().size(), 2u);
        QCOMPARE(history.series().size(), 1u);
        std::vector<Mark> marks;
        history.marks(0, 0, run.time + 1, 100, marks);
        QCOMPARE(marks.size(), 2u);
        QCOMPARE(marks[1].kind, MarkKind::Store);
        QCOMPARE(marks[1].value, 2);
        std::vector<Step> steps;
        history.steps(0, 0, run.time + 1, 100, steps);
        QCOMPARE(steps.back().value, 2);
    }
};

QTEST_GUILESS_MAIN(TestWorldAccess)
#include "tst_worldaccess.moc"

#include "app/cli/report.h"
#include "app/cli/verdict.h"
#include "tests/app/cli/sampleresult.h"

#include <QTest>

using namespace crosstalk::cli;

class TestVerdict : public QObject
{
    Q_OBJECT

    static void contains(const std::string& text, std::initializer_list<const char*> parts)
    {
        for (const char* part : parts)
            QVERIFY2(text.find(part) != text.npos, (std::string(part) + " in:\n" + text).c_str());
    }

private slots:
    void namesARaceWithBothLines()
    {
        contains(verdict(raceResult()),
                 {"lost-update with sync = none, deposits = 20", "after 1.5 s", "RACE on balance",
                  "P1 writes it in depositor.cpp, line 48: 1, at 0.000000 s; holds A, B\n",
                  "P2 reads it in depositor.cpp, line 43: ≈ 0, at 0.000000 s; holds no lock\n",
                  "It is the first; 2 more pairs on balance came after it.",
                  "  2 writes erased others: estimates, for it ran at full speed.\n",
                  "No lock is held at both.", "balance is 38; it should be 40: 2 lost",
                  "4,321 events recorded, none dropped; "
                  "1,234 of them are the programs' own reads, writes and calls."});
    }

    void foldsTheRacesOfManyVariables()
    {
        auto result = raceResult();
        auto snapshot = *result.snapshot;
        for (const char* name : {"b", "c", "d", "e", "f", "g"}) {
            snapshot.races.push_back(snapshot.races.front());
            snapshot.races.back().variable = name;
        }
        result.snapshot = std::make_shared<const crosstalk::world::Snapshot>(snapshot);
        const auto text = verdict(result);
        contains(text, {"RACE on e:", "\nRaces also on f, g.\n"});
        QVERIFY(text.find("RACE on f") == text.npos);
    }

    void saysWhichWrongValuesWereCountedAtTheGate()
    {
        auto result = raceResult();
        auto snapshot = *result.snapshot;
        auto& variable = snapshot.variables[0];
        variable.lostUpdates = 1;
        variable.tornReads = 2;
        variable.staleValues = 4;
        variable.countsExact = true;
        result.snapshot = std::make_shared<const crosstalk::world::Snapshot>(snapshot);
        contains(verdict(result), {"  1 write erased another, 2 torn reads, 4 stale values acted on, each "
                                   "of them seen at the gate.\n"});
    }

    void saysWhenAllIsWell()
    {
        auto result = raceResult(40);
        auto snapshot = *result.snapshot;
        snapshot.races.clear();
        result.snapshot = std::make_shared<const crosstalk::world::Snapshot>(snapshot);
        const auto text = verdict(result);
        contains(text, {"No race seen", "balance is 40, as expected"});
        QVERIFY(text.find("LOST") == text.npos);
    }

    void tellsDeathsAndSleeps()
    {
        contains(verdict(pipeResult()),
                 {"writer: P1 was ended by SIGPIPE: nobody reads.\n",
                  "reader: P2 was ended by SIGKILL.\n",
                  "pipe: 70,000 bytes written, 4,464 read; at most 65,536 of 65,536 inside.",
                  "P1 in write on pipe: 2.5 ms in all, longest 2.0 ms", "agreed 3"});
    }

    void doesNotBlameThoseWhoseTimeWasUp()
    {
        auto result = pipeResult();
        result.outcome = crosstalk::session::Outcome::Timeout;
        const auto text = verdict(result);
        contains(text, {"time was up", "SIGPIPE"});
        QVERIFY(text.find("SIGKILL") == text.npos);
    }

    void nothingIsAsExpectedOfARunThatFailed()
    {
        auto result = raceResult();
        auto snapshot = *result.snapshot;
        auto& balance = snapshot.variables.front();
        balance.value = balance.expected;
        balance.lost = 0;
        result.snapshot = std::make_shared<const crosstalk::world::Snapshot>(snapshot);
        contains(verdict(result), {"balance is 40, as expected"});
        result.outcome = crosstalk::session::Outcome::Failed;
        const auto text = verdict(result);
        contains(text, {"The run failed", "balance is 40 so far."});
        QVERIFY(text.find("as expected") == text.npos);
    }

    void aFileThatIsCutDoesNotSayThatItsRunFailed()
    {
        auto result = pipeResult();
        result.outcome = crosstalk::session::Outcome::Failed;
        result.cut = true;
        const auto text = verdict(result);
        contains(text, {"How it ended is not known"});
        QVERIFY(text.find("failed") == text.npos);
        const auto json = crosstalk::cli::report(result);
        QCOMPARE(std::string(json.at("outcome").as_string()), std::string("unknown"));
        QVERIFY(json.at("cut").as_bool());
    }

    void aTourCountsItsCheckpoints()
    {
        auto result = raceResult();
        QVERIFY(verdict(result).find("Checkpoints") == std::string::npos);
        result.tour = true;
        contains(verdict(result), {"Checkpoints reached: 1 of 2; not reached: mutex."});
    }

    void tellsADeadlock()
    {
        contains(verdict(deadlockResult()),
                 {"DEADLOCK", "P1 sleeps in pthread_mutex_lock on first; only P2 could wake it.",
                  "Each holds what the other one waits for."});
    }

    void countsOutcomes()
    {
        contains(verdict(std::vector<RunResult>{raceResult(40), raceResult(38), raceResult(38)}),
                 {"3 runs of lost-update", "2 times: balance = 38, race, lost, finished",
                  "1 time: balance = 40, race, finished"});
    }
};

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"

#include "tests/app/cli/sampleresult.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <QTest>

using namespace crosstalk::cli;
namespace json = boost::json;

class TestReport : public QObject
{
    Q_OBJECT

    static void compare(const json::value& actual, const char* expected)
    {
        const json::value wanted = json::parse(expected);
        if (actual != wanted)
            qWarning("%s", json::serialize(actual).c_str());
        QVERIFY(actual == wanted);
    }

private slots:
    void hasExactlyTheFieldsInTheirOrder()
    {
        std::string keys;
        for (const auto& member : report(raceResult()))
            keys += std::string(member.key()) + " ";
        QCOMPARE(keys, std::string("crosstalk lesson settings processes channels variables races "
                                   "deadlocks sleeps checkpoints events dropped hash outcome "));
    }

    void tellsARace()
    {
        const auto object = report(raceResult());
        compare(object.at("lesson"), R"("lost-update")");
        compare(object.at("settings"), R"({"sync": "none", "deposits": 20})");
        compare(object.at("processes"), R"([
            {"name": "P1", "program": "depositor", "pid": 4711, "exit": {"code": 0}},
            {"name": "P2", "program": "depositor", "pid": 4711, "exit": {"code": 0}}])");
        compare(object.at("variables"),
                R"([{"name": "balance", "value": 38, "expected": 40, "lost": 2,
                     "lost_updates": 2, "torn_reads": 0, "stale_values": 2,
                     "counts_exact": false}])");
        compare(object.at("races"), R"([{"variable": "balance",
            "first": {"process": "P1", "access": "write", "file": "depositor.cpp", "line": 48,
                      "value": 1, "value_exact": true, "time_ns": 10, "locks": ["A", "B"]},
            "second": {"process": "P2", "access": "read", "file": "depositor.cpp", "line": 43,
                       "value": 0, "value_exact": false, "time_ns": 11, "locks": []},
            "why": "No lock is held at both.", "pairs": 3}])");
        compare(object.at("checkpoints"),
                R"([{"id": "lost", "reached": true}, {"id": "mutex", "reached": false}])");
        compare(object.at("events"), "1234");
        compare(object.at("hash"), R"("abcd")");
        compare(object.at("outcome"), R"("finished")");
    }

    void aVariableOfWhichNothingWentWrongHasItsFourKeysOnly()
    {
        auto result = raceResult();
        auto snapshot = *result.snapshot;
        snapshot.variables[0].lostUpdates = snapshot.variables[0].staleValues = 0;
        result.snapshot = std::make_shared<const crosstalk::world::Snapshot>(snapshot);
        compare(report(result).at("variables"),
                R"([{"name": "balance", "value": 38, "expected": 40, "lost": 2}])");
    }

    void tellsAPipe()
    {
        const auto object = report(pipeResult());
        compare(object.at("channels"), R"([{"id": "pipe", "kind": "pipe", "bytes_written": 70000,
            "bytes_read": 4464, "capacity": 65536, "peak": 65536,
            "probes": {"quiescent": 3, "agree": 3}}])");
        compare(object.at("sleeps"), R"([{"process": "P1", "call": "write", "on": "pipe",
            "total_ns": 2500000, "longest_ns": 2000000}])");
        compare(object.at("processes").at(0).at("exit"), R"({"signal": "SIGPIPE"})");
    }

    void tellsADeadlock()
    {
        const auto object = report(deadlockResult());
        compare(object.at("lesson"), "null");
        compare(object.at("processes").at(0).at("exit"), "null");
        compare(object.at("deadlocks"), R"([{"processes": ["P1", "P2"], "waits": [
            {"process": "P1", "call": "pthread_mutex_lock", "on": "first", "for": ["P2"]},
            {"process": "P2", "call": "pthread_mutex_lock", "on": "second", "for": ["P1"]}],
            "why": "Each holds what the other one waits for."}])");
        compare(object.at("outcome"), R"("deadlock")");
    }

    void whatIsNotKnownIsNull()
    {
        auto result = raceResult();
        auto snapshot = *result.snapshot;
        snapshot.variables[0].value.reset();
        snapshot.variables[0].expected.reset();
        snapshot.races[0].second.process = 17;
        result.snapshot = std::make_shared<const crosstalk::world::Snapshot>(snapshot);
        const auto object = report(result);
        QVERIFY(object.at("variables").at(0).at("value").is_null());
        QVERIFY(object.at("variables").at(0).at("expected").is_null());
        QVERIFY(object.at("races").at(0).at("second").at("process").is_null());
    }

    void countsOutcomes()
    {
        const auto object =
            report(std::vector<RunResult>{raceResult(40), raceResult(38), raceResult(38)});
        QCOMPARE(object.at("runs").as_array().size(), std::size_t{3});
        compare(object.at("runs").at(1), json::serialize(report(raceResult(38))).c_str());
        compare(object.at("histogram"), R"([
            {"values": {"balance": 38}, "verdicts": ["race", "lost"], "outcome": "finished", "count": 2},
            {"values": {"balance": 40}, "verdicts": ["race"], "outcome": "finished", "count": 1}])");
    }

    void findsWhatFailOnAsksFor()
    {
        QCOMPARE(findings(raceResult()), (std::vector<std::string>{"race", "lost"}));
        QCOMPARE(findings(deadlockResult()), std::vector<std::string>{"deadlock"});
        QCOMPARE(findings(pipeResult()), std::vector<std::string>{});
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"

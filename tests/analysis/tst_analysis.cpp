#include "engine/analysis/analysis.h"
#include "tests/analysis/script.h"

#include <QTest>

using namespace crosstalk;
using analysis::Analysis;
using test::Script;

class tst_Analysis : public QObject
{
    Q_OBJECT

private slots:
    void racesByEvent();
    void pairsByEvent();
};

/// A cursor dragged back sees the verdicts found up to there, and each comes with one fact.
void tst_Analysis::racesByEvent()
{
    Script script;
    script.write(0, 16);
    const std::uint64_t one = script.write(1, 16);
    script.write(0, 32);
    const std::uint64_t two = script.read(1, 32);
    script.read(1, 32);
    Analysis analysis{analysis::Context{}};
    std::vector<std::uint64_t> facts;
    for (std::size_t i = 0; i < script.steps.size(); ++i) {
        mechanisms::Effects effects;
        analysis.fold(script.steps[i].event, i, effects, script.steps[i].process);
        for (const mechanisms::Fact& fact : effects.facts) {
            QCOMPARE(fact.kind, std::string("race"));
            QCOMPARE(fact.on, std::string(fact.event == one ? "segment + 16" : "segment + 32"));
            QCOMPARE(fact.process, 1);
            facts.push_back(fact.event);
        }
    }
    QCOMPARE(facts, (std::vector<std::uint64_t>{one, two}));
    QCOMPARE(analysis.races().size(), std::size_t{2});
    QCOMPARE(analysis.racesWithin(one).size(), std::size_t{0});
    QCOMPARE(analysis.racesWithin(one + 1).size(), std::size_t{1});
    QCOMPARE(analysis.racesWithin(two).size(), std::size_t{1});
    QCOMPARE(analysis.racesWithin(two + 1).size(), std::size_t{2});
    QCOMPARE(analysis.untracked(), 0u);
}

/// Every further pair is counted at its moment and can be gone to, forwards and backwards; what the
/// log forgets is counted still.
void tst_Analysis::pairsByEvent()
{
    Script script;
    script.write(0, 16);
    const std::uint64_t one = script.write(1, 16);
    script.write(0, 32);
    const std::uint64_t two = script.write(0, 16);
    const std::uint64_t three = script.read(1, 32);
    Analysis analysis{analysis::Context{}};
    for (std::size_t i = 0; i < script.steps.size(); ++i) {
        mechanisms::Effects effects;
        analysis.fold(script.steps[i].event, i, effects, script.steps[i].process);
    }
    const analysis::RaceReport& report = analysis.races()[0];
    QCOMPARE(report.race.count, 2u);
    QCOMPARE(report.pairs.within(one), 0u);
    QCOMPARE(report.pairs.within(one + 1), 1u);
    QCOMPARE(report.pairs.within(two), 1u);
    QCOMPARE(report.pairs.within(two + 1), 2u);

    using Event = std::optional<std::uint64_t>;
    QCOMPARE(analysis.raceNear(0, 1), Event(one));
    QCOMPARE(analysis.raceNear(one + 1, 1), Event(two));
    QCOMPARE(analysis.raceNear(two + 1, 1), Event(three));
    QCOMPARE(analysis.raceNear(three + 1, 1), Event());
    QCOMPARE(analysis.raceNear(three + 1, -1), Event(two));
    QCOMPARE(analysis.raceNear(two + 1, -1), Event(one));
    QCOMPARE(analysis.raceNear(one + 1, -1), Event());

    analysis.forgetBefore(two);
    QCOMPARE(analysis.raceNear(0, 1), Event(two));
    QCOMPARE(report.pairs.within(two + 1), 2u);
    QCOMPARE(report.pairs.total(), 2u);
}

QTEST_GUILESS_MAIN(tst_Analysis)
#include "tst_analysis.moc"

#include "app/cli/witness.h"

#include <QTest>

using namespace crosstalk;

namespace {

std::shared_ptr<world::Snapshot> moment(std::uint64_t event, world::ProcessState first,
                                        world::ProcessState second)
{
    auto snapshot = std::make_shared<world::Snapshot>();
    snapshot->event = event;
    snapshot->processes.resize(2);
    snapshot->processes[0].state = first;
    snapshot->processes[1].state = second;
    return snapshot;
}

} // namespace

/// The moment that the picture of a run on the command line shows.
class TestWitness : public QObject
{
    Q_OBJECT

private slots:
    void isTheLatestAtWhichMostWereAlive()
    {
        using enum world::ProcessState;
        cli::Witness witness;
        for (const auto& one : {moment(10, Running, Starting), moment(20, Running, Asleep),
                                moment(30, Held, Held), moment(40, Held, Exited)})
            witness.look(one);
        const auto end = moment(50, Exited, Exited);
        const auto shown = witness.momentOr(end);
        QCOMPARE(shown->event, std::uint64_t(30));
        QVERIFY(!shown->live); // the run went on after it: its timeline shows what came
    }

    void theEndIsThePresent()
    {
        using enum world::ProcessState;
        cli::Witness witness;
        const auto end = moment(10, Asleep, Asleep);
        witness.look(end);
        QVERIFY(witness.momentOr(end)->live);
    }
};

QTEST_GUILESS_MAIN(TestWitness)
#include "tst_witness.moc"

#include "samplewaits.h"
#include "widgets/waits/graph.h"
#include "widgets/waits/words.h"

#include <QTest>

using namespace crosstalk::waits;

class TestGraph : public QObject
{
    Q_OBJECT

private slots:
    void aCycleOfLocks()
    {
        const auto moment = sample::lockCycle();
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.objects().size(), 2u);
        const ObjectNode& b = graph.objects()[0];
        QCOMPARE(b.name, QStringLiteral("b"));
        QCOMPARE(b.sleepers, std::vector{0});
        QCOMPARE(b.wakers, std::vector{1});
        QCOMPARE(b.stuck, (std::vector{0, 1}));
        QCOMPARE(b.states.first(), QStringLiteral("mutex, held by P2"));
        QVERIFY(graph.isStuck(0) && graph.isStuck(1));
        QCOMPARE(objectSentence(b),
                 QStringLiteral("P1 waits on b (mutex, held by P2); P2 can end the wait."));
    }

    void fullPipesBothWays()
    {
        const auto moment = sample::pipesBothWays();
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.objects().size(), 2u);
        QCOMPARE(graph.objects()[1].states.first(), QStringLiteral("pipe, too full"));
        QCOMPARE(graph.objects()[1].stuck, (std::vector{0, 1}));
    }

    // It holds a read end itself, but sleeps: three others remain.
    void anyReaderWouldDo()
    {
        const auto moment = sample::threeReaders();
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.objects().size(), 1u);
        const ObjectNode& pipe = graph.objects()[0];
        QCOMPARE(pipe.wakers, (std::vector{1, 2, 3}));
        QVERIFY(!pipe.needsAll);
        QVERIFY(pipe.stuck.empty());
        QCOMPARE(wakerTexts(pipe).first(), QStringLiteral("any of 3 can wake it"));
        QVERIFY(objectSentence(pipe).contains(QStringLiteral("P2, P3 or P4 can end the wait")));
        QCOMPARE(stateTexts(*moment.snapshot, 3).first(), QStringLiteral("held by you"));
    }

    void onlyItselfIsNamed()
    {
        sample::Moment moment(1);
        moment.sleep(0, "read", moment.pipe("pipe"), {0});
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.objects()[0].wakers, std::vector{0});
        QVERIFY(objectSentence(graph.objects()[0]).contains(QStringLiteral("only P1 itself")));
    }

    void timedWaitsEndByThemselves()
    {
        const auto moment = sample::timedWait();
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.objects().size(), 2u);
        for (const ObjectNode& object : graph.objects()) {
            QVERIFY(object.timed);
            QVERIFY(!object.isOutside());
            QVERIFY(objectSentence(object).contains(QStringLiteral("ends by itself")));
        }
        QCOMPARE(graph.objects()[1].name, QStringLiteral("time"));
        QVERIFY(!graph.isStuck(0));
    }

    void nobodyIsLeft()
    {
        const auto moment = sample::lostWakeUp();
        const Graph graph = Graph::of(*moment.snapshot);
        QVERIFY(graph.objects()[0].hopeless);
        QVERIFY(!graph.objects()[0].isOutside());
        QCOMPARE(wakerTexts(graph.objects()[0]).first(), QStringLiteral("nobody left to wake it"));
    }

    void barriersChildrenAndTerminals()
    {
        const auto moment = sample::mixture();
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.objects().size(), 3u);
        QVERIFY(graph.objects()[0].needsAll);
        QCOMPARE(wakerTexts(graph.objects()[0]).first(), QStringLiteral("needs all 2 of them"));
        QVERIFY(objectSentence(graph.objects()[0]).contains(QStringLiteral("all of P2 and P3")));
        QCOMPARE(graph.objects()[1].name, QStringLiteral("a child's end"));
        QVERIFY(graph.objects()[2].isOutside());
        QVERIFY(objectSentence(graph.objects()[2]).contains(QStringLiteral("outside this run")));
    }

    void nobodyWaits()
    {
        const auto moment = sample::nobodyAsleep();
        const Graph graph = Graph::of(*moment.snapshot);
        QVERIFY(graph.nobodyWaits());
        QCOMPARE(graphSentences(*moment.snapshot, graph), emptySentence());
    }

    // Eight are drawn: who alone could wake somebody comes first, then who sleeps.
    void moreThanEightAreFolded()
    {
        const auto moment = sample::crowd();
        const Graph graph = Graph::of(*moment.snapshot);
        QCOMPARE(graph.processes(), (std::vector{1, 3, 4, 5, 7, 8, 9, 10}));
        QCOMPARE(graph.folded(), (std::vector{0, 2, 6, 11}));
        QCOMPARE(graph.objects().size(), 1u);
        QCOMPARE(graph.objects()[0].wakers, std::vector{10});
        QVERIFY(foldedText(*moment.snapshot, graph).startsWith(QStringLiteral("and 4 more: P1 (")));
    }

    void helpersOfALibraryAreNotShown()
    {
        sample::Moment moment(1);
        const auto& wait = moment.sleep(0, "epoll_wait", -1, {});
        QCOMPARE(shownWaits(*moment.snapshot).size(), 1u);
        addHelper(moment, wait.since);
        QVERIFY(shownWaits(*moment.snapshot).empty());
    }

    void placesDependOnWhoWaitsForWhom()
    {
        auto moment = sample::philosophers(5);
        const Graph before = Graph::of(*moment.snapshot);
        moment.snapshot->now += 1000 * sample::ms;
        moment.snapshot->deadlocks.clear();
        moment.snapshot->channels[0].lock->waiters = {4};
        QVERIFY(Graph::of(*moment.snapshot).hasSamePlaces(before));
        moment.snapshot->waits.pop_back();
        QVERIFY(!Graph::of(*moment.snapshot).hasSamePlaces(before));
    }

private:
    static void addHelper(sample::Moment& moment, std::uint64_t since)
    {
        crosstalk::world::ThreadView helper;
        helper.state = sample::ProcessState::Asleep;
        helper.since = since;
        helper.call = "epoll_wait";
        helper.helper = true;
        moment.process(0).threadViews = {helper};
    }
};

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"

#include "engine/world/aftermath.h"
#include "tests/world/story.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::world;

/// A run of which one process has ended by itself, one sleeps in a lock that the third one holds.
class TestAftermath : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        auto made = std::make_shared<Snapshot>();
        made->processes.resize(3);
        made->processes[0].state = ProcessState::Exited;
        made->processes[0].exitKnown = true;
        made->processes[1].state = ProcessState::Asleep;
        made->processes[1].sleep = Sleep{};
        made->processes[2].state = ProcessState::Held;
        made->processes[2].next = Operation{};
        made->channels.resize(1);
        made->channels[0].lock = LockView{};
        made->channels[0].lock->owner = 2;
        made->channels[0].lock->waiters = {1};
        made->waits.resize(1);
        made->transfers.resize(1);
        made->headline = "P3 holds m: P2 sleeps inside pthread_mutex_lock() until it is unlocked.";
        made->run = RunState::Finished;
        snapshot = made;
    }

    void whoWasLeftIsGone()
    {
        const auto left = afterTheEnd(snapshot);
        QCOMPARE(left->processes[0].state, ProcessState::Exited);
        QVERIFY(left->processes[0].exitKnown);
        for (const int p : {1, 2}) {
            const ProcessView& process = left->processes[std::size_t(p)];
            QCOMPARE(process.state, ProcessState::Killed);
            QVERIFY(!process.exitKnown); // by nobody of the run
            QVERIFY(!process.sleep && !process.next);
        }
        QVERIFY(left->waits.empty());
        QVERIFY(left->transfers.empty());
        QVERIFY(left->channels[0].lock->waiters.empty());
        QVERIFY(left->headline.find("sleeps") == std::string::npos);
    }

    void otherMomentsStayAsTheyAre_data()
    {
        QTest::addColumn<bool>("live");
        QTest::addColumn<int>("run");
        QTest::newRow("the past") << false << int(RunState::Finished);
        QTest::newRow("going on") << true << int(RunState::Running);
        QTest::newRow("deadlock") << true << int(RunState::Deadlocked);
        QTest::newRow("cut recording") << true << int(RunState::Failed);
    }
    void otherMomentsStayAsTheyAre()
    {
        QFETCH(bool, live);
        QFETCH(int, run);
        auto other = std::make_shared<Snapshot>(*snapshot);
        other->live = live;
        other->run = RunState(run);
        const std::shared_ptr<const Snapshot> before = other;
        QCOMPARE(afterTheEnd(before), before);
    }

private:
    std::shared_ptr<const Snapshot> snapshot;
};

QTEST_GUILESS_MAIN(TestAftermath)
#include "tst_aftermath.moc"

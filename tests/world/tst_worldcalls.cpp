#include "tests/world/story.h"

#include <QTest>

#include <cerrno>
#include <csignal>

using namespace crosstalk;
using namespace crosstalk::world;

class TestWorldCalls : public QObject
{
    Q_OBJECT

private slots:
    void pipeFillsAndWriterSleeps()
    {
        Story run;
        run.world.nameChannel(Story::pipe, "pipe");
        run.writerAndReader();
        for (int i = 0; i < 16; ++i)
            run.write(4096);
        run.enter("write", 0, Story::pipe, 1, 4096);
        const std::uint64_t entered = run.time;
        run.state(0, 'S');
        const Snapshot view = run.now();
        QCOMPARE(view.processes[0].state, ProcessState::Asleep);
        QCOMPARE(view.processes[0].sleep->since, entered);
        QCOMPARE(view.processes[0].sleep->why,
                 std::string("P1 sleeps in write (fd 1): pipe is full; P2 can wake it by reading"));
        QCOMPARE(view.headline,
                 std::string("The pipe is full: P1 sleeps inside write() until P2 reads."));
        QCOMPARE(view.channels[0].stream->fillLow, 65536u);
        QCOMPARE(view.channels[0].stream->sleepingWriters, std::vector<int>{0});
        QCOMPARE(view.processes[0].blockBytes, 4096u);
        QCOMPARE(view.processes[0].blockFilled, 4096u);
        QCOMPARE(run.count("full", "pipe"), 1);
        QCOMPARE(run.count("sleep", "pipe"), 1);
        const auto blocked = run.world.blocked();
        QCOMPARE(blocked.size(), 1u);
        QCOMPARE(blocked[0].unblockers, std::vector<int>{1});
        run.read(4096);
        run.exit("write", 0, Story::pipe, 1, 4096, 4096);
        const Snapshot after = run.now();
        QCOMPARE(run.count("woke", "pipe"), 1);
        QCOMPARE(after.sleeps.size(), 1u);
        QCOMPARE(after.sleeps[0].call, std::string("write"));
        QCOMPARE(after.sleeps[0].count, 1u);
        QCOMPARE(after.sleeps[0].totalNs, run.time - entered);
        QCOMPARE(after.processes[0].bytesWritten, 17u * 4096);
        QCOMPARE(after.processes[1].bytesRead, 4096u);
        QCOMPARE(after.processes[1].blockFilled, 4096u);
    }

    // Both ends are open in both, as after a fork that closed nothing: the sleeper wakes nobody.
    void sleeperIsNotItsOwnWaker()
    {
        Story run;
        run.world.nameChannel(Story::pipe, "pipe");
        run.writerAndReader();
        run.openPipe(0, 3, tap::CanRead);
        run.openPipe(1, 4, tap::CanWrite);
        run.enter("read", 1, Story::pipe, 0, 100);
        run.state(1, 'S');
        QCOMPARE(run.now().headline,
                 std::string("The pipe is empty: P2 sleeps inside read() until P1 writes."));
    }

    void kernelAndTapAgree()
    {
        Story run;
        run.writerAndReader();
        run.write(5000);
        run.probe(5000, true);
        run.probe(4999, true);
        const KernelFigure kernel = run.now().channels[0].kernel;
        QCOMPARE(kernel.quiescentProbes, 2u);
        QCOMPARE(kernel.agreeingProbes, 1u);
        QVERIFY(!kernel.agrees);
        QCOMPARE(kernel.value, 4999u);
    }

    // Standard error of the whole run is a pipe too, and of no interest.
    void aPipeThatLeadsElsewhereIsNotShown()
    {
        Story run;
        run.start(0);
        run.openPipe(0, 2, tap::CanWrite);
        QVERIFY(run.now().channels.empty());
        run.start(1);
        run.openPipe(1, 0, tap::CanRead);
        QCOMPARE(run.now().channels.size(), 1u);
        QCOMPARE(run.now().channels[0].id, std::string("pipe1"));
        QCOMPARE(run.now().channels[0].name, std::string("pipe:[77]"));
    }

    void mutexOwnerAndWaiters()
    {
        Story run;
        run.twoDepositors();
        for (const auto kind : {tap::Kind::Enter, tap::Kind::Exit}) {
            tap::Event init = run.call(kind, "pthread_mutex_init", 0, Story::segment);
            init.offset = Story::mutexAt;
            init.flags = tap::Internal;
            run.add(init);
        }
        run.watch(0, "mutex", Story::mutexAt, 40, tap::ValueType::Bytes);
        QCOMPARE(run.now().variables.size(), 1u);
        QCOMPARE(run.now().channels[1].id, std::string("mutex"));
        QVERIFY(!run.now().channels[1].lock->used);
        run.lock(0);
        run.mutexCall(tap::Kind::Enter, "pthread_mutex_lock", 1);
        run.state(1, 'S');
        const Snapshot view = run.now();
        QCOMPARE(view.channels[1].lock->owner, 0);
        QCOMPARE(view.channels[1].lock->waiters, std::vector<int>{1});
        QCOMPARE(view.channels[1].segment, 0);
        QVERIFY(view.channels[1].lock->used);
        QCOMPARE(view.processes[0].holds, std::vector<std::string>{"mutex"});
        QCOMPARE(view.headline, std::string("P1 holds mutex: P2 sleeps inside "
                                            "pthread_mutex_lock() until it is unlocked."));
        run.unlock(0);
        run.mutexCall(tap::Kind::Exit, "pthread_mutex_lock", 1);
        QCOMPARE(run.now().channels[1].lock->owner, 1);
        QCOMPARE(run.now().processes[1].state, ProcessState::Running);
    }

    void locksWithoutANameAreKnownByPlace()
    {
        Story run;
        run.twoDepositors();
        run.lock(0);
        QCOMPARE(run.now().channels[1].id, std::string("account.128"));
        QCOMPARE(run.world.channelId(Story::segment, Story::mutexAt), std::string("account.128"));
    }

    void librarysOwnLocksDoNotShow()
    {
        Story run;
        run.twoDepositors();
        tap::Event e = run.call(tap::Kind::Enter, "pthread_mutex_lock", 0, Story::segment);
        e.offset = Story::mutexAt;
        e.flags = tap::Internal;
        run.add(e);
        e.kind = tap::Kind::Exit;
        run.add(e);
        QCOMPARE(run.effects.order.size(), 1u); // it orders all the same
        QCOMPARE(run.now().channels.size(), 1u);
    }

    void brokenPipe()
    {
        Story run;
        run.world.nameChannel(Story::pipe, "pipe");
        run.writerAndReader();
        run.write(100);
        run.exited(1, SIGKILL);
        const Snapshot view = run.now();
        QVERIFY(view.channels[0].stream->broken);
        QCOMPARE(view.headline,
                 std::string("Nobody can read pipe any more: P1's next write raises SIGPIPE."));
        run.enter("write", 0, Story::pipe, 1, 100);
        run.exit("write", 0, Story::pipe, 1, -1, 100, EPIPE);
        QCOMPARE(run.count("epipe", "pipe"), 1);
        QVERIFY(run.told("EPIPE"));
    }

    void endOfFile()
    {
        Story run;
        run.writerAndReader();
        run.end(0);
        run.enter("read", 1, Story::pipe, 0, 100);
        run.exit("read", 1, Story::pipe, 0, 0, 100);
        QCOMPARE(run.count("eof"), 1);
        QVERIFY(run.now().channels[0].stream->endOfFile);
    }

    // dup2 over an open descriptor closes what it led to.
    void descriptorsAreReplaced()
    {
        Story run;
        run.writerAndReader();
        tap::Event e = run.event(tap::Kind::Open, 0);
        e.object = 0x777;
        e.fd = 1;
        e.flags = tap::CanWrite;
        run.add(e);
        QVERIFY(run.now().channels[0].stream->writers.empty());
        QVERIFY(run.now().channels[0].stream->endOfFile);
        QCOMPARE(run.now().processes[0].descriptors.size(), 1u);
    }

    void resizing()
    {
        Story run;
        run.world.nameChannel(Story::pipe, "pipe");
        run.writerAndReader();
        tap::Event e = run.event(tap::Kind::Resized, tap::engineThread);
        e.object = Story::pipe;
        e.size = 4096;
        e.aux = EBUSY;
        run.add(e);
        QCOMPARE(run.count("refused", "pipe"), 1);
        QVERIFY(run.told("The kernel refuses to make pipe 4 KiB"));
        e.aux = 0;
        e.value = 4096;
        run.add(e);
        QCOMPARE(run.count("resized", "pipe"), 1);
        QCOMPARE(run.now().channels[0].stream->capacity, 4096u);
        QCOMPARE(run.world.factVariables().at("capacity_pipe"), 4096.0);
    }

    void wouldBlock()
    {
        Story run;
        run.twoDepositors();
        run.lock(0);
        tap::Event pending = run.call(tap::Kind::Enter, "pthread_mutex_lock", 1, Story::segment);
        pending.offset = Story::mutexAt;
        run.hold(pending);
        QVERIFY(run.world.wouldBlock(1));
        QVERIFY(run.now().processes[1].next->wouldBlock);
        run.unlock(0);
        QVERIFY(!run.world.wouldBlock(1));
    }
};

QTEST_GUILESS_MAIN(TestWorldCalls)
#include "tst_worldcalls.moc"

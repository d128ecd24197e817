#include "tests/analysis/judged.h"

#include <QTest>

#include <functional>

using namespace crosstalk;
using namespace test;

namespace {

constexpr auto relaxed = std::memory_order_relaxed;
constexpr auto acquire = std::memory_order_acquire;
constexpr auto release = std::memory_order_release;
constexpr auto acqRel = std::memory_order_acq_rel;
constexpr auto seqCst = std::memory_order_seq_cst;

using Make = std::function<void(Script&)>;

void deposit(Script& script, int thread)
{
    script.read(thread, balance);
    script.write(thread, balance);
}

} // namespace

Q_DECLARE_METATYPE(Make)

class tst_RaceDetector : public QObject
{
    Q_OBJECT

private slots:
    void memoryOfWhatOneProcessHas_data();
    void memoryOfWhatOneProcessHas();
    void handedOverWithItsPast();
    void neighboursAreHandedOverApart();
    void aByteAmongOthersOfOneProcess();
    void verdicts_data();
    void verdicts();
    void sentences_data();
    void sentences();
    void bookkeepingIsNotJudged();
    void scribbledEventsAreHarmless();
};

void tst_RaceDetector::memoryOfWhatOneProcessHas_data()
{
    QTest::addColumn<quint32>("size");
    for (const unsigned size : {1, 2, 4, 8})
        QTest::addRow("%u bytes each", size) << size;
}

/// A page of variables, stored and loaded by one process: 64 bytes each at most.
void tst_RaceDetector::memoryOfWhatOneProcessHas()
{
    QFETCH(quint32, size);
    const std::uint64_t variables = 4096 / size;
    Script script;
    for (int turn = 0; turn < 3; ++turn)
        for (std::uint64_t i = 0; i < variables; ++i) {
            script.access(0, Kind::Write, i * size, size);
            script.access(0, Kind::Value, i * size, size, i & 0xff);
            script.access(0, Kind::Read, i * size, size, i & 0xff);
        }
    const Judged judged(script);
    QVERIFY(judged.races().empty());
    QVERIFY2(judged.detector->bytes() <= 64 * variables,
             qPrintable(QString::number(judged.detector->bytes() / variables)));
}

/// What one process had for itself is still known when another one comes: the load that raced, its
/// value and its place.
void tst_RaceDetector::handedOverWithItsPast()
{
    Script script;
    script.write(0, 24);
    script.access(0, Kind::Value, 24, 8, 41);
    const std::uint64_t load = script.access(0, Kind::Read, 24, 8, 41);
    script.write(1, 24);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    const world::Race& race = judged.races()[0].race;
    QCOMPARE(race.first.event, load);
    QCOMPARE(race.first.value.value(), std::int64_t{41});
    QCOMPARE(race.first.access, std::string("read"));
    QCOMPARE(race.first.time, script.steps[load].event.time);
}

/// Two variables of four bytes in eight: each keeps its own past.
void tst_RaceDetector::neighboursAreHandedOverApart()
{
    Script script;
    const std::uint64_t low = script.access(0, Kind::Write, 16, 4);
    script.access(0, Kind::Value, 16, 4, 7);
    const std::uint64_t high = script.access(0, Kind::Write, 20, 4);
    script.access(0, Kind::Value, 20, 4, 9);
    script.access(1, Kind::Read, 20, 4, 9);
    script.access(1, Kind::Read, 16, 4, 7);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{2});
    QCOMPARE(judged.races()[0].race.first.event, high);
    QCOMPARE(judged.races()[0].race.first.value.value(), std::int64_t{9});
    QCOMPARE(judged.races()[0].offset, std::uint64_t{20});
    QCOMPARE(judged.races()[1].race.first.event, low);
    QCOMPARE(judged.races()[1].race.first.value.value(), std::int64_t{7});
}

/// Single bytes of one process, then all eight at once by it, then one of them by another.
void tst_RaceDetector::aByteAmongOthersOfOneProcess()
{
    Script script;
    for (std::uint64_t byte = 0; byte < 8; ++byte)
        script.access(0, Kind::Write, 16 + byte, 1);
    const std::uint64_t whole = script.access(0, Kind::Read, 16, 8);
    script.access(1, Kind::Write, 19, 1);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    QCOMPARE(judged.races()[0].race.first.event, whole);
    QCOMPARE(judged.races()[0].offset, std::uint64_t{19});
    QCOMPARE(judged.races()[0].bytes, 1u);
}

void tst_RaceDetector::verdicts_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<int>("races");
    const auto row = [](const char* name, int races, Make make) {
        QTest::newRow(name) << make << races;
    };
    row("unlocked", 1, [](Script& s) { deposit(s, 0), deposit(s, 1); });
    row("only readers", 0, [](Script& s) { s.read(0, balance), s.read(1, balance); });
    row("different variables", 0, [](Script& s) { s.write(0, balance), s.write(1, other); });
    row("same offset, other object", 0, [](Script& s) {
        s.write(0, balance);
        s.write(1, balance);
        s.latest().object = 5;
    });
    row("one thread", 0, [](Script& s) { deposit(s, 0), deposit(s, 0); });
    row("mutex", 0, [](Script& s) {
        for (int turn = 0; turn < 3; ++turn)
            for (int p : {0, 1})
                s.lock(p, 0), deposit(s, p), s.unlock(p, 0);
    });
    row("each line locked: lost, no race", 0, [](Script& s) {
        for (int p : {0, 1})
            s.lock(p, 0), s.read(p, balance), s.unlock(p, 0);
        for (int p : {0, 1})
            s.lock(p, 0), s.write(p, balance), s.unlock(p, 0);
    });
    row("only one locks", 1,
        [](Script& s) { s.lock(0, 0), deposit(s, 0), s.unlock(0, 0), deposit(s, 1); });
    row("two different locks", 1, [](Script& s) {
        s.lock(0, 0), deposit(s, 0), s.unlock(0, 0);
        s.lock(1, 1), deposit(s, 1), s.unlock(1, 1);
    });
    row("semaphore as a lock", 0, [](Script& s) {
        for (int p : {0, 1, 0})
            s.wait(p, 5), deposit(s, p), s.post(p, 5);
    });
    row("semaphore as a signal", 0,
        [](Script& s) { s.write(0, balance), s.post(0, 5), s.wait(1, 5), s.read(1, balance); });
    row("write after the signal", 1,
        [](Script& s) { s.post(0, 5), s.write(0, balance), s.wait(1, 5), s.read(1, balance); });
    row("sleep", 1, [](Script& s) { deposit(s, 0), s.sleep(1), deposit(s, 1); });
    row("volatile", 1,
        [](Script& s) { s.write(0, balance, tap::Volatile), s.read(1, balance, tap::Volatile); });
    row("atomic counter", 0, [](Script& s) {
        for (int p : {0, 1, 0, 1})
            s.rmw(p, balance, 1, 2, relaxed);
    });
    row("atomic against plain", 1,
        [](Script& s) { s.rmw(0, balance, 0, 1, seqCst), s.read(1, balance); });
    row("plain construction, atomic use", 1, [](Script& s) {
        s.access(0, Kind::Write, balance, 4), s.atomic(1, Kind::AtomicLoad, balance, 0, seqCst);
    });
    row("flag published relaxed", 1, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, relaxed);
        s.atomic(1, Kind::AtomicLoad, flag, 1, acquire), s.read(1, balance);
    });
    row("flag read relaxed", 1, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, release);
        s.atomic(1, Kind::AtomicLoad, flag, 1, relaxed), s.read(1, balance);
    });
    row("flag released and acquired", 0, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, release);
        s.atomic(1, Kind::AtomicLoad, flag, 1, acquire), s.read(1, balance);
    });
    row("flag seq_cst", 0, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, seqCst);
        s.atomic(1, Kind::AtomicLoad, flag, 1, seqCst), s.read(1, balance);
    });
    row("flag not seen yet", 1, [](Script& s) {
        s.atomic(0, Kind::AtomicStore, flag, 1, seqCst), s.write(0, balance);
        s.atomic(0, Kind::AtomicStore, flag, 2, seqCst);
        s.atomic(1, Kind::AtomicLoad, flag, 1, seqCst), s.read(1, balance);
    });
    row("release sequence through another's swap", 0, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, release);
        s.rmw(2, flag, 1, 2, relaxed);
        s.atomic(1, Kind::AtomicLoad, flag, 2, acquire), s.read(1, balance);
    });
    row("release sequence broken by a store", 1, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, release);
        s.atomic(2, Kind::AtomicStore, flag, 2, relaxed);
        s.atomic(1, Kind::AtomicLoad, flag, 2, acquire), s.read(1, balance);
    });
    row("swaps logged in the wrong order", 0, [](Script& s) {
        s.atomic(0, Kind::AtomicStore, flag, 0, relaxed), s.write(0, balance);
        s.atomic(0, Kind::RmwBegin, flag, 0, acqRel);
        s.atomic(1, Kind::RmwBegin, flag, 0, acqRel);
        s.atomic(1, Kind::AtomicRmw, flag, 2, acqRel, 1);
        s.atomic(0, Kind::AtomicRmw, flag, 1, acqRel, 0);
        s.read(1, balance), s.rmw(2, flag, 2, 3, acqRel), s.write(2, other), s.read(2, balance);
    });
    row("release fence", 0, [](Script& s) {
        s.write(0, balance), s.fence(0, release), s.atomic(0, Kind::AtomicStore, flag, 1, relaxed);
        s.atomic(1, Kind::AtomicLoad, flag, 1, acquire), s.read(1, balance);
    });
    row("acquire fence", 0, [](Script& s) {
        s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, release);
        s.atomic(1, Kind::AtomicLoad, flag, 1, relaxed), s.fence(1, acquire), s.read(1, balance);
    });
    row("fence on the wrong side of the write", 1, [](Script& s) {
        s.fence(0, release), s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, relaxed);
        s.atomic(1, Kind::AtomicLoad, flag, 1, acquire), s.read(1, balance);
    });
    row("pipe hands over", 0, [](Script& s) {
        s.write(0, balance), s.send(0, 0, 8), s.receive(1, 0, 8), s.read(1, balance);
    });
    row("pipe: bytes of an earlier write", 1, [](Script& s) {
        s.send(0, 0, 8), s.write(0, balance), s.send(0, 8, 16), s.receive(1, 0, 8);
        s.read(1, balance);
    });
    row("pipe: half of the later bytes are enough", 0, [](Script& s) {
        s.send(0, 0, 8), s.write(0, balance), s.send(0, 8, 16), s.receive(1, 0, 9);
        s.read(1, balance);
    });
    row("end of file after close", 0, [](Script& s) {
        s.write(0, balance), s.enter(0, "close", {{OrderEffect::Op::Release, Script::pipe, 1}});
        s.exit(1, "read", 0, {{OrderEffect::Op::TakeEnd, Script::pipe, 1}}), s.read(1, balance);
    });
    row("fork: before it", 0, [](Script& s) {
        s.write(0, balance), s.enter(0, "fork"), s.start(1, 0, 100), s.read(1, balance);
    });
    row("fork: after it", 1, [](Script& s) {
        s.enter(0, "fork"), s.exit(0, "fork", 100), s.write(0, balance), s.start(1, 0, 100);
        s.read(1, balance);
    });
    row("two forks, children late", 1, [](Script& s) {
        s.enter(0, "fork"), s.exit(0, "fork", 100), s.write(0, balance);
        s.enter(0, "fork"), s.exit(0, "fork", 101), s.start(2, 0, 101), s.start(1, 0, 100);
        s.read(2, balance), s.read(1, balance);
    });
    row("wait", 0, [](Script& s) {
        s.enter(0, "fork"), s.start(1, 0, 100), s.write(1, balance), s.waited(0, 100);
        s.read(0, balance);
    });
    row("wait for a stop is no end", 1, [](Script& s) {
        s.enter(0, "fork"), s.start(1, 0, 100), s.write(1, balance), s.waited(0, 100, 0x137f);
        s.read(0, balance);
    });
    row("wait for another one", 1, [](Script& s) {
        s.enter(0, "fork"), s.start(1, 0, 100), s.write(1, balance), s.waited(0, 101);
        s.read(0, balance);
    });
    row("pthread_join", 0, [](Script& s) {
        s.enter(0, "pthread_create"), s.start(1, 0, 100, false), s.write(1, balance);
        s.exit(0, "pthread_join"), s.latest().size = 2, s.read(0, balance);
    });
    row("dead owner's mutex", 0, [](Script& s) {
        s.lock(0, 0), s.write(0, balance);
        s.add(tap::engineThread, Kind::ProcessExit,
              {{OrderEffect::Op::Release, Script::locks, 0, 0, 0, 0}});
        s.lock(1, 0), s.read(1, balance);
    });
    row("missing events: no verdict on what came before", 0, [](Script& s) {
        s.write(0, balance), s.add(tap::engineThread, Kind::Gap), s.latest().size = 0;
        s.read(1, balance);
    });
    row("missing events: no verdict until ordered again", 0, [](Script& s) {
        s.add(tap::engineThread, Kind::Gap), s.latest().size = 0;
        s.write(0, balance), s.read(1, balance);
    });
    row("missing events: judged once ordered again", 1, [](Script& s) {
        s.add(tap::engineThread, Kind::Gap), s.latest().size = 0;
        s.lock(0, 0), s.write(0, balance), s.unlock(0, 0), s.read(1, balance);
    });
    row("missing events of a third", 0, [](Script& s) {
        s.write(0, balance), s.post(0, 5), s.add(tap::engineThread, Kind::Gap);
        s.latest().size = 2; // it may have handed P1's token on to P2
        s.post(2, 6), s.wait(1, 6), s.read(1, balance);
    });
    row("scribbled ring", 0, [](Script& s) {
        s.write(0, balance), s.add(tap::engineThread, Kind::Overflow), s.latest().size = 0;
        s.write(1, balance), s.write(0, balance);
    });
    row("neighbours", 0, [](Script& s) {
        s.access(0, Kind::Write, 3, 2), s.access(1, Kind::Write, 5, 2);
        s.access(2, Kind::Write, 0, 3), s.access(3, Kind::Write, 7, 9);
    });
    row("overlap by one byte", 1,
        [](Script& s) { s.access(0, Kind::Write, 5, 4), s.access(1, Kind::Read, 8, 16); });
    row("many readers, then a writer that is after only some", 1, [](Script& s) {
        for (int p : {0, 1, 2})
            s.read(p, balance), s.post(p, static_cast<std::uint64_t>(p));
        s.wait(3, 0), s.wait(3, 2), s.write(3, balance);
    });
    row("many readers, all before the writer", 0, [](Script& s) {
        for (int p : {0, 1, 2})
            s.read(p, balance), s.post(p, 5);
        s.wait(3, 5), s.write(3, balance);
    });
    const auto twoThreads = [](Script& s, std::uint64_t pid) {
        s.start(0, -1, 100);
        s.write(0, balance);
        s.start(1, -1, pid, false); // begun by clone(), or by a timer
        s.write(1, balance);
    };
    row("a thread that was not announced is after its process", 0,
        [=](Script& s) { twoThreads(s, 100); });
    row("… and only after its own", 1, [=](Script& s) { twoThreads(s, 101); });
    row("… but not before it", 1, [=](Script& s) {
        twoThreads(s, 100);
        s.write(0, balance);
    });
    const auto exec = [](Script& s, bool replaced) {
        s.start(0, -1, 100);
        s.start(1, 0, 100, false);
        s.write(1, balance);
        if (replaced)
            s.add(0, Kind::Exec);
        s.write(0, balance);
    };
    row("exec ends the other threads first", 0, [=](Script& s) { exec(s, true); });
    row("without it they race", 1, [=](Script& s) { exec(s, false); });
    for (const char* call : {"waitid", "wait3"})
        row(call, 0, [call](Script& s) {
            s.start(0, -1, 100);
            s.enter(0, "fork"), s.exit(0, "fork", 101), s.start(1, 0, 101);
            s.write(1, balance);
            s.exit(0, call, 101);
            s.write(0, balance);
        });
    for (const char* call : {"thrd_join", "pthread_tryjoin_np", "pthread_timedjoin_np"})
        row(call, 0, [call](Script& s) {
            s.start(0, -1, 100);
            s.enter(0, "thrd_create"), s.exit(0, "thrd_create"), s.start(1, 0, 100, false);
            s.write(1, balance);
            s.exit(0, call);
            s.latest().size = 2; // slot + 1
            s.write(0, balance);
        });
}

void tst_RaceDetector::verdicts()
{
    QFETCH(Make, make);
    QFETCH(int, races);
    Script script;
    make(script);
    const Judged judged(script);
    QCOMPARE(static_cast<int>(judged.races().size()), races);
    QCOMPARE(static_cast<int>(judged.announced), races);
}

void tst_RaceDetector::sentences_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* why, Make make) {
        QTest::newRow(name) << make << QString::fromLatin1(why);
    };
    row("unlocked",
        "P1 wrote balance at line 2 and P2 read it at line 3. "
        "No lock, message or signal orders one before the other.",
        [](Script& s) { s.write(0, balance), s.read(1, balance); });
    row("two locks",
        "P1 wrote balance at line 4 and P2 wrote it at line 9. "
        "P1 holds A, P2 holds B: two different locks.",
        [](Script& s) {
            s.lock(0, 0), s.write(0, balance), s.unlock(0, 0);
            s.lock(1, 1), s.write(1, balance), s.unlock(1, 1);
        });
    row("one lock",
        "P1 wrote balance at line 4 and P2 wrote it at line 7. "
        "P1 held A, P2 held no lock: a lock protects only if everybody takes it.",
        [](Script& s) { s.lock(0, 0), s.write(0, balance), s.unlock(0, 0), s.write(1, balance); });
    row("sleep",
        "P1 wrote balance at line 2 and P2 read it at line 5. "
        "sleep() orders nothing: it makes the bad moment rarer, not impossible.",
        [](Script& s) { s.write(0, balance), s.sleep(1), s.read(1, balance); });
    row("volatile",
        "P1 read balance at line 2 and P2 wrote it at line 3. "
        "volatile orders nothing between processes.",
        [](Script& s) { s.read(0, balance, tap::Volatile), s.write(1, balance, tap::Volatile); });
    row("relaxed flag",
        "P1 wrote balance at line 2 and P2 read it at line 5. The flag between them was atomic, "
        "but "
        "memory_order_relaxed orders nothing: store it with release and load it with acquire.",
        [](Script& s) {
            s.write(0, balance), s.atomic(0, Kind::AtomicStore, flag, 1, relaxed);
            s.atomic(1, Kind::AtomicLoad, flag, 1, relaxed), s.read(1, balance);
        });
    row("half atomic",
        "P1 wrote balance at line 2 and P2 read it at line 3. Only one access was atomic, that of "
        "P2 was not: both must be, or something else must order them.",
        [](Script& s) { s.atomic(0, Kind::AtomicStore, balance, 1, seqCst), s.read(1, balance); });
    row("unnamed",
        "P1 wrote account + 128 at line 2 and P2 read it at line 3. "
        "No lock, message or signal orders one before the other.",
        [](Script& s) { s.write(0, other), s.read(1, other); });
}

void tst_RaceDetector::sentences()
{
    QFETCH(Make, make);
    QFETCH(QString, why);
    Script script;
    script.name(balance, 8, 1);
    make(script);
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(judged.races()[0].race.why), why);
}

/// The segment's own header is set up and spun on by inline-assembly atomics that nobody reports.
void tst_RaceDetector::bookkeepingIsNotJudged()
{
    Script script;
    script.write(0, other, tap::Internal);
    script.read(1, other, tap::Internal);
    script.read(1, other);
    script.name(balance, 8, 1);
    script.write(0, balance, tap::Internal);
    script.read(1, balance, tap::Internal);
    const Judged quiet(script);
    QCOMPARE(quiet.races().size(), std::size_t{0});

    script.read(2, balance); // the program's own read of a variable it named
    const Judged judged(script);
    QCOMPARE(judged.races().size(), std::size_t{1});

    Script ordered; // P1 makes the object under the segment's lock, P2 finds it under that lock
    ordered.lock(0, 9);
    ordered.write(0, balance);
    ordered.unlock(0, 9);
    ordered.lock(1, 9);
    ordered.unlock(1, 9);
    ordered.read(1, balance);
    for (test::Step& step : ordered.steps)
        if (step.event.kind == Kind::Enter || step.event.kind == Kind::Exit)
            step.event.flags = tap::Internal;
    QCOMPARE(Judged(ordered).races().size(), std::size_t{0});
}

/// Nothing a worker puts into its ring may break the engine.
void tst_RaceDetector::scribbledEventsAreHarmless()
{
    std::uint64_t state = 1;
    const auto random = [&state] {
        return state = state * 6364136223846793005u + 1442695040888963407u;
    };
    Script script;
    for (int i = 0; i < 20000; ++i) {
        script.add(static_cast<int>(random() >> 33 & 63),
                   static_cast<Kind>((random() >> 33) % (static_cast<int>(Kind::Exec) + 1)));
        tap::Event& event = script.latest();
        event.object = (random() >> 40) & 3;
        event.offset = random() >> 20 & 1 ? random() : ~(random() >> 60);
        event.size = static_cast<std::uint32_t>(random() >> (random() >> 59));
        event.value = random();
        event.aux = static_cast<std::uint32_t>(random() >> 33);
        event.call = random() >> 50 & 1 ? tap::callId("fork") : tap::callId("pthread_join");
        event.flags = static_cast<std::uint8_t>(random() >> 40);
    }
    const Judged judged(script);
    for (const RaceReport& report : judged.races())
        QVERIFY(report.foundAt < script.steps.size() && report.race.first.event < report.foundAt);
}

QTEST_GUILESS_MAIN(tst_RaceDetector)
#include "tst_racedetector.moc"

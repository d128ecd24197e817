#include "engine/base/uniquefd.h"
#include "engine/session/run.h"
#include "engine/session/session.h"

#include <QDir>
#include <QSignalSpy>
#include <QtTest>

#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace crosstalk;
using session::Outcome;
using session::Run;
using session::RunOptions;
using world::ProcessState;
using world::Snapshot;

Q_DECLARE_METATYPE(Outcome)

namespace {

constexpr int patience = 20'000; ///< ms until a condition counts as never met
constexpr auto limit = std::chrono::seconds(20);

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

lesson::Lesson builtIn(const std::string& id)
{
    auto read = lesson::readLesson(builtHere().lessons / id);
    if (!read)
        qFatal("%s", read.error().sentence().c_str());
    return *read;
}

/// A lesson made of one program of tests/programs.
lesson::Lesson programOf(const std::string& name, std::vector<std::string> arguments = {},
                         int count = 1)
{
    lesson::Lesson lesson;
    lesson.id = "programs";
    lesson::Program program;
    program.name = name;
    program.count = count;
    program.arguments = std::move(arguments);
    lesson.programs.push_back(program);
    return lesson;
}

std::unique_ptr<Run> started(const lesson::Lesson& lesson, const RunOptions& options = {})
{
    session::Installation installation = builtHere();
    if (lesson.id == "programs")
        installation.programs = std::filesystem::path(BUILD_ROOT) / "tests" / "programs";
    auto run = Run::start(lesson, options, installation);
    if (!run)
        qFatal("%s", run.error().sentence().c_str());
    return std::move(*run);
}

RunOptions with(std::map<std::string, std::string> set, double speed = 0)
{
    RunOptions options;
    options.set = std::move(set);
    options.stepsPerSecond = speed;
    return options;
}

int entriesIn(const char* path)
{
    int count = 0;
    DIR* folder = ::opendir(path);
    while (folder != nullptr && ::readdir(folder) != nullptr)
        ++count;
    if (folder != nullptr)
        ::closedir(folder);
    return count;
}

const world::VariableView* variable(const Snapshot& snapshot, const std::string& name)
{
    for (const auto& view : snapshot.variables)
        if (view.name == name)
            return &view;
    return nullptr;
}

std::string told(const Snapshot& snapshot)
{
    std::string text;
    for (const auto& line : snapshot.narration)
        text += line.text + "\n";
    return text;
}

} // namespace

class TestRun : public QObject
{
    Q_OBJECT

private slots:
    void loopTurnsAreLoadsAndStores();
    void copiesIntoSharedMemoryAreSeen();
    void forkIsFollowedAndOrders();
    void forkAloneOrdersNothingAfterIt();
    void silenceOnBothSidesIsADeadlock();
    void whomAStrangerCouldWakeIsNotDeadlocked_data();
    void whomAStrangerCouldWakeIsNotDeadlocked();
    void scribblingOverTheRingHarmsNobody_data();
    void scribblingOverTheRingHarmsNobody();
    void pausedItStandsStillAndStepsOnlyTheOne();
    void heldIsNotAsleep();
    void killStopInATerminalShows();
    void huntStopsInsideALoss();
    void scrubbingShowsThePast();
    void scrubbingHoldsARunThatGoesOn();
    void theLastValueIsTheMemorysOwn();
    void aHundredCyclesLeaveNothing();
    void sessionSignalsTheWindow();
    void missingProgramIsAnError();
};

void TestRun::loopTurnsAreLoadsAndStores()
{
    auto run = started(programOf("looper", {"{segment:loop}"}));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto snapshot = run->snapshot();
    const auto* counter = variable(*snapshot, "counter");
    QVERIFY2(counter != nullptr, told(*snapshot).c_str());
    QCOMPARE(counter->loads, std::uint64_t(101));
    QCOMPARE(counter->stores, std::uint64_t(100));
    QCOMPARE(snapshot->processes[0].exitCode, 0);
}

void TestRun::copiesIntoSharedMemoryAreSeen()
{
    auto run = started(programOf("copier", {"{segment:copy}"}));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto snapshot = run->snapshot();
    const auto* word = variable(*snapshot, "word");
    QVERIFY(word != nullptr);
    QCOMPARE(word->stores, std::uint64_t(2));
    QCOMPARE(word->loads, std::uint64_t(1));
    QCOMPARE(snapshot->processes[0].exitCode, 0);
}

void TestRun::forkIsFollowedAndOrders()
{
    for (const double speed : {0.0, 2000.0}) {
        auto run = started(programOf("forker"), with({}, speed));
        QCOMPARE(run->wait(limit), Outcome::Finished);
        const auto snapshot = run->snapshot();
        QCOMPARE(snapshot->processes.size(), std::size_t(2));
        QVERIFY2(snapshot->races.empty(), told(*snapshot).c_str());
        QCOMPARE(snapshot->processes[0].exitCode, 0);
        const auto* shared = variable(*snapshot, "shared");
        QVERIFY(shared != nullptr);
        QCOMPARE(shared->value.value_or(0), std::int64_t(4));
    }
}

void TestRun::forkAloneOrdersNothingAfterIt()
{
    auto run = started(programOf("forkrace"), with({}, 2000));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto snapshot = run->snapshot();
    QCOMPARE(snapshot->races.size(), std::size_t(1));
    QCOMPARE(snapshot->races[0].variable, std::string("shared"));
    QCOMPARE(snapshot->races[0].first.at.file, std::string("forkrace.cpp"));
}

void TestRun::whomAStrangerCouldWakeIsNotDeadlocked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("held");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("nobody can come") << QByteArray("unlink") << false << Outcome::Deadlock;
    QTest::newRow("somebody holds an end") << QByteArray("unlink") << true << Outcome::Timeout;
    QTest::newRow("anybody could open it") << QByteArray("keep") << false << Outcome::Timeout;
}

/// A second is ten times what a deadlock has to last before it is called.
void TestRun::whomAStrangerCouldWakeIsNotDeadlocked()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, held);
    QFETCH(Outcome, outcome);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("fifo")).toStdString();
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    const UniqueFd end(held ? ::open(path.c_str(), O_RDWR | O_CLOEXEC) : -1);
    QTest::qSleep(1100); // the name is older than the run, in whole seconds
    auto run = started(programOf("fiforeader", {path, name.toStdString()}));
    QTRY_VERIFY_WITH_TIMEOUT(!run->snapshot()->processes.empty() &&
                                 run->snapshot()->processes[0].state == ProcessState::Asleep,
                             patience);
    QCOMPARE(run->wait(outcome == Outcome::Deadlock ? std::chrono::seconds(20)
                                                    : std::chrono::seconds(1)),
             outcome);
}

void TestRun::silenceOnBothSidesIsADeadlock()
{
    auto run = started(programOf("deadlocker"));
    QCOMPARE(run->wait(limit), Outcome::Deadlock);
    const auto snapshot = run->snapshot();
    QCOMPARE(snapshot->deadlocks.size(), std::size_t(1));
    QCOMPARE(snapshot->deadlocks[0].waits.size(), std::size_t(2));
    QVERIFY(!snapshot->deadlocks[0].why.empty());
}

void TestRun::scribblingOverTheRingHarmsNobody_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= (qEnvironmentVariableIsSet("CROSSTALK_LONG") ? 60 : 12); ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestRun::scribblingOverTheRingHarmsNobody()
{
    QFETCH(int, seed);
    auto run = started(programOf("scribbler", {std::to_string(seed)}));
    const Outcome outcome = run->wait(std::chrono::seconds(3));
    QVERIFY(outcome == Outcome::Finished || outcome == Outcome::Timeout);
    run.reset();
    // And the next one works as ever.
    auto next = started(builtIn("lost-update"), with({{"sync", "mutex"}}));
    QCOMPARE(next->wait(limit), Outcome::Finished);
    const auto snapshot = next->snapshot();
    QCOMPARE(variable(*snapshot, "balance")->value.value_or(0), std::int64_t(40));
}

void TestRun::pausedItStandsStillAndStepsOnlyTheOne()
{
    RunOptions options = with({{"sync", "none"}}, 1000);
    options.paused = true;
    auto run = started(builtIn("lost-update"), options);
    const auto held = [&] {
        const auto snapshot = run->snapshot();
        return snapshot->processes.size() == 2 &&
               snapshot->processes[0].state == ProcessState::Held &&
               snapshot->processes[1].state == ProcessState::Held;
    };
    QTRY_VERIFY_WITH_TIMEOUT(held(), patience);
    for (int i = 0; i < 6; ++i)
        run->step(0);
    const auto stores = [&] {
        const auto snapshot = run->snapshot(); // keeps what is pointed into alive
        const auto* balance = variable(*snapshot, "balance");
        return balance != nullptr ? balance->stores : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(stores(), std::uint64_t(2), patience); // start, then r w r w r
    QVERIFY(held());
    QCOMPARE(run->snapshot()->processes[1].progress->done, std::uint64_t(0));
    run->resume();
    QCOMPARE(run->wait(limit), Outcome::Finished);
}

void TestRun::heldIsNotAsleep()
{
    RunOptions options = with({{"sync", "none"}}, 20);
    auto run = started(builtIn("lost-update"), options);
    const auto paced = [&] {
        const auto snapshot = run->snapshot(); // keeps what is pointed into alive
        const auto* balance = variable(*snapshot, "balance");
        return balance != nullptr && balance->stores >= 4;
    };
    QTRY_VERIFY_WITH_TIMEOUT(paced(), patience);
    run->setSpeed(0);
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto snapshot = run->snapshot();
    QVERIFY(snapshot->sleeps.empty());
    for (const auto& process : snapshot->processes)
        QCOMPARE(process.asleepShare, 0.0);
}

void TestRun::killStopInATerminalShows()
{
    auto run = started(builtIn("lost-update"), with({{"deposits", "0"}, {"work", "100"}}));
    const auto state = [&] {
        const auto snapshot = run->snapshot();
        return snapshot->processes.empty() ? ProcessState::Starting : snapshot->processes[0].state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), ProcessState::Running, patience);
    const pid_t pid = run->snapshot()->processes[0].pid;
    ::kill(pid, SIGSTOP);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ProcessState::Stopped, patience);
    ::kill(pid, SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ProcessState::Running, patience);
    run->stop();
}

void TestRun::huntStopsInsideALoss()
{
    auto run = started(builtIn("lost-update"), with({{"deposits", "0"}, {"work", "10"}}));
    QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->run == world::RunState::Running, patience);
    run->stopInsideNextLoss();
    const auto inside = [&] {
        const auto snapshot = run->snapshot();
        for (const auto& process : snapshot->processes)
            if (process.staleLoad && process.next &&
                process.next->kind == world::OperationKind::Store)
                return snapshot->stepsPerSecond == 4;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(inside(), patience);
    run->stop();
}

void TestRun::scrubbingShowsThePast()
{
    auto run = started(builtIn("lost-update"), with({{"sync", "mutex"}}, 2000));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto end = run->snapshot();
    QVERIFY(end->live);
    std::int64_t previous = -1;
    for (std::uint64_t event = end->event / 2; event <= end->event; event += 25) {
        run->seek(event);
        QTRY_VERIFY_WITH_TIMEOUT(!run->snapshot()->live && run->snapshot()->event == event,
                                 patience);
        const auto snapshot = run->snapshot(); // keeps what is pointed into alive
        const auto* balance = variable(*snapshot, "balance");
        QVERIFY(balance != nullptr);
        QVERIFY(balance->value.value_or(0) >= previous); // under the mutex it only grows
        previous = balance->value.value_or(0);
    }
    run->backToLive();
    QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->live, patience);
    const auto live = run->snapshot();
    QCOMPARE(variable(*live, "balance")->value.value_or(0), std::int64_t(40));
}

void TestRun::scrubbingHoldsARunThatGoesOn()
{
    auto run = started(builtIn("lost-update"), with({{"deposits", "0"}}));
    QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->event > 100, patience);
    run->seek(50);
    QTRY_VERIFY_WITH_TIMEOUT(!run->snapshot()->live && run->snapshot()->event == 50, patience);
    QCOMPARE(run->snapshot()->run, world::RunState::Paused);
    run->backToLive();
    QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->live, patience);
    QCOMPARE(run->snapshot()->run, world::RunState::Paused); // and goes on when it is told to
    run->stop();
}

void TestRun::theLastValueIsTheMemorysOwn()
{
    // At full speed every value is sampled beside its access; what is left at the end is not.
    auto run = started(builtIn("lost-update"), with({{"sync", "none"}, {"deposits", "5000"}}));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto snapshot = run->snapshot(); // keeps what is pointed into alive
    const auto* balance = variable(*snapshot, "balance");
    QVERIFY(balance != nullptr);
    QVERIFY(balance->exact);
    QVERIFY(balance->value.value_or(-1) >= 5000 && balance->value.value_or(-1) <= 10'000);
}

void TestRun::aHundredCyclesLeaveNothing()
{
    const auto lesson = builtIn("lost-update");
    started(lesson)->wait(limit); // whatever is opened once and kept
    const int descriptors = entriesIn("/proc/self/fd");
    const int threads = entriesIn("/proc/self/task");
    for (int cycle = 0; cycle < 100; ++cycle) {
        auto run = started(lesson, with({{"deposits", cycle % 2 == 0 ? "0" : "3"}}));
        if (cycle % 2 != 0)
            run->wait(limit); // half of them end by themselves, half are stopped in the middle
    }
    QCOMPARE(entriesIn("/proc/self/fd"), descriptors);
    QCOMPARE(entriesIn("/proc/self/task"), threads);
    const QString mine = QStringLiteral("crosstalk.%1-*").arg(::getpid());
    QCOMPARE(QDir(QStringLiteral("/dev/shm")).entryList({mine}, QDir::Files), QStringList());
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // no child is left, no zombie either
    QCOMPARE(errno, ECHILD);
}

void TestRun::sessionSignalsTheWindow()
{
    qputenv("CROSSTALK_ROOT", BUILD_ROOT);
    session::Session session;
    QSignalSpy changed(&session, &session::Session::snapshotChanged);
    QSignalSpy finished(&session, &session::Session::finished);
    session.start(builtIn("lost-update"), with({{"sync", "atomic"}}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(changed.count() > 0);
    QVERIFY(!session.isRunning());
    const auto snapshot = session.snapshot();
    QCOMPARE(variable(*snapshot, "balance")->value.value_or(0), std::int64_t(40));
}

void TestRun::missingProgramIsAnError()
{
    session::Installation installation = builtHere();
    auto run = Run::start(programOf("nobody"), {}, installation);
    QVERIFY(run.has_error());
    QVERIFY(run.error().object.find("nobody") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"

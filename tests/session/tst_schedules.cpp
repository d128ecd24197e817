#include "engine/schedule/schedulefile.h"
#include "engine/session/run.h"

#include <QTest>

#include <condition_variable>
#include <mutex>
#include <set>

using namespace crosstalk;
using schedule::ScheduleFile;
using session::AfterSchedule;
using session::Outcome;
using session::Run;
using session::RunOptions;

namespace {

constexpr auto limit = std::chrono::seconds(60);

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

/// What a run left behind, and what it complained of.
struct Left
{
    Outcome outcome = Outcome::Failed;
    std::string hash;
    std::uint64_t events = 0;
    ScheduleFile schedule;
    std::string failure;
    std::shared_ptr<const world::Snapshot> snapshot;
};

/// Runs it to its end, to its schedule's, or for so many steps. The gate stays closed throughout.
Left run(const lesson::Lesson& lesson, RunOptions options, std::uint64_t steps = 0)
{
    Left left;
    std::mutex mutex;
    std::condition_variable stepped;
    bool enough = false;
    if (options.stepsPerSecond == 0 && options.schedule.empty())
        options.stepsPerSecond = 1e6;
    const auto arrange = options.arrange;
    options.arrange = [&](Run& running) {
        if (arrange)
            arrange(running);
        if (steps != 0)
            running.atStep(steps, [&](Run& one) {
                one.pause();
                const std::lock_guard lock(mutex);
                enough = true;
                stepped.notify_all();
            });
    };
    Run::Callbacks callbacks;
    callbacks.failed = [&](const Error& error) { left.failure = error.sentence(); };
    callbacks.finished = [&] {
        const std::lock_guard lock(mutex);
        enough = true;
        stepped.notify_all();
    };
    auto started = Run::start(lesson, options, builtHere(), callbacks);
    if (!started) {
        left.failure = started.error().sentence();
        return left;
    }
    if (steps != 0) {
        std::unique_lock lock(mutex);
        stepped.wait_for(lock, std::chrono::seconds(5), [&] { return enough; });
    }
    left.outcome = (*started)->wait(steps != 0 ? std::chrono::seconds(0) : limit);
    (*started)->stop();
    left.snapshot = (*started)->snapshot();
    left.events = left.snapshot->event;
    left.hash = (*started)->hash();
    if (auto schedule = (*started)->schedule())
        left.schedule = std::move(*schedule);
    else
        left.failure = schedule.error().sentence();
    return left;
}

RunOptions following(const ScheduleFile& file)
{
    RunOptions options;
    options.set = {file.settings.begin(), file.settings.end()};
    options.seed = file.seed;
    options.fromReady = file.fromReady;
    options.schedule = file.lines;
    options.scheduleName = "a.schedule";
    options.afterSchedule = file.ends ? AfterSchedule::End : AfterSchedule::SeedDecides;
    return options;
}

ScheduleFile reread(const ScheduleFile& file)
{
    return *schedule::parseSchedule(print(file), "a.schedule");
}

std::int64_t valueOf(const Left& left, const std::string& variable)
{
    for (const world::VariableView& view : left.snapshot->variables)
        if (view.name == variable)
            return view.value.value_or(-1);
    return -1;
}

RunOptions lostUpdate(std::uint64_t seed, const char* deposits = "3")
{
    RunOptions options;
    options.set = {{"sync", "none"}, {"deposits", deposits}};
    options.seed = seed;
    return options;
}

/// Lessons of which nothing but the order of steps is left to luck. Not those that read a clock,
/// whose names are random, or that have gRPC's threads and timers in them.
bool isReplayable(const std::string& lesson)
{
    static const std::set<std::string> all = {
        "backlog",     "bounded-buffer", "broken-pipe",      "client-server",   "deadlock-locks",
        "deadlock-pipes", "dining",      "end-of-file",      "fifo-open",       "full-pipe",
        "lost-update", "mailbox",        "many-writers",    "owner-dies",
        "peterson",    "readers-writers", "send-and-receive", "shell-pipe",     "starvation",
        "ticket-office", "wait-or-not",  "wrong-lock",
    };
    return all.contains(lesson);
}

} // namespace

/// Schedules of real processes.
class TestSchedules : public QObject
{
    Q_OBJECT

private slots:
    void whatTheSeedDidIsDoneAgain();
    void aScheduleByHandLosesADeposit();
    void interventionsAreReplayed();
    void itIsHeldWhereItEnds();
    void anyMomentCanBeToldAndReached();
    void atFullSpeedThereIsNothingToSave();
    void saysWhereTheRunWentAnotherWay_data();
    void saysWhereTheRunWentAnotherWay();
    void stepsThatAreLeftOverAreSaid();
    void everyLessonIsReplayed_data();
    void everyLessonIsReplayed();
};

void TestSchedules::whatTheSeedDidIsDoneAgain()
{
    const auto lesson = builtIn("lost-update");
    const Left first = run(lesson, lostUpdate(7));
    QCOMPARE(first.outcome, Outcome::Finished);
    QVERIFY(!first.schedule.ends);
    QVERIFY(first.schedule.lines.size() > 12);
    QCOMPARE(first.schedule.seed, std::uint64_t(7));
    const Left again = run(lesson, following(reread(first.schedule)));
    QCOMPARE(again.outcome, Outcome::Finished);
    QCOMPARE(again.hash, first.hash);
    QCOMPARE(print(again.schedule), print(first.schedule));
    const Left other = run(lesson, lostUpdate(8));
    QVERIFY(other.hash != first.hash);
}

/// P1 loads, P2 does all it has to do, P1 stores: its three deposits end at what one is worth.
void TestSchedules::aScheduleByHandLosesADeposit()
{
    const auto lesson = builtIn("lost-update");
    const Left alone = run(lesson, lostUpdate(1, "1"));
    QVERIFY2(alone.failure.empty(), alone.failure.c_str());
    const auto steps = std::ptrdiff_t(alone.schedule.lines.size()) / 2; // of each: they do the same
    // The store and the end come last; before them both have loaded.
    for (std::ptrdiff_t early = 0; early < steps; ++early) {
        RunOptions options = lostUpdate(1, "1");
        for (std::ptrdiff_t i = 0; i < early; ++i)
            options.schedule.push_back({{0, 0}});
        for (std::ptrdiff_t i = 0; i < steps; ++i)
            options.schedule.push_back({{1, 0}});
        const Left left = run(lesson, options);
        QVERIFY2(left.failure.empty(), left.failure.c_str());
        if (valueOf(left, "balance") == 1)
            return; // P1's store erased P2's
    }
    QFAIL("no schedule lost a deposit");
}

void TestSchedules::interventionsAreReplayed()
{
    const auto lesson = builtIn("lost-update");
    RunOptions options = lostUpdate(3);
    options.arrange = [](Run& running) {
        running.atStep(4, [](Run& one) { one.setChoice("sync", 4); });
        running.atStep(9, [](Run& one) { one.kill(1); });
    };
    const Left first = run(lesson, options);
    const std::string written = print(first.schedule);
    QVERIFY2(written.find("do set sync=mutex\n") != std::string::npos, written.c_str());
    QVERIFY2(written.find("do kill P2\n") != std::string::npos, written.c_str());
    QCOMPARE(first.snapshot->processes[1].exitSignal, std::string("SIGKILL"));
    for (int i = 0; i < 5; ++i) {
        const Left again = run(lesson, following(reread(first.schedule)));
        QVERIFY2(again.failure.empty(), again.failure.c_str());
        QCOMPARE(again.hash, first.hash);
        QCOMPARE(print(again.schedule), written);
        QCOMPARE(again.snapshot->processes[1].exitSignal, std::string("SIGKILL"));
    }
}

void TestSchedules::itIsHeldWhereItEnds()
{
    const auto lesson = builtIn("lost-update");
    RunOptions options = lostUpdate(1, "0");
    options.schedule = *schedule::parseScheduleLines("P1\nP1\nP2\nP1\n", "test");
    options.afterSchedule = AfterSchedule::Hold;
    auto started = Run::start(lesson, options, builtHere());
    QVERIFY(started.has_value());
    QTRY_COMPARE_WITH_TIMEOUT((*started)->snapshot()->run, world::RunState::Paused, 20'000);
    const auto schedule = (*started)->schedule();
    QVERIFY(schedule.has_value());
    QCOMPARE(schedule->lines.size(), std::size_t(4));
    QVERIFY(schedule->ends);
    (*started)->step(1); // and continued differently
    QTRY_COMPARE_WITH_TIMEOUT((*started)->schedule()->lines.size(), std::size_t(5), 20'000);
    QCOMPARE(text((*started)->schedule()->lines.back()), std::string("P2"));
}

void TestSchedules::anyMomentCanBeToldAndReached()
{
    const auto lesson = builtIn("lost-update");
    auto options = lostUpdate(5, "4");
    options.stepsPerSecond = 1e6;
    auto first = Run::start(lesson, options, builtHere());
    QVERIFY(first.has_value());
    QCOMPARE((*first)->wait(limit), Outcome::Finished);
    const std::uint64_t events = (*first)->snapshot()->event;
    const ScheduleFile all = *(*first)->schedule();
    std::size_t before = 0;
    for (std::uint64_t event = events / 7; event < events; event += events / 7) {
        auto part = (*first)->scheduleUpTo(event);
        QVERIFY(part.has_value());
        QCOMPARE(part->ends, part->lines.size() < all.lines.size());
        QVERIFY(part->lines.size() >= before);
        before = part->lines.size();
        const Left reached = run(lesson, following(*part));
        QVERIFY2(reached.failure.empty(), reached.failure.c_str());
        const Left again = run(lesson, following(*part));
        QCOMPARE(again.hash, reached.hash);
        QCOMPARE(reached.schedule.lines.size(), part->lines.size());
    }
}

void TestSchedules::atFullSpeedThereIsNothingToSave()
{
    const auto lesson = builtIn("lost-update");
    auto options = lostUpdate(1);
    auto started = Run::start(lesson, options, builtHere());
    QVERIFY(started.has_value());
    QCOMPARE((*started)->wait(limit), Outcome::Finished);
    const auto schedule = (*started)->schedule();
    QVERIFY(!schedule.has_value());
    QVERIFY(schedule.error().sentence().find("full speed") != std::string::npos);
    QVERIFY((*started)->scheduleUpTo(0).has_value());
}

void TestSchedules::saysWhereTheRunWentAnotherWay_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* lines, const char* says) {
        QTest::newRow(says) << QString::fromLatin1(lines) << QString::fromLatin1(says);
    };
    row("P1\nP3\n", "a.schedule:2 `P3`. There is no P3 here");
    row("P1\nP1.2\n", "a.schedule:2 `P1.2`. There is no P1.2 here");
    row("do kill P2\nP1\nP2\n", "a.schedule:3 `P2`. P2 has ended");
    row("P1\ndo freeze P2\nP2\n", "a.schedule:3 `P2`. P2 is frozen");
    row("do fly\n", "a.schedule:1 `do fly`");
    row("P1\ndo pause\n", "a.schedule:2 `do pause`");
    row("do set sync=prayer\n", "a.schedule:1 `do set sync=prayer`");
}

void TestSchedules::saysWhereTheRunWentAnotherWay()
{
    QFETCH(QString, lines);
    QFETCH(QString, says);
    RunOptions options = lostUpdate(1);
    options.schedule = *schedule::parseScheduleLines(lines.toStdString(), "test");
    options.scheduleName = "a.schedule";
    const Left left = run(builtIn("lost-update"), options);
    QCOMPARE(left.outcome, Outcome::Failed);
    QVERIFY2(QString::fromStdString(left.failure).contains(says), left.failure.c_str());
}

void TestSchedules::stepsThatAreLeftOverAreSaid()
{
    const auto lesson = builtIn("lost-update");
    Left first = run(lesson, lostUpdate(3, "2"));
    QVERIFY2(first.failure.empty(), first.failure.c_str());
    auto tooLong = first.schedule;
    for (int i = 0; i < 3; ++i)
        tooLong.lines.push_back(tooLong.lines.back());
    const Left left = run(lesson, following(tooLong));
    QCOMPARE(left.outcome, Outcome::Failed);
    QVERIFY2(left.failure.find(" has ended") != std::string::npos, left.failure.c_str());
}

void TestSchedules::everyLessonIsReplayed_data()
{
    QTest::addColumn<QString>("id");
    for (const lesson::TrackEntry& entry : *lesson::readTrack(builtHere().lessons))
        if (isReplayable(entry.id))
            QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id);
}

/// 200 of 200 with CROSSTALK_LONG.
void TestSchedules::everyLessonIsReplayed()
{
    QFETCH(QString, id);
    const auto lesson = builtIn(id.toStdString());
    const int times = qEnvironmentVariableIsSet("CROSSTALK_LONG") ? 200 : 3;
    int alike = 0;
    for (int i = 0; i < times; ++i) {
        RunOptions options;
        options.seed = std::uint64_t(i + 1);
        const Left first = run(lesson, options, 150);
        QVERIFY2(first.failure.empty(), first.failure.c_str());
        QVERIFY(!first.schedule.lines.empty());
        const Left again = run(lesson, following(first.schedule));
        const Left third = run(lesson, following(first.schedule));
        const bool same = again.failure.empty() && again.hash == first.hash &&
                          third.hash == first.hash;
        alike += same ? 1 : 0;
        if (!same)
            qWarning("seed %d, %zu lines: %s %s %s %s", i + 1, first.schedule.lines.size(),
                     first.hash.c_str(), again.hash.c_str(), third.hash.c_str(),
                     again.failure.c_str());
    }
    QCOMPARE(alike, times);
}

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"

#include "engine/session/replay.h"

#include "engine/session/run.h"
#include "engine/trace/recordingwriter.h"
#include "snapshottext.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace crosstalk;
using session::Outcome;
using session::Replay;
using session::Run;

namespace {

constexpr int patience = 20'000; ///< ms until a condition counts as never met
constexpr auto limit = std::chrono::seconds(20);

bool longRun()
{
    return qEnvironmentVariableIsSet("CROSSTALK_LONG");
}

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

template<class Value> Value get(Result<Value> result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
    return std::move(*result);
}

std::unique_ptr<Run> started(const std::string& id, session::RunOptions options)
{
    const auto installation = builtHere();
    return get(
        Run::start(get(lesson::readLesson(installation.lessons / id)), options, installation));
}

std::unique_ptr<Replay> folded(const std::string& path)
{
    auto replay = get(Replay::open(path));
    while (replay->foldNext()) {
    }
    return replay;
}

session::RunOptions paced(const std::string& record, std::uint64_t seed)
{
    session::RunOptions options;
    options.set = {{"sync", "none"}, {"deposits", "4"}};
    options.stepsPerSecond = 100'000;
    options.seed = seed;
    options.record = record;
    return options;
}

} // namespace

class tst_Replay : public QObject
{
    Q_OBJECT

private slots:
    void init() { file = folder.filePath(QStringLiteral("a.crosstalk")).toStdString(); }
    void isTheSameWorldAtAnyTime();
    void endsAsTheRunDid();
    void aRaceKeepsTheNameThatItsSourceGave();
    void aDeadlockIsFoundWhereTheRunFoundIt();
    void aCutFileIsReplayedAsFarAsItGoes();
    void aFullDiskIsSaidBeforeAnythingRuns();
    void hostileEventsAreSurvived();

private:
    QTemporaryDir folder;
    std::string file;
};

void tst_Replay::isTheSameWorldAtAnyTime()
{
    std::mt19937_64 random(5);
    for (std::uint64_t seed = 1; seed <= (longRun() ? 1000u : 10u); ++seed) {
        const auto run = started("lost-update", paced(file, seed));
        QCOMPARE(run->wait(limit), Outcome::Finished);
        QVERIFY(!run->recordingFailure());
        const auto replay = folded(file);
        QVERIFY(!replay->isCut());
        QCOMPARE(replay->size(), run->snapshot()->event);
        for (int i = 0; i < 20; ++i) {
            const std::uint64_t event = 1 + random() % replay->size();
            run->seek(event);
            QTRY_VERIFY_WITH_TIMEOUT(!run->snapshot()->live && run->snapshot()->event == event,
                                     patience);
            QCOMPARE(world::textOf(replay->at(event)), world::textOf(*run->snapshot()));
        }
    }
}

void tst_Replay::endsAsTheRunDid()
{
    const auto run = started("lost-update", paced(file, 3));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const auto replay = folded(file);
    const auto [snapshot, hash] = replay->result();
    QCOMPARE(replay->outcome(), Outcome::Finished);
    QCOMPARE(hash, run->hash());
    QCOMPARE(hash, replay->events().end()->hash);
    QCOMPARE(world::textOf(snapshot), world::textOf(*run->snapshot()));
    QVERIFY(!snapshot.races.empty());
    QCOMPARE(snapshot.races[0].second.at.file, std::string("depositor.cpp"));
    QCOMPARE(replay->lesson().title,
             get(lesson::readLesson(builtHere().lessons / "lost-update")).title);
    QVERIFY(replay->info().files.contains("depositor.cpp"));
}

void tst_Replay::aRaceKeepsTheNameThatItsSourceGave()
{
    lesson::Lesson lesson;
    lesson.id = "programs";
    lesson::Program program;
    program.name = "unnamedrace";
    lesson.programs.push_back(program);
    session::RunOptions options;
    options.record = file;
    auto installation = builtHere();
    installation.programs = std::filesystem::path(BUILD_ROOT) / "tests" / "programs";
    const auto run = get(Run::start(lesson, options, installation));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    QCOMPARE(run->snapshot()->races.size(), std::size_t(1));
    QCOMPARE(run->snapshot()->races[0].variable, std::string("account->balance"));
    QCOMPARE(folded(file)->result().first.races[0].variable, std::string("account->balance"));
}

void tst_Replay::aDeadlockIsFoundWhereTheRunFoundIt()
{
    session::RunOptions options;
    options.set = {{"order", "from-first"}};
    options.stepsPerSecond = 2000;
    options.record = file;
    Outcome outcome = Outcome::Finished;
    std::unique_ptr<Run> run;
    for (options.seed = 1; options.seed <= 50 && outcome != Outcome::Deadlock; ++options.seed) {
        run = started("deadlock-locks", options);
        outcome = run->wait(limit);
    }
    QCOMPARE(outcome, Outcome::Deadlock);
    const auto live = run->snapshot();
    const std::string hash = run->hash();
    run->stop();
    const auto replay = folded(file);
    QCOMPARE(replay->outcome(), Outcome::Deadlock);
    const auto [snapshot, digest] = replay->result();
    QCOMPARE(digest, hash);
    QCOMPARE(snapshot.deadlocks.size(), live->deadlocks.size());
    QCOMPARE(snapshot.deadlocks[0].why, live->deadlocks[0].why);
    QCOMPARE(world::textOf(snapshot), world::textOf(*live));
}

void tst_Replay::aCutFileIsReplayedAsFarAsItGoes()
{
    const auto run = started("lost-update", paced(file, 4));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    const std::uint64_t events = run->snapshot()->event;
    const auto size = std::filesystem::file_size(file);
    std::filesystem::resize_file(file, size - 1);
    const auto replay = folded(file);
    QVERIFY(replay->isCut());
    QCOMPARE(replay->folded(), events); // all but how it ended
    QCOMPARE(world::textOf(replay->at(events / 2)), [&] {
        run->seek(events / 2);
        (void)QTest::qWaitFor([&] { return run->snapshot()->event == events / 2; }, patience);
        return world::textOf(*run->snapshot());
    }());
}

void tst_Replay::aFullDiskIsSaidBeforeAnythingRuns()
{
    const auto installation = builtHere();
    const auto lesson = get(lesson::readLesson(installation.lessons / "lost-update"));
    auto options = paced("/dev/full", 1);
    QVERIFY(!Run::start(lesson, options, installation));
}

/// Frames and sums are right, the events are not what any tap would write.
void tst_Replay::hostileEventsAreSurvived()
{
    const auto run = started("lost-update", paced(file, 5));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    auto reader = get(trace::RecordingReader::open(file));
    const auto first = reader.block(0);
    const std::vector<tap::Event> whole(first.begin(), first.end());
    const std::string spoilt = file + ".spoilt";
    std::mt19937_64 random(9);
    for (int i = 0; i < (longRun() ? 20'000 : 400); ++i) {
        std::vector<tap::Event> events = whole;
        for (std::uint64_t n = 1 + random() % 40; n > 0; --n) {
            tap::Event& event = events[random() % events.size()];
            if (random() % 4 == 0)
                event = events[random() % events.size()];
            auto* bytes = reinterpret_cast<unsigned char*>(&event);
            const std::size_t at = random() % sizeof event;
            bytes[at] = random() % 2 == 0 ? (unsigned char)(random()) : 0xff;
            event.kind = tap::Kind(unsigned(event.kind) % (unsigned(tap::lastKind) + 1));
            if (event.thread != tap::engineThread)
                event.thread %= tap::slotCount;
        }
        {
            auto writer = get(trace::RecordingWriter::create(spoilt, reader.info()));
            if (!writer.events(events))
                QFAIL("cannot write the spoilt file");
        }
        const auto replay = folded(spoilt);
        replay->result();
        replay->at(random() % (replay->size() + 1));
    }
}

QTEST_GUILESS_MAIN(tst_Replay)
#include "tst_replay.moc"

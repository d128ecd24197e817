#include "engine/session/playback.h"

#include "engine/session/run.h"
#include "snapshottext.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// Recordings as a window plays them, runs that are put into one while they go on, and the landmarks
// of both.

using namespace crosstalk;
using session::Landmark;
using session::Playback;
using session::Replay;
using session::Run;

namespace {

constexpr int patience = 20'000; ///< ms until a condition counts as never met
constexpr auto limit = std::chrono::seconds(20);

template<class Value> Value get(Result<Value> result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
    return std::move(*result);
}

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

std::unique_ptr<Run> started(const std::string& id, const session::RunOptions& options,
                             Run::Callbacks callbacks = {})
{
    const auto installation = builtHere();
    return get(Run::start(get(lesson::readLesson(installation.lessons / id)), options,
                          installation, std::move(callbacks)));
}

session::RunOptions paced()
{
    session::RunOptions options;
    options.set = {{"sync", "none"}, {"deposits", "6"}};
    options.stepsPerSecond = 100'000;
    return options;
}

std::unique_ptr<Replay> folded(const std::string& path)
{
    auto replay = get(Replay::open(path));
    while (replay->foldNext()) {
    }
    return replay;
}

bool waitFor(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, patience);
}

} // namespace

class tst_Playback : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        const QString name = QLatin1String(QTest::currentTestFunction());
        file = folder.filePath(name + QStringLiteral(".crosstalk")).toStdString();
    }
    void restsAtTheEnd();
    void showsAnyMomentAsTheRunDid();
    void goesFromLandmarkToLandmark();
    void landmarksOfALiveRunAreThoseOfItsRecording();
    void aCutFileSaysSo();
    void aDamagedFileIsAsLongAsWhatIsWhole();
    void aRunIsRecordedFromItsMiddle();
    void aRunIsRecordedWhenItIsOver();
    void aRecordingEndsBeforeItsRun();
    void aFullDiskIsSaidAndTheRunGoesOn();

private:
    QTemporaryDir folder;
    std::string file;
};

void tst_Playback::restsAtTheEnd()
{
    auto options = paced();
    options.record = file;
    const auto run = started("lost-update", options);
    run->wait(limit);
    std::atomic<int> changes{0};
    const auto playback = get(Playback::open(file, [&] { ++changes; }));
    QVERIFY(waitFor([&] { return playback->isWhole() && playback->snapshot()->event > 0; }));
    QVERIFY(changes > 0);
    QVERIFY(!playback->isCut());
    QCOMPARE(playback->folded(), playback->size());
    QVERIFY(playback->snapshot()->live);
    QCOMPARE(playback->lesson().id, std::string("lost-update"));
    QCOMPARE(world::textOf(*playback->snapshot()), world::textOf(*run->snapshot()));
}

void tst_Playback::showsAnyMomentAsTheRunDid()
{
    auto options = paced();
    options.record = file;
    started("lost-update", options)->wait(limit);
    const auto replay = folded(file);
    const auto playback = get(Playback::open(file));
    for (const std::uint64_t event : {replay->size() / 2, std::uint64_t(1), replay->size() - 1}) {
        playback->seek(event); // also while it is still being read
        QVERIFY(waitFor([&] { return playback->snapshot()->event == event; }));
        QVERIFY(!playback->snapshot()->live);
        QCOMPARE(world::textOf(*playback->snapshot()), world::textOf(replay->at(event)));
    }
    playback->toEnd();
    QVERIFY(waitFor([&] { return playback->snapshot()->live; }));
    playback->seekTime(replay->at(replay->size() / 3).now);
    QVERIFY(waitFor([&] { return !playback->snapshot()->live; }));
    QCOMPARE(playback->snapshot()->event, replay->countAt(playback->snapshot()->now));
}

void tst_Playback::goesFromLandmarkToLandmark()
{
    auto options = paced();
    options.record = file;
    started("lost-update", options)->wait(limit);
    const auto replay = folded(file);
    const auto race = replay->find(0, {Landmark::Kind::Race, 1});
    QVERIFY(race.has_value());
    QVERIFY(replay->at(*race - 1).races.empty());
    QCOMPARE(replay->at(*race).races.size(), std::size_t(1));
    QCOMPARE(replay->find(replay->size() + 5, {Landmark::Kind::Race, -1}).has_value(), true);
    QVERIFY(!replay->find(*race, {Landmark::Kind::Race, -1}));

    // Every further pair is a stop, and each moment counts those up to it.
    std::uint64_t pairs = 0;
    for (auto at = race; at; at = replay->find(*at, {Landmark::Kind::Race, 1})) {
        QCOMPARE(replay->at(*at).races.at(0).count, ++pairs);
        QCOMPARE(pairs == 1 ? 0u : replay->at(*at - 1).races.at(0).count, pairs - 1);
    }
    QVERIFY2(pairs > 1, "the run has a single unordered pair");
    QCOMPARE(pairs, replay->at(replay->size()).races.at(0).count);

    // There and back again, over everything that shows.
    for (const auto kind :
         {Landmark::Kind::Event, Landmark::Kind::Process, Landmark::Kind::Channel}) {
        std::vector<std::uint64_t> there, back;
        const Landmark next{kind, 1, 0, "account"}, previous{kind, -1, 0, "account"};
        for (auto at = replay->find(0, next); at; at = replay->find(*at, next))
            there.push_back(*at);
        for (auto at = replay->find(there.back() + 1, previous); at;
             at = replay->find(*at, previous))
            back.insert(back.begin(), *at);
        QVERIFY(there.size() > 10);
        QCOMPARE(there, back);
    }
    const auto other = replay->find(*race, {Landmark::Kind::Process, 1, 1});
    QVERIFY(other.has_value());
    const tap::Event& event = replay->events().at(*other - 1);
    QVERIFY(event.thread != tap::engineThread);
}

void tst_Playback::landmarksOfALiveRunAreThoseOfItsRecording()
{
    session::RunOptions options;
    options.stepsPerSecond = 2000;
    options.record = file;
    const auto run = started("full-pipe", options);
    QVERIFY(waitFor([&] { return !run->snapshot()->sleeps.empty(); }));
    run->stop();
    const auto replay = folded(file);
    const auto sleep = replay->find(0, {Landmark::Kind::Sleep, 1});
    QVERIFY(sleep.has_value());
    const auto asleep = [](const world::Snapshot& snapshot) {
        return std::ranges::any_of(snapshot.processes, [](const world::ProcessView& process) {
            return process.state == world::ProcessState::Asleep;
        });
    };
    QVERIFY(asleep(replay->at(*sleep)));
    run->seek(1);
    QVERIFY(waitFor([&] { return run->snapshot()->event == 1; }));
    run->go({Landmark::Kind::Sleep, 1});
    QVERIFY(waitFor([&] { return run->snapshot()->event == *sleep; }));
    run->go({Landmark::Kind::Event, -1});
    QVERIFY(waitFor([&] { return run->snapshot()->event < *sleep; }));
    QCOMPARE(run->snapshot()->event, *replay->find(*sleep, {Landmark::Kind::Event, -1}));
}

void tst_Playback::aCutFileSaysSo()
{
    auto options = paced();
    options.record = file;
    started("lost-update", options)->wait(limit);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 3);
    const auto playback = get(Playback::open(file));
    QVERIFY(waitFor([&] { return playback->isWhole(); }));
    QVERIFY(playback->isCut());
    QVERIFY(playback->folded() > 0);
    QVERIFY(!Playback::open(folder.filePath(QStringLiteral("none")).toStdString()));
}

/// Where the chunks are whole but for the bytes of one's events: only reading those tells.
void tst_Playback::aDamagedFileIsAsLongAsWhatIsWhole()
{
    auto options = paced();
    options.record = file;
    started("lost-update", options)->wait(limit);
    QFile recorded(QString::fromStdString(file));
    QVERIFY(recorded.open(QIODevice::ReadWrite));
    const QByteArray whole = recorded.readAll();
    const auto spoil = [&](qsizetype at) { // the byte there, and none else
        recorded.seek(0);
        recorded.write(whole);
        recorded.seek(at);
        recorded.write(QByteArray(1, char(whole[at] ^ 0x55)));
        recorded.flush();
    };
    const auto onlyEventsAreSpoilt = [&] {
        const auto replay = Replay::open(file);
        return replay && !(*replay)->isCut() && !(*replay)->foldNext() && (*replay)->isDamaged();
    };
    qsizetype at = whole.size() - 1;
    for (spoil(at); at > 0 && !onlyEventsAreSpoilt(); spoil(at))
        at -= 16;
    QVERIFY2(at > 0, "no byte of the file belongs to events");
    const auto playback = get(Playback::open(file));
    QVERIFY(waitFor([&] { return playback->isWhole(); }));
    QVERIFY(playback->isDamaged());
    QCOMPARE(playback->size(), playback->folded());
    playback->seek(100);
    QVERIFY(waitFor([&] { return !playback->snapshot()->live; }));
    QVERIFY(playback->snapshot()->event <= playback->size());
}

void tst_Playback::aRunIsRecordedFromItsMiddle()
{
    auto options = paced();
    options.paused = true;
    std::atomic<int> begun{0}, ended{0};
    Run::Callbacks callbacks;
    callbacks.recording = [&](bool on) { ++(on ? begun : ended); };
    const auto run = started("lost-update", options, callbacks);
    for (int i = 0; i < 30; ++i)
        run->step(i % 2);
    QVERIFY(waitFor([&] { return run->snapshot()->variables.size() == 1; }));
    run->record(file);
    QVERIFY(waitFor([&] { return begun == 1; }));
    run->resume();
    QCOMPARE(run->wait(limit), session::Outcome::Finished);
    QVERIFY(waitFor([&] { return ended == 1; }));
    QVERIFY(!run->recordingFailure());
    const auto replay = folded(file);
    QVERIFY(!replay->isCut());
    QCOMPARE(replay->result().second, run->hash());
    QCOMPARE(world::textOf(replay->result().first), world::textOf(*run->snapshot()));
}

void tst_Playback::aRunIsRecordedWhenItIsOver()
{
    const auto run = started("lost-update", paced());
    QCOMPARE(run->wait(limit), session::Outcome::Finished);
    run->record(file);
    QVERIFY(waitFor([&] {
        const auto reader = trace::RecordingReader::open(file);
        return reader && reader->end();
    }));
    const auto replay = folded(file);
    QCOMPARE(replay->outcome(), session::Outcome::Finished);
    QCOMPARE(replay->result().second, run->hash());
    QCOMPARE(world::textOf(replay->result().first), world::textOf(*run->snapshot()));
    QVERIFY(!replay->result().first.races.empty());
}

void tst_Playback::aRecordingEndsBeforeItsRun()
{
    auto options = paced();
    options.paused = true;
    std::atomic<int> ended{0};
    Run::Callbacks callbacks;
    callbacks.recording = [&](bool on) { ended += !on; };
    const auto run = started("lost-update", options, callbacks);
    run->record(file);
    for (int i = 0; i < 12; ++i)
        run->step(i % 2);
    QVERIFY(waitFor([&] { return run->snapshot()->event > 20; }));
    run->stopRecording();
    QVERIFY(waitFor([&] { return ended == 1; }));
    const std::uint64_t size = get(Replay::open(file))->size();
    QVERIFY(size > 0);
    run->resume();
    QCOMPARE(run->wait(limit), session::Outcome::Finished);
    QCOMPARE(get(Replay::open(file))->size(), size);
    run->record(file + "2"); // another one may begin
    QVERIFY(waitFor([&] { return ended == 2; }));
    QCOMPARE(folded(file + "2")->result().second, run->hash());
}

void tst_Playback::aFullDiskIsSaidAndTheRunGoesOn()
{
    auto options = paced();
    options.paused = true;
    std::atomic<int> failed{0};
    Run::Callbacks callbacks;
    callbacks.failed = [&](const Error&) { ++failed; };
    const auto run = started("lost-update", options, callbacks);
    run->record("/dev/full");
    QVERIFY(waitFor([&] { return failed == 1; }));
    QVERIFY(run->recordingFailure().has_value());
    run->resume();
    QCOMPARE(run->wait(limit), session::Outcome::Finished);
}

QTEST_GUILESS_MAIN(tst_Playback)
#include "tst_playback.moc"

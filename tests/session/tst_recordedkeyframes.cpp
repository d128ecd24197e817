#include "engine/session/replay.h"

#include "engine/session/run.h"
#include "engine/trace/recordingwriter.h"
#include "snapshottext.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

// States of a run that lie in its recording, so that any moment can be shown without folding what
// came before it: that they are the states which the events add up to, that wrong ones are found
// out, and that nothing in them is trusted.

using namespace crosstalk;
using session::Outcome;
using session::Replay;
using session::Run;

namespace {

constexpr auto limit = std::chrono::seconds(30);
using State = std::vector<std::byte>;
using States = std::map<std::uint64_t, State>; ///< by how many events are before it

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

/// Runs a lesson into `file`; stopped when it has not come to its end after some steps.
void record(const std::string& id, const std::string& file, session::RunOptions options)
{
    options.record = file;
    const auto installation = builtHere();
    const auto run =
        get(Run::start(get(lesson::readLesson(installation.lessons / id)), options, installation));
    (void)QTest::qWaitFor(
        [&] {
            const auto snapshot = run->snapshot();
            return snapshot->run >= world::RunState::Finished || snapshot->event > 3000;
        },
        20'000);
    run->stop();
    if (run->recordingFailure())
        qFatal("%s", run->recordingFailure()->sentence().c_str());
}

/// The states of a recorded run after every `distance` events.
States statesOf(const std::string& file, std::uint64_t distance)
{
    States states;
    const auto replay = get(Replay::open(file));
    replay->watch([&](const tap::Event&, std::uint64_t index, const mechanisms::Effects&,
                      const world::World& world) {
        if ((index + 1) % distance == 0)
            states[index + 1] = world.stored();
    });
    while (replay->foldNext()) {
    }
    return states;
}

template<class Value> void check(const Result<Value>& result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
}

/// The same recording with these states in it.
std::string withStates(const std::string& file, const States& states)
{
    const std::string path = file + ".keyframes";
    auto reader = get(trace::RecordingReader::open(file));
    auto writer = get(trace::RecordingWriter::create(path, reader.info()));
    check(writer.names(std::span(reader.names()).subspan(1)));
    check(writer.lines(reader.lines()));
    check(writer.decisions(reader.decisions()));
    for (std::size_t i = 0; i < reader.blocks(); ++i)
        check(writer.events(reader.block(i)));
    for (const auto& [events, state] : states)
        check(writer.keyframe(events, state));
    if (reader.end())
        check(writer.end(*reader.end()));
    return path;
}

/// Verdicts come with folding only.
std::string textWithoutVerdicts(world::Snapshot snapshot)
{
    snapshot.races.clear();
    std::erase_if(snapshot.narration, [](const world::Narration& line) { return line.verdict; });
    return world::textOf(snapshot);
}

session::RunOptions paced(std::uint64_t seed = 1)
{
    session::RunOptions options;
    options.stepsPerSecond = 100'000;
    options.seed = seed;
    return options;
}

} // namespace

class tst_RecordedKeyframes : public QObject
{
    Q_OBJECT

private slots:
    void init() { file = folder.filePath(QStringLiteral("a.crosstalk")).toStdString(); }
    void aStateOfEveryMechanismGoesOn_data();
    void aStateOfEveryMechanismGoesOn();
    void anyMomentIsShownBeforeItIsFolded();
    void aRunWritesThem();
    void aWrongOneIsFoundOut();
    void hostileOnesAreSurvived_data();
    void hostileOnesAreSurvived();

private:
    /// A paced run of a lesson, recorded once for all tests that want one.
    std::string recorded(const std::string& id)
    {
        const std::string path = folder.filePath(QString::fromStdString(id)).toStdString();
        if (!std::filesystem::exists(path))
            record(id, path, paced());
        return path;
    }

    QTemporaryDir folder;
    std::string file;
};

void tst_RecordedKeyframes::aStateOfEveryMechanismGoesOn_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id :
         {"lost-update",     "publish",     "peterson",      "full-pipe",         "fifo-open",
          "shell-pipe",      "backlog",     "client-server", "send-and-receive",  "mailbox",
          "mach-ports",      "rpc-halfway", "signals",       "semaphore",         "bounded-buffer",
          "readers-writers", "dining",      "owner-dies",    "one-job-five-ways", "choose",
          "database-cache",  "ls-grep"})
        if (std::filesystem::exists(builtHere().lessons / id))
            QTest::newRow(id) << id;
}

/// Stored and read again at many moments, a World is the same, and stays so with what follows.
void tst_RecordedKeyframes::aStateOfEveryMechanismGoesOn()
{
    QFETCH(QString, id);
    const auto replay = get(Replay::open(recorded(id.toStdString())));
    QVERIFY(replay->size() > 20);
    std::optional<world::World> shadow;
    mechanisms::Effects effects;
    QStringList differences;
    replay->watch([&](const tap::Event& event, std::uint64_t index, const mechanisms::Effects&,
                      const world::World& world) {
        if (shadow) {
            effects.clear();
            shadow->fold(event, index, effects);
        }
        if (index % 61 != 0 || !differences.isEmpty())
            return;
        const State state = world.stored();
        const std::string text = world::textOf(world.snapshot(event.time));
        // What the analysis says is told to the World itself, not by events.
        if (shadow && textWithoutVerdicts(shadow->snapshot(event.time)) !=
                          textWithoutVerdicts(world.snapshot(event.time)))
            differences << QStringLiteral("after going on to %1").arg(index);
        shadow = world.restored(state);
        if (!shadow)
            differences << QStringLiteral("refused at %1").arg(index);
        else if (shadow->stored() != state || world::textOf(shadow->snapshot(event.time)) != text ||
                 shadow->factVariables() != world.factVariables())
            differences << QStringLiteral("at %1").arg(index);
    });
    while (replay->foldNext()) {
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void tst_RecordedKeyframes::anyMomentIsShownBeforeItIsFolded()
{
    auto options = paced(3);
    options.set = {{"sync", "none"}, {"deposits", "40"}};
    record("lost-update", file, options);
    const std::string path = withStates(file, statesOf(file, 50));
    const auto whole = get(Replay::open(path));
    while (whole->foldNext()) {
    }
    std::mt19937_64 random(3);
    const auto fresh = get(Replay::open(path));
    for (int i = 0; i < 40; ++i) {
        const std::uint64_t event = 50 + random() % (fresh->size() - 49);
        QVERIFY(fresh->isInReach(event));
        QCOMPARE(textWithoutVerdicts(fresh->at(event)), textWithoutVerdicts(whole->at(event)));
    }
    QCOMPARE(fresh->folded(), std::uint64_t(0));
    while (fresh->foldNext()) {
    }
    QCOMPARE(fresh->result().second, whole->result().second);
    QCOMPARE(world::textOf(fresh->result().first), world::textOf(whole->result().first));
}

/// At full speed there is one every 65,536 events; folding finds the same states.
void tst_RecordedKeyframes::aRunWritesThem()
{
    session::RunOptions options;
    options.set = {{"sync", "none"}, {"deposits", "30000"}, {"work", "0"}};
    options.record = file;
    const auto installation = builtHere();
    const auto run = get(Run::start(get(lesson::readLesson(installation.lessons / "lost-update")),
                                    options, installation));
    QCOMPARE(run->wait(limit), Outcome::Finished);
    run->stop();
    QVERIFY(!run->recordingFailure());
    const auto replay = get(Replay::open(file));
    QVERIFY2(replay->size() > 2 * 65'536, qPrintable(QString::number(replay->size())));
    QVERIFY(replay->events().keyframes() > 0);
    const std::uint64_t last = replay->events().eventsBefore(replay->events().keyframes() - 1);
    QCOMPARE(last % 65'536, std::uint64_t(0));
    QVERIFY(replay->isInReach(last + 1));
    QCOMPARE(replay->at(last + 1).event, last + 1);
    while (replay->folded() < last && replay->foldNext()) {
        if (replay->folded() < last)
            QVERIFY2(replay->isInReach(last),
                     qPrintable(QStringLiteral("a state differs up to %1").arg(replay->folded())));
    }
    QVERIFY(replay->keyframesHold());
    QVERIFY(!replay->present().races.empty()); // what was judged is part of the state: its sentence
}

void tst_RecordedKeyframes::aWrongOneIsFoundOut()
{
    auto options = paced(3);
    options.set = {{"sync", "none"}, {"deposits", "200"}};
    record("lost-update", file, options);
    States states = statesOf(file, 400);
    QVERIFY(states.size() >= 3);
    states.begin()->second = std::next(states.begin())->second; // of another moment
    const auto replay = get(Replay::open(withStates(file, states)));
    QVERIFY(replay->keyframesHold());
    while (replay->foldNext()) {
    }
    QVERIFY(!replay->keyframesHold());
    const auto whole = get(Replay::open(file));
    while (whole->foldNext()) {
    }
    QCOMPARE(world::textOf(replay->at(401)), world::textOf(whole->at(401)));
    QCOMPARE(replay->result().second, whole->result().second);
}

void tst_RecordedKeyframes::hostileOnesAreSurvived_data()
{
    aStateOfEveryMechanismGoesOn_data();
}

/// Frames and sums are right, the states are not what any World would write.
void tst_RecordedKeyframes::hostileOnesAreSurvived()
{
    QFETCH(QString, id);
    const std::string path = recorded(id.toStdString());
    const auto replay = get(Replay::open(path));
    const std::uint64_t distance = std::max<std::uint64_t>(replay->size() / 12, 1);
    std::vector<State> states;
    for (auto& [events, state] : statesOf(path, distance))
        states.push_back(std::move(state));
    QVERIFY(!states.empty());
    world::Setup setup;
    setup.name = [&](std::uint32_t number) {
        const auto& names = replay->events().names();
        return number < names.size() ? names[number] : std::string();
    };
    const world::World base(std::move(setup));
    std::mt19937_64 random(11);
    int accepted = 0;
    for (int i = 0; i < (longRun() ? 20'000 : 300); ++i) {
        const std::size_t number = random() % states.size();
        State state = states[number];
        for (std::uint64_t n = 1 + random() % 3; n > 0; --n)
            state[random() % state.size()] = std::byte(random());
        auto then = base.restored(state);
        if (!then)
            continue;
        ++accepted;
        const std::uint64_t from = (number + 1) * distance;
        mechanisms::Effects effects;
        for (std::uint64_t e = from; e < std::min(from + 60, replay->size()); ++e) {
            effects.clear();
            then->fold(replay->events().at(e), e, effects);
        }
        (void)then->snapshot(std::uint64_t(1) << 40);
        (void)then->factVariables();
        (void)then->blocked();
    }
    QVERIFY2(accepted > 0, "not one state was taken: nothing was tried");
}

QTEST_GUILESS_MAIN(tst_RecordedKeyframes)
#include "tst_recordedkeyframes.moc"

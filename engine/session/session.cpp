#include "engine/session/session.h"

#include "engine/schedule/decisionlog.h"

#include <QMetaObject>

#include <algorithm>

namespace crosstalk::session {

class Session::Private
{
public:
    explicit Private(Session* session) : q(session) {}

    void begin(const RunOptions& with);
    Result<std::size_t> repeat(const schedule::ScheduleFile& file);
    void recordingIs(const std::filesystem::path& path);
    Run::Callbacks callbacks();
    template<class Command> void tell(Command command)
    {
        if (run)
            command(*run);
    }

    Session* q;
    std::unique_ptr<Run> run;
    std::unique_ptr<Playback> playback; ///< then there is no run
    std::filesystem::path recording;
    lesson::Lesson lesson;
    RunOptions options;
    std::shared_ptr<const world::Snapshot> empty = std::make_shared<world::Snapshot>();
    bool running = false;
    int generation = 0; ///< what a run that was replaced still says is not heard
};

Run::Callbacks Session::Private::callbacks()
{
    // Called in the run's thread; heard in the window's, and only while that run is the present
    // one.
    const int mine = generation;
    const auto hear = [this, mine](auto what) {
        QMetaObject::invokeMethod(
            q,
            [this, mine, what] {
                if (mine == generation)
                    what();
            },
            Qt::QueuedConnection);
    };
    Run::Callbacks callbacks;
    callbacks.changed = [this, hear] { hear([this] { Q_EMIT q->snapshotChanged(); }); };
    callbacks.finished = [this, hear] {
        hear([this] {
            running = false;
            Q_EMIT q->snapshotChanged();
            Q_EMIT q->finished();
        });
    };
    callbacks.failed = [this, hear](const Error& error) {
        hear([this, error] {
            if (run && run->recordingFailure())
                recordingIs({});
            Q_EMIT q->failed(error);
        });
    };
    callbacks.recording = [this, hear](bool on) {
        if (!on)
            hear([this] { recordingIs({}); });
    };
    callbacks.said = [this, hear](const std::string& sentence) {
        hear([this, sentence] { Q_EMIT q->said(QString::fromStdString(sentence)); });
    };
    callbacks.missed = [this, hear](const Landmark& landmark) {
        hear([this, landmark] { Q_EMIT q->missed(landmark); });
    };
    return callbacks;
}

void Session::Private::recordingIs(const std::filesystem::path& path)
{
    if (path == recording)
        return;
    recording = path;
    Q_EMIT q->recordingChanged();
}

void Session::Private::begin(const RunOptions& with)
{
    ++generation;
    run.reset();
    playback.reset();
    recordingIs({});
    running = false;
    auto installation = Installation::locate();
    if (!installation) {
        Q_EMIT q->failed(installation.error());
        return;
    }
    auto started = Run::start(lesson, with, *installation, callbacks());
    if (!started) {
        Q_EMIT q->failed(started.error());
        return;
    }
    run = std::move(*started);
    running = true;
    Q_EMIT q->snapshotChanged();
}

/// What the user has set since is part of the lines; what a restart begins with stays as it is.
Result<std::size_t> Session::Private::repeat(const schedule::ScheduleFile& file)
{
    RunOptions again = options;
    again.set = {file.settings.begin(), file.settings.end()};
    again.seed = file.seed;
    again.schedule = file.lines;
    again.scheduleName = {};
    again.afterSchedule = AfterSchedule::Hold;
    again.paused = false;
    again.record.clear();
    options.paused = true;
    begin(again);
    return std::size_t(std::count_if(file.lines.begin(), file.lines.end(),
                                     [](const auto& line) { return line.decides(); }));
}

Session::Session(QObject* parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

Session::~Session()
{
    ++d->generation;
    d->playback.reset();
    d->run.reset();
}

void Session::start(const lesson::Lesson& lesson, const RunOptions& options)
{
    d->lesson = lesson;
    d->options = options;
    d->begin(d->options);
}

void Session::restart()
{
    d->begin(d->options);
}

void Session::stop()
{
    if (d->playback) {
        ++d->generation;
        d->playback.reset();
    }
    if (d->run)
        d->run->stop();
}

Result<void> Session::open(const std::filesystem::path& recording)
{
    const int mine = d->generation + 1;
    const auto hear = [this, mine](auto what) {
        QMetaObject::invokeMethod(
            this,
            [this, mine, what] {
                if (mine == d->generation)
                    what();
            },
            Qt::QueuedConnection);
    };
    auto playback = Playback::open(
        recording, [this, hear] { hear([this] { Q_EMIT snapshotChanged(); }); },
        [this, hear](const Landmark& landmark) {
            hear([this, landmark] { Q_EMIT missed(landmark); });
        });
    if (!playback)
        return playback.error();
    d->generation = mine;
    d->run.reset();
    d->running = false;
    d->recordingIs({});
    d->playback = std::move(*playback);
    Q_EMIT snapshotChanged();
    return {};
}

const Playback* Session::playback() const
{
    return d->playback.get();
}

void Session::keep(const std::filesystem::path& path, std::uint64_t events,
                   std::function<void(const Result<Kept>&)> done)
{
    d->tell([=, this](Run& run) {
        run.keep(path, events, [=, this](const Result<Kept>& kept) {
            QMetaObject::invokeMethod(this, [=] { done(kept); }, Qt::QueuedConnection);
        });
    });
}

void Session::record(const std::filesystem::path& path)
{
    if (!d->run || !d->recording.empty())
        return;
    d->recordingIs(path);
    d->run->record(path);
}

void Session::stopRecording()
{
    d->tell([](Run& run) { run.stopRecording(); });
}

const std::filesystem::path& Session::recordingPath() const
{
    return d->recording;
}

bool Session::hasFailedToRecord() const
{
    return d->run && d->run->recordingFailure();
}

bool Session::isRunning() const
{
    return d->running;
}

std::shared_ptr<const world::Snapshot> Session::snapshot() const
{
    return d->run ? d->run->snapshot() : d->playback ? d->playback->snapshot() : d->empty;
}

void Session::pause()
{
    d->options.paused = true;
    d->tell([](Run& run) { run.pause(); });
}

void Session::resume()
{
    d->options.paused = false;
    d->tell([](Run& run) { run.resume(); });
}

void Session::setSpeed(double stepsPerSecond)
{
    d->options.stepsPerSecond = stepsPerSecond;
    d->tell([=](Run& run) { run.setSpeed(stepsPerSecond); });
}

void Session::step(int process)
{
    stepThread(process, -1);
}

void Session::stepThread(int process, int thread)
{
    d->options.paused = true;
    d->tell([=](Run& run) { run.step(process, thread); });
}

void Session::runTo(const lesson::Errand& errand)
{
    d->options.paused = true;
    d->tell([=](Run& run) { run.runTo(errand); });
}

void Session::perform(const std::vector<lesson::Action>& actions)
{
    d->options.paused = true;
    d->tell([&](Run& run) { run.perform(actions); });
}

bool Session::isPerforming() const
{
    return d->run && d->run->isPerforming();
}

Result<schedule::ScheduleFile> Session::schedule() const
{
    if (!d->run)
        return Error{"tell", "how this happened", 0, "Nothing was run yet."};
    const auto shown = d->run->snapshot();
    return shown->live ? d->run->schedule() : d->run->scheduleUpTo(shown->event);
}

GoalState Session::goal() const
{
    return d->run ? d->run->goal() : GoalState{};
}

Result<std::size_t> Session::branch()
{
    const auto file = schedule();
    if (!file)
        return Error{"go", "another way from here", 0, file.error().advice};
    return d->repeat(*file);
}

Result<std::size_t> Session::undoStep()
{
    auto file = schedule();
    if (!file)
        return Error{"undo", "a step", 0, file.error().advice};
    if (!schedule::takeBack(file->lines))
        return Error{"undo", "a step", 0, "This is where it began."};
    return d->repeat(*file);
}

void Session::stopInsideNextLoss()
{
    d->options.paused = false;
    d->tell([](Run& run) { run.stopInsideNextLoss(); });
}

void Session::setChoice(const std::string& name, int option)
{
    for (const lesson::Choice& choice : d->lesson.choices)
        if (choice.name == name && option >= 0 && std::size_t(option) < choice.options.size())
            d->options.set[name] = choice.options[std::size_t(option)].id;
    d->tell([=](Run& run) { run.setChoice(name, option); });
}

void Session::setParameter(const std::string& name, std::int64_t value)
{
    d->options.set[name] = std::to_string(value);
    d->tell([=](Run& run) { run.setParameter(name, value); });
}

void Session::kill(int process)
{
    d->tell([=](Run& run) { run.kill(process); });
}

void Session::freeze(int process)
{
    d->tell([=](Run& run) { run.freeze(process); });
}

void Session::thaw(int process)
{
    d->tell([=](Run& run) { run.thaw(process); });
}

void Session::closeEnd(int process, const std::string& channel)
{
    d->tell([=](Run& run) { run.closeEnd(process, channel); });
}

void Session::peek(int channel)
{
    if (d->playback)
        Q_EMIT peeked(d->playback->peek(channel));
    const int mine = d->generation;
    d->tell([=, this](Run& run) {
        run.peek(channel, [=, this](const Peek& peek) {
            QMetaObject::invokeMethod(
                this,
                [=, this] {
                    if (mine == d->generation)
                        Q_EMIT peeked(peek);
                },
                Qt::QueuedConnection);
        });
    });
}

void Session::seek(std::uint64_t event)
{
    if (d->playback)
        d->playback->seek(event);
    d->tell([=](Run& run) { run.seek(event); });
}

void Session::seekTime(std::uint64_t ns)
{
    if (d->playback)
        d->playback->seekTime(ns);
    d->tell([=](Run& run) { run.seekTime(ns); });
}

void Session::backToLive()
{
    if (d->playback)
        d->playback->toEnd();
    d->tell([](Run& run) { run.backToLive(); });
}

void Session::go(const Landmark& landmark)
{
    if (d->playback)
        d->playback->go(landmark);
    d->tell([=](Run& run) { run.go(landmark); });
}

} // namespace crosstalk::session

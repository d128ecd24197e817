#include "engine/session/run.h"

#include "engine/session/runthread.h"

#include <csignal>

namespace crosstalk::session {

std::string_view outcomeName(Outcome outcome)
{
    static constexpr std::string_view names[] = {"finished", "deadlock", "timeout", "failed"};
    return names[std::size_t(outcome)];
}

Outcome outcomeOf(std::string_view name)
{
    for (const Outcome outcome : {Outcome::Finished, Outcome::Deadlock, Outcome::Timeout})
        if (outcomeName(outcome) == name)
            return outcome;
    return Outcome::Failed;
}

class Run::Private : public RunThread
{
public:
    using RunThread::RunThread;
};

Run::Run(std::unique_ptr<Private> p) : d(std::move(p)) {}

Run::~Run() = default;

Result<std::unique_ptr<Run>> Run::start(const lesson::Lesson& lesson, const RunOptions& options,
                                        const Installation& installation, Callbacks callbacks)
{
    auto run = std::unique_ptr<Run>(
        new Run(std::make_unique<Private>(lesson, options, std::move(callbacks))));
    if (auto started = run->d->start(installation, *run); !started)
        return started.error();
    return run;
}

std::shared_ptr<const world::Snapshot> Run::snapshot() const
{
    return d->latest();
}

Outcome Run::wait(std::chrono::nanoseconds limit)
{
    return d->wait(limit);
}

void Run::stop()
{
    d->stop();
}

Result<schedule::ScheduleFile> Run::schedule() const
{
    return d->scheduleUpTo(~std::uint64_t{0});
}

Result<schedule::ScheduleFile> Run::scheduleUpTo(std::uint64_t event) const
{
    return d->scheduleUpTo(event);
}

GoalState Run::goal() const
{
    return d->goal();
}

std::string Run::hash() const
{
    return d->hash();
}

std::int32_t Run::commandPid() const
{
    return d->commandPid();
}

std::optional<int> Run::commandStatus() const
{
    return d->commandStatus();
}

std::optional<Error> Run::recordingFailure() const
{
    return d->recordingFailure();
}

void Run::pause()
{
    d->post([this] {
        d->endPerformance();
        d->pause();
    });
}

void Run::resume()
{
    d->post([this] {
        d->endPerformance();
        d->resume();
    });
}

void Run::perform(std::vector<lesson::Action> actions)
{
    d->perform(std::move(actions));
}

bool Run::isPerforming() const
{
    return d->isPerforming();
}

void Run::setSpeed(double stepsPerSecond)
{
    d->post([=, this] { d->setSpeed(stepsPerSecond); });
}

void Run::step(int process, int thread)
{
    d->post([=, this] { d->step(process, thread); });
}

void Run::runTo(const lesson::Errand& errand)
{
    d->post([=, this] { d->runTo(errand); });
}

void Run::play(const lesson::Action& action)
{
    using Kind = lesson::Action::Kind;
    switch (action.kind) {
    case Kind::Set:
        return setParameter(action.name, action.value);
    case Kind::Pause:
        return pause();
    case Kind::Resume:
        return resume();
    case Kind::Speed:
        return setSpeed(action.stepsPerSecond);
    case Kind::Step:
        return step(action.process, action.thread);
    case Kind::Run:
        return runTo(action.errand);
    case Kind::Kill:
        return kill(action.process);
    case Kind::Freeze:
        return freeze(action.process);
    case Kind::Thaw:
        return thaw(action.process);
    case Kind::Close:
        return closeEnd(action.process, action.channel);
    }
}

void Run::stopInsideNextLoss()
{
    d->post([this] { d->hunt(); });
}

void Run::setChoice(const std::string& name, int option)
{
    d->post([=, this] { d->setSetting(name, option); });
}

void Run::setParameter(const std::string& name, std::int64_t value)
{
    d->post([=, this] { d->setSetting(name, value); });
}

void Run::kill(int process)
{
    d->post([=, this] { d->signalProcess(process, SIGKILL, tap::FaultKind::Kill); });
}

void Run::freeze(int process)
{
    d->post([=, this] { d->signalProcess(process, SIGSTOP, tap::FaultKind::Freeze); });
}

void Run::thaw(int process)
{
    d->post([=, this] { d->signalProcess(process, SIGCONT, tap::FaultKind::Thaw); });
}

void Run::closeEnd(int process, const std::string& channel)
{
    d->post([=, this] { d->closeEnd(process, channel); });
}

void Run::peek(int channel, std::function<void(const Peek&)> done)
{
    d->post([=, this, done = std::move(done)] { done(d->peek(channel)); });
}

void Run::atStep(std::uint64_t steps, std::function<void(Run&)> action)
{
    d->post([=, this, action = std::move(action)] { d->atStep(steps, action); });
}

void Run::atTime(std::chrono::nanoseconds time, std::function<void(Run&)> action)
{
    d->post(
        [=, this, action = std::move(action)] { d->atTime(std::uint64_t(time.count()), action); });
}

void Run::atCheckpoint(const std::string& id, std::function<void(Run&)> action)
{
    d->post([=, this, action = std::move(action)] { d->atCheckpoint(id, action); });
}

void Run::seek(std::uint64_t event)
{
    d->post([=, this] { d->seek(event); });
}

void Run::seekTime(std::uint64_t ns)
{
    d->post([=, this] { d->seekTime(ns); });
}

void Run::go(const Landmark& landmark)
{
    d->post([=, this] { d->go(landmark); });
}

void Run::record(const std::filesystem::path& path)
{
    d->post([=, this] { d->recordInto(path); });
}

void Run::stopRecording()
{
    d->post([this] { d->stopRecording(); });
}

void Run::keep(const std::filesystem::path& path, std::uint64_t events,
               std::function<void(const Result<Kept>&)> done)
{
    d->post([=, this, done = std::move(done)] { done(d->keep(path, events)); });
}

void Run::backToLive()
{
    d->post([this] { d->backToLive(); });
}

} // namespace crosstalk::session

#include "app/cli/runcommand.h"

#include "app/cli/catalog.h"
#include "app/cli/outsidelesson.h"
#include "app/cli/schedule.h"
#include "app/cli/schedulefiles.h"
#include "app/cli/verdict.h"
#include "app/cli/witness.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <optional>

namespace crosstalk::cli {
namespace {

using session::Outcome;
using SnapshotPointer = std::shared_ptr<const world::Snapshot>;

/// A run as it is to be made: everything of the request looked up in the lesson.
struct Plan
{
    lesson::Lesson lesson;
    session::RunOptions options;
    std::vector<Scheduled> inTurn;  ///< the tour
    std::vector<Scheduled> anyTime; ///< --at
    std::chrono::nanoseconds limit{};
};

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

Result<double> speedOf(const RunRequest& request, const lesson::Lesson& lesson)
{
    if (request.speed)
        return *request.speed;
    return request.tour ? lesson::parseSpeed(lesson.tour.speed) : Result<double>(0.0);
}

/// What the user sets counts more than what the tour does.
Result<session::RunOptions> optionsOf(const RunRequest& request, const lesson::Lesson& lesson)
{
    session::RunOptions out;
    auto set = readSettings(lesson, request.set);
    if (!set)
        return set.error();
    const auto speed = speedOf(request, lesson);
    if (!speed)
        return speed.error();
    out.set = std::move(*set);
    out.stepsPerSecond = *speed;
    out.record = request.record;
    out.seed = request.seed.value_or(request.tour ? lesson.tour.seed : 1);
    if (request.tour)
        out.set.insert(lesson.tour.set.begin(), lesson.tour.set.end());
    if (!request.schedule.empty()) {
        const auto file = schedule::readSchedule(request.schedule);
        if (!file)
            return file.error();
        if (auto follows = followSchedule(*file, request.schedule, request, lesson, out); !follows)
            return follows.error();
    }
    return out;
}

Result<Plan> planOf(const RunRequest& request, const session::Installation& installation)
{
    Plan plan;
    auto lesson = readLesson(installation.lessons, request.lesson);
    if (!lesson)
        return lesson.error();
    plan.lesson = std::move(*lesson);
    auto options = optionsOf(request, plan.lesson);
    if (!options)
        return options.error();
    plan.options = std::move(*options);
    auto anyTime = readSchedule(plan.lesson, request.at);
    if (!anyTime)
        return anyTime.error();
    plan.anyTime = std::move(*anyTime);
    if (request.tour) {
        auto tour = readTour(plan.lesson);
        if (!tour)
            return tour.error();
        plan.inTurn = std::move(*tour);
    }
    plan.limit = std::chrono::nanoseconds(static_cast<std::int64_t>(request.seconds * 1e9));
    return plan;
}

/// One run from start to end; what it showed, and the moment for a picture.
class LessonRun
{
public:
    explicit LessonRun(const Plan& plan) : m_plan(plan) {}

    /// `schedule`: file to write its decisions to, or empty.
    Result<RunResult> play(const session::Installation& installation, std::uint64_t seed,
                           const std::string& schedule)
    {
        auto options = m_plan.options;
        options.seed = seed;
        options.arrange = [this](session::Run& run) { arrange(run); };
        auto run = session::Run::start(m_plan.lesson, options, installation, callbacks());
        if (!run)
            return run.error();
        watch(run->get());
        const Outcome outcome = (*run)->wait(m_plan.limit);
        watch(nullptr);
        RunResult result{m_plan.lesson.id,
                         settingsInForce(m_plan.lesson, options.set),
                         seed,
                         (*run)->snapshot(),
                         (*run)->hash(),
                         outcome,
                         !m_plan.inTurn.empty()};
        (*run)->stop(); // a recording goes on to the last process's end
        m_fileFailed = (*run)->recordingFailure().has_value();
        if (!schedule.empty() && outcome != Outcome::Failed)
            save(**run, schedule);
        return result;
    }

    SnapshotPointer momentOr(const SnapshotPointer& end) const { return m_witness.momentOr(end); }
    bool fileFailed() const { return m_fileFailed; } ///< failure() says why
    std::optional<Error> failure() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failure;
    }

private:
    /// Before the first instruction, so that nothing to be done can come too late.
    void arrange(session::Run& run) const
    {
        scheduleInTurn(m_plan.inTurn, run);
        schedule(m_plan.anyTime, run);
    }

    session::Run::Callbacks callbacks()
    {
        session::Run::Callbacks out;
        out.changed = [this] { look(); };
        out.failed = [this](const Error& error) {
            const std::lock_guard lock(m_mutex);
            m_failure = error;
        };
        return out;
    }

    void save(const session::Run& run, const std::string& schedule)
    {
        const auto saved = saveSchedule(run, schedule);
        if (saved)
            return;
        m_fileFailed = true;
        const std::lock_guard lock(m_mutex);
        m_failure = saved.error();
    }

    void watch(session::Run* run)
    {
        const std::lock_guard lock(m_mutex);
        m_run = run;
    }

    void look()
    {
        const std::lock_guard lock(m_mutex);
        if (m_run != nullptr)
            m_witness.look(m_run->snapshot());
    }

    const Plan& m_plan;
    Witness m_witness;
    mutable std::mutex m_mutex;
    session::Run* m_run = nullptr; ///< while callbacks may ask it
    std::optional<Error> m_failure;
    bool m_fileFailed = false;
};

/// Everything to be printed of all runs, and the exit status it means.
class Reporter
{
public:
    explicit Reporter(const RunRequest& request) : m_request(request) {}

    int print(const std::vector<RunResult>& results) const
    {
        const bool many = m_request.times > 1;
        const auto words = many ? verdict(results) : verdict(results.front());
        if (m_request.json) {
            const auto object = many ? report(results) : report(results.front());
            std::printf("%s\n", boost::json::serialize(object).c_str());
        }
        if (std::ranges::any_of(results, &RunResult::started))
            std::fputs(words.c_str(), m_request.json ? stderr : stdout);
        return status(results);
    }

private:
    int status(const std::vector<RunResult>& results) const
    {
        const auto failed = [](const RunResult& one) { return one.outcome == Outcome::Failed; };
        if (std::ranges::any_of(results, failed))
            return Failed;
        const auto found = [&](const RunResult& one) { return isFinding(one); };
        return std::ranges::any_of(results, found) ? Finding : Ran;
    }

    bool isFinding(const RunResult& result) const
    {
        const auto found = findings(result);
        return std::ranges::any_of(m_request.failOn, [&](const std::string& asked) {
            return std::ranges::find(found, asked) != found.end();
        });
    }

    const RunRequest& m_request;
};

/// A run that could not start still has its object: every list empty, outcome failed. For people
/// the one sentence that said why is enough.
RunResult unstarted(const Plan& plan)
{
    RunResult result{plan.lesson.id,
                     settingsInForce(plan.lesson, plan.options.set),
                     plan.options.seed,
                     std::make_shared<const world::Snapshot>(),
                     "",
                     Outcome::Failed};
    result.started = false;
    return result;
}

int savePicture(const Plan& plan, const LessonRun& run, const RunResult& result,
                const RunRequest& request, const Hooks& hooks)
{
    const auto saved = hooks.savePicture(plan.lesson, run.momentOr(result.snapshot), request.look,
                                         request.screenshot);
    if (!saved)
        return complain(saved.error(), Failed);
    std::fprintf(request.json ? stderr : stdout, "A picture of the window: %s\n",
                 request.screenshot.c_str());
    return Ran;
}

} // namespace

int runLesson(const RunRequest& request, const session::Installation& installation,
              const Hooks& hooks)
{
    auto plan = planOf(request, installation);
    if (!plan)
        return complain(plan.error(), Usage);
    if (!lesson::isBuiltIn(plan->lesson, installation.lessons)) {
        const auto made = programsFromOutside(plan->lesson, installation, request.trusted);
        if (!made)
            return complain(made.error(), Failed);
        plan->options.programs = made->programs;
    }
    std::vector<RunResult> results;
    int fileStatus = Ran;
    for (int i = 0; i < request.times; ++i) {
        LessonRun run(*plan);
        auto result = run.play(installation, plan->options.seed + static_cast<std::uint64_t>(i),
                               request.saveSchedule);
        if (!result)
            complain(result.error(), Failed);
        else if (const auto failure = run.failure())
            complain(*failure, Failed);
        results.push_back(result ? std::move(*result) : unstarted(*plan));
        if (run.fileFailed())
            fileStatus = Failed;
        if (result && !request.screenshot.empty() && i + 1 == request.times)
            fileStatus =
                std::max(fileStatus, savePicture(*plan, run, results.back(), request, hooks));
        if (results.back().outcome == Outcome::Failed)
            break;
    }
    const int status = Reporter(request).print(results);
    return status != Ran ? status : fileStatus;
}

} // namespace crosstalk::cli

#include "engine/session/untouched.h"

#include "engine/base/uniquefd.h"
#include "engine/process/launcher.h"
#include "engine/process/leftovers.h"
#include "engine/session/plan.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <set>
#include <thread>
#include <unistd.h>

namespace crosstalk::session {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto lookInterval = std::chrono::microseconds(100);
constexpr auto progressInterval = std::chrono::milliseconds(100);

/// Where a variable lies, and what it should come to.
struct Place
{
    std::string name;
    std::string segment; ///< id
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
    std::optional<std::int64_t> expected;
};

std::filesystem::path programsWithoutTaps(const Installation& installation)
{
    return installation.programs / "untouched";
}

std::vector<Place> placesOf(const world::Snapshot& snapshot)
{
    std::vector<Place> places;
    for (const world::VariableView& variable : snapshot.variables) {
        if (variable.channel < 0 || variable.bytes > sizeof(std::int64_t))
            continue;
        const auto& segment = snapshot.channels[std::size_t(variable.channel)];
        places.push_back(
            {variable.name, segment.id, variable.offset, variable.bytes, variable.expected});
    }
    return places;
}

/// One tapped run, for what only taps can tell.
Result<std::vector<Place>> learn(const lesson::Lesson& lesson, const UntouchedOptions& options,
                                 const Installation& installation)
{
    auto run = Run::start(lesson, {.set = options.set}, installation);
    if (!run)
        return run.error();
    if ((*run)->wait(options.limit) != Outcome::Finished)
        return Error{"run to its end", lesson.id, 0,
                     "With these settings it does not end by itself; choose others."};
    std::vector<Place> places = placesOf(*(*run)->snapshot());
    if (places.empty())
        return Error{"find a variable of", lesson.id, 0,
                     "It names none in shared memory, so that nothing is left to be read."};
    return places;
}

std::int64_t signExtended(std::uint64_t raw, std::uint32_t bytes)
{
    const unsigned unused = 64 - 8 * bytes;
    return std::int64_t(raw << unused) >> unused;
}

/// What is left in the memory when everybody has ended.
std::optional<std::int64_t> valueAt(const Place& place, int run)
{
    const std::string path = "/dev/shm" + process::ownName("segment", run, place.segment);
    const UniqueFd segment(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::uint64_t raw = 0;
    if (!segment ||
        ::pread(segment.get(), &raw, place.bytes, off_t(place.offset)) != ssize_t(place.bytes))
        return std::nullopt;
    return signExtended(raw, place.bytes);
}

/// The programs, started again and again.
class Runs
{
public:
    Runs(const lesson::Lesson& lesson, const UntouchedOptions& options,
         const Installation& installation, std::vector<Place> places)
        : m_lesson(lesson), m_options(options), m_installation(installation),
          m_places(std::move(places)), m_number(nextRunNumber())
    {
        for (const Place& place : m_places)
            if (place.expected)
                m_result.expected[place.name] = *place.expected;
    }
    ~Runs()
    {
        m_launcher.reset();
        process::removeNames(m_number);
    }
    Runs(const Runs&) = delete;
    Runs& operator=(const Runs&) = delete;

    Result<Untouched> all(const std::function<bool(const Untouched&)>& progress)
    {
        const RunOptions options{.set = m_options.set,
                                 .programs = programsWithoutTaps(m_installation)};
        auto plan = makePlan(m_lesson, options, m_installation, m_number);
        if (!plan)
            return plan.error();
        m_plan = std::move(*plan);
        auto told = Clock::now();
        const auto begun = told;
        while (m_result.runs < m_options.times) {
            if (auto ran = once(); !ran)
                return ran.error();
            m_result.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
            if (!progress || Clock::now() - told < progressInterval)
                continue;
            told = Clock::now();
            if (!progress(sorted()))
                break;
        }
        return sorted();
    }

private:
    Result<void> once()
    {
        process::removeNames(m_number);
        if (!m_launcher)
            if (auto started = startLauncher(); !started)
                return started.error();
        const auto pids = m_launcher->launch(m_plan.joins, m_plan.spawns);
        if (!pids)
            return pids.error();
        const bool ended = awaitEnd({pids->begin(), pids->end()});
        if (!ended)
            m_launcher.reset(); // and everybody with it
        count(ended);
        return {};
    }

    /// The kit reads choices and parameters from the environment where there is no tap.
    Result<void> startLauncher()
    {
        process::Surroundings surroundings{true, {}};
        for (const auto& [name, value] : m_plan.settings)
            surroundings.environment.push_back(name + "=" + std::to_string(value));
        const UniqueFd nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
        auto launcher =
            process::Launcher::start(m_installation.supervisor, nothing.get(), surroundings);
        if (!launcher)
            return launcher.error();
        m_launcher.emplace(std::move(*launcher));
        return {};
    }

    bool awaitEnd(std::set<pid_t> living)
    {
        const auto limit = Clock::now() + m_options.limit;
        while (!living.empty()) {
            if (Clock::now() > limit ||
                !m_launcher->poll([&](pid_t pid, int) { living.erase(pid); }))
                return false;
            if (!living.empty())
                std::this_thread::sleep_for(lookInterval);
        }
        return true;
    }

    void count(bool ended)
    {
        UntouchedOutcome outcome;
        outcome.ended = ended;
        for (const Place& place : m_places) {
            const auto value = valueAt(place, m_number);
            outcome.values[place.name] = value;
            outcome.lost |= place.expected && value && *value != *place.expected;
        }
        const auto known = std::ranges::find_if(m_result.outcomes, [&](const auto& one) {
            return one.values == outcome.values && one.ended == outcome.ended;
        });
        auto& counted =
            known != m_result.outcomes.end() ? *known : m_result.outcomes.emplace_back(outcome);
        ++counted.count;
        ++m_result.runs;
        m_result.lost += outcome.lost || !ended ? 1 : 0;
    }

    Untouched sorted() const
    {
        Untouched out = m_result;
        std::ranges::stable_sort(out.outcomes, std::greater(), &UntouchedOutcome::count);
        return out;
    }

    const lesson::Lesson& m_lesson;
    const UntouchedOptions& m_options;
    const Installation& m_installation;
    const std::vector<Place> m_places;
    const int m_number;
    Plan m_plan;
    std::optional<process::Launcher> m_launcher;
    Untouched m_result;
};

} // namespace

bool canRunUntouched(const lesson::Lesson& lesson, const Installation& installation)
{
    std::error_code none;
    return !lesson.programs.empty() &&
           std::ranges::all_of(lesson.programs, [&](const lesson::Program& program) {
               return std::filesystem::exists(
                   programsWithoutTaps(installation) / lesson.id / program.name, none);
           });
}

Result<Untouched> runUntouched(const lesson::Lesson& lesson, const UntouchedOptions& options,
                               const Installation& installation,
                               const std::function<bool(const Untouched&)>& progress)
{
    if (!canRunUntouched(lesson, installation))
        return Error{"find a build without taps of", lesson.id, 0,
                     "There is one of the built-in lessons that need no gRPC."};
    auto places = learn(lesson, options, installation);
    if (!places)
        return places.error();
    return Runs(lesson, options, installation, std::move(*places)).all(progress);
}

} // namespace crosstalk::session

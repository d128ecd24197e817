#include "engine/session/exploration.h"

#include "engine/explore/explorer.h"
#include "engine/session/realprogram.h"

#include <algorithm>
#include <sched.h>

namespace crosstalk::session {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto progressInterval = std::chrono::milliseconds(100);

/// The calling thread, and who it starts meanwhile, stay on the core it is on: they take turns
/// anyway, and to hand over on one core is several times faster.
class OneCore
{
public:
    OneCore()
    {
        const int core = ::sched_getcpu();
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(core >= 0 ? core : 0, &one);
        m_kept = ::sched_getaffinity(0, sizeof m_before, &m_before) == 0 &&
                 ::sched_setaffinity(0, sizeof one, &one) == 0;
    }
    ~OneCore()
    {
        if (m_kept)
            ::sched_setaffinity(0, sizeof m_before, &m_before);
    }
    OneCore(const OneCore&) = delete;
    OneCore& operator=(const OneCore&) = delete;

private:
    cpu_set_t m_before{};
    bool m_kept = false;
};

std::size_t switchesIn(const std::vector<schedule::Decision>& schedule)
{
    std::size_t switches = 0;
    for (std::size_t i = 1; i < schedule.size(); ++i)
        switches += schedule[i] != schedule[i - 1] ? 1 : 0;
    return switches;
}

std::vector<std::string> verdictsOf(const ExecutionEnd& end)
{
    std::vector<std::string> out;
    for (const auto& [is, name] : {std::pair(end.race, "race"),
                                   {end.lost, "lost"},
                                   {end.deadlock, "deadlock"},
                                   {end.endless, "endless"}})
        if (is)
            out.emplace_back(name);
    return out;
}

/// The executions by how they end.
class Outcomes
{
public:
    void add(const ExecutionEnd& end, const std::vector<schedule::Decision>& schedule,
             std::size_t setup)
    {
        std::vector<std::string> verdicts = verdictsOf(end);
        const auto found = std::ranges::find_if(m_all, [&](const One& one) {
            return one.outcome.values == end.values && one.outcome.verdicts == verdicts;
        });
        One& one = found != m_all.end() ? *found : m_all.emplace_back();
        m_races |= end.race;
        if (one.outcome.schedules++ == 0) {
            one.outcome.values = end.values;
            one.outcome.verdicts = std::move(verdicts);
        } else if (!isShorter(schedule, one.schedule)) {
            return;
        }
        one.schedule = schedule;
        one.outcome.setup = setup;
    }

    std::vector<ExploredOutcome> list() const
    {
        std::vector<ExploredOutcome> out;
        for (const One& one : m_all) {
            out.push_back(one.outcome);
            out.back().shortest = schedule::text(one.schedule);
        }
        std::ranges::stable_sort(out, std::greater(), &ExploredOutcome::schedules);
        return out;
    }

    bool someRace() const { return m_races; }

private:
    struct One
    {
        ExploredOutcome outcome;
        std::vector<schedule::Decision> schedule;
    };

    static bool isShorter(const std::vector<schedule::Decision>& a,
                          const std::vector<schedule::Decision>& b)
    {
        const auto weight = [](const std::vector<schedule::Decision>& one) {
            return std::pair(one.size(), switchesIn(one));
        };
        if (a.size() != b.size())
            return a.size() < b.size();
        return weight(a) != weight(b) ? weight(a) < weight(b) : a < b;
    }

    std::vector<One> m_all;
    bool m_races = false;
};

/// One exploration from its beginning to its end.
class Exploring
{
public:
    Exploring(const lesson::Lesson& lesson, const ExploreOptions& options,
              const Installation& installation)
        : m_lesson(lesson), m_options(options),
          m_program(lesson, {.set = options.set, .programs = options.programs}, installation),
          m_explorer(m_program, {options.bound, options.executions, options.steps,
                                 [this] { return isToStop(); }})
    {
    }

    Result<Exploration> run(const std::function<bool(const Exploration&)>& progress)
    {
        if (auto prepared = m_program.prepare(); !prepared)
            return prepared.error();
        m_progress = progress;
        m_begun = m_told = Clock::now();
        for (;;) {
            const auto ending = m_explorer.next();
            if (!ending)
                return m_program.hasLibraryThreads() ? ofALibrary() : stoppedBy(ending.error());
            if (!*ending)
                break;
            if (**ending == explore::Ending::Complete)
                m_outcomes.add(m_program.end(), m_program.schedule(), m_program.setupSteps());
            if (m_program.hasLibraryThreads())
                return ofALibrary();
            if (isToStop())
                return result(m_stopped);
        }
        return result(m_explorer.tally().complete ? "" : limitReached());
    }

private:
    /// Once it has said so it stays at that.
    bool isToStop()
    {
        m_isToStop = m_isToStop || isTimeUp() || (m_progress && isDue() && !m_progress(present()));
        return m_isToStop;
    }

    Error ofALibrary() const
    {
        return {"explore every schedule of", m_lesson.id, 0,
                "A library in its programs has threads of its own, as gRPC has. They pass no gate: "
                "when they do what is not decided here, and no schedule would come twice."};
    }

    bool isTimeUp()
    {
        if (Clock::now() - m_begun < m_options.limit)
            return false;
        m_stopped = "The time was up; --seconds gives it more.";
        return true;
    }

    bool isDue()
    {
        const auto now = Clock::now();
        if (now - m_told < progressInterval)
            return false;
        m_told = now;
        return true;
    }

    /// What was found before is worth telling; nothing found is a failure.
    Result<Exploration> stoppedBy(const Error& error) const
    {
        if (m_explorer.tally().executions == 0)
            return error;
        return result(error.sentence());
    }

    std::string limitReached() const
    {
        const explore::Tally& tally = m_explorer.tally();
        if (tally.bounded)
            return "Only executions with no more preemptions than " +
                   std::to_string(*m_options.bound) + " were tried, and not all of those.";
        if (tally.cut > 0)
            return "Executions given up after " + std::to_string(m_options.steps) + " steps: " +
                   std::to_string(tally.cut) +
                   ". Fewer rounds, where the lesson has a parameter for them, let them end.";
        return "The most executions were reached; --executions gives more.";
    }

    Exploration present() const
    {
        Exploration out;
        const explore::Tally& tally = m_explorer.tally();
        out.executions = tally.executions;
        out.blocked = tally.blocked;
        out.cut = tally.cut;
        out.outcomes = m_outcomes.list();
        out.seconds = std::chrono::duration<double>(Clock::now() - m_begun).count();
        return out;
    }

    Exploration result(const std::string& stopped) const
    {
        Exploration out = present();
        out.complete = m_explorer.tally().complete && stopped.empty();
        out.stopped = stopped;
        out.beyond = beyond();
        out.notes = notes();
        return out;
    }

    std::string beyond() const
    {
        std::string why;
        const auto add = [&](bool is, const char* what) {
            if (is)
                why += (why.empty() ? "" : " and ") + std::string(what);
        };
        add(m_outcomes.someRace(), "has a race");
        add(m_program.usesWeakAtomics(), "uses atomics weaker than seq_cst");
        add(m_program.usesVolatile(), "counts on volatile");
        if (why.empty())
            return {};
        return "Only sequentially consistent schedules were tried; this program " + why +
               ", so the compiler and weaker memory may bring about more than is listed here.";
    }

    std::vector<std::string> notes() const
    {
        std::vector<std::string> out;
        if (!m_program.saysReady())
            out.emplace_back("No process calls ready(), so the steps of set-up count as well.");
        if (!m_program.usesTemplates())
            out.emplace_back("Each execution took new processes, for some begin others, have more "
                             "open than shared memory, or do not call ready().");
        if (m_program.everSpun())
            out.emplace_back("Who only looks again and again for what nobody has changed since "
                             "is not let go until somebody does.");
        if (m_program.waitsForConditions())
            out.emplace_back("Who is woken from waiting for a condition gets the mutex next: that "
                             "somebody else takes it first was not tried.");
        if (m_program.waitsWithLimit())
            out.emplace_back("Waits with a time limit were not let run out of time.");
        if (m_explorer.tally().blocked > 0)
            out.emplace_back("Some executions were begun in vain: what a step uses depends on "
                             "values there, and the reduction is optimal only where it does not.");
        return out;
    }

    const lesson::Lesson& m_lesson;
    const ExploreOptions& m_options;
    const OneCore m_core;
    RealProgram m_program;
    explore::Explorer m_explorer;
    Outcomes m_outcomes;
    std::function<bool(const Exploration&)> m_progress;
    bool m_isToStop = false;
    std::string m_stopped = "It was stopped.";
    Clock::time_point m_begun;
    Clock::time_point m_told;
};

} // namespace

std::vector<const lesson::Parameter*> makeFinite(const lesson::Lesson& lesson,
                                                 std::map<std::string, std::string>& set,
                                                 std::int64_t turns)
{
    std::vector<const lesson::Parameter*> changed;
    for (const lesson::Parameter& parameter : lesson.parameters) {
        const auto given = set.find(parameter.name);
        const std::string value =
            given != set.end() ? given->second : std::to_string(parameter.initial);
        if (!parameter.zeroMeansEndless || value != "0")
            continue;
        set[parameter.name] = std::to_string(std::min(turns, parameter.high));
        changed.push_back(&parameter);
    }
    return changed;
}

Result<Exploration> explore(const lesson::Lesson& lesson, const ExploreOptions& options,
                            const Installation& installation,
                            const std::function<bool(const Exploration&)>& progress)
{
    return Exploring(lesson, options, installation).run(progress);
}

} // namespace crosstalk::session

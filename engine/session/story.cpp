#include "engine/session/story.h"

#include "engine/lesson/action.h"
#include "engine/tap/control.h"

#include <algorithm>

namespace crosstalk::session {

namespace {

/// Distance of two processes' worker numbers in the hash.
constexpr std::uint32_t threadsOfProcess = 64;

bool tellsWhoHolds(const tap::Event& event)
{
    switch (event.kind) {
    case tap::Kind::Describe:
    case tap::Kind::Joined:
    case tap::Kind::Open:
    case tap::Kind::Close:
    case tap::Kind::ThreadEnd:
    case tap::Kind::ProcessExit:
        return true;
    case tap::Kind::Enter: // a set of semaphores, which nobody holds
        return event.call == mechanisms::idOf("semget(new)") ||
               event.call == mechanisms::idOf("semget(found)");
    default:
        return false;
    }
}

} // namespace

world::Setup
worldSetup(const lesson::Lesson& lesson, const trace::Log& log,
           std::function<world::SourceLine(int, const std::string&, std::uint64_t)> line)
{
    world::Setup setup;
    setup.name = [&log](std::uint32_t index) { return log.name(index); };
    setup.line = std::move(line);
    for (const auto& channel : lesson.channels)
        setup.channels.emplace_back(channel.kind, channel.id);
    for (const auto& choice : lesson.choices) {
        auto& labels = setup.choices[choice.name];
        for (const auto& option : choice.options)
            labels.push_back(option.label);
    }
    return setup;
}

Story::Story(const lesson::Lesson& lesson, const Plan& plan, trace::Log& log, world::Setup setup,
             Listener listener)
    : m_lesson(lesson), m_log(log), m_listener(std::move(listener)),
      m_history(std::make_shared<world::History>()), m_world(std::move(setup)),
      m_analysis(analysisContext()), m_checkpoints(lesson.checkpoints), m_evaluation(lesson),
      m_settings(plan.settings), m_workers(tap::slotCount)
{
    m_world.feed(m_history.get());
    for (const auto& [name, value] : m_settings)
        m_settingTexts[name] = lesson::settingText(lesson, name, value);
    m_settingTexts["pace"] = "full";
}

analysis::Context Story::analysisContext()
{
    analysis::Context context;
    context.line = [this](int process, std::uint64_t pc) { return m_world.line(process, pc); };
    context.expressions = [this](int process, std::uint64_t pc) {
        return m_expressions ? m_expressions(process, pc) : std::vector<analysis::Expression>();
    };
    context.name = [this](std::uint64_t object, std::uint64_t offset) {
        return m_world.channelId(object, offset);
    };
    context.variable = [this](std::uint64_t object, std::uint64_t offset) {
        return m_world.variableAt(object, offset);
    };
    context.segment = [this](std::uint64_t object) { return m_world.channelInto(object); };
    context.text = [this](std::uint32_t index) { return m_log.name(index); };
    return context;
}

std::vector<std::string> Story::foldNew()
{
    m_justReached.clear();
    forget();
    for (; m_folded < m_log.size(); ++m_folded)
        foldOne(m_log.at(m_folded), m_folded);
    return std::exchange(m_justReached, {});
}

void Story::forget()
{
    if (m_past || m_log.firstIndex() <= m_forgotten)
        return;
    m_forgotten = m_log.firstIndex();
    m_keyframes.forgetBefore(m_forgotten);
    m_history->forgetBefore(m_log.at(m_forgotten).time);
    m_analysis.forgetBefore(m_forgotten);
    m_sleeps.forgetBefore(m_forgotten);
}

void Story::foldOne(const tap::Event& event, std::uint64_t index)
{
    m_keyframes.offer(m_world, index);
    m_effects.clear();
    m_world.fold(event, index, m_effects);
    if (m_watcher)
        m_watcher(event, index, m_effects, m_world);
    if (event.kind == tap::Kind::ThreadStart && event.thread < tap::slotCount)
        m_workers[event.thread] = 0; // another thread may have been in that slot before
    if (event.thread < tap::slotCount) {
        m_hash.fold(event, workerOf(event.thread));
    }
    m_analysis.fold(event, index, m_effects,
                    event.thread < tap::slotCount ? m_world.processOf(event.thread) : -1);
    newRaces(index);
    if (m_awaited == "race" && m_awaitedOn.empty() && m_analysis.raceNear(index, 1) == index)
        m_hasCome = true; // the fact tells a variable's first pair only
    if (event.kind == tap::Kind::Choice)
        noteSetting(event);
    if (event.kind == tap::Kind::Pace)
        notePace(event);
    if (event.kind == tap::Kind::Mark)
        noteMark(event);
    if (tellsWhoHolds(event))
        m_listener(event);
    for (const mechanisms::Fact& fact : m_effects.facts) {
        if (fact.kind == "sleep")
            m_sleeps.add(index);
        observeFact(fact.kind, fact.on, fact.call, fact.event);
    }
}

std::uint32_t Story::workerOf(std::uint16_t thread)
{
    if (m_workers[thread] == 0) {
        // Process ordinal and the thread's place in it: slot numbers depend on who came first.
        const int process = m_world.processOf(thread);
        if (process < 0)
            return 0;
        m_workers[thread] = 1 + std::uint32_t(process) * threadsOfProcess + m_threadsOf[process]++;
    }
    return m_workers[thread] - 1;
}

void Story::noteSetting(const tap::Event& event)
{
    const std::string& name = m_log.name(event.aux);
    m_settings[name] = std::int64_t(event.value);
    m_settingTexts[name] = lesson::settingText(m_lesson, name, std::int64_t(event.value));
}

void Story::noteMark(const tap::Event& event)
{
    if (event.size == tap::readyMark) // what ready() of lessons/kit leaves
        m_ready.insert(m_world.processOf(event.thread));
}

/// How the pace is called in checkpoints.
void Story::notePace(const tap::Event& event)
{
    m_settingTexts["pace"] = event.aux != 0 ? "step" : event.value > 0 ? "paced" : "full";
}

const tap::Event& Story::eventAt(std::uint64_t index) const
{
    const bool isInLog = index >= m_log.firstIndex() && index < m_log.size();
    return isInLog ? m_log.at(index) : m_past(index);
}

void Story::observe(const std::string& kind)
{
    observeFact(kind, {}, {}, m_folded);
}

void Story::observeFact(const std::string& kind, const std::string& on, const std::string& call,
                        std::uint64_t event)
{
    if (kind == m_awaited && (m_awaitedOn.empty() || on == m_awaitedOn))
        m_hasCome = true;
    const auto& wanted = m_checkpoints.checkpoints();
    if (std::none_of(wanted.begin(), wanted.end(), [&](const lesson::Checkpoint& checkpoint) {
            return checkpoint.fact == kind && !m_reachedAt.contains(checkpoint.id);
        }))
        return; // a run at full speed makes a hundred thousand facts a second
    for (const std::string& id : m_checkpoints.observe(kind, on, call, m_settingTexts)) {
        m_reachedAt[id] = event;
        m_justReached.push_back(id);
    }
}

void Story::newRaces(std::uint64_t index)
{
    const auto races = m_analysis.races();
    for (; m_racesSeen < races.size(); ++m_racesSeen) {
        const world::Race& race = races[m_racesSeen].race;
        m_world.narrateVerdict(race.second.process, index, race.why);
        world::Mark mark;
        mark.kind = world::MarkKind::Race;
        mark.time = race.second.time;
        mark.event = index;
        mark.variable = std::int16_t(race.variableIndex);
        mark.partnerLane = race.first.process;
        mark.partnerTime = race.first.time;
        m_world.markLane(race.second.process, mark);
    }
    const auto orders = m_analysis.lockOrders();
    for (; m_lockOrdersSeen < orders.size(); ++m_lockOrdersSeen) {
        const world::LockOrder& order = orders[m_lockOrdersSeen].order;
        m_world.narrateVerdict(order.steps.back().process, index, order.why);
    }
}

void Story::await(const std::string& fact, const std::string& on)
{
    m_awaited = fact;
    m_awaitedOn = on;
    m_hasCome = false;
}

bool Story::aboutToLose() const
{
    const world::Snapshot snapshot = m_world.snapshot(m_log.latest());
    return std::any_of(snapshot.processes.begin(), snapshot.processes.end(),
                       [](const world::ProcessView& process) {
                           return process.staleLoad && process.next &&
                                  process.next->kind == world::OperationKind::Store;
                       });
}

std::vector<world::Deadlock> Story::deadlocks(std::uint64_t now,
                                              const analysis::Outsiders& outsiders)
{
    return m_analysis.deadlocks(m_world.blocked(), now, outsiders);
}

world::Snapshot Story::snapshot(std::uint64_t now)
{
    m_history->advance(now); // time passes also while nothing happens
    world::Snapshot snapshot = m_world.snapshot(now);
    for (const auto& report : m_analysis.races())
        snapshot.races.push_back(report.race);
    for (const auto& report : m_analysis.lockOrders())
        snapshot.lockOrders.push_back(report.order);
    snapshot.facts = m_world.factVariables();
    m_evaluation.apply(snapshot, m_world, m_settings);
    addFigures(snapshot);
    return snapshot;
}

world::Snapshot Story::snapshotAt(std::uint64_t event)
{
    if (m_folded == 0)
        return snapshotOf(m_world, 0);
    const std::uint64_t oldest = std::max(first() + 1, m_keyframes.oldest());
    const std::uint64_t target = std::max(std::min(event, m_folded), std::min(oldest, m_folded));
    return snapshotOf(
        m_keyframes.at(target,
                       [this](std::uint64_t index) -> const tap::Event& { return eventAt(index); }),
        target);
}

world::Snapshot Story::snapshotAhead(world::World then, std::uint64_t from, std::uint64_t event)
{
    mechanisms::Effects effects;
    for (; from < event; ++from) {
        effects.clear();
        then.fold(eventAt(from), from, effects);
    }
    return snapshotOf(then, event);
}

world::Snapshot Story::snapshotOf(const world::World& then, std::uint64_t event)
{
    world::Snapshot snapshot = then.snapshot(event > 0 ? eventAt(event - 1).time : 0);
    for (const auto& report : m_analysis.racesWithin(event)) {
        snapshot.races.push_back(report.race);
        snapshot.races.back().count = report.pairs.within(event);
    }
    for (const auto& report : m_analysis.lockOrdersWithin(event))
        snapshot.lockOrders.push_back(report.order);
    std::map<std::string, std::int64_t> settings;
    for (const world::Setting& setting : snapshot.settings)
        settings[setting.name] = setting.value;
    snapshot.facts = then.factVariables();
    m_evaluation.apply(snapshot, then, settings);
    addFigures(snapshot);
    snapshot.event = event;
    return snapshot;
}

void Story::addFigures(world::Snapshot& snapshot)
{
    for (const lesson::Checkpoint& checkpoint : m_checkpoints.checkpoints()) {
        const auto reached = m_reachedAt.find(checkpoint.id);
        snapshot.checkpoints.push_back({checkpoint.id, reached != m_reachedAt.end(),
                                        reached != m_reachedAt.end() ? reached->second : 0});
    }
    snapshot.history = m_history;
}

} // namespace crosstalk::session

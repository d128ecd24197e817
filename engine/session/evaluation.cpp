#include "engine/session/evaluation.h"

#include "engine/lesson/facts.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::session {

std::optional<double> factOf(const std::map<std::string, double>& facts, const std::string& name)
{
    const auto found = facts.find(name);
    if (found != facts.end())
        return found->second;
    for (const char* counter : {"calls_", "errors_", "sleeps_"})
        if (name.rfind(counter, 0) == 0)
            return 0; // a call that nobody has made yet
    return std::nullopt;
}

namespace {

std::optional<lesson::Expression> compile(const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    auto expression = lesson::Expression::compile(text);
    if (!expression)
        return std::nullopt; // readLesson has compiled it before and would have refused the lesson
    return std::move(*expression);
}

std::optional<double> evaluate(std::optional<lesson::Expression>& expression,
                               const std::map<std::string, double>& facts)
{
    if (!expression)
        return std::nullopt;
    const auto value =
        expression->evaluate([&](const std::string& name) { return factOf(facts, name); });
    return value ? std::optional<double>(*value) : std::nullopt;
}

void addSettings(std::map<std::string, double>& facts,
                 const std::map<std::string, std::int64_t>& settings)
{
    for (const auto& [name, value] : settings)
        facts[lesson::factName(name)] = double(value);
}

} // namespace

Evaluation::Evaluation(const lesson::Lesson& lesson) : m_constants(lesson::constants(lesson))
{
    for (const auto& program : lesson.programs)
        if (!program.progressCount.empty())
            m_progress.push_back({program.name, program.progressLabel,
                                  compile(program.progressCount), compile(program.progressTotal)});
    for (const auto& variable : lesson.variables)
        m_expected.push_back({variable.name, compile(variable.expected)});
}

void Evaluation::apply(world::Snapshot& snapshot, const world::World& world,
                       const std::map<std::string, std::int64_t>& settings)
{
    auto facts = world.factVariables();
    facts.insert(m_constants.begin(), m_constants.end());
    addSettings(facts, settings);
    for (world::VariableView& variable : snapshot.variables) {
        for (Expected& expected : m_expected) {
            if (expected.variable != variable.name)
                continue;
            if (const auto value = evaluate(expected.value, facts)) {
                variable.expected = std::llround(*value);
                variable.lost = variable.value ? *variable.expected - *variable.value : 0;
            }
        }
    }
    for (std::size_t i = 0; i < snapshot.processes.size(); ++i) {
        world::ProcessView& process = snapshot.processes[i];
        for (Progress& progress : m_progress) {
            if (progress.program != process.program)
                continue;
            auto own = facts;
            for (const auto& [name, value] : world.factVariables(int(i)))
                own[name] = value;
            const double done = evaluate(progress.done, own).value_or(0);
            const double total = evaluate(progress.total, facts).value_or(0);
            process.progress = world::Progress{progress.label, std::uint64_t(std::max(0.0, done)),
                                               std::uint64_t(std::max(0.0, total))};
        }
    }
}

namespace {

using Facts = std::map<std::string, double>;

void addVariables(const world::Snapshot& snapshot, Facts& facts)
{
    for (const world::VariableView& variable : snapshot.variables) {
        const std::string name = lesson::factName(variable.name);
        if (variable.value)
            facts[name] = double(*variable.value);
        if (variable.expected)
            facts["expected_" + name] = double(*variable.expected);
        facts["lost_" + name] = double(variable.lost);
        facts["loads_" + name] = double(variable.loads);
        facts["stores_" + name] = double(variable.stores);
        facts["lost_updates_" + name] = double(variable.lostUpdates);
        facts["torn_reads_" + name] = double(variable.tornReads);
        facts["stale_values_" + name] = double(variable.staleValues);
    }
}

void addStreams(const world::Snapshot& snapshot, Facts& facts)
{
    for (const world::ChannelView& channel : snapshot.channels) {
        if (!channel.stream)
            continue;
        const std::string name = lesson::factName(channel.id);
        facts["written_" + name] = double(channel.stream->bytesWritten);
        facts["read_" + name] = double(channel.stream->bytesRead);
        facts["fill_" + name] = double(channel.stream->fillHigh);
        facts["peak_" + name] = double(channel.stream->peak);
        facts["capacity_" + name] = double(channel.stream->capacity);
    }
}

void addQueues(const world::Snapshot& snapshot, Facts& facts)
{
    for (const world::ChannelView& channel : snapshot.channels) {
        const std::string name = lesson::factName(channel.id);
        if (channel.messages) {
            facts["sent_" + name] = double(channel.messages->sent);
            facts["received_" + name] = double(channel.messages->received);
            facts["queued_" + name] = double(channel.messages->queued);
            facts["peak_" + name] = double(channel.messages->peak);
            facts["capacity_" + name] = double(channel.messages->capacity);
        }
        if (channel.calls) {
            facts["made_" + name] = double(channel.calls->made);
            facts["executed_" + name] = double(channel.calls->executed);
            facts["returned_" + name] = double(channel.calls->returned);
            facts["failed_" + name] = double(channel.calls->failed);
        }
    }
}

void addRun(const world::Snapshot& snapshot, Facts& facts)
{
    bool ended = !snapshot.processes.empty();
    for (const world::ProcessView& process : snapshot.processes)
        ended = ended && (process.state == world::ProcessState::Exited ||
                          process.state == world::ProcessState::Killed);
    double races = 0;
    for (const world::Race& race : snapshot.races)
        races += double(race.count);
    facts["races"] = races;
    facts["deadlocks"] = double(snapshot.deadlocks.size());
    facts["events"] = double(snapshot.events);
    facts["processes"] = double(snapshot.processes.size());
    facts["finished"] = ended ? 1 : 0;
}

} // namespace

Facts factsOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    Facts facts = lesson::constants(lesson);
    facts.insert(snapshot.facts.begin(), snapshot.facts.end());
    for (const world::Setting& setting : snapshot.settings)
        facts[lesson::factName(setting.name)] = double(setting.value);
    addVariables(snapshot, facts);
    addStreams(snapshot, facts);
    addQueues(snapshot, facts);
    for (const world::ProcessView& process : snapshot.processes)
        if (process.sleep) // the one that is going on, whether summed up already or not
            facts["sleeps_" + process.sleep->call] =
                std::max(facts["sleeps_" + process.sleep->call], 1.0);
    addRun(snapshot, facts);
    return facts;
}

} // namespace crosstalk::session

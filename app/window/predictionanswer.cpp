#include "app/window/predictionanswer.h"

#include "engine/lesson/expression.h"
#include "engine/lesson/facts.h"

#include <algorithm>

namespace crosstalk::window {
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

bool holds(const std::string& condition, const Facts& facts)
{
    auto expression = lesson::Expression::compile(condition);
    if (!expression)
        return false;
    // A call nobody made yet was made, failed and slept 0 times.
    const auto result = expression->evaluate([&](const std::string& name) -> std::optional<double> {
        if (const auto found = facts.find(name); found != facts.end())
            return found->second;
        for (const char* counted : {"calls_", "errors_", "sleeps_"})
            if (name.rfind(counted, 0) == 0)
                return 0;
        return std::nullopt;
    });
    return result && *result != 0;
}

} // namespace

std::map<std::string, double> factsOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    Facts facts = lesson::constants(lesson);
    for (const world::Setting& setting : snapshot.settings)
        facts[lesson::factName(setting.name)] = double(setting.value);
    addVariables(snapshot, facts);
    addStreams(snapshot, facts);
    for (const world::Sleep& sleep : snapshot.sleeps)
        facts["sleeps_" + sleep.call] += double(sleep.count);
    for (const world::ProcessView& process : snapshot.processes)
        if (process.sleep) // the one that is going on, whether summed up already or not
            facts["sleeps_" + process.sleep->call] =
                std::max(facts["sleeps_" + process.sleep->call], 1.0);
    addRun(snapshot, facts);
    return facts;
}

std::optional<int> answerOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    if (!lesson.prediction || !snapshot.live)
        return std::nullopt;
    const Facts facts = factsOf(lesson, snapshot);
    if (!holds(lesson.prediction->settled, facts))
        return std::nullopt;
    for (std::size_t i = 0; i < lesson.prediction->answers.size(); ++i)
        if (holds(lesson.prediction->answers[i].when, facts))
            return int(i);
    return std::nullopt;
}

} // namespace crosstalk::window

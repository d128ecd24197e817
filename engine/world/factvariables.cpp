#include "engine/world/state.h"

#include <cctype>

// Counters by the names that a lesson's expressions know them by.

namespace crosstalk::world {

namespace {

using Facts = std::map<std::string, double>;

std::string identifier(std::string name)
{
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0)
            c = '_';
    return name;
}

void addQueue(Facts& facts, const ChannelEntry& entry)
{
    MessagesView view;
    entry.channel->view(view);
    const std::string id = identifier(entry.id);
    facts["sent_" + id] = double(view.sent);
    facts["received_" + id] = double(view.received);
    facts["queued_" + id] = double(view.queued);
    facts["peak_" + id] = double(view.peak);
    facts["capacity_" + id] = double(view.capacity);
}

void addCalls(Facts& facts, const ChannelEntry& entry)
{
    CallsView view;
    entry.channel->view(view);
    const std::string id = identifier(entry.id);
    facts["made_" + id] = double(view.made);
    facts["executed_" + id] = double(view.executed);
    facts["returned_" + id] = double(view.returned);
    facts["failed_" + id] = double(view.failed);
}

void addChannel(Facts& facts, const ChannelEntry& entry)
{
    if (entry.ordinal >= 0 && entry.channel->shape() == Shape::Messages)
        addQueue(facts, entry);
    if (entry.ordinal >= 0 && entry.channel->shape() == Shape::Call)
        addCalls(facts, entry);
    if (entry.ordinal < 0 || entry.channel->shape() != Shape::ByteStream)
        return;
    StreamView view;
    entry.channel->view(view);
    const std::string id = identifier(entry.id);
    facts["written_" + id] = double(view.bytesWritten);
    facts["read_" + id] = double(view.bytesRead);
    facts["fill_" + id] = double(entry.channel->level());
    facts["peak_" + id] = double(view.peak);
    facts["capacity_" + id] = double(view.capacity);
}

void addCalls(Facts& facts, const Process& process)
{
    for (const CallCount& count : process.calls) {
        const std::string name = identifier(std::string(mechanisms::callName(count.call)));
        facts["calls_" + name] += double(count.returned);
        facts["errors_" + name] += double(count.failed);
    }
}

} // namespace

std::map<std::string, double> World::factVariables() const
{
    const State& state = *m_state;
    Facts facts;
    double living = 0;
    for (const Process& process : state.processes)
        living += process.living() ? 1 : 0;
    for (const Process& process : state.processes)
        addCalls(facts, process);
    facts["processes"] = double(state.processes.size());
    facts["living"] = living;
    // What is not in the value yet is not to be expected there either.
    std::map<int, double> underWay; ///< stores, by the ordinal of the variable
    for (const Process& process : state.processes)
        for (const std::uint16_t number : process.threads)
            if (const ThreadState* thread = state.processes.thread(number);
                thread != nullptr && thread->alive && thread->store.variable >= 0)
                ++underWay[state.variables[thread->store.variable].ordinal];
    for (const Variable& variable : state.variables) {
        if (variable.isLock)
            continue;
        const std::string name = identifier(variable.name);
        facts[name] = double(variable.value.value_or(0));
        facts["stores_" + name] = double(variable.stores) - underWay[variable.ordinal];
        facts["loads_" + name] = double(variable.loads);
        facts["lost_updates_" + name] = double(variable.lostUpdates);
        facts["torn_reads_" + name] = double(variable.tornReads);
        facts["stale_values_" + name] = double(variable.staleValues + variable.lostUpdates);
    }
    for (const ChannelEntry& entry : state.channels)
        addChannel(facts, entry);
    for (const SleepSum& sum : state.sleeps)
        facts["sleeps_" + identifier(std::string(mechanisms::callName(sum.call)))] +=
            double(sum.count);
    for (const Setting& setting : state.settings)
        facts.try_emplace(identifier(setting.name), double(setting.value));
    return facts;
}

std::map<std::string, double> World::factVariables(int index) const
{
    const State& state = *m_state;
    const Process& process = state.processes[index];
    Facts facts;
    facts["exited"] = process.living() ? 0 : 1;
    facts["exit_code"] = process.exitCode;
    addCalls(facts, process);
    for (const Variable& variable : state.variables) {
        if (variable.isLock)
            continue;
        const std::string name = identifier(variable.name);
        double& stores = facts["stores_" + name];
        double& loads = facts["loads_" + name];
        double& lost = facts["lost_updates_" + name];
        for (const std::uint16_t number : process.threads)
            if (const Use* use = variable.useOf(number)) {
                stores += double(use->stores);
                loads += double(use->loads);
                lost += double(use->lostUpdates);
            }
    }
    for (const ChannelEntry& entry : state.channels) {
        if (entry.ordinal < 0 || entry.channel->shape() != Shape::ByteStream)
            continue;
        const bool known = std::size_t(index) < entry.moved.size();
        const std::string id = identifier(entry.id);
        facts["written_" + id] = known ? double(entry.moved[std::size_t(index)].first) : 0;
        facts["read_" + id] = known ? double(entry.moved[std::size_t(index)].second) : 0;
    }
    for (const SleepSum& sum : state.sleeps)
        if (sum.process == index)
            facts["sleeps_" + identifier(std::string(mechanisms::callName(sum.call)))] +=
                double(sum.count);
    return facts;
}

} // namespace crosstalk::world

#include "engine/world/world.h"

#include "engine/world/state.h"

namespace crosstalk::world {

World::World(Setup setup) : m_state(std::make_unique<State>())
{
    m_state->channels.await(setup.channels);
    m_state->context = std::make_shared<Context>(std::move(setup));
}

World::World(const World& other) : m_state(std::make_unique<State>(*other.m_state)) {}

World& World::operator=(const World& other)
{
    if (this != &other) {
        m_state = std::make_unique<State>(*other.m_state);
        m_history = nullptr;
    }
    return *this;
}

World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

int World::addProcess(const ProcessInfo& info)
{
    const int process = m_state->processes.add(info);
    m_state->prepareLane(m_history, process);
    return process;
}

void World::nameChannel(std::uint64_t object, std::string id)
{
    m_state->channels.nameObject(object, id);
}

void World::feed(History* history)
{
    m_history = history;
    if (history != nullptr)
        m_state->feedAll(history);
}

void World::fold(const tap::Event& event, std::uint64_t index, mechanisms::Effects& effects)
{
    const std::size_t orders = effects.order.size();
    m_state->fold({event, index, effects, m_history});
    if (effects.order.size() != orders)
        m_state->noteOrdered(event.thread);
}

int World::processOf(std::uint16_t thread) const
{
    const ThreadState* state = m_state->processes.thread(thread);
    return state != nullptr ? state->process : -1;
}

int World::processByPid(std::int32_t pid) const
{
    return m_state->processes.byPid(pid);
}

std::int32_t World::pidOf(int process) const
{
    return m_state->processes[process].pid;
}

std::string World::programOf(int process) const
{
    const bool known = process >= 0 && std::size_t(process) < m_state->processes.size();
    return known ? m_state->processes[process].program : std::string();
}

std::size_t World::processCount() const
{
    return m_state->processes.size();
}

int World::variableAt(std::uint64_t object, std::uint64_t offset) const
{
    const int variable = m_state->variables.find(object, offset, 1);
    return variable >= 0 ? m_state->variables[variable].ordinal : -1;
}

std::size_t World::variableCount() const
{
    return m_state->variables.shown();
}

VariableKey World::variable(int index) const
{
    const Variable& found = m_state->variables[m_state->variables.indexOf(index)];
    return {found.name, found.object, found.offset, found.bytes};
}

std::string World::channelId(std::uint64_t object, std::uint64_t offset) const
{
    const Channels& channels = m_state->channels;
    const int lock = channels.find(object, offset);
    return channels.idOf(lock >= 0 ? lock : channels.find(object, Channels::wholeObject));
}

int World::channelInto(std::uint64_t object) const
{
    const Channels& channels = m_state->channels;
    return channels.ordinalOf(channels.towards(object, mechanisms::Direction::Up));
}

SourceLine World::line(int process, std::uint64_t pc) const
{
    return m_state->lineAt(process, pc);
}

bool World::wouldBlock(std::uint16_t number) const
{
    const ThreadState* thread = m_state->processes.thread(number);
    if (thread == nullptr || !thread->held || tap::Kind(thread->pending.aux) != tap::Kind::Enter)
        return false;
    const int channel = m_state->channelOfCall(thread->pending);
    return channel >= 0 && m_state->channels[channel].channel->wouldBlock(
                               thread->pending, {thread->process, number});
}

bool World::allReaped() const
{
    const Processes& processes = m_state->processes;
    return std::all_of(processes.begin(), processes.end(),
                       [](const Process& p) { return p.living() || p.reaped; });
}

bool World::gateClosed() const
{
    return m_state->gateClosed;
}

std::vector<BlockedProcess> World::blocked() const
{
    std::vector<BlockedProcess> result;
    const State& state = *m_state;
    for (int p = 0; p < int(state.processes.size()); ++p) {
        const bool calls = state.awaitsAnswer(p);
        for (const std::uint16_t number : state.processes[p].threads)
            if (const ThreadState& thread = *state.processes.thread(number);
                thread.asleep && !(calls && state.isLibrarysWait(thread)))
                result.push_back(state.blockedThread(thread));
    }
    return result;
}

void World::markLane(int process, const Mark& mark)
{
    if (m_history != nullptr && process >= 0 && process < int(m_state->processes.size()))
        m_history->mark(m_state->processes[process].lane, mark);
}

void World::narrateVerdict(int process, std::uint64_t index, std::string text)
{
    m_state->narrator.say(m_state->now, index, process, std::move(text), true);
}

} // namespace crosstalk::world

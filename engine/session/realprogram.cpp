#include "engine/session/realprogram.h"

#include "engine/lesson/facts.h"
#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <array>
#include <climits>

// How an execution is begun and let go step by step. What its events mean is in realevents.cpp.

namespace crosstalk::session {

using explore::Operation;
using explore::ThreadId;
using tap::Kind;

namespace {

constexpr std::size_t mostSetupSteps = 20'000;

/// Calls that do part of their work before they sleep: whoever is about to make one is let go. Of a
/// write larger than PIPE_BUF as much goes in as there is room for: pipe(7).
bool beginsItsWork(const tap::Event& pending)
{
    const mechanisms::CallTraits* traits = mechanisms::callTraits(pending.call);
    return pending.call == tap::callId("pthread_barrier_wait") ||
           (traits != nullptr && traits->byDescriptor && mechanisms::movesDown(traits->name) &&
            pending.size > PIPE_BUF);
}

} // namespace

RealProgram::RealProgram(const lesson::Lesson& lesson, const RunOptions& options,
                         const Installation& installation)
    : m_lesson(lesson), m_rig(lesson, options, installation), m_evaluation(lesson),
      m_context(analysisContext())
{
}

RealProgram::~RealProgram() = default;

Result<void> RealProgram::prepare()
{
    const auto templates = becomeTemplates(tap::LendingTemplates);
    if (!templates)
        return templates.error();
    for (const bool setup : {true, false}) {
        if (m_warm)
            break;
        if (auto launched = launch(tap::NoTemplates, setup); !launched)
            return launched.error();
        if (m_ready == setup)
            break;
    }
    return {};
}

/// Whether all stand in ready(), to be begun there.
Result<bool> RealProgram::becomeTemplates(tap::TemplateKind kind)
{
    if (auto launched = launch(kind, true); !launched)
        return launched.error();
    m_warm = m_ready && m_rig.areTemplates();
    if (m_warm)
        m_atReady = m_now;
    return m_warm;
}

/// Fresh processes, at ready() if `setup` and they say so.
Result<void> RealProgram::launch(tap::TemplateKind templates, bool setup)
{
    m_detector.reset();
    m_names.forget();
    m_setup.clear();
    if (auto launched = m_rig.launch(templates); !launched)
        return launched.error();
    beginMoment();
    m_ready = false;
    if (setup) {
        const auto ready = setUp();
        if (!ready)
            return ready.error();
        m_ready = *ready;
    }
    m_setupSteps = m_now->schedule.size();
    beginDetector();
    return {};
}

void RealProgram::beginMoment()
{
    m_now.emplace(Moment{newWorld(), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 0});
    m_now->threadOf.assign(tap::slotCount, -1);
    const Plan& plan = m_rig.plan();
    for (std::size_t i = 0; i < plan.processes.size(); ++i)
        m_now->world.addProcess(
            {plan.processes[i].name, plan.processes[i].program, m_rig.pids()[i]});
    for (std::size_t i = 0; i < plan.processes.size(); ++i)
        m_ids.try_emplace(std::to_string(i + 1) + "/0", int(i));
    m_beginning = true;
    drain(0, nullptr);
    m_beginning = false;
    nameInherited();
    std::ranges::sort(m_now->threads, {}, &Thread::id);
    for (std::size_t i = 0; i < m_now->threads.size(); ++i)
        m_now->threadOf[m_now->threads[i].slot] = int(i);
}

world::World RealProgram::newWorld()
{
    world::Setup setup;
    setup.name = [this](std::uint32_t index) { return m_rig.name(index); };
    for (const auto& channel : m_lesson.channels)
        setup.channels.emplace_back(channel.kind, channel.id);
    return world::World(std::move(setup));
}

analysis::Context RealProgram::analysisContext()
{
    analysis::Context context;
    context.name = [this](std::uint64_t object, std::uint64_t offset) {
        return m_now->world.channelId(object, offset);
    };
    context.variable = [this](std::uint64_t object, std::uint64_t offset) {
        return m_now->world.variableAt(object, offset);
    };
    context.text = [this](std::uint32_t index) { return m_rig.name(index); };
    return context;
}

void RealProgram::beginDetector()
{
    m_detector = std::make_unique<analysis::RaceDetector>(m_context);
    std::uint64_t index = 0;
    for (const Judged& one : m_setup)
        m_detector->fold(one.event, index++, one.effects.order, one.effects.holds, one.process);
}

/// Each process in turn goes on to its ready(), as long as somebody gets on by it. True when some
/// came there.
Result<bool> RealProgram::setUp()
{
    for (bool progress = true; progress;) {
        progress = false;
        for (std::size_t i = 0; i < m_now->threads.size(); ++i) {
            const auto moved = setUpTurn(m_now->threads[i]);
            if (!moved)
                return moved.error();
            progress |= *moved;
        }
    }
    return std::ranges::any_of(m_now->threads, &Thread::ready);
}

Result<bool> RealProgram::setUpTurn(Thread& thread)
{
    const explore::ThreadId id = thread.id;
    const std::uint32_t slot = thread.slot;
    bool moved = false;
    const std::string program = m_now->world.programOf(thread.decision.process);
    if (!m_rig.mentionsReady(program))
        return false;
    while (!threadIn(slot)->ready && m_rig.isAtGate(slot)) {
        if (m_now->schedule.size() > mostSetupSteps)
            return Error{"set up", m_lesson.id, 0,
                         "After " + std::to_string(mostSetupSteps) + " steps P" +
                             std::to_string(id + 1) + " has not called ready()."};
        Operation ignored;
        if (auto gone = letGo(*threadIn(slot), ignored); !gone)
            return gone.error();
        moved = true;
    }
    return moved;
}

Result<void> RealProgram::restart()
{
    if (!m_warm)
        return launch(tap::NoTemplates, m_ready);
    auto begun = m_rig.begin();
    if (begun && !*begun) { // they lent their memory, and that was not to be put back
        const auto copied = becomeTemplates(tap::CopiedTemplates);
        if (!copied)
            return copied.error();
        if (!*copied)
            return launch(tap::NoTemplates, m_ready);
        begun = m_rig.begin();
    }
    if (!begun)
        return begun.error();
    m_now = m_atReady;
    beginDetector();
    for (const Thread& thread : m_now->threads)
        m_names.describePrivate(tap::privateKey(m_rig.pidIn(thread.slot)), thread.process);
    drain(0, nullptr);
    return {};
}

Result<void> RealProgram::letGo(Thread& thread, Operation& operation)
{
    const std::uint32_t slot = thread.slot;
    const tap::Event pending = m_rig.pending(slot);
    m_now->schedule.push_back(thread.decision);
    operation = std::move(thread.before);
    thread.before = {};
    m_step.clear();
    m_stepping = slot;
    if (auto stepped = m_rig.step(slot); !stepped)
        return stepped.error();
    drain(slot, &operation);
    lookForKilled(operation);
    m_stepping = tap::slotCount;
    threadIn(slot)->spinning.fold(pending, m_step, m_now->changes);
    return {};
}

Result<Operation> RealProgram::step(ThreadId id)
{
    const auto found = std::ranges::find(m_now->threads, id, &Thread::id);
    Operation operation;
    if (auto gone = letGo(*found, operation); !gone)
        return gone.error();
    return operation;
}

void RealProgram::drain(std::uint32_t slot, Operation* operation)
{
    m_rig.drain(slot, [&](const tap::Event& event) { fold(event, operation); });
}

RealProgram::Thread* RealProgram::threadIn(std::uint32_t slot)
{
    const int index = slot < m_now->threadOf.size() ? m_now->threadOf[slot] : -1;
    return index >= 0 ? &m_now->threads[std::size_t(index)] : nullptr;
}

bool RealProgram::hasToWait(const Thread& thread, const tap::Event& pending) const
{
    static constexpr std::array waits{tap::callId("wait"), tap::callId("waitpid"),
                                      tap::callId("wait4"), tap::callId("wait3")};
    if (pending.kind != Kind::Enter || beginsItsWork(pending))
        return false;
    if (std::ranges::find(waits, pending.call) == waits.end())
        return m_now->world.wouldBlock(std::uint16_t(thread.slot));
    const auto count = [&](const std::map<std::string, int>& all) {
        const auto found = all.find(thread.process);
        return found != all.end() ? found->second : 0;
    };
    return count(m_now->endedChildren) == 0 && count(m_now->livingChildren) > 0;
}

bool RealProgram::couldGo(const Thread& thread, bool& spins)
{
    if (!m_rig.isAtGate(thread.slot))
        return false;
    const tap::Event pending = m_rig.pending(thread.slot);
    if (hasToWait(thread, pending))
        return false;
    spins = thread.spinning.isSpinning(pending, m_now->changes);
    m_spun |= spins;
    return !spins;
}

std::vector<ThreadId> RealProgram::enabled()
{
    std::vector<ThreadId> out;
    for (const Thread& thread : m_now->threads) {
        bool spins = false;
        if (couldGo(thread, spins))
            out.push_back(thread.id);
    }
    std::ranges::sort(out);
    return out;
}

std::vector<explore::Program::Stuck> RealProgram::stuck()
{
    std::vector<Stuck> out;
    for (const Thread& thread : m_now->threads) {
        if (!m_rig.isAlive(thread.slot))
            continue;
        const tap::Event pending = m_rig.pending(thread.slot);
        out.push_back({thread.id, Footprint::wanted(pending, m_names)});
    }
    return out;
}

ExecutionEnd RealProgram::end()
{
    ExecutionEnd end;
    world::Snapshot variables;
    const auto facts = m_now->world.factVariables();
    for (int i = 0; i < int(m_now->world.variableCount()); ++i) {
        world::VariableView& view = variables.variables.emplace_back();
        view.name = m_now->world.variable(i).name;
        const std::string name = lesson::factName(view.name);
        if (const auto value = facts.find(name); value != facts.end())
            view.value = std::int64_t(value->second);
        end.values[view.name] = view.value;
        const auto lost = facts.find("lost_updates_" + name);
        end.lost |= lost != facts.end() && lost->second > 0;
    }
    m_evaluation.apply(variables, m_now->world, m_rig.plan().settings);
    for (const world::VariableView& view : variables.variables)
        if (view.expected)
            end.lost |= view.lost != 0;
    end.race = !m_detector->races().empty();
    for (const Thread& thread : m_now->threads) {
        bool spins = false;
        if (!m_rig.isAlive(thread.slot) || couldGo(thread, spins))
            continue;
        end.endless |= spins;
        end.deadlock |= !spins;
    }
    return end;
}

} // namespace crosstalk::session

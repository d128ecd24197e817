#include "engine/session/realprogram.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>

// What the events of real processes mean for an exploration: who has begun and ended, what was
// used, what that adds up to.

namespace crosstalk::session {

using explore::Mode;
using explore::Operation;
using explore::Use;
using tap::Kind;

namespace {

// Places that are none of the tap's: no object has these numbers.
constexpr std::uint64_t livesOfThreads = ~std::uint64_t{0};
constexpr std::uint64_t livesOfChildren = ~std::uint64_t{0} - 1;

bool waitsForChild(tap::CallId call)
{
    static constexpr std::array calls{tap::callId("wait"),   tap::callId("waitpid"),
                                      tap::callId("wait4"),  tap::callId("wait3"),
                                      tap::callId("waitid"), tap::callId("pthread_join")};
    return std::ranges::find(calls, call) != calls.end();
}

} // namespace

void RealProgram::fold(tap::Event event, Operation* operation)
{
    event.time = (m_now->events + 1) * 1000;
    m_effects.clear();
    m_now->world.fold(event, m_now->events, m_effects);
    const int process = m_now->world.processOf(event.thread);
    if (event.kind == Kind::ThreadStart)
        began(event, operation);
    Thread* const thread = threadIn(event.thread);
    if (thread == nullptr)
        return;
    if (m_detector)
        m_detector->fold(event, m_now->events, m_effects.order, m_effects.holds, process);
    else
        m_setup.push_back({event, m_effects, process});
    ++m_now->events;
    note(event, *thread);
    m_now->changes.fold(event);
    if (event.thread == m_stepping)
        m_step.push_back(event);
    m_now->footprint.add(event, thread->id, m_names,
                         operation != nullptr ? *operation : thread->before);
    lookForWeakness(event);
    lookForWaits(event);
    if (event.kind == Kind::Mark && event.size == tap::readyMark)
        thread->ready = true;
    if (event.kind == Kind::ThreadEnd || event.kind == Kind::ProcessExit)
        ended(event, operation);
    if (operation != nullptr && event.kind == Kind::Exit && waitsForChild(event.call))
        waited(event, *operation);
}

void RealProgram::note(const tap::Event& event, const Thread& thread)
{
    if (!m_beginning)
        nameObject(event, thread.key);
    else if (event.kind == Kind::Describe || event.kind == Kind::Joined)
        m_inherited.emplace_back(thread.key, event);
    if (event.kind == Kind::Open)
        m_now->open[thread.process][event.fd] = event.object;
    if (event.kind == Kind::Close)
        m_now->open[thread.process].erase(event.fd);
}

void RealProgram::nameObject(const tap::Event& event, const std::string& by)
{
    if (event.kind == Kind::Describe)
        m_names.describe(event.object, by, m_rig.name(event.aux));
    if (event.kind == Kind::Joined)
        m_names.join(event.object, event.value);
}

/// What the processes were given is named after the first of them that has it, not after whoever
/// was the first to tell.
void RealProgram::nameInherited()
{
    std::ranges::stable_sort(m_inherited, {}, &std::pair<std::string, tap::Event>::first);
    for (const auto& [key, event] : m_inherited)
        nameObject(event, key);
    m_inherited.clear();
}

/// A thread is there: it is known by who made it and as which one.
void RealProgram::began(const tap::Event& event, Operation* operation)
{
    const int process = m_now->world.processOf(event.thread);
    if (process < 0 || threadIn(event.thread) != nullptr)
        return;
    Thread thread;
    thread.slot = event.thread;
    thread.decision = {process, m_now->threadsOfProcess[process]++};
    Thread* const parent = event.size > 0 ? threadIn(event.size - 1) : nullptr;
    const bool ofItsOwn = parent == nullptr || event.aux != 0;
    thread.key = parent != nullptr
                     ? parent->key + "." + std::to_string(++parent->made)
                     : std::to_string(process + 1) + "/" + std::to_string(thread.decision.thread);
    thread.process = ofItsOwn ? thread.key : parent->process;
    thread.isChild = parent != nullptr;
    thread.id = m_ids.try_emplace(thread.key, int(m_ids.size())).first->second;
    if (parent != nullptr && ofItsOwn) { // a fork
        ++m_now->livingChildren[parent->process];
        m_now->parent[thread.process] = parent->process;
    }
    ++m_now->livingThreads[thread.process];
    m_names.describePrivate(tap::privateKey(std::int32_t(event.value)), thread.process);
    const auto life = std::uint64_t(thread.id);
    if (operation != nullptr && thread.isChild) {
        operation->uses.push_back({livesOfThreads, life, 1, Mode::Give, 0});
        thread.before.uses.push_back({livesOfThreads, life, 1, Mode::Take, 1});
    }
    m_now->threadOf[event.thread] = int(m_now->threads.size());
    m_now->threads.push_back(std::move(thread));
}

/// A signal ends a process without a word.
void RealProgram::lookForKilled(Operation& operation)
{
    for (std::size_t i = 0; i < m_now->threads.size(); ++i) {
        const std::uint32_t slot = m_now->threads[i].slot;
        if (m_now->threads[i].isOver || !m_rig.isGone(slot))
            continue;
        tap::Event exit{};
        exit.kind = Kind::ProcessExit;
        exit.offset = std::uint64_t(m_rig.pidIn(slot));
        exit.value = SIGKILL; // by which signal makes no difference to the others
        exit.thread = std::uint16_t(slot);
        fold(exit, &operation);
    }
}

void RealProgram::ended(const tap::Event& event, Operation* operation)
{
    Thread& thread = *threadIn(event.thread);
    thread.isOver = true;
    Operation unseen;
    Operation& uses = operation != nullptr ? *operation : unseen;
    if (--m_now->livingThreads[thread.process] > 0) { // somebody may join it
        uses.uses.push_back(
            {livesOfChildren, std::hash<std::string>()(thread.process), 1, Mode::Give});
        return;
    }
    for (const auto& [fd, object] : m_now->open[thread.process])
        Footprint::addEnd(object, m_names, uses);
    const auto parent = m_now->parent.find(thread.process);
    if (parent == m_now->parent.end())
        return;
    --m_now->livingChildren[parent->second];
    const std::int32_t ready = m_now->endedChildren[parent->second]++;
    uses.uses.push_back(
        {livesOfChildren, std::hash<std::string>()(parent->second), 1, Mode::Give, ready});
}

void RealProgram::waited(const tap::Event& event, Operation& operation)
{
    const std::string& process = threadIn(event.thread)->process;
    int& ended = m_now->endedChildren[process];
    const bool took = std::int64_t(event.value) > 0 && ended > 0;
    operation.uses.push_back({livesOfChildren, std::hash<std::string>()(process), 1,
                              took ? Mode::Take : Mode::Write, took ? ended : Use::many});
    if (took)
        --ended;
}

void RealProgram::lookForWeakness(const tap::Event& event)
{
    const bool isAtomic = event.kind == Kind::AtomicLoad || event.kind == Kind::AtomicStore ||
                          event.kind == Kind::AtomicRmw;
    if ((event.flags & tap::Internal) != 0 || m_detector == nullptr)
        return;
    m_weakAtomics |= isAtomic && event.aux != std::uint32_t(std::memory_order_seq_cst);
    m_volatile |= (event.flags & tap::Volatile) != 0;
}

/// Calls that may end in a way that is never tried.
void RealProgram::lookForWaits(const tap::Event& event)
{
    static constexpr std::array conditions{
        tap::callId("pthread_cond_wait"), tap::callId("pthread_cond_timedwait"),
        tap::callId("pthread_cond_clockwait"), tap::callId("cnd_wait"),
        tap::callId("cnd_timedwait")};
    static constexpr std::array limits{
        tap::callId("pthread_cond_timedwait"),     tap::callId("pthread_cond_clockwait"),
        tap::callId("pthread_mutex_timedlock"),    tap::callId("pthread_rwlock_timedrdlock"),
        tap::callId("pthread_rwlock_timedwrlock"), tap::callId("sem_timedwait"),
        tap::callId("mq_timedreceive"),            tap::callId("mq_timedsend"),
        tap::callId("semtimedop"),                 tap::callId("cnd_timedwait"),
        tap::callId("mtx_timedlock")};
    if (event.kind != Kind::Enter)
        return;
    const bool isFirst = threadIn(event.thread)->decision.thread == 0;
    m_libraryThreads |= !isFirst && event.pc == 0 && (event.flags & tap::Internal) != 0;
    if (m_detector == nullptr)
        return;
    m_conditions |= std::ranges::find(conditions, event.call) != conditions.end();
    m_limits |= std::ranges::find(limits, event.call) != limits.end();
}

} // namespace crosstalk::session

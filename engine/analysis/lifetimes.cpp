#include "engine/analysis/happensbefore.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <sys/wait.h>

// Beginnings and ends of threads and processes, and what is done where events are missing.

namespace crosstalk::analysis {

using tap::Kind;

namespace {

/// More threads than can be on their way at once.
constexpr std::size_t maxBirths = maxThreads;

template<std::size_t N> bool isOneOf(const std::array<tap::CallId, N>& calls, tap::CallId call)
{
    return std::find(calls.begin(), calls.end(), call) != calls.end();
}

bool makesThread(tap::CallId call)
{
    static constexpr std::array calls = {tap::callId("fork"),        tap::callId("pthread_create"),
                                         tap::callId("vfork"),       tap::callId("_Fork"),
                                         tap::callId("clone"),       tap::callId("posix_spawn"),
                                         tap::callId("posix_spawnp"), tap::callId("thrd_create")};
    return isOneOf(calls, call);
}

bool waitsForProcess(tap::CallId call)
{
    static constexpr std::array calls = {tap::callId("wait"), tap::callId("waitpid"),
                                         tap::callId("wait3"), tap::callId("wait4"),
                                         tap::callId("waitid")};
    return isOneOf(calls, call);
}

bool joinsThread(tap::CallId call)
{
    static constexpr std::array calls = {
        tap::callId("pthread_join"), tap::callId("thrd_join"), tap::callId("pthread_tryjoin_np"),
        tap::callId("pthread_timedjoin_np"), tap::callId("pthread_clockjoin_np")};
    return isOneOf(calls, call);
}

/// All that the threads of its process did is before what this one does from now on.
template<class Threads> void comeAfterProcess(Threads& threads, unsigned count, unsigned thread)
{
    auto& self = threads[thread];
    for (unsigned other = 0; other < count; ++other) {
        auto& before = threads[other];
        if (other == thread || self.pid == 0 || before.pid != self.pid)
            continue;
        self.clock.join(before.clock);
        before.clock.set(other, before.clock.at(other) + 1);
    }
}

/// Did the child end (as against stopped or gone on)?
bool saysEnded(const tap::Event& exit)
{
    int status = 0;
    std::memcpy(&status, exit.payload, sizeof status);
    return WIFEXITED(status) || WIFSIGNALED(status);
}

} // namespace

void HappensBefore::enterCall(const tap::Event& event)
{
    if (!makesThread(event.call))
        return;
    std::deque<Birth>& births = m_threads[event.thread].births;
    if (births.size() == maxBirths)
        births.pop_front();
    births.push_back({m_threads[event.thread].clock});
    advance(event.thread);
}

void HappensBefore::exitCall(const tap::Event& event)
{
    const auto result = static_cast<std::int64_t>(event.value);
    if (makesThread(event.call)) {
        std::deque<Birth>& births = m_threads[event.thread].births;
        const auto open = std::find_if(births.begin(), births.end(),
                                       [](const Birth& birth) { return birth.open; });
        if (open == births.end())
            return;
        open->open = false;
        open->child = result > 0 ? event.value : 0;
        if (result < 0)
            births.erase(open);
    } else if (waitsForProcess(event.call) && result > 0 && saysEnded(event)) {
        joinProcess(event.thread, event);
    } else if (joinsThread(event.call) && result == 0 && event.size != 0 &&
               event.size <= maxThreads) {
        Thread& self = m_threads[event.thread];
        self.clock.join(m_threads[event.size - 1].clock);
        self.unknown = false;
    }
}

void HappensBefore::joinProcess(unsigned waiter, const tap::Event& exit)
{
    for (unsigned other = 0; other < m_threadCount; ++other)
        if (other != waiter && m_threads[other].pid == exit.value)
            m_threads[waiter].clock.join(m_threads[other].clock);
    m_threads[waiter].unknown = false;
}

/// The child may come before its parent's call has returned (then it is that call's) or long after
/// (then the call's result names it); where the result does not tell, children come in order.
void HappensBefore::threadStart(const tap::Event& event)
{
    Thread& self = m_threads[event.thread];
    if (event.kind == Kind::Exec) // which ended its other threads
        return comeAfterProcess(m_threads, m_threadCount, event.thread);
    self.pid = event.value;
    if (event.size == 0 && event.aux == 0) // begun by one that does not tell: clone(), a timer
        comeAfterProcess(m_threads, m_threadCount, event.thread);
    if (event.size == 0 || event.size > maxThreads || event.size - 1 == event.thread)
        return;
    std::deque<Birth>& births = m_threads[event.size - 1].births;
    const std::uint64_t child = event.aux == 1 ? event.value : event.offset;
    auto birth = std::find_if(births.begin(), births.end(),
                              [child](const Birth& b) { return !b.open && b.child == child; });
    if (birth == births.end())
        birth = std::find_if(births.begin(), births.end(), [](const Birth& b) { return b.open; });
    if (birth == births.end())
        birth =
            std::find_if(births.begin(), births.end(), [](const Birth& b) { return b.child == 0; });
    if (birth == births.end())
        return;
    self.clock.join(birth->clock);
    births.erase(birth);
}

/// Locks and messages that the missing events would have passed on are missing too, also between
/// third parties. Rather no verdict than a false one: all that was before is before all that comes.
void HappensBefore::lost(const tap::Event& event)
{
    if (event.size >= maxThreads)
        return;
    Thread& victim = started(event.size);
    victim.unknown = true;
    victim.gap = event.kind == Kind::Gap;
    leaveModification(event.size);
    barrier();
}

void HappensBefore::barrier()
{
    for (unsigned thread = 0; thread < m_threadCount; ++thread)
        m_barrier.join(m_threads[thread].clock);
    for (unsigned thread = 0; thread < m_threadCount; ++thread)
        if (m_threads[thread].started) {
            m_threads[thread].clock.join(m_barrier);
            advance(thread);
        }
}

} // namespace crosstalk::analysis

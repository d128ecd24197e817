#pragma once

#include "engine/analysis/atomicorder.h"
#include "engine/analysis/streamclocks.h"
#include "engine/analysis/token.h"
#include "engine/analysis/vectorclock.h"
#include "engine/mechanisms/mechanism.h"
#include "engine/tap/event.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace crosstalk::analysis {

/// Which event is before which, over all processes: a vector clock a thread, moved on by what
/// mechanisms order (locks, semaphores, bytes of streams), by atomics and fences as the C++ memory
/// model has it, and by the beginning and end of threads and processes. Sleep orders nothing.
class HappensBefore
{
public:
    HappensBefore();

    /// What must be known before the event's own access is judged: acquisitions, beginnings.
    void before(const tap::Event& event, std::span<const mechanisms::OrderEffect> order);

    /// What holds for everything later: releases.
    void after(const tap::Event& event, std::span<const mechanisms::OrderEffect> order);

    const VectorClock& clock(unsigned thread) const { return m_threads[thread].clock; }
    Epoch epoch(unsigned thread) const { return {thread, clock(thread).at(thread)}; }

    /// Events of this thread are missing and it has not been ordered since: no verdict on it.
    bool isUnknown(unsigned thread) const { return m_threads[thread].unknown; }

private:
    using Order = mechanisms::OrderEffect;

    /// A beginning thread is after the call that made it. Several may be on their way.
    struct Birth
    {
        VectorClock clock;
        std::uint64_t child = 0; ///< pid or tid as the call returned it; 0 not known
        bool open = true;        ///< the call has not returned
    };

    struct Thread
    {
        VectorClock clock;
        VectorClock releaseFence; ///< what a relaxed store releases
        VectorClock acquireFence; ///< what relaxed loads saw, for a later acquire fence
        std::deque<Birth> births;
        std::uint64_t pid = 0;
        AtomicOrder* modifying = nullptr; ///< inside a read-modify-write of this location
        int modifyOrder = 0;
        VectorClock modifyRead; ///< what that read-modify-write read
        bool started = false;
        bool unknown = false;
        bool gap = false; ///< events are missing right before its next one
    };

    Thread& started(unsigned thread);
    void advance(unsigned thread);

    // happensbefore.cpp: what mechanisms order
    void acquire(unsigned thread, const Order& effect);
    void release(unsigned thread, const Order& effect);
    void supply(unsigned thread, const Order& effect);
    VectorClock& tokenClock(const Token& token);
    StreamClocks& stream(const Token& token);

    // lifetimes.cpp: beginnings, ends, gaps
    void threadStart(const tap::Event& event);
    void enterCall(const tap::Event& event);
    void exitCall(const tap::Event& event);
    void joinProcess(unsigned waiter, const tap::Event& exit);
    void lost(const tap::Event& event);
    void barrier();

    // atomics.cpp
    AtomicOrder* location(const tap::Event& event);
    void atomicBefore(const tap::Event& event);
    void atomicAfter(const tap::Event& event);
    void saw(unsigned thread, const VectorClock& released, int order);
    void fence(unsigned thread, int order);
    VectorClock released(unsigned thread, int order) const;
    VectorClock readFrom(const AtomicOrder& location, const tap::Event& event,
                         std::uint64_t value) const;
    void leaveModification(unsigned thread);

    std::array<Thread, maxThreads> m_threads;
    VectorClock m_barrier;      ///< all that was before the latest missing events
    unsigned m_threadCount = 0; ///< one past the highest that was seen

    // Found by hash, kept in deques so that they never move; the first of each is shared by what
    // comes beyond the limit: more order than there is, never less.
    boost::unordered_flat_map<Token, VectorClock*, TokenHash> m_tokens;
    std::deque<VectorClock> m_tokenClocks;
    boost::unordered_flat_map<Token, StreamClocks*, TokenHash> m_streams;
    std::deque<StreamClocks> m_streamClocks;
    boost::unordered_flat_map<Token, AtomicOrder*, TokenHash> m_atomics;
    std::deque<AtomicOrder> m_atomicOrders;
    VectorClock m_manyAtomics; ///< all that was stored to locations beyond the limit
};

} // namespace crosstalk::analysis

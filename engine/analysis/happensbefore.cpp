#include "engine/analysis/happensbefore.h"

namespace crosstalk::analysis {

using tap::Kind;

namespace {

/// More than a program has, fewer than a worker could scribble: each costs half a KiB.
constexpr std::size_t maxTokens = 1u << 16;
constexpr std::size_t maxStreams = 1u << 10;

/// The element for a token; beyond the limit the first one, shared by all.
template<class Map, class Store>
auto& findOrAdd(Map& map, Store& store, const Token& token, std::size_t limit)
{
    if (const auto found = map.find(token); found != map.end())
        return *found->second;
    if (store.size() < limit) {
        auto& added = store.emplace_back();
        map.emplace(token, &added);
        return added;
    }
    return store.front();
}

bool acquires(mechanisms::OrderEffect::Op op)
{
    using Op = mechanisms::OrderEffect::Op;
    return op == Op::Acquire || op == Op::Take || op == Op::TakeEnd || op == Op::Join;
}

} // namespace

HappensBefore::HappensBefore() = default;

/// A thread's own clock begins at 1: 0 is "never".
HappensBefore::Thread& HappensBefore::started(unsigned thread)
{
    Thread& result = m_threads[thread];
    if (!result.started) {
        result.started = true;
        result.clock.join(m_barrier);
        m_threadCount = std::max(m_threadCount, thread + 1);
        advance(thread);
    }
    return result;
}

void HappensBefore::advance(unsigned thread)
{
    VectorClock& clock = m_threads[thread].clock;
    clock.set(thread, clock.at(thread) + 1);
}

VectorClock& HappensBefore::tokenClock(const Token& token)
{
    return findOrAdd(m_tokens, m_tokenClocks, token, maxTokens);
}

StreamClocks& HappensBefore::stream(const Token& token)
{
    return findOrAdd(m_streams, m_streamClocks, token, maxStreams);
}

void HappensBefore::before(const tap::Event& event, std::span<const Order> order)
{
    const unsigned thread = event.thread;
    if (thread < maxThreads) {
        Thread& self = started(thread);
        if (self.gap) [[unlikely]] {
            self.gap = false;
            barrier();
        }
        if (event.kind >= Kind::AtomicLoad && event.kind <= Kind::Fence)
            atomicBefore(event);
        else if (event.kind == Kind::ThreadStart || event.kind == Kind::Exec)
            threadStart(event);
        else if (event.kind == Kind::Exit)
            exitCall(event);
    }
    for (const Order& effect : order) {
        const unsigned who = effect.thread >= 0 ? unsigned(effect.thread) : thread;
        if (acquires(effect.op) && who < maxThreads)
            acquire(who, effect);
    }
}

void HappensBefore::after(const tap::Event& event, std::span<const Order> order)
{
    const unsigned thread = event.thread;
    for (const Order& effect : order) {
        const unsigned who = effect.thread >= 0 ? unsigned(effect.thread) : thread;
        if (acquires(effect.op) || who >= maxThreads)
            continue;
        started(who);
        if (effect.op == Order::Op::Release)
            release(who, effect);
        else
            supply(who, effect);
    }
    if (thread < maxThreads) {
        if (event.kind == Kind::AtomicStore || event.kind == Kind::AtomicRmw)
            atomicAfter(event);
        else if (event.kind == Kind::Enter)
            enterCall(event);
    } else if (event.kind == Kind::Gap || event.kind == Kind::Overflow) {
        lost(event);
    }
}

void HappensBefore::acquire(unsigned thread, const Order& effect)
{
    Thread& self = started(thread);
    const Token token{effect.object, effect.offset};
    self.unknown = false;
    if (effect.op == Order::Op::Take)
        stream(token).take(effect.from, effect.to, self.clock);
    else if (effect.op != Order::Op::Join)
        self.clock.join(tokenClock(token));
    else if (effect.from < maxThreads)
        self.clock.join(m_threads[effect.from].clock);
}

void HappensBefore::release(unsigned thread, const Order& effect)
{
    tokenClock({effect.object, effect.offset}).join(m_threads[thread].clock);
    advance(thread);
}

/// A write that another thread's write finds still going on only reaches further: what its thread
/// did before is what it was when it began.
void HappensBefore::supply(unsigned thread, const Order& effect)
{
    StreamClocks& clocks = stream({effect.object, effect.offset});
    if (effect.thread >= 0) {
        clocks.extend(thread, effect.from, effect.to);
        return;
    }
    clocks.supply(thread, effect.from, effect.to, m_threads[thread].clock);
    advance(thread);
}

} // namespace crosstalk::analysis

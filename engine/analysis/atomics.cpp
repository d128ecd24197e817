#include "engine/analysis/happensbefore.h"

#include <atomic>
#include <cstring>

// Atomic accesses and fences, as the C++ memory model orders them.

namespace crosstalk::analysis {

using tap::Kind;

namespace {

constexpr std::size_t maxAtomics = 1u << 14;

bool acquires(int order)
{
    const auto o = static_cast<std::memory_order>(order);
    return o != std::memory_order_relaxed && o != std::memory_order_release;
}

bool releases(int order)
{
    const auto o = static_cast<std::memory_order>(order);
    return o == std::memory_order_release || o == std::memory_order_acq_rel ||
           o == std::memory_order_seq_cst;
}

std::uint64_t oldValue(const tap::Event& event)
{
    std::uint64_t old = 0;
    std::memcpy(&old, event.payload, sizeof old);
    return old;
}

} // namespace

/// Null beyond the limit: such locations share one clock.
AtomicOrder* HappensBefore::location(const tap::Event& event)
{
    const Token token{event.object, event.offset};
    if (const auto found = m_atomics.find(token); found != m_atomics.end())
        return found->second;
    if (m_atomicOrders.size() == maxAtomics)
        return nullptr;
    AtomicOrder* const added = &m_atomicOrders.emplace_back();
    m_atomics.emplace(token, added);
    return added;
}

VectorClock HappensBefore::readFrom(const AtomicOrder& location, const tap::Event& event,
                                    std::uint64_t value) const
{
    return location.read(event.thread, value, event.size, [this](unsigned other) {
        return released(other, m_threads[other].modifyOrder);
    });
}

void HappensBefore::atomicBefore(const tap::Event& event)
{
    const unsigned thread = event.thread;
    const int order = static_cast<int>(event.aux);
    if (event.kind == Kind::Fence) {
        fence(thread, order);
        return;
    }
    Thread& self = m_threads[thread];
    AtomicOrder* const where = location(event);
    if (event.kind == Kind::RmwBegin) {
        leaveModification(thread);
        self.modifying = where;
        self.modifyOrder = order;
        if (where != nullptr)
            where->beginModify(thread);
    } else if (event.kind == Kind::AtomicLoad) {
        leaveModification(thread); // a compare-exchange that failed
        saw(thread, where ? readFrom(*where, event, event.value) : m_manyAtomics, order);
    } else if (event.kind == Kind::AtomicRmw) {
        self.modifyRead = where ? readFrom(*where, event, oldValue(event)) : m_manyAtomics;
        saw(thread, self.modifyRead, order);
    }
}

void HappensBefore::atomicAfter(const tap::Event& event)
{
    const unsigned thread = event.thread;
    const int order = static_cast<int>(event.aux);
    const VectorClock given = released(thread, order);
    AtomicOrder* const where = location(event);
    if (where == nullptr)
        m_manyAtomics.join(given);
    else if (event.kind == Kind::AtomicStore)
        where->store(event.value, event.size, given);
    else
        where->modify(thread, oldValue(event), event.value, event.size, given,
                      m_threads[thread].modifyRead);
    m_threads[thread].modifying = nullptr;
    if (releases(order))
        advance(thread);
}

void HappensBefore::leaveModification(unsigned thread)
{
    if (AtomicOrder* const where = std::exchange(m_threads[thread].modifying, nullptr))
        where->endModify(thread);
}

/// A load read a value that was released so.
void HappensBefore::saw(unsigned thread, const VectorClock& released, int order)
{
    Thread& self = m_threads[thread];
    self.acquireFence.join(released);
    if (!acquires(order))
        return;
    self.clock.join(released);
    self.unknown = false;
}

void HappensBefore::fence(unsigned thread, int order)
{
    Thread& self = m_threads[thread];
    if (acquires(order)) {
        self.clock.join(self.acquireFence);
        self.unknown = false;
    }
    if (releases(order)) {
        self.releaseFence = self.clock;
        advance(thread);
    }
}

/// What a store with this order gives to who reads it.
VectorClock HappensBefore::released(unsigned thread, int order) const
{
    const Thread& self = m_threads[thread];
    return releases(order) ? self.clock : self.releaseFence;
}

} // namespace crosstalk::analysis

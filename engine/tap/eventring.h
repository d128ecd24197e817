#pragma once

#include "engine/tap/event.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <utility>

// One thread of a worker writes, the engine's drainer reads.
//
//        tail                head
//   ┌─────┬───────────────────┬──────────────┐
//   │free │ written, unread   │ free         │   index = count & (capacity - 1)
//   └─────┴───────────────────┴──────────────┘
//
// head and tail count events since the run began and only grow. The writer fills the event at
// head, then stores head + 1 with release; the reader loads head with acquire, reads, then stores
// tail with release; the writer loads tail with acquire before it reuses a place. Neither waits
// for the other inside the ring: what a full ring means is the writer's policy (tap/recorder.h).
//
// The writer's side survives being interrupted by a signal handler that writes too: a place is
// claimed by one instruction, and only the outermost writer publishes.
//
// The reader trusts nothing: a worker may scribble over head, so it is checked against tail and
// capacity at every look.

namespace crosstalk::tap {

/// The two counters of a ring, in shared memory, each on a cache line of its own.
struct RingHeader
{
    alignas(64) std::atomic<std::uint64_t> head;
    alignas(64) std::atomic<std::uint64_t> tail;
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

/// The reader's side. Borrows the memory; one reader per ring.
class RingReader
{
public:
    RingReader() = default;
    RingReader(RingHeader* header, const Event* events, std::uint64_t capacity)
        : m_header(header), m_events(events), m_capacity(capacity), m_tail(header->tail.load())
    {
    }

    /// Looks at head once. False when it makes no sense (scribbled over): the ring is then dead
    /// and readable() stays empty.
    bool refresh()
    {
        const std::uint64_t head = m_header->head.load(std::memory_order_acquire);
        if (head - m_tail > m_capacity)
            m_broken = true;
        else
            m_head = head;
        return !m_broken;
    }

    /// What refresh() found and consume() has not taken, oldest first; the second span is the part
    /// that wraps around.
    std::pair<std::span<const Event>, std::span<const Event>> readable() const
    {
        if (m_broken)
            return {};
        const std::uint64_t count = m_head - m_tail;
        const std::uint64_t from = m_tail & (m_capacity - 1);
        const std::uint64_t first = count < m_capacity - from ? count : m_capacity - from;
        return {{m_events + from, first}, {m_events, count - first}};
    }

    /// Gives the oldest `count` places back to the writer.
    void consume(std::uint64_t count)
    {
        m_tail += count;
        m_header->tail.store(m_tail, std::memory_order_release);
    }

    bool broken() const { return m_broken; }
    std::uint64_t taken() const { return m_tail; }

private:
    RingHeader* m_header = nullptr;
    const Event* m_events = nullptr;
    std::uint64_t m_capacity = 0;
    std::uint64_t m_tail = 0;
    std::uint64_t m_head = 0;
    bool m_broken = false;
};

/// The writer's side: private to its thread. Borrows the memory.
class RingWriter
{
public:
    RingWriter() = default;
    /// Goes on where an earlier writer of this ring stopped (a program before exec).
    RingWriter(RingHeader* header, Event* events, std::uint64_t capacity)
        : m_header(header), m_events(events), m_mask(capacity - 1),
          m_head(header->head.load(std::memory_order_relaxed)),
          m_tail(header->tail.load(std::memory_order_acquire))
    {
    }

    /// True when the next claim() has a place.
    bool hasRoom()
    {
        if (m_head - m_tail <= m_mask) [[likely]]
            return true;
        m_tail = m_header->tail.load(std::memory_order_acquire);
        return m_head - m_tail <= m_mask;
    }

    /// A place to fill; publish() must follow. Call hasRoom() first.
    Event& claim()
    {
        ++m_depth;
        std::atomic_signal_fence(std::memory_order_seq_cst);
        std::uint64_t place = 1;
        asm volatile("xaddq %0, %1" : "+r"(place), "+m"(m_head) : : "cc"); // one instruction:
        // a handler that comes in between takes the next place
        asm volatile("prefetchw %0" : : "m"(m_events[(place + prefetched) & m_mask]));
        return m_events[place & m_mask];
    }

    void publish()
    {
        std::atomic_signal_fence(std::memory_order_seq_cst);
        if (--m_depth != 0)
            return; // interrupted writer below us: it publishes ours with its own
        std::uint64_t head;
        do {
            head = *const_cast<volatile std::uint64_t*>(&m_head);
            m_header->head.store(head, std::memory_order_release);
        } while (*const_cast<volatile std::uint64_t*>(&m_head) != head);
    }

    bool interrupted() const { return m_depth != 0; } ///< inside a handler that hit a claim
    explicit operator bool() const { return m_header != nullptr; }

private:
    /// So many places ahead a line is fetched for writing. The reader's core has it from its last
    /// round, and fetched only when it is written a record costs twice as much; from 16 places on
    /// the fetch is through in time even in a burst of records.
    static constexpr std::uint64_t prefetched = 16;

    RingHeader* m_header = nullptr;
    Event* m_events = nullptr;
    std::uint64_t m_mask = 0;
    std::uint64_t m_head = 0;
    std::uint64_t m_tail = 0;
    std::uint32_t m_depth = 0;
};

} // namespace crosstalk::tap

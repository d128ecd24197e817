#pragma once

#include "engine/analysis/context.h"
#include "engine/analysis/happensbefore.h"
#include "engine/analysis/locksets.h"
#include "engine/analysis/racecatalog.h"
#include "engine/analysis/shadow.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <array>
#include <cstdint>
#include <span>

// Finds data races between threads of any processes, in one pass over the events.
//
// After C. Flanagan, S. N. Freund: FastTrack: Efficient and Precise Dynamic Race Detection, PLDI
// 2009. Two accesses race when they touch a common byte, at least one writes, at least one is not
// atomic, and neither is before the other. Per byte it is enough to know the last plain write (as
// long as there was no race, all writes stand in a row) and each thread's reads and atomic accesses
// since; so the first race on every byte is found, at the event where it happens.
//
// Not judged: a library's own bookkeeping (flag Internal), unless the bytes are a named variable
// and the program's own code is the other side; threads whose events are missing, until they are
// ordered again.

namespace crosstalk::analysis {

/// Owns all it remembers; used by one thread. Events must come in log order.
class RaceDetector
{
public:
    /// `context` must outlive it.
    explicit RaceDetector(const Context& context) : m_context(&context), m_catalog(context) {}

    /// Folds event number `index`, done by a thread of the process with this ordinal. Returns the
    /// number of verdicts that are new with it.
    std::size_t fold(const tap::Event& event, std::uint64_t index,
                     std::span<const mechanisms::OrderEffect> order,
                     std::span<const mechanisms::Hold> holds, int process);

    std::span<const RaceReport> races() const { return m_catalog.races(); }

    /// The log has forgotten what was before that event.
    void forgetBefore(std::uint64_t event) { m_catalog.forgetBefore(event); }

    /// Bytes of memory taken by what is remembered of the shared locations.
    std::size_t bytes() const { return m_shadow.bytes(); }

    /// Accesses that could not be judged because too much memory is shared.
    std::uint64_t untracked() const { return m_shadow.untracked(); }

private:
    /// A thread's latest atomic access of one kind, to tell a flag that went with relaxed order.
    struct AtomicUse
    {
        Token at;
        std::uint64_t event = 0;
        bool relaxed = false;
    };

    struct Thread
    {
        int process = -1;
        LockSets::Id locks = 0;
        bool sleptSinceAccess = false;
        std::uint64_t lastSleep = 0;
        Token storedAt; ///< its latest plain store, whose value is to come
        std::uint64_t storeEvent = 0;
        std::uint32_t storeSize = 0; ///< 0: none waits
        AtomicUse stored;
        AtomicUse loaded;
    };

    // racedetector.cpp
    void access(const tap::Event& event, std::uint64_t index);
    Record recordOf(const tap::Event& event, std::uint64_t index);
    template<bool Write, bool Atomic> void touch(const tap::Event& event, const Record& record);
    template<bool Write, bool Atomic>
    void touchField(Field& field, std::uint64_t object, std::uint64_t base, const Record& record);
    void value(const tap::Event& event);
    void name(const tap::Event& event);
    void noteCall(const tap::Event& event, std::uint64_t index);
    void noteAtomic(const tap::Event& event, std::uint64_t index);
    void noteHolds(const tap::Event& event, std::span<const mechanisms::Hold> holds);

    // findings.cpp
    void found(Field& field, std::uint64_t object, std::uint64_t base, const Record& first,
               const Record& second);
    RacingPair pairOf(const Field& field, std::uint64_t object, std::uint64_t base,
                      const Record& first, const Record& second) const;
    Side sideOf(const Record& record, const char* which) const;
    Circumstances circumstancesOf(const Record& first, const Record& second) const;

    const Context* m_context;
    RaceCatalog m_catalog;
    HappensBefore m_order;
    Shadow m_shadow;
    LockSets m_lockSets;
    boost::unordered_flat_set<Token, TokenHash> m_locks; ///< those that the program itself took
    std::array<Thread, maxThreads> m_threads;
};

} // namespace crosstalk::analysis

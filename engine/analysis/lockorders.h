#pragma once

#include "engine/analysis/context.h"
#include "engine/analysis/happensbefore.h"
#include "engine/mechanisms/mechanism.h"
#include "engine/world/snapshot.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace crosstalk::analysis {

/// A contradiction between lock orders and when it was found.
struct LockOrderReport
{
    world::LockOrder order;
    std::uint64_t foundAt = 0; ///< index of the event: the last of its steps
};

/// Finds locks that are taken in one order here and in the other there: A then B and B then A, or
/// round a longer ring. Not when one of the two came before the other whatever the locks do (by
/// fork, wait, a message), not when both hold a third lock that keeps them apart, not when the
/// second lock was only tried, not when all hold a lock for reading only.
///
/// After J. J. Harrow: Runtime Checking of Multithreaded Applications with Visual Threads, SPIN
/// 2000, with guard locks. Used by one thread.
class LockOrders
{
public:
    /// `context` must outlive it.
    explicit LockOrders(const Context& context) : m_context(&context) {}

    /// Folds event number `index`. True: a new contradiction was found.
    bool fold(const tap::Event& event, std::uint64_t index,
              std::span<const mechanisms::OrderEffect> order,
              std::span<const mechanisms::Hold> holds, int process);

    std::span<const LockOrderReport> reports() const { return m_reports; }

private:
    struct Held
    {
        Token lock;
        bool exclusive = true;
    };

    /// One time that a thread took a lock while it held another.
    struct Sample
    {
        Token held;
        Token taken;
        bool heldExclusive = true;
        bool takenExclusive = true;
        std::vector<Token> guards; ///< what else it held
        VectorClock clock;         ///< without what the locks themselves order
        unsigned thread = 0;
        int process = -1;
        std::uint64_t pc = 0;
        std::uint64_t time = 0;
        std::uint64_t event = 0;
    };

    using Ring = std::vector<const Sample*>;
    using Edge = std::pair<std::uint64_t, std::uint64_t>; ///< the mixed tokens: held, taken

    void foldOrder(const tap::Event& event, std::span<const mechanisms::OrderEffect> order);
    bool take(const tap::Event& event, std::uint64_t index, const mechanisms::Hold& hold,
              int process);
    bool add(Sample sample);
    bool close(Ring& ring);
    static bool mayMeet(const Sample& one, const Sample& other);
    bool report(const Ring& ring);
    world::LockOrderStep stepOf(const Sample& sample) const;
    std::string nameOf(const Token& lock) const;

    const Context* m_context;
    HappensBefore m_order;
    std::array<std::vector<Held>, maxThreads> m_held;
    boost::unordered_flat_set<Token, TokenHash> m_locks; ///< those that the program itself took
    std::map<Edge, std::vector<Sample>> m_samples;
    std::size_t m_sampleCount = 0;
    std::set<std::set<std::uint64_t>> m_reported;
    std::vector<LockOrderReport> m_reports;
    std::vector<mechanisms::OrderEffect> m_others; ///< kept for its memory
};

} // namespace crosstalk::analysis

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace crosstalk::analysis {

/// Threads are slots of the control region: 0 to 63, never reused in a run.
inline constexpr unsigned maxThreads = 64;

/// One moment of one thread: its number and how many times it had released by then. The default
/// one is "never", which is before everything.
class Epoch
{
public:
    constexpr Epoch() = default;
    constexpr Epoch(unsigned thread, std::uint64_t clock) : m_bits(clock << threadBits | thread) {}

    constexpr unsigned thread() const { return m_bits & (maxThreads - 1); }
    constexpr std::uint64_t clock() const { return m_bits >> threadBits; }
    constexpr explicit operator bool() const { return m_bits >> threadBits != 0; }
    friend constexpr bool operator==(Epoch, Epoch) = default;

private:
    static constexpr unsigned threadBits = 6;
    std::uint64_t m_bits = 0;
};

/// What one thread, lock or message knows of every thread: the latest moment of each that is
/// before it. Fixed storage, no allocation.
class VectorClock
{
public:
    std::uint64_t at(unsigned thread) const { return m_clocks[thread]; }

    void set(unsigned thread, std::uint64_t clock)
    {
        m_clocks[thread] = clock;
        m_size = std::max(m_size, thread + 1);
    }

    /// Is that moment before this one?
    bool covers(Epoch epoch) const { return m_clocks[epoch.thread()] >= epoch.clock(); }

    /// Now also after everything that `other` is after.
    void join(const VectorClock& other)
    {
        for (unsigned i = 0; i < other.m_size; ++i)
            m_clocks[i] = std::max(m_clocks[i], other.m_clocks[i]);
        m_size = std::max(m_size, other.m_size);
    }

    void clear()
    {
        std::fill_n(m_clocks.begin(), m_size, 0);
        m_size = 0;
    }

    /// One past the last thread that is known of.
    unsigned size() const { return m_size; }

private:
    std::array<std::uint64_t, maxThreads> m_clocks{};
    unsigned m_size = 0;
};

} // namespace crosstalk::analysis

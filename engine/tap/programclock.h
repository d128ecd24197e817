#pragma once

#include <atomic>
#include <cstdint>
#include <ctime>

namespace crosstalk::tap {

std::uint64_t monotonicNow(); ///< CLOCK_MONOTONIC in ns, not by our own interposer

/// The moment `ns` before (when negative: after) another one, and no earlier than the clock's zero.
/// One that is no moment comes back as it is, and so does "never", as many seconds as there are:
/// both mean something to the kernel.
inline timespec before(const timespec& moment, std::int64_t ns)
{
    constexpr std::int64_t second = 1'000'000'000;
    if (moment.tv_nsec < 0 || moment.tv_nsec >= second)
        return moment;
    std::int64_t seconds = 0;
    std::int64_t rest = moment.tv_nsec - ns % second;
    const std::int64_t carry = rest < 0 ? -1 : rest >= second ? 1 : 0;
    rest -= carry * second;
    if (__builtin_add_overflow(std::int64_t(moment.tv_sec), carry - ns / second, &seconds))
        return moment;
    return seconds < 0 ? timespec{0, 0} : timespec{time_t(seconds), long(rest)};
}

/// The clock that a process's program sees: it stands still while one of its threads is held at the
/// gate, however many are, and leaps over sleeps that the gate makes short. Taking off each one's
/// time by itself would send it back, which no library expects.
///
/// One word says all, so that it is right at any moment and in signal handlers: how many threads
/// are held, in its low bits, and above them by how much the clock is ahead of the real one when
/// none is, or else where it stands. In ns; constant-initialized to the real clock.
class ProgramClock
{
public:
    /// Before the process's first thread is held.
    void begin() { m_base = std::int64_t(monotonicNow()); }

    /// In the child of a fork: the threads that were held are not in it.
    void forked()
    {
        const std::int64_t ahead = this->ahead();
        m_word.store(ahead * one, std::memory_order_relaxed);
    }

    /// A thread is held from now on.
    void hold()
    {
        change([this](std::int64_t word) {
            return held(word) != 0 ? word + 1 : (now() + value(word)) * one + 1;
        });
    }

    void release()
    {
        change([this](std::int64_t word) {
            return held(word) != 1 ? word - 1 : (value(word) - now()) * one;
        });
    }

    void skip(std::int64_t ns) { m_word.fetch_add(ns * one, std::memory_order_relaxed); }

    /// What to add to the real clocks.
    std::int64_t ahead() const
    {
        const std::int64_t word = m_word.load(std::memory_order_relaxed);
        return held(word) != 0 ? value(word) - now() : value(word);
    }

private:
    static constexpr std::int64_t one = 1024; ///< a nanosecond; below it, the number of threads

    static std::int64_t held(std::int64_t word) { return word & (one - 1); }
    static std::int64_t value(std::int64_t word) { return word >> 10; }
    std::int64_t now() const { return std::int64_t(monotonicNow()) - m_base; }

    template<class Change> void change(Change changed)
    {
        std::int64_t word = m_word.load(std::memory_order_relaxed);
        while (!m_word.compare_exchange_weak(word, changed(word), std::memory_order_relaxed))
            ;
    }

    std::atomic<std::int64_t> m_word{0};
    std::int64_t m_base = 0;
};

} // namespace crosstalk::tap

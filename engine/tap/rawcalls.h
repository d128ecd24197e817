#pragma once

#include <cerrno>
#include <cstdint>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// System calls that pass by our own interposers and leave errno alone.

namespace crosstalk::tap {

/// A call into the kernel; the result is negative errno on failure.
inline long rawCall(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0,
                    long f = 0)
{
    // Not by libc's syscall(): programs call that one too, so it is interposed.
    long result;
    register long fourth asm("r10") = d;
    register long fifth asm("r8") = e;
    register long sixth asm("r9") = f;
    asm volatile("syscall"
                 : "=a"(result)
                 : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
                 : "rcx", "r11", "memory");
    return result;
}

template<class T> long asLong(T* pointer)
{
    return reinterpret_cast<long>(pointer);
}

/// Sleeps while *word == seen, at most `nanoseconds` (0: without limit).
inline void futexWait(const void* word, std::uint32_t seen, std::int64_t nanoseconds = 0)
{
    timespec limit{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    rawCall(SYS_futex, asLong(word), FUTEX_WAIT, seen, nanoseconds > 0 ? asLong(&limit) : 0);
}

inline void futexWake(const void* word)
{
    rawCall(SYS_futex, asLong(word), FUTEX_WAKE, 1 << 30);
}

} // namespace crosstalk::tap

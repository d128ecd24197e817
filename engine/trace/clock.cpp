#include "engine/trace/clock.h"

#include <cmath>
#include <ctime>
#include <fstream>
#include <string>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace crosstalk::trace {

namespace {

std::uint64_t monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(now.tv_nsec);
}

std::uint64_t counter()
{
#if defined(__x86_64__)
    unsigned core = 0;
    const std::uint64_t ticks = __rdtscp(&core);
    _mm_lfence(); // rdtscp waits for what is before it; only this holds back what comes after
    return ticks;
#else
    return monotonicNs();
#endif
}

/// The counter and the kernel's clock at one moment.
struct Pair
{
    std::uint64_t ticks;
    std::uint64_t ns;
};

/// Reads both as close together as the machine allows: an interrupt between the reads would spoil
/// the rate, so the tightest of several brackets counts.
Pair pairNow()
{
    Pair best{};
    std::uint64_t tightest = ~std::uint64_t{0};
    for (int attempt = 0; attempt < 16; ++attempt) {
        const std::uint64_t before = counter();
        const std::uint64_t ns = monotonicNs();
        const std::uint64_t after = counter();
        if (after - before < tightest) {
            tightest = after - before;
            best = {before + (after - before) / 2, ns};
        }
    }
    return best;
}

double measureNsPerTick(const Pair& begin, std::chrono::nanoseconds effort)
{
    const auto length = static_cast<std::uint64_t>(effort.count());
    while (monotonicNs() - begin.ns < length) {
    }
    const Pair end = pairNow();
    return static_cast<double>(end.ns - begin.ns) / static_cast<double>(end.ticks - begin.ticks);
}

} // namespace

Clock::Source Clock::preferred()
{
#if defined(__x86_64__)
    std::ifstream file("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    std::string name;
    if (file >> name && name == "tsc")
        return Source::Tsc;
#endif
    return Source::Monotonic;
}

Clock Clock::start(Source source, std::chrono::nanoseconds effort)
{
    if (source == Source::Monotonic)
        return {source, monotonicNs(), 1.0};
    const Pair begin = pairNow();
    return {source, begin.ticks, measureNsPerTick(begin, effort)};
}

Clock::Clock(Source source, std::uint64_t origin, double nsPerTick)
    : m_source(source), m_origin(origin),
      m_nsPerTick(static_cast<std::uint64_t>(std::llround(std::ldexp(nsPerTick, fractionBits))))
{
}

std::uint64_t Clock::ticks() const
{
    return m_source == Source::Tsc ? counter() : monotonicNs();
}

std::uint64_t Clock::toTicks(std::uint64_t ns) const
{
    const auto scaled = static_cast<unsigned __int128>(ns) << fractionBits;
    return m_origin + static_cast<std::uint64_t>(scaled / m_nsPerTick);
}

} // namespace crosstalk::trace

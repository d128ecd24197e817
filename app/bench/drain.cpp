#include "app/bench/groups.h"
#include "engine/session/drainer.h"

#include <random>

// Eight full rings drained and merged into a log, as a run does it.

namespace crosstalk::bench {

namespace {

constexpr std::uint32_t rings = 8;
constexpr std::size_t logBytes = std::size_t{64} << 20; ///< in memory since before: see warmUp()

/// Fills rings with events a tick apart, the ring chosen anew every `burst` events, until one ring
/// is full; takes them out again by a Drainer.
class DrainBench
{
public:
    DrainBench(process::ControlRegion region, std::uint64_t burst)
        : m_region(std::move(region)), m_burst(burst),
          m_clock(trace::Clock::start(trace::Clock::preferred())), m_log(logBytes),
          m_drainer(m_region, m_log, m_clock)
    {
        m_region.header().nextSlot.store(rings);
        for (std::uint32_t i = 0; i < rings; ++i)
            m_writers.emplace_back(&m_region.slot(i).ring, tap::ringOf(&m_region.header(), i),
                                   tap::ringCapacity);
    }

    /// A long run's log has all its memory already: new events go where the oldest were.
    void warmUp()
    {
        while (m_log.firstIndex() == 0)
            round();
        m_events = 0;
        m_ns = 0;
    }

    void round()
    {
        const std::uint64_t from = m_log.size();
        const std::uint64_t count = fill();
        const double begin = nowNs();
        m_drainer.poll();
        m_ns += nowNs() - begin;
        m_events += count;
        check(from, count);
    }

    double millionsPerSecond() const { return double(m_events) / m_ns * 1e3; }
    std::uint64_t wrong() const { return m_wrong; } ///< events lost or out of order

private:
    std::uint64_t fill()
    {
        std::uint64_t time = m_clock.ticks() - rings * tap::ringCapacity;
        for (std::uint64_t count = 0;; ++count, ++time) {
            if (count % m_burst == 0)
                m_ring = m_random() % rings;
            tap::RingWriter& writer = m_writers[m_ring];
            if (!writer.hasRoom())
                return count;
            tap::Event event{};
            event.kind = tap::Kind::Read;
            event.time = time;
            event.value = m_next++;
            writer.claim() = event;
            writer.publish();
        }
    }

    /// Their values count them in the order they were made in.
    void check(std::uint64_t from, std::uint64_t count)
    {
        m_wrong += m_log.size() - from != count;
        for (std::uint64_t i = from; i < m_log.size(); ++i)
            m_wrong += m_log.at(i).value != m_checked++;
        for (std::uint32_t i = 0; i < rings; ++i)
            m_wrong += m_region.slot(i).dropped.load();
    }

    process::ControlRegion m_region;
    std::uint64_t m_burst;
    trace::Clock m_clock;
    trace::Log m_log;
    session::Drainer m_drainer;
    std::vector<tap::RingWriter> m_writers;
    std::mt19937 m_random{1};
    std::uint32_t m_ring = 0;
    std::uint64_t m_next = 0;
    std::uint64_t m_checked = 0;
    std::uint64_t m_events = 0;
    double m_ns = 0;
    std::uint64_t m_wrong = 0;
};

void measure(const Bench& bench, const char* name, std::uint64_t burst)
{
    auto region = process::ControlRegion::create();
    if (!region)
        return bench.figures.setAbsent(name, region.error().sentence());
    DrainBench drain(std::move(*region), burst);
    drain.warmUp();
    for (long i = 0; i < bench.effort.scaled(20); ++i)
        drain.round();
    bench.figures.add(name, drain.millionsPerSecond());
    if (drain.wrong() != 0)
        bench.figures.addFailure(std::string(name) + ": " + std::to_string(drain.wrong()) +
                                 " events were lost or out of order.");
}

} // namespace

void measureDrain(const Bench& bench)
{
    pinTo(bench.cores.engine);
    for (int i = 0; i < bench.effort.runs; ++i) {
        measure(bench, "drain.random_meps", 1);
        measure(bench, "drain.burst_meps", 256);
    }
}

} // namespace crosstalk::bench

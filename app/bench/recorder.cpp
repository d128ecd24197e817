#include "app/bench/recorder.h"

#include "engine/session/drainer.h"
#include "engine/symbols/symbols.h"

#include <atomic>
#include <fcntl.h>
#include <thread>

namespace crosstalk::bench {

namespace {

/// Drains while it lives; the last round is drain()'s, after the thread has gone.
class DrainThread
{
public:
    DrainThread(session::Drainer& drainer, int core)
        : m_drainer(drainer), m_thread([this, core] {
              pinTo(core);
              loop();
          })
    {
    }
    ~DrainThread()
    {
        m_stop.store(true);
        m_thread.join();
        m_drainer.poll();
    }
    DrainThread(const DrainThread&) = delete;
    DrainThread& operator=(const DrainThread&) = delete;

private:
    void loop()
    {
        while (!m_stop.load(std::memory_order_relaxed)) {
            m_drainer.poll();
            if (!m_drainer.behind())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    session::Drainer& m_drainer;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace

/// As a run makes it: the workers learn which of their code is their own.
Result<process::ControlRegion> Recorder::makeRegion(const Command& command) const
{
    auto region = process::ControlRegion::create();
    if (!region)
        return region.error();
    region->header().clock = m_clock.source() == trace::Clock::Source::Tsc
                                 ? tap::ClockKind::Tsc
                                 : tap::ClockKind::Monotonic;
    auto symbols = symbols::Symbols::read(command.program);
    if (!symbols)
        return symbols.error();
    std::vector<tap::CodeRange> code;
    for (const auto& range : symbols->codeRanges())
        code.push_back({range.low, range.high, std::uint32_t(range.cls)});
    if (auto added = region->addProgram(command.program, code); !added)
        return added.error();
    return region;
}

void Recorder::count(process::ControlRegion& region, std::uint64_t drained)
{
    m_drained = drained;
    m_recorded = m_dropped = 0;
    for (std::uint32_t i = 0; i < region.slotsUsed(); ++i) {
        m_recorded += region.slot(i).ring.head.load();
        m_dropped += region.slot(i).dropped.load();
    }
}

std::string Recorder::lossIn(const std::string& what, std::uint64_t least) const
{
    if (m_recorded >= least && m_drained == m_recorded && m_dropped == 0)
        return {};
    return what + ": of at least " + std::to_string(least) + " events " +
           std::to_string(m_recorded) + " were recorded, " + std::to_string(m_drained) +
           " reached the log, " + std::to_string(m_dropped) + " were dropped.";
}

Result<std::vector<double>> Recorder::run(Command command, std::size_t numbers)
{
    auto region = makeRegion(command);
    if (!region)
        return region.error();
    const UniqueFd control(::fcntl(region->fd(), F_DUPFD_CLOEXEC, 900)); // as the supervisor does
    if (!control)
        return systemError("pass on", "the control region");
    command.inherit = control.get();
    command.environment.emplace_back(tap::controlVariable, std::to_string(control.get()));
    session::Drainer drainer(*region, m_log, m_clock);
    const std::uint64_t before = m_log.size();
    Result<std::vector<double>> printed{std::vector<double>()};
    {
        const DrainThread thread(drainer, m_cores.engine);
        printed = runForNumbers(command, numbers);
    }
    count(*region, m_log.size() - before);
    return printed;
}

} // namespace crosstalk::bench

#pragma once

#include "app/bench/machine.h"
#include "app/bench/programs.h"
#include "engine/process/controlregion.h"
#include "engine/trace/clock.h"
#include "engine/trace/log.h"

#include <cstdint>
#include <memory>

namespace crosstalk::bench {

/// One program and its children under the tap, drained as a run drains them: a thread on the
/// engine's core that looks every millisecond, or at once while a ring is filling up.
class Recorder
{
public:
    /// What is drained goes into `log`; both must outlive the recorder.
    Recorder(const trace::Clock& clock, trace::Log& log, Cores cores)
        : m_clock(clock), m_log(log), m_cores(cores)
    {
    }

    /// Runs the program to its end, everything it recorded drained; returns what it printed.
    Result<std::vector<double>> run(Command command, std::size_t numbers);

    /// What went wrong in the last run, which must have recorded `least` events or more: events
    /// that were dropped or did not reach the log. Empty when all is well.
    std::string lossIn(const std::string& what, std::uint64_t least) const;

private:
    Result<process::ControlRegion> makeRegion(const Command& command) const;
    void count(process::ControlRegion& region, std::uint64_t drained);

    const trace::Clock& m_clock;
    trace::Log& m_log;
    Cores m_cores;
    std::uint64_t m_recorded = 0; ///< events by workers in the last run
    std::uint64_t m_dropped = 0;  ///< of those, as the workers count
    std::uint64_t m_drained = 0;  ///< those that reached the log
};

} // namespace crosstalk::bench

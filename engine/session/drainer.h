#pragma once

#include "engine/process/controlregion.h"
#include "engine/trace/clock.h"
#include "engine/trace/log.h"
#include "engine/trace/merger.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace crosstalk::session {

/// Takes what the workers' taps and the engine itself recorded and puts it into the log in one
/// order. Lossless; trusts nothing a worker wrote. Borrows region, log and clock.
class Drainer
{
public:
    Drainer(process::ControlRegion& region, trace::Log& log, const trace::Clock& clock);

    /// Adds an event of the engine's own, stamped now.
    void add(const tap::Event& event) { addAt(event, m_clock.ticks()); }

    /// Adds one stamped earlier, but not before the previous one.
    void addAt(tap::Event event, std::uint64_t ticks);

    /// One round; events [before, log.size()) are new afterwards.
    void poll();

    /// True when the round took as much as rings can hold: more is likely to be waiting.
    bool behind() const { return m_behind; }

    /// The string of a name index in the log's table.
    const std::string& name(std::uint32_t index) const { return m_log.name(index); }

    /// Name index of a string in the log's table, for the engine's own events.
    std::uint32_t intern(const std::string& text) { return m_log.intern(text); }

    /// Where names are that do not lie in the control region.
    void setNames(std::function<std::string(std::uint32_t)> names) { m_otherNames = std::move(names); }

private:
    void lookForNewRings();
    void refreshRings();
    std::uint32_t nameInLog(std::uint32_t shared);

    process::ControlRegion& m_region;
    trace::Log& m_log;
    const trace::Clock& m_clock;
    trace::Merger m_merger;
    std::vector<tap::RingReader> m_rings;
    std::vector<bool> m_reportedBroken;
    std::vector<trace::Source> m_sources;
    std::vector<tap::Event> m_own; ///< the engine's events, oldest first
    std::vector<std::uint32_t>
        m_names; ///< index in the control region → index in the log, 0 unknown
    std::function<std::string(std::uint32_t)> m_otherNames;
    bool m_behind = false;
};

} // namespace crosstalk::session

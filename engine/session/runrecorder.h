#pragma once

#include "engine/trace/backgroundwriter.h"
#include "engine/trace/log.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace crosstalk::session {

/// Puts a run into a recording file while it goes on: whatever the log has, with the names and
/// source lines that are needed to understand it. Belongs to the run's thread; borrows the log.
class RunRecorder
{
public:
    /// All lines that a program counter can stand for, one a program that has code there.
    using Lines = std::function<std::vector<trace::RecordedLine>(std::uint64_t pc)>;

    static Result<std::unique_ptr<RunRecorder>> start(const std::filesystem::path& path,
                                                      const trace::RecordingInfo& info,
                                                      const trace::Log& log, Lines lines);

    /// Takes what is new in the log. Writes when there is a block of it, or when something has been
    /// waiting for a second; `now` in ns.
    void take(std::uint64_t now);

    /// What is known of a program counter beside its line.
    void note(trace::RecordedLine line) { m_part.lines.push_back(std::move(line)); }

    /// The file is to hold the first `events` events only. Before the first take().
    void endAt(std::uint64_t events) { m_last = events; }

    /// A line of the schedule, from now on before the events that are still to come.
    void decide(const std::string& line);

    /// The state of the run after `events` events, later than those noted before.
    void note(std::uint64_t events, std::vector<std::byte> state);
    std::uint64_t latestKeyframe() const { return m_keyframe; } ///< events before it; 0: none yet

    Result<void> finish(const trace::RecordingEnd& end);

    std::optional<Error> failure() const { return m_writer.failure(); }

private:
    RunRecorder(trace::RecordingWriter writer, const trace::Log& log, Lines lines);
    void append(const tap::Event& event, std::uint64_t now);
    void noteLine(std::uint64_t pc);
    void flush();

    trace::BackgroundWriter m_writer;
    const trace::Log& m_log;
    Lines m_linesOf;
    trace::RecordingPart m_part;
    std::uint64_t m_since = 0;                ///< when the oldest event of m_part was taken
    std::uint64_t m_taken = 0;                ///< events of the log
    std::uint64_t m_last = ~std::uint64_t{0}; ///< how many are to be taken
    std::uint64_t m_keyframe = 0;             ///< events before the latest
    std::size_t m_names = 1;                  ///< of the log's, written or in m_part
    std::uint64_t m_latestPc = 0;
    std::unordered_set<std::uint64_t> m_known; ///< program counters with their lines noted
};

} // namespace crosstalk::session

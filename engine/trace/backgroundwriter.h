#pragma once

#include "engine/trace/recordingwriter.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace crosstalk::trace {

/// What is written together, in this order, so that no event comes before what explains it.
struct RecordingPart
{
    std::vector<std::string> names;
    std::vector<RecordedLine> lines;
    std::string decisions;
    std::vector<tap::Event> events; ///< at most largestBlock
    /// States of the run, and how many events are before each.
    std::vector<std::pair<std::uint64_t, std::vector<std::byte>>> keyframes;
};

/// Writes a recording in a thread of its own, so that whoever drains need not wait for packing and
/// the disk. What it is given comes into the file in that order; when it falls behind, add() waits:
/// nothing is lost. Belongs to one thread.
class BackgroundWriter
{
public:
    explicit BackgroundWriter(RecordingWriter writer);
    ~BackgroundWriter(); ///< writes what it was given, without an end

    void add(RecordingPart part);

    /// An empty vector with room for a block, to be filled and given back by add().
    std::vector<tap::Event> spare();

    /// Writes everything, then how the run ended. The first thing that went wrong, if anything did.
    Result<void> finish(const RecordingEnd& end);

    /// What went wrong so far: from then on nothing is written, and what is given is dropped.
    std::optional<Error> failure() const;

private:
    static constexpr std::size_t mostWaiting = 8; ///< parts: 32 MiB

    void loop();
    void write(const RecordingPart& part);
    void note(const Result<void>& result);
    void close();

    RecordingWriter m_writer;
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::deque<RecordingPart> m_waiting;
    std::vector<std::vector<tap::Event>> m_spare;
    std::optional<Error> m_failure;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace crosstalk::trace

#pragma once

#include "engine/base/uniquefd.h"
#include "engine/trace/block.h"
#include "engine/trace/chunk.h"
#include "engine/trace/recording.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace crosstalk::trace {

/// Writes a recording file, chunk by chunk, each in one go: what is in the file is whole up to the
/// last of them at any time. Every call may fail when the disk is full or gone; nothing is written
/// after the first failure. For one thread.
class RecordingWriter
{
public:
    /// Makes the file, in place of one that is there, and writes what is known so far.
    static Result<RecordingWriter> create(const std::filesystem::path& path,
                                          const RecordingInfo& info);

    /// Strings that follow those written before; number 0 is the empty one and is not written.
    Result<void> names(std::span<const std::string> names);
    Result<void> lines(std::span<const RecordedLine> lines);
    /// Lines of the schedule, each with its end.
    Result<void> decisions(const std::string& lines);
    /// At most largestBlock.
    Result<void> events(std::span<const tap::Event> events);
    /// The state that the first `events` events of the run add up to, for keyframe() of the reader;
    /// later ones follow earlier ones. One that is too large is left out.
    Result<void> keyframe(std::uint64_t events, std::span<const std::byte> state);
    Result<void> end(const RecordingEnd& end);

    std::uint64_t bytes() const { return m_bytes; } ///< in the file so far
    std::uint64_t eventsWritten() const { return m_events; }

private:
    RecordingWriter(std::filesystem::path path, UniqueFd file);
    Result<void> writeAll(std::span<const std::byte> bytes);
    Result<void> text(ChunkKind kind, const std::string& text);
    Result<void> chunk(const ChunkHeader& header, std::span<const std::byte> bytes);

    std::filesystem::path m_path;
    UniqueFd m_file;
    ChunkPacker m_packer;
    BlockEncoder m_encoder;
    std::uint64_t m_names = 1;
    std::uint64_t m_events = 0;
    std::uint64_t m_latest = 0;
    std::uint64_t m_bytes = 0;
    bool m_broken = false;
};

} // namespace crosstalk::trace

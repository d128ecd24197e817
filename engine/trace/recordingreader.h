#pragma once

#include "engine/base/uniquefd.h"
#include "engine/trace/chunk.h"
#include "engine/trace/log.h"
#include "engine/trace/recording.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace crosstalk::trace {

/// Reads a recording file: all of it but the events at once, and those by blocks as they are asked
/// for. Trusts nothing in the file: what is not whole ends it, and is said. For one thread.
class RecordingReader
{
public:
    /// Walks the chunks. Fails when there is no file, when it is no recording, or when not even its
    /// first chunk is whole; a file that was cut later is read as far as it goes.
    static Result<RecordingReader> open(const std::filesystem::path& path);

    const RecordingInfo& info() const { return m_info; }
    const std::vector<std::string>& names() const { return m_names; } ///< number 0 is ""
    const std::vector<RecordedLine>& lines() const { return m_lines; }
    const std::string& decisions() const { return m_decisions; }

    /// How the run ended; none when the file was cut before it said so.
    const std::optional<RecordingEnd>& end() const { return m_end; }

    /// Its bytes are not as they were written from somewhere on, as against one that was cut.
    bool isDamaged() const { return m_damaged; }

    /// Events in whole chunks.
    std::uint64_t size() const { return m_size; }

    /// Blocks of events, and one of them: the span is valid until the next call. Empty when its
    /// bytes are damaged: the recording ends before it.
    std::size_t blocks() const { return m_blocks.size(); }
    std::uint64_t firstOf(std::size_t block) const { return m_blocks[block].header.first; }
    std::span<const tap::Event> block(std::size_t block);

    /// The event at index < size(), through the block it is in; an empty one when that is damaged.
    const tap::Event& at(std::uint64_t index);

    /// Block that the event at index < size() is in.
    std::size_t blockOf(std::uint64_t index) const;

    /// Keyframes, earliest first: after how many events each is, and its bytes, valid until the
    /// next call; empty when they are damaged.
    std::size_t keyframes() const { return m_keyframes.size(); }
    std::uint64_t eventsBefore(std::size_t keyframe) const
    {
        return m_keyframes[keyframe].header.first;
    }
    std::span<const std::byte> keyframe(std::size_t keyframe);

    /// How many events had happened by `ns`, as Log::countAt.
    std::uint64_t countAt(std::uint64_t ns);

private:
    struct Place
    {
        ChunkHeader header;
        std::uint64_t offset; ///< of its stored bytes in the file
    };

    explicit RecordingReader(UniqueFd file) : m_file(std::move(file)) {}
    Result<void> readAll(const std::filesystem::path& path);
    void walk(std::uint64_t offset);
    bool take(const Place& place);
    bool takeKeyframe(const Place& place);
    bool takeNames(const ChunkHeader& header);
    bool takeLines(const ChunkHeader& header);
    bool takeEnd();
    bool load(const Place& place);
    std::size_t read(std::span<std::byte> into, std::uint64_t offset) const;
    std::string_view text() const;

    UniqueFd m_file;
    std::uint64_t m_fileSize = 0;
    ChunkUnpacker m_unpacker;
    std::vector<std::byte> m_stored;
    std::vector<std::byte> m_raw; ///< the chunk that was loaded last
    bool m_hasInfo = false;
    bool m_damaged = false;
    RecordingInfo m_info;
    std::optional<RecordingEnd> m_end;
    std::vector<std::string> m_names{std::string()};
    std::vector<RecordedLine> m_lines;
    std::string m_decisions;
    std::uint64_t m_textBytes = 0; ///< unpacked so far, without events
    std::vector<Place> m_blocks;
    std::vector<Place> m_keyframes;
    std::uint64_t m_size = 0;
    std::vector<tap::Event> m_events; ///< of m_loaded
    std::size_t m_loaded = ~std::size_t{0};
};

} // namespace crosstalk::trace

#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

// A recording file is a row of chunks, written one after the other as the run goes and never
// changed:
//
//    "CROSSTALK\r\n\x1a\n" | format (4 bytes) | chunk | chunk | …
//
//    chunk: 0     4      5     8        12      16      24       32        40     44
//           |"CTck"|kind |000 | stored | raw    | first | count  | latest  | sum  | stored bytes …
//
// Numbers are little-endian. `stored` bytes follow, a zstd frame with its own checksum that unpacks
// to `raw` bytes. The sum is over the header before it, so that the row can be walked without
// unpacking anything, and ends at the first chunk that is not whole.

namespace crosstalk::trace {

/// What a chunk holds.
enum class ChunkKind : std::uint8_t
{
    Info = 1,  ///< JSON: what was known when the run began; the first chunk
    Names,     ///< strings that events refer to by number
    Lines,     ///< source lines of program counters
    Decisions, ///< the schedule: text, a line each
    Events,
    End,      ///< JSON: how the run ended; the last chunk
    Keyframe, ///< the state that the first `first` events add up to, as whoever wrote it has it
};

/// The beginning of a chunk, checked.
struct ChunkHeader
{
    ChunkKind kind = ChunkKind::Info;
    std::uint32_t stored = 0; ///< bytes in the file
    std::uint32_t raw = 0;    ///< bytes unpacked
    std::uint64_t first = 0;  ///< Events: index of the first; Names: number of the first;
                              ///< Keyframe: how many events came before it
    std::uint64_t count = 0;  ///< how many events or names
    std::uint64_t latest = 0; ///< Events: latest time so far in the recording, ns

    bool operator==(const ChunkHeader&) const = default;
};

inline constexpr std::size_t chunkHeaderBytes = 44;

/// No chunk unpacks to more.
inline constexpr std::uint32_t largestChunk = 16u << 20;

/// Nor a keyframe: what it takes in memory is many times that.
inline constexpr std::uint32_t largestKeyframe = 4u << 20;

/// The file's first bytes, format included.
std::span<const std::byte> recordingMagic();

/// Reads a header; none when it is not whole, or of no chunk that can be.
std::optional<ChunkHeader> parseChunkHeader(std::span<const std::byte> bytes);

/// Packs chunks. Keeps its buffers; for one thread.
class ChunkPacker
{
public:
    ChunkPacker();
    ~ChunkPacker();
    ChunkPacker(ChunkPacker&&) noexcept;
    ChunkPacker& operator=(ChunkPacker&&) noexcept;

    /// Header and packed bytes, ready to be written; `header.stored` and `raw` are filled in.
    /// `bytes` at most largestChunk. Valid until the next call.
    std::span<const std::byte> pack(ChunkHeader header, std::span<const std::byte> bytes);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
    std::vector<std::byte> m_out;
};

/// Unpacks chunks. Keeps its state; for one thread.
class ChunkUnpacker
{
public:
    ChunkUnpacker();
    ~ChunkUnpacker();
    ChunkUnpacker(ChunkUnpacker&&) noexcept;
    ChunkUnpacker& operator=(ChunkUnpacker&&) noexcept;

    /// The chunk's bytes; false when they do not unpack to exactly what the header says, or their
    /// checksum is wrong.
    bool unpack(const ChunkHeader& header, std::span<const std::byte> stored,
                std::vector<std::byte>& out);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace crosstalk::trace

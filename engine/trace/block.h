#pragma once

#include "engine/tap/event.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// A block of events as columns, before it is compressed:
//
//    | shapes: 32 bytes each, byte planes | shape | time | offset | value | payload |
//
// A loop does few different things: what events have in common but their moment and data (who, what
// kind, which call, object, line, size …) is a *shape*, written once a block and numbered. Of each
// event there remain its shape's number, its time (difference to the event before) and its offset,
// value and payload (difference to the latest event of the same shape), as variable-length numbers.
// Small differences that come again and again are what zstd is good at.

namespace crosstalk::trace {

/// Most events of one block.
inline constexpr std::size_t largestBlock = 1u << 16;

/// Bytes that a block of `events` events has at most.
constexpr std::size_t blockBound(std::size_t events)
{
    return 64 + events * (32 + 5 + 4 * 10);
}

/// Turns events into columns; keeps its tables from block to block. For one thread.
class BlockEncoder
{
public:
    BlockEncoder();

    /// The block of these events, at most largestBlock. Valid until the next call.
    std::span<const std::byte> encode(std::span<const tap::Event> events);

    /// What events of one place in a program have in common.
    struct Shape
    {
        std::uint64_t object;
        std::uint64_t pc;
        std::uint32_t size;
        std::uint32_t aux;
        std::uint16_t thread;
        tap::CallId call;
        std::int16_t fd;
        tap::Kind kind;
        std::uint8_t flags;

        bool operator==(const Shape& other) const = default;
    };

private:
    /// What the latest event of a shape had.
    struct Last
    {
        std::uint64_t offset = 0;
        std::uint64_t value = 0;
        std::uint64_t payload = 0;
    };

    std::uint32_t numberOf(const Shape& shape, std::uint32_t previous);
    void clear();

    std::vector<std::uint32_t> m_table; ///< open addressing: number + 1, 0 empty
    std::vector<Shape> m_shapes;
    std::vector<Last> m_last;          ///< by shape
    std::vector<std::uint32_t> m_next; ///< by shape: which one came after it the last time
    std::vector<std::byte> m_scratch;
    std::vector<std::byte> m_out;
};

/// Turns a block back into its events: exactly out.size() of them, each of a kind that exists and
/// by a thread that can be. False when the bytes are no such block; `out` is undefined then. Never
/// reads outside `block`.
bool decodeBlock(std::span<const std::byte> block, std::span<tap::Event> out);

} // namespace crosstalk::trace

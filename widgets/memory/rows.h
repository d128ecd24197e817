#pragma once

#include "engine/world/snapshot.h"

#include <cstdint>
#include <vector>

// Which bytes of a segment are shown: pure arithmetic, tested as a table.

namespace crosstalk::memory {

/// A variable or racing bytes that have no name of their own, or the part that lies in one row.
struct Piece
{
    int variable = -1;       ///< index into Snapshot::variables, or -1
    int race = -1;           ///< else index into Snapshot::races
    std::uint32_t first = 0; ///< byte within the row
    std::uint32_t bytes = 0;
    bool begins = true; ///< the variable starts in this piece
};

/// A row of the grid.
struct ByteRow
{
    std::uint64_t offset = 0; ///< of its first byte in the segment
    bool gap = false;         ///< bytes between the row before and this one are left out
    std::vector<Piece> pieces;
};

/// Rows of `perRow` bytes that hold named variables or races of `channel`, in order; the empty ones
/// between are left out.
std::vector<ByteRow> rowsOf(const world::Snapshot& snapshot, int channel, std::uint32_t perRow);

} // namespace crosstalk::memory

#pragma once

#include "engine/session/replay.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Two runs side by side: what both did stands in one row, what only one did in a row of its own.

namespace crosstalk::session {

/// Something that a program of a run did, reduced to what can be compared with another run: no
/// time, pid, address or inode.
struct RunLine
{
    std::uint64_t event = 0; ///< its number in the log
    std::uint64_t what = 0;  ///< digest of who did what on what
    std::uint64_t value = 0; ///< that was read, written or returned

    bool operator==(const RunLine& other) const
    {
        return what == other.what && value == other.value;
    }
};

/// One row: places in the two runs' lines; -1: that run did no such thing here.
struct AlignedRow
{
    std::int64_t left = -1;
    std::int64_t right = -1;
    bool same = false; ///< both did it, with the same value

    bool operator==(const AlignedRow&) const = default;
};

/// Two runs' lines in one order.
struct Alignment
{
    std::vector<AlignedRow> rows;
    std::optional<std::size_t> firstDifference; ///< a row; none: all that was compared is the same
    bool whole = true;                          ///< false: it stops at the limit
};

/// What the programs of a recording did, in order. Folds all of it.
std::vector<RunLine> linesOf(Replay& replay);

/// Puts two runs side by side, at most `limit` rows: of lines that differ, as many as possible keep
/// their order in both (longest common subsequence, within a window).
Alignment align(std::span<const RunLine> left, std::span<const RunLine> right,
                std::size_t limit = 100'000);

/// "P1 reads balance: 5 (depositor.cpp:13)", "P1: write on pipe fails: EPIPE (writer.cpp:11)".
std::string textOf(const tap::Event& event, const world::World& world);

} // namespace crosstalk::session

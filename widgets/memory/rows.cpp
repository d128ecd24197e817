#include "widgets/memory/rows.h"

#include <algorithm>
#include <map>

namespace crosstalk::memory {

namespace {

using Rows = std::map<std::uint64_t, ByteRow>;

/// Cuts what begins at `offset` where rows end.
void addPieces(Rows& rows, Piece piece, std::uint64_t offset, std::uint32_t bytes,
               std::uint32_t perRow)
{
    const std::uint64_t end = offset + std::max<std::uint32_t>(1, bytes);
    for (std::uint64_t at = offset; at < end;) {
        const std::uint64_t start = at / perRow * perRow;
        const std::uint64_t stop = std::min(end, start + perRow);
        piece.first = std::uint32_t(at - start);
        piece.bytes = std::uint32_t(stop - at);
        piece.begins = at == offset;
        ByteRow& row = rows[start];
        row.offset = start;
        row.pieces.push_back(piece);
        at = stop;
    }
}

} // namespace

std::vector<ByteRow> rowsOf(const world::Snapshot& snapshot, int channel, std::uint32_t perRow)
{
    Rows rows;
    for (std::size_t i = 0; i < snapshot.variables.size(); ++i) {
        const world::VariableView& variable = snapshot.variables[i];
        if (variable.channel == channel)
            addPieces(rows, {.variable = int(i)}, variable.offset, variable.bytes, perRow);
    }
    for (std::size_t i = 0; i < snapshot.races.size(); ++i) {
        const world::Race& race = snapshot.races[i];
        if (race.variableIndex < 0 && race.channel >= 0 && race.channel == channel)
            addPieces(rows, {.race = int(i)}, race.offset, race.bytes, perRow);
    }
    std::vector<ByteRow> out;
    for (auto& [offset, row] : rows) {
        row.gap = out.empty() ? offset > 0 : offset > out.back().offset + perRow;
        std::sort(row.pieces.begin(), row.pieces.end(),
                  [](const Piece& a, const Piece& b) { return a.first < b.first; });
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace crosstalk::memory

#include "widgets/memory/rows.h"

#include <algorithm>
#include <map>

namespace crosstalk::memory {

std::vector<ByteRow> rowsOf(const world::Snapshot& snapshot, int channel, std::uint32_t perRow)
{
    std::map<std::uint64_t, ByteRow> rows;
    for (std::size_t i = 0; i < snapshot.variables.size(); ++i) {
        const world::VariableView& variable = snapshot.variables[i];
        if (variable.channel != channel)
            continue;
        std::uint64_t at = variable.offset;
        const std::uint64_t end = at + std::max<std::uint32_t>(1, variable.bytes);
        while (at < end) {
            const std::uint64_t start = at / perRow * perRow;
            const std::uint64_t stop = std::min(end, start + perRow);
            ByteRow& row = rows[start];
            row.offset = start;
            row.pieces.push_back({int(i), std::uint32_t(at - start), std::uint32_t(stop - at),
                                  at == variable.offset});
            at = stop;
        }
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

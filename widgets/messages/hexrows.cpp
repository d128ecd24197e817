#include "widgets/messages/hexrows.h"

namespace crosstalk::messages {

namespace {

constexpr int perRow = 16;

/// Whose the bytes are, one after the other.
class Owners
{
public:
    explicit Owners(std::span<const mechanisms::Stretch> stretches) : m_stretches(stretches) {}

    int next()
    {
        while (m_index < m_stretches.size() && m_used >= m_stretches[m_index].bytes) {
            ++m_index;
            m_used = 0;
        }
        ++m_used;
        return m_index < m_stretches.size() ? m_stretches[m_index].process : -1;
    }

private:
    std::span<const mechanisms::Stretch> m_stretches;
    std::size_t m_index = 0;
    std::uint64_t m_used = 0;
};

} // namespace

std::vector<HexRow> hexRows(std::span<const std::uint8_t> bytes,
                            std::span<const mechanisms::Stretch> stretches)
{
    std::vector<HexRow> rows;
    Owners owners(stretches);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % perRow == 0)
            rows.push_back({i, {}, perRow});
        HexRow& row = rows.back();
        const int owner = owners.next();
        if (row.parts.empty() || row.parts.back().process != owner)
            row.parts.push_back({owner, {}, {}});
        const std::uint8_t byte = bytes[i];
        row.parts.back().hex += QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0'));
        row.parts.back().text +=
            byte >= 32 && byte < 127 ? QLatin1Char(char(byte)) : QLatin1Char('.');
        --row.missing;
    }
    return rows;
}

} // namespace crosstalk::messages

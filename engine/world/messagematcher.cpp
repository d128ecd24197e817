#include "engine/world/messagematcher.h"

#include <utility>

namespace crosstalk::world {

std::size_t MessageMatcher::firstAfter(std::uint64_t position) const
{
    const auto found = std::upper_bound(
        m_pieces.begin() + std::ptrdiff_t(m_head), m_pieces.end(), position,
        [](std::uint64_t wanted, const Piece& piece) { return wanted < piece.to; });
    return std::size_t(found - m_pieces.begin());
}

// Nearly always behind all others: only the second of two calls at once comes before the first.
void MessageMatcher::put(const Piece& piece)
{
    const auto place = m_pieces.empty() || m_pieces.back().to <= piece.from
                           ? m_pieces.end()
                           : m_pieces.begin() + std::ptrdiff_t(firstAfter(piece.from));
    m_pieces.insert(place, piece);
}

// Returns the index of the next one. Room at the front is given back once it is most of it, so
// that a channel in use allocates nothing.
std::size_t MessageMatcher::remove(std::size_t index)
{
    if (index != m_head) {
        m_pieces.erase(m_pieces.begin() + std::ptrdiff_t(index));
        return index;
    }
    ++m_head;
    if (m_head < 64 || m_head * 2 < m_pieces.size())
        return m_head;
    m_pieces.erase(m_pieces.begin(), m_pieces.begin() + std::ptrdiff_t(m_head));
    return std::exchange(m_head, 0);
}

} // namespace crosstalk::world

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosstalk::world {

/// What was put into one channel and not taken out again, by positions in its stream (or numbers
/// of its messages): tells which messages a receive took.
class MessageMatcher
{
public:
    /// A message, as its log knows it.
    struct Origin
    {
        std::uint32_t track = 0;
        std::uint64_t number = 0;
        bool operator==(const Origin&) const = default;
    };
    /// What remains of a message, at [from, to).
    struct Piece
    {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
        Origin origin;
        std::uint64_t bytes = 0; ///< of the whole message
        bool isStream = true;    ///< positions count bytes
    };

    void put(const Piece& piece);

    /// [from, to) was taken out: found(origin, bytes, frontStays) for each message that is part of
    /// it, in order; missing(from, to) for what nobody has put in so far. frontStays: bytes of that
    /// message lie before those taken, and remain.
    template<class Found, class Missing>
    void take(std::uint64_t from, std::uint64_t to, const Found& found, const Missing& missing)
    {
        std::uint64_t at = from;
        for (std::size_t i = firstAfter(from); i < m_pieces.size() && m_pieces[i].from < to;) {
            Piece& piece = m_pieces[i];
            const std::uint64_t begin = std::max(piece.from, from);
            const std::uint64_t end = std::min(piece.to, to);
            if (at < begin)
                missing(at, begin);
            const bool frontStays = piece.from < begin;
            found(piece.origin, piece.isStream ? end - begin : piece.bytes, frontStays);
            at = end;
            (frontStays ? piece.to : piece.from) = frontStays ? begin : end;
            i = piece.from < piece.to ? i + 1 : remove(i);
        }
        if (at < to)
            missing(at, to);
    }

    std::uint64_t waiting() const { return m_pieces.size() - m_head; }

private:
    std::size_t firstAfter(std::uint64_t position) const;
    std::size_t remove(std::size_t index);

    std::vector<Piece> m_pieces; ///< by position; those before m_head are done with
    std::size_t m_head = 0;
};

} // namespace crosstalk::world

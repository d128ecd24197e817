#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace crosstalk::world {

/// The interval [begin, end) cut into equal pixel columns; exact, without rounding drift. A column
/// is never narrower than one nanosecond: below that neighbours overlap.
class PixelEdges
{
public:
    PixelEdges(std::uint64_t begin, std::uint64_t end, std::size_t pixels)
        : m_begin(begin), m_pixels(std::max<std::size_t>(1, pixels)),
          m_whole((end - begin) / m_pixels), m_rest((end - begin) % m_pixels)
    {
    }
    std::uint64_t left(std::size_t pixel) const
    {
        const std::uint64_t even = m_begin + m_whole * pixel;
        return m_rest == 0 ? even : even + m_rest * pixel / m_pixels;
    }
    std::uint64_t right(std::size_t pixel) const
    {
        return std::max(left(pixel) + 1, left(pixel + 1));
    }
    std::uint64_t width(std::size_t pixel) const
    {
        return m_rest == 0 && m_whole > 0 ? m_whole : right(pixel) - left(pixel);
    }

    /// How many columns begin before `time`.
    std::size_t columnsBefore(std::uint64_t time) const
    {
        std::size_t low = 0;
        for (std::size_t high = m_pixels; low < high;) {
            const std::size_t middle = low + (high - low) / 2;
            if (left(middle) < time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // All edges of the first columns in a row. Where each column begins as the one before ends
    // (none is narrower than a nanosecond), neighbours share an edge; else each has two.
    std::size_t edgesOf(std::size_t columns) const
    {
        return columns == 0 ? 0 : contiguous() ? columns + 1 : columns * 2;
    }
    std::uint64_t edge(std::size_t i) const
    {
        return contiguous() ? left(i) : i % 2 == 0 ? left(i / 2) : right(i / 2);
    }
    /// How many edges two neighbours have in common.
    std::size_t sharedEdges() const { return contiguous() ? 1 : 0; }
    bool endsColumn(std::size_t edge) const { return contiguous() ? edge > 0 : edge % 2 == 1; }
    std::size_t columnEnding(std::size_t edge) const { return contiguous() ? edge - 1 : edge / 2; }

private:
    bool contiguous() const { return m_whole > 0; }

    std::uint64_t m_begin;
    std::uint64_t m_pixels;
    std::uint64_t m_whole;
    std::uint64_t m_rest;
};

/// Looks up both edges of the columns [from, to). locate(time) says where in a track an edge
/// lies and begins to fetch what is there; read(time, place) makes a value of it some edges later;
/// fill(column, left, right) gets the values of both edges. The places of neighbouring columns are
/// far apart in memory: so they are waited for together and not one after the other.
template<class Locate, class Read, class Fill>
void forColumns(const PixelEdges& pixels, std::size_t from, std::size_t to, Locate locate,
                Read read, Fill fill)
{
    struct Edge
    {
        std::uint64_t time;
        std::uint64_t place;
    };
    constexpr std::size_t ahead = 16;
    std::array<Edge, ahead> edges;
    if (from >= to)
        return;
    const std::size_t begin = pixels.edgesOf(from) - (from > 0 ? pixels.sharedEdges() : 0);
    const std::size_t end = pixels.edgesOf(to);
    decltype(read(0, 0)) left{};
    for (std::size_t i = begin; i < end + ahead; ++i) {
        Edge& edge = edges[i % ahead];
        if (i >= begin + ahead) {
            const auto right = read(edge.time, edge.place);
            if (i > begin + ahead && pixels.endsColumn(i - ahead))
                fill(pixels.columnEnding(i - ahead), left, right);
            left = right;
        }
        if (i < end) {
            const std::uint64_t time = pixels.edge(i);
            edge = {time, locate(time)};
        }
    }
}

/// `covered` of `width` as 0 to 255; what is there at all is at least 1.
inline std::uint8_t shareOf(std::uint64_t covered, std::uint64_t width)
{
    const std::uint64_t share = covered >= width ? 255 : covered * 255 / width;
    return static_cast<std::uint8_t>(std::max<std::uint64_t>(1, share));
}

} // namespace crosstalk::world

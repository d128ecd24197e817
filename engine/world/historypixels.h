#pragma once

#include <algorithm>
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
        return m_begin + m_whole * pixel + m_rest * pixel / m_pixels;
    }
    std::uint64_t right(std::size_t pixel) const
    {
        return std::max(left(pixel) + 1, left(pixel + 1));
    }
    /// Each column begins where the one before ends.
    bool contiguous() const { return m_whole > 0; }

private:
    std::uint64_t m_begin;
    std::uint64_t m_pixels;
    std::uint64_t m_whole;
    std::uint64_t m_rest;
};

/// `covered` of `width` as 0 to 255; what is there at all is at least 1.
inline std::uint8_t shareOf(std::uint64_t covered, std::uint64_t width)
{
    const std::uint64_t share = covered >= width ? 255 : covered * 255 / width;
    return static_cast<std::uint8_t>(std::max<std::uint64_t>(1, share));
}

} // namespace crosstalk::world

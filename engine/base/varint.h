#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

// Numbers of variable length: seven bits a byte, lowest first, the top bit says that more follow
// (LEB128, as in DWARF).

namespace crosstalk {

/// Most bytes of one number.
inline constexpr std::size_t longestVarint = 10;

/// Writes at `out`, which has room for longestVarint bytes; returns what is behind it.
inline std::byte* putVarint(std::byte* out, std::uint64_t value)
{
    while (value >= 0x80) {
        *out++ = std::byte(value | 0x80);
        value >>= 7;
    }
    *out++ = std::byte(value);
    return out;
}

/// Small differences of either sign become small numbers: 0, -1, 1, -2 → 0, 1, 2, 3.
constexpr std::uint64_t zigzag(std::uint64_t difference)
{
    return difference << 1 ^ (0 - (difference >> 63));
}

constexpr std::uint64_t unzigzag(std::uint64_t number)
{
    return number >> 1 ^ (0 - (number & 1));
}

/// Reads numbers one after the other and remembers when there was none to be read.
class VarintReader
{
public:
    VarintReader() = default; ///< of nothing
    explicit VarintReader(std::span<const std::byte> bytes)
        : m_at(bytes.data()), m_end(bytes.data() + bytes.size())
    {
    }

    /// The next number; 0 when there is none, and then failed().
    std::uint64_t next()
    {
        if (m_at != m_end && std::uint8_t(*m_at) < 0x80) [[likely]]
            return std::uint8_t(*m_at++);
        return nextLong();
    }

    /// The next `count` bytes; empty when there are not so many, and then failed().
    std::span<const std::byte> take(std::uint64_t count)
    {
        if (count > left()) {
            m_failed = true;
            return {};
        }
        const std::span<const std::byte> taken(m_at, std::size_t(count));
        m_at += count;
        return taken;
    }

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_at == m_end; }
    std::size_t left() const { return std::size_t(m_end - m_at); }

private:
    std::uint64_t nextLong()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto byte = std::uint8_t(*m_at++);
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_failed = true;
        m_at = m_end;
        return 0;
    }

    const std::byte* m_at = nullptr;
    const std::byte* m_end = nullptr;
    bool m_failed = false;
};

} // namespace crosstalk

#pragma once

#include <cstddef>
#include <cstdint>

namespace crosstalk::analysis {

/// A place that order or data goes through: a byte of an object, the same in every process.
struct Token
{
    std::uint64_t object = 0;
    std::uint64_t offset = 0;

    friend bool operator==(const Token&, const Token&) = default;
};

/// Well mixed, for open addressing and for sets of tokens.
constexpr std::uint64_t mixed(const Token& token)
{
    std::uint64_t z = token.object * 0x9e3779b97f4a7c15u ^ (token.offset + 0x7f4a7c15u);
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

struct TokenHash
{
    using is_avalanching = void; ///< tells boost::unordered_flat_map not to mix again
    std::size_t operator()(const Token& token) const { return mixed(token); }
};

} // namespace crosstalk::analysis

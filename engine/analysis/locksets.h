#pragma once

#include "engine/analysis/token.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace crosstalk::analysis {

/// Sets of locks as small numbers, so that every access can keep the set its thread held then.
/// The empty set is 0; sets are never forgotten, and beyond a limit all new ones are 0.
class LockSets
{
public:
    using Id = std::uint32_t;

    LockSets() : m_sets(1) {}

    Id with(Id set, const Token& lock);
    Id without(Id set, const Token& lock);
    bool contains(Id set, const Token& lock) const;
    std::span<const Token> locks(Id set) const { return m_sets[set].locks; }

private:
    static constexpr std::size_t maxSets = 1u << 14;

    struct Set
    {
        std::vector<Token> locks; ///< in the order they were taken
        std::uint64_t key = 0;    ///< sum of the locks' hashes: the same for every order
    };

    Id intern(Set set);

    std::vector<Set> m_sets;
    boost::unordered_flat_map<std::uint64_t, Id> m_byKey;
};

} // namespace crosstalk::analysis

#pragma once

#include "engine/base/statearchive.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace crosstalk::world {

/// Of one variable that is accessed in parts: which store each of its bytes comes from, so that a
/// read is found out that returned a mixture which no moment between two stores ever had.
///
/// Stores that a thread makes to different bytes, one after the other, are one store of the
/// variable, and so with loads, as long as it does not synchronize in between (its `stretch`, a
/// number that grows when it does): a lock given back or a message sent says that the variable is
/// whole again.
class TornReads
{
public:
    static constexpr std::uint32_t mostBytes = 64; ///< of a variable that can be followed

    /// A read that was torn, and who stored what it has only a part of: numbers of threads.
    struct Torn
    {
        std::uint16_t reader = 0;
        std::uint16_t writer = 0;
    };

    /// A thread loads bytes [from, to) of the variable. Its read may be torn by now.
    std::optional<Torn> load(std::uint16_t thread, std::uint64_t stretch, std::uint32_t from,
                             std::uint32_t to);

    /// A thread stores bytes [from, to). Reads may be torn by that which began before it.
    std::vector<Torn> store(std::uint16_t thread, std::uint64_t stretch, std::uint32_t from,
                            std::uint32_t to);

    void archive(StateArchive& archive) { archive(m_stores, m_from, m_count, m_reads); }

private:
    using Bytes = std::uint64_t; ///< a bit a byte

    struct Store
    {
        std::uint32_t number = 0; ///< 0: none yet
        std::uint16_t thread = 0;
        std::uint64_t stretch = 0;
        Bytes bytes = 0;
        void archive(StateArchive& archive) { archive(number, thread, stretch, bytes); }
    };
    struct Read
    {
        std::uint16_t thread = 0;
        bool torn = false; ///< and told
        std::uint64_t stretch = 0;
        Bytes bytes = 0;                                ///< 0: over
        std::array<std::uint32_t, mostBytes> from = {}; ///< number of the store of each byte
        void archive(StateArchive& archive) { archive(thread, torn, stretch, bytes, from); }
    };

    static Bytes mask(std::uint32_t from, std::uint32_t to);
    static bool mixes(const Read& read, const Store& store);
    Store& storeOf(std::uint16_t thread, std::uint64_t stretch, Bytes bytes);
    Read& readOf(std::uint16_t thread);

    std::array<Store, 8> m_stores; ///< the latest ones, a ring
    std::array<std::uint32_t, mostBytes> m_from = {};
    std::uint32_t m_count = 0; ///< of all stores
    std::vector<Read> m_reads; ///< the latest of each thread
};

} // namespace crosstalk::world

#pragma once

#include "engine/analysis/locksets.h"
#include "engine/analysis/token.h"
#include "engine/analysis/vectorclock.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

// What the race detector remembers of every shared byte.
//
//   object, offset / 4096 ──hash──▶ Page ──offset / 8──▶ Granule ──▶ Field, Field, …
//
// A field is a run of bytes inside one 8-byte granule that were always accessed together; when an
// access covers only a part of it, it is split in two with the same past. So every byte's past is
// exact, whatever the sizes and overlaps, and the usual case (one aligned variable) is one field.

namespace crosstalk::analysis {

/// Bits of Record::flags.
enum RecordFlags : std::uint8_t
{
    IsWrite = 1,
    IsAtomic = 2,
    IsVolatile = 4,
    IsInternal = 8,
    HasValue = 16,
    AfterSleep = 32, ///< the thread had slept since its access before
};

/// One access, as much of it as a verdict needs.
struct Record
{
    Epoch epoch; ///< never: there was none
    std::uint64_t event = 0;
    std::uint64_t time = 0;
    std::uint64_t pc = 0;
    std::uint64_t value = 0;
    std::uint64_t offset = 0; ///< where the access began
    LockSets::Id locks = 0;
    std::uint16_t size = 0;
    std::uint8_t flags = 0;

    bool is(RecordFlags flag) const { return flags & flag; }
};

/// Bytes [low, high) of a granule and their past.
struct Field
{
    /// What few fields have: more readers than one, atomic accesses.
    struct More
    {
        std::vector<Record> reads; ///< besides `read`; at most one a thread, as in the others
        std::vector<Record> atomicWrites;
        std::vector<Record> atomicReads;
    };

    Field() = default;
    Field(std::uint8_t low, std::uint8_t high) : low(low), high(high) {}
    Field(const Field& other);
    Field& operator=(const Field& other);
    Field(Field&&) = default;
    Field& operator=(Field&&) = default;

    More& orMore();

    std::uint8_t low = 0;
    std::uint8_t high = 0;
    std::uint32_t race = 0; ///< number of its verdict + 1
    Record write;
    Record read;
    std::unique_ptr<More> more;
};

/// Eight bytes.
class Granule
{
public:
    /// Calls visit(Field&) for every field inside [low, high), lowest first, splitting and adding
    /// fields so that they cover exactly that.
    template<class Visit> void visit(unsigned low, unsigned high, Visit&& visit)
    {
        if (m_first.low == low && m_first.high == high) [[likely]] {
            visit(m_first);
            return;
        }
        shape(low, high);
        for (unsigned at = low; at < high;) {
            Field& field = beginningAt(at);
            visit(field);
            at = field.high;
        }
    }

private:
    Field& beginningAt(unsigned low);
    void shape(unsigned low, unsigned high);
    void splitAt(unsigned edge);
    void cover(unsigned low, unsigned high);

    Field m_first;
    std::vector<Field> m_others;
};

/// All granules that were ever accessed. Granules never move. Bounded: beyond the limit further
/// granules are not tracked and counted instead.
class Shadow
{
public:
    static constexpr std::size_t maxGranules = 1u << 20;

    /// The granule that holds this byte, or null when there is no room for a new one.
    Granule* granule(const Token& byte);

    std::uint64_t untracked() const { return m_untracked; }

private:
    static constexpr unsigned pageBits = 12;
    static constexpr unsigned granuleBits = 3;

    struct Page
    {
        std::array<Granule*, 1u << (pageBits - granuleBits)> granules{};
    };

    Page* page(const Token& key);

    boost::unordered_flat_map<Token, std::unique_ptr<Page>, TokenHash> m_pages;
    std::deque<Granule> m_granules;
    Token m_lastKey{~std::uint64_t{0}, ~std::uint64_t{0}};
    Page* m_lastPage = nullptr;
    std::uint64_t m_untracked = 0;
};

} // namespace crosstalk::analysis

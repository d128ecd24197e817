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
//   object, offset / 4096 ──hash──▶ Page ──offset / 8──▶ Granule (56 bytes) ──▶ Field, Field, …
//
// As long as one thread has an 8-byte granule for itself and accesses the same bytes of it,
// plainly, the granule itself holds all there is to know: the latest store and the latest load,
// packed. Where several small variables lie in it, each has a granule, in a chain. With the second
// thread, or anything else out of the ordinary, it is unfolded into fields. Most shared memory is
// never shared, and so costs 60 bytes a variable.
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
    IsSampled = 64,  ///< its value was read beside the access
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

/// The fields of eight bytes.
class Fields
{
public:
    Fields() = default;
    explicit Fields(Field first) : m_first(std::move(first)) {}

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
    friend class Shadow;

    Field& beginningAt(unsigned low);
    void shape(unsigned low, unsigned high);
    void splitAt(unsigned edge);
    void cover(unsigned low, unsigned high);

    Field m_first;
    std::vector<Field> m_others;
};

/// Eight bytes, or one variable among them. Packed while one thread has them, else unfolded; never
/// the other way round.
class Granule
{
public:
    /// Notes a plain access to bytes [low, high), if it can stay packed: nobody else has been here
    /// (so it is ordered after all there was). False: unfold() it.
    template<bool Write> bool keep(unsigned low, unsigned high, const Record& record)
    {
        if (m_is.state == Unfolded || !fits(record))
            return false;
        if (m_is.state == Empty)
            begin(low, high, record);
        else if (!isSame(low, high, record))
            return false;
        return Write ? keepWrite(record) : keepRead(record);
    }

    /// Could another granule of this chain hold what this one does not?
    bool mayHaveNext(unsigned low, unsigned high, const Record& record) const
    {
        return m_is.state == Packed && m_is.thread == record.epoch.thread() && fits(record) &&
               (high <= m_is.low || m_is.high <= low);
    }

    /// Number of the next granule of the chain + 1; 0: it is the last.
    std::uint32_t next() const { return std::uint32_t(m_is.next); }
    void setNext(std::uint32_t number) { m_is.next = number; }

    /// What the store that is event number `event` left. False: it is not this granule's.
    bool settle(std::uint64_t event, std::uint64_t value, bool sampled);

    bool isUnfolded() const { return m_is.state == Unfolded; }
    Fields& fields() const { return *m_fields; }

    /// What it holds while it is packed; `base`: where its eight bytes begin.
    Field field(std::uint64_t base) const;

    /// From now on `fields` have it all.
    void unfold(Fields& fields)
    {
        m_fields = &fields;
        m_is.state = Unfolded;
    }

private:
    enum State : unsigned
    {
        Empty,
        Packed,
        Unfolded
    };

    /// One access without what both have in common. Clock 0: there was none.
    struct [[gnu::packed]] Access
    {
        std::uint64_t event : 33;
        std::uint64_t time : 48;
        std::uint64_t pc : 36;
        std::uint64_t clock : 30;
        std::uint64_t locks : 14;
        std::uint64_t flags : 7;
    };

    static bool fits(const Record& record)
    {
        return record.event >> 33 == 0 && record.time >> 48 == 0 && record.pc >> 36 == 0 &&
               record.epoch.clock() >> 30 == 0 && record.locks >> 14 == 0 && record.size <= 16;
    }
    static Access packed(const Record& record);
    Record unpacked(const Access& access, std::uint64_t base) const;
    void begin(unsigned low, unsigned high, const Record& record);
    bool isSame(unsigned low, unsigned high, const Record& record) const
    {
        return m_is.thread == record.epoch.thread() && m_is.low == low && m_is.high == high &&
               m_is.size == record.size && m_is.start == startOf(record);
    }
    /// Where the access begins, from 16 bytes before its last granule's end on.
    static unsigned startOf(const Record& record) { return record.offset & 15; }
    bool keepWrite(const Record& record);
    bool keepRead(const Record& record);

    union
    {
        std::uint64_t m_value = 0; ///< what both accesses left or found
        Fields* m_fields;          ///< Unfolded
    };
    /// What both accesses have in common.
    struct [[gnu::packed]] Common
    {
        std::uint64_t state : 2;
        std::uint64_t thread : 6;
        std::uint64_t low : 3;
        std::uint64_t high : 4;
        std::uint64_t size : 5;
        std::uint64_t start : 4;
        std::uint64_t next : 20;
    };

    Access m_write{};
    Access m_read{};
    Common m_is{};
};

static_assert(sizeof(Granule) == 56);

/// All granules that were ever accessed. Granules never move. Bounded: beyond the limit further
/// granules are not tracked and counted instead.
class Shadow
{
public:
    static constexpr std::size_t maxGranules = (1u << 20) - 1;

    /// The granule that holds this byte, or null when there is no room for a new one.
    Granule* granule(const Token& byte);

    std::uint64_t untracked() const { return m_untracked; }

    /// Notes a plain access to bytes [low, high) of a granule, if it can stay packed. False: unfold
    /// it, by fieldsOf().
    template<bool Write>
    bool keep(Granule& granule, unsigned low, unsigned high, const Record& record)
    {
        if (granule.keep<Write>(low, high, record)) [[likely]]
            return true;
        Granule* const other = beside(granule, low, high, record);
        return other != nullptr && other->keep<Write>(low, high, record);
    }

    /// What the store that is event number `event` left in a granule that is not unfolded.
    void settle(Granule& granule, std::uint64_t event, std::uint64_t value, bool sampled);

    /// The fields of a granule that begins at `base`, unfolded if need be.
    Fields& fieldsOf(Granule& granule, std::uint64_t base)
    {
        return granule.isUnfolded() ? granule.fields() : unfolded(granule, base);
    }

    /// Bytes of memory taken by what is remembered (without the vectors of unusual fields).
    std::size_t bytes() const
    {
        return m_pages.size() * sizeof(Page) + m_granules.size() * sizeof(Granule) +
               m_fields.size() * sizeof(Fields);
    }

private:
    static constexpr unsigned pageBits = 12;
    static constexpr unsigned granuleBits = 3;

    struct Page
    {
        std::array<std::uint32_t, 1u << (pageBits - granuleBits)> granules{}; ///< number + 1
    };

    Page* page(const Token& key);
    Granule* beside(Granule& first, unsigned low, unsigned high, const Record& record);
    Fields& unfolded(Granule& first, std::uint64_t base);

    boost::unordered_flat_map<Token, std::unique_ptr<Page>, TokenHash> m_pages;
    std::deque<Granule> m_granules;
    std::deque<Fields> m_fields;
    Token m_lastKey{~std::uint64_t{0}, ~std::uint64_t{0}};
    Page* m_lastPage = nullptr;
    std::uint64_t m_untracked = 0;
};

} // namespace crosstalk::analysis

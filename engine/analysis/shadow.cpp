#include "engine/analysis/shadow.h"

#include <algorithm>

namespace crosstalk::analysis {

Field::Field(const Field& other)
    : low(other.low), high(other.high), race(other.race), write(other.write), read(other.read),
      more(other.more ? std::make_unique<More>(*other.more) : nullptr)
{
}

Field& Field::operator=(const Field& other)
{
    return *this = Field(other);
}

Field::More& Field::orMore()
{
    if (!more)
        more = std::make_unique<More>();
    return *more;
}

/// The field that begins there; shape() has made sure that there is one.
Field& Fields::beginningAt(unsigned low)
{
    const auto begins = [low](const Field& field) { return field.low == low && field.high > low; };
    if (begins(m_first))
        return m_first;
    return *std::find_if(m_others.begin(), m_others.end(), begins);
}

void Fields::shape(unsigned low, unsigned high)
{
    splitAt(low);
    splitAt(high);
    cover(low, high);
}

void Fields::splitAt(unsigned edge)
{
    const auto crosses = [edge](const Field& field) {
        return field.low < edge && edge < field.high;
    };
    Field* field = crosses(m_first) ? &m_first : nullptr;
    for (Field& other : m_others)
        if (crosses(other))
            field = &other;
    if (field == nullptr)
        return;
    Field upper = *field;
    field->high = static_cast<std::uint8_t>(edge);
    upper.low = static_cast<std::uint8_t>(edge);
    m_others.push_back(std::move(upper));
}

/// Adds fields for the bytes of [low, high) that have none.
void Fields::cover(unsigned low, unsigned high)
{
    unsigned have = 0;
    const auto mark = [&have](const Field& field) {
        have |= (1u << field.high) - (1u << field.low);
    };
    mark(m_first);
    std::for_each(m_others.begin(), m_others.end(), mark);
    for (unsigned at = low; at < high;) {
        unsigned end = at;
        while (end < high && !(have >> end & 1))
            ++end;
        if (end > at && m_first.low == m_first.high)
            m_first = Field(static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(end));
        else if (end > at)
            m_others.emplace_back(static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(end));
        at = end + 1;
    }
}

Granule::Access Granule::packed(const Record& record)
{
    return {record.event, record.time, record.pc, record.epoch.clock(), record.locks, record.flags};
}

/// `start` are the lowest bits of the access's offset, which is at most 15 before the granule's
/// first byte and at most 7 behind it.
Record Granule::unpacked(const Access& access, std::uint64_t base) const
{
    Record record;
    if (access.clock == 0)
        return record;
    record.epoch = {static_cast<unsigned>(m_is.thread), access.clock};
    record.event = access.event;
    record.time = access.time;
    record.pc = access.pc;
    record.value = m_value;
    const std::uint64_t first = base + m_is.low;
    record.offset = m_is.low == 0 ? first - ((first - m_is.start) & 15) : first;
    record.locks = access.locks;
    record.size = static_cast<std::uint16_t>(m_is.size);
    record.flags = static_cast<std::uint8_t>(access.flags);
    return record;
}

void Granule::begin(unsigned low, unsigned high, const Record& record)
{
    m_is = {Packed, record.epoch.thread(), low, high, record.size, startOf(record), 0};
}

bool Granule::keepWrite(const Record& record)
{
    m_write = packed(record);
    m_read = {};
    m_value = 0;
    return true;
}

/// Both have one value in common: the load found what the store had left. If not, somebody has
/// stored here unseen.
bool Granule::keepRead(const Record& record)
{
    const bool stored = m_write.clock != 0;
    if (stored && ((m_write.flags & HasValue) == 0 || m_value != record.value))
        return false;
    m_read = packed(record);
    m_value = record.value;
    return true;
}

bool Granule::settle(std::uint64_t event, std::uint64_t value, bool sampled)
{
    if (m_is.state != Packed || m_write.clock == 0 || m_write.event != event || m_read.clock != 0)
        return false;
    m_value = value;
    m_write.flags |= HasValue | (sampled ? IsSampled : 0);
    return true;
}

Field Granule::field(std::uint64_t base) const
{
    Field field(static_cast<std::uint8_t>(m_is.low), static_cast<std::uint8_t>(m_is.high));
    field.write = unpacked(m_write, base);
    field.read = unpacked(m_read, base);
    return field;
}

/// Where the chain has, or from now on has, these bytes: null when they overlap another variable's
/// or another thread has been here.
Granule* Shadow::beside(Granule& first, unsigned low, unsigned high, const Record& record)
{
    Granule* last = &first;
    while (last->mayHaveNext(low, high, record) && last->next() != 0)
        last = &m_granules[last->next() - 1];
    if (!last->mayHaveNext(low, high, record))
        return last != &first ? last : nullptr; // its own bytes, or some that overlap
    if (m_granules.size() == maxGranules)
        return nullptr;
    Granule& added = m_granules.emplace_back();
    last->setNext(static_cast<std::uint32_t>(m_granules.size()));
    return &added;
}

void Shadow::settle(Granule& granule, std::uint64_t event, std::uint64_t value, bool sampled)
{
    Granule* one = &granule;
    while (!one->settle(event, value, sampled) && one->next() != 0)
        one = &m_granules[one->next() - 1];
}

Fields& Shadow::unfolded(Granule& first, std::uint64_t base)
{
    Fields& fields = m_fields.emplace_back(first.field(base));
    for (std::uint32_t next = first.next(); next != 0; next = m_granules[next - 1].next())
        fields.m_others.push_back(m_granules[next - 1].field(base));
    first.unfold(fields);
    return fields;
}

Shadow::Page* Shadow::page(const Token& key)
{
    if (key == m_lastKey)
        return m_lastPage;
    std::unique_ptr<Page>& found = m_pages[key];
    if (!found)
        found = std::make_unique<Page>();
    m_lastKey = key;
    return m_lastPage = found.get();
}

Granule* Shadow::granule(const Token& byte)
{
    const std::uint64_t pageMask = (std::uint64_t{1} << pageBits) - 1;
    if (m_granules.size() == maxGranules &&
        !m_pages.contains({byte.object, byte.offset >> pageBits})) {
        ++m_untracked;
        return nullptr;
    }
    Page* const where = page({byte.object, byte.offset >> pageBits});
    std::uint32_t& slot = where->granules[(byte.offset & pageMask) >> granuleBits];
    if (slot == 0) [[unlikely]] {
        if (m_granules.size() == maxGranules) {
            ++m_untracked;
            return nullptr;
        }
        m_granules.emplace_back();
        slot = static_cast<std::uint32_t>(m_granules.size());
    }
    return &m_granules[slot - 1];
}

} // namespace crosstalk::analysis

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
Field& Granule::beginningAt(unsigned low)
{
    const auto begins = [low](const Field& field) { return field.low == low && field.high > low; };
    if (begins(m_first))
        return m_first;
    return *std::find_if(m_others.begin(), m_others.end(), begins);
}

void Granule::shape(unsigned low, unsigned high)
{
    splitAt(low);
    splitAt(high);
    cover(low, high);
}

void Granule::splitAt(unsigned edge)
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
void Granule::cover(unsigned low, unsigned high)
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
    Granule*& slot = where->granules[(byte.offset & pageMask) >> granuleBits];
    if (slot == nullptr) [[unlikely]] {
        if (m_granules.size() == maxGranules) {
            ++m_untracked;
            return nullptr;
        }
        slot = &m_granules.emplace_back();
    }
    return slot;
}

} // namespace crosstalk::analysis

#include "engine/mechanisms/pipe/pageslots.h"

#include <algorithm>

namespace crosstalk::mechanisms {

namespace {

/// 1 GiB: nothing the kernel grants comes near; keeps a corrupted figure from taking all memory.
constexpr std::uint64_t mostSlots = 262'144;

std::size_t slotsFor(std::uint64_t capacity)
{
    return std::size_t(std::clamp<std::uint64_t>(capacity / PageSlots::pageBytes, 1, mostSlots));
}

} // namespace

PageSlots::PageSlots(std::uint64_t capacity) : m_slots(slotsFor(capacity)) {}

PageSlots::Page& PageSlots::page(std::uint32_t i)
{
    const std::uint32_t at = m_first + i;
    return m_slots[at < m_slots.size() ? at : at - m_slots.size()];
}

const PageSlots::Page& PageSlots::page(std::uint32_t i) const
{
    return const_cast<PageSlots*>(this)->page(i);
}

// The kernel merges the odd bytes of a write, those that would not fill whole pages, and only if
// all of them fit behind what the last page holds (reading from a page does not make room in it).
std::uint32_t PageSlots::mergeable(std::uint64_t bytes) const
{
    const auto odd = std::uint32_t(bytes % pageBytes);
    if (odd == 0 || m_used == 0)
        return 0;
    const Page& last = page(m_used - 1);
    return last.offset + last.length + odd <= pageBytes ? odd : 0;
}

std::uint64_t PageSlots::write(std::uint64_t bytes)
{
    const std::uint32_t merged = mergeable(bytes);
    if (merged != 0) {
        page(m_used - 1).length += merged;
        m_fill += merged;
    }
    return merged + append(bytes - merged);
}

std::uint64_t PageSlots::append(std::uint64_t bytes)
{
    std::uint64_t left = bytes;
    while (left != 0 && !full()) {
        const auto length = std::uint32_t(std::min<std::uint64_t>(left, pageBytes));
        ++m_used;
        page(m_used - 1) = {0, length};
        left -= length;
    }
    m_fill += bytes - left;
    return bytes - left;
}

std::uint64_t PageSlots::room(std::uint64_t bytes) const
{
    const std::uint32_t merged = mergeable(bytes);
    const std::uint64_t free = std::uint64_t(m_slots.size() - m_used) * pageBytes;
    return merged + std::min<std::uint64_t>(bytes - merged, free);
}

std::uint64_t PageSlots::take(std::uint64_t bytes)
{
    std::uint64_t left = bytes;
    while (left != 0 && m_used != 0) {
        Page& oldest = page(0);
        const auto part = std::uint32_t(std::min<std::uint64_t>(left, oldest.length));
        oldest.offset += part;
        oldest.length -= part;
        left -= part;
        if (oldest.length != 0)
            break;
        m_first = m_first + 1 < m_slots.size() ? m_first + 1 : 0;
        --m_used;
    }
    m_fill -= bytes - left;
    return bytes - left;
}

std::uint64_t PageSlots::takeBack(std::uint64_t bytes)
{
    std::uint64_t left = bytes;
    while (left != 0 && m_used != 0) {
        Page& newest = page(m_used - 1);
        const auto part = std::uint32_t(std::min<std::uint64_t>(left, newest.length));
        newest.length -= part;
        left -= part;
        if (newest.length == 0)
            --m_used;
    }
    m_fill -= bytes - left;
    return bytes - left;
}

void PageSlots::pack()
{
    const std::uint64_t bytes = m_fill;
    std::fill(m_slots.begin(), m_slots.end(), Page{});
    m_first = m_used = 0;
    m_fill = 0;
    append(bytes);
}

bool PageSlots::resize(std::uint64_t capacity)
{
    const std::size_t slots = slotsFor(capacity);
    if (slots < m_used)
        return false;
    std::vector<Page> resized(slots);
    for (std::uint32_t i = 0; i < m_used; ++i)
        resized[i] = page(i);
    m_slots = std::move(resized);
    m_first = 0;
    return true;
}

std::uint32_t PageSlots::bytesInSlot(std::uint32_t i) const
{
    return i < m_used ? page(i).length : 0;
}

// Where in the ring the first page lies cannot be seen: it is put at the beginning.
void PageSlots::archive(StateArchive& archive)
{
    std::uint64_t slots = m_slots.size();
    std::vector<Page> used;
    for (std::uint32_t i = 0; i < m_used; ++i)
        used.push_back(page(i));
    archive(slots, used, m_fill);
    if (!archive.reads())
        return;
    archive.require(slots >= 1 && slots <= mostSlots && used.size() <= slots);
    std::uint64_t bytes = 0;
    for (const Page& page : used) {
        archive.require(page.offset <= pageBytes && page.length <= pageBytes - page.offset);
        bytes += page.length;
    }
    archive.require(bytes == m_fill);
    if (archive.failed())
        return;
    m_slots.assign(std::size_t(slots), Page{});
    std::copy(used.begin(), used.end(), m_slots.begin());
    m_first = 0;
    m_used = std::uint32_t(used.size());
}

} // namespace crosstalk::mechanisms

#pragma once

#include "engine/base/statearchive.h"

#include <cstdint>
#include <vector>

namespace crosstalk::mechanisms {

/// The buffer of a pipe exactly as Linux keeps it: a ring of page slots. A write fills the last
/// partial page first when its odd bytes fit there, then takes a new slot for every page; so a
/// pipe can be full long before its bytes are. Pure arithmetic, no bytes are kept.
class PageSlots
{
public:
    static constexpr std::uint32_t pageBytes = 4096;

    explicit PageSlots(std::uint64_t capacity);

    std::uint64_t capacity() const { return std::uint64_t(m_slots.size()) * pageBytes; }
    std::uint64_t fill() const { return m_fill; } ///< what FIONREAD says
    std::uint32_t slotCount() const { return std::uint32_t(m_slots.size()); }
    std::uint32_t usedSlots() const { return m_used; }
    bool full() const { return m_used == m_slots.size(); }
    bool empty() const { return m_used == 0; }

    /// What a write of `bytes` gets in before it would sleep: its beginning, which may merge.
    std::uint64_t write(std::uint64_t bytes);
    /// What it gets in when it goes on after a sleep: new slots only.
    std::uint64_t append(std::uint64_t bytes);
    /// How much write(bytes) would get in now.
    std::uint64_t room(std::uint64_t bytes) const;
    /// Takes up to `bytes` from the front; returns how many there were.
    std::uint64_t take(std::uint64_t bytes);
    /// Takes back up to `bytes` from the end, for a write that turned out shorter.
    std::uint64_t takeBack(std::uint64_t bytes);
    /// Lays what is inside side by side from the beginning of a page on, as if written at once.
    void pack();
    /// F_SETPIPE_SZ: false (EBUSY) when more slots are in use than there would be.
    bool resize(std::uint64_t capacity);

    /// Bytes in the i-th slot, the oldest first; 0 past the used ones.
    std::uint32_t bytesInSlot(std::uint32_t i) const;

    void archive(StateArchive& archive);

private:
    struct Page
    {
        std::uint32_t offset = 0; ///< where its unread bytes begin
        std::uint32_t length = 0;

        void archive(StateArchive& archive) { archive(offset, length); }
    };

    std::uint32_t mergeable(std::uint64_t bytes) const;
    Page& page(std::uint32_t i);
    const Page& page(std::uint32_t i) const;

    std::vector<Page> m_slots; ///< ring of capacity / pageBytes
    std::uint32_t m_first = 0;
    std::uint32_t m_used = 0;
    std::uint64_t m_fill = 0;
};

} // namespace crosstalk::mechanisms

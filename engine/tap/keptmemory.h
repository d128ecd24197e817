#pragma once

#include <cstddef>
#include <cstdint>

namespace crosstalk::tap {

/// Memory as it was at some moment, to be put back. The copies lie in mappings of their own, which
/// last as long as the process.
class KeptMemory
{
public:
    /// Makes room for a copy of [low, high), which is page-aligned; false: there is none.
    bool add(std::uintptr_t low, std::uintptr_t high);

    /// Copies all that was added. Nothing of this object changes from then on, so that it may lie
    /// in memory that it keeps itself.
    void keep() const;

    /// Pages that nobody wrote to are not touched.
    void restore() const;

private:
    struct Kept
    {
        char* memory;
        char* copy;
        std::size_t size;
    };
    static constexpr int mostAreas = 160;
    static constexpr std::size_t mostBytes = 64u << 20;
    static constexpr std::size_t page = 4096;

    Kept m_kept[mostAreas]{};
    int m_count = 0;
    std::size_t m_bytes = 0;
};

} // namespace crosstalk::tap

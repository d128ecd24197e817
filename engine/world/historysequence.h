#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace crosstalk::world {

/// An append-only sequence whose front can be forgotten. Indices are absolute: they count from the
/// first item ever appended and stay valid when older ones go. Memory comes in chunks, so that an
/// append never copies what is already there; aligned groups of items that divide `chunkSize` lie
/// side by side and begin at a cache line.
template<class T, std::size_t chunkSize = 1024> class HistorySequence
{
public:
    std::uint64_t first() const { return m_first; } ///< index of the oldest item kept
    std::uint64_t end() const { return m_end; }     ///< one past the newest
    bool empty() const { return m_first == m_end; }

    void append(const T& item)
    {
        if (m_end == m_base + m_chunks.size() * chunkSize)
            m_chunks.push_back(std::make_unique_for_overwrite<Chunk>());
        ++m_end;
        (*this)[m_end - 1] = item;
    }

    T& operator[](std::uint64_t index)
    {
        return m_chunks[(index - m_base) / chunkSize]->items()[(index - m_base) % chunkSize];
    }
    const T& operator[](std::uint64_t index) const
    {
        return m_chunks[(index - m_base) / chunkSize]->items()[(index - m_base) % chunkSize];
    }
    const T& back() const { return (*this)[m_end - 1]; }
    T& back() { return (*this)[m_end - 1]; }

    /// Drops every item with an index below `index`.
    void forgetBefore(std::uint64_t index)
    {
        m_first = std::clamp(index, m_first, m_end);
        const std::uint64_t gone = (m_first - m_base) / chunkSize;
        m_chunks.erase(m_chunks.begin(), m_chunks.begin() + static_cast<std::ptrdiff_t>(gone));
        m_base += gone * chunkSize;
    }

    /// Begins to fetch `count` items, all of one chunk, from memory: read soon after, they are
    /// near.
    void fetch(std::uint64_t index, std::size_t count) const
    {
        const char* bytes = reinterpret_cast<const char*>(&(*this)[index]);
        for (std::size_t i = 0; i < count * sizeof(T); i += cacheLine)
            __builtin_prefetch(bytes + i);
        __builtin_prefetch(bytes + count * sizeof(T) - 1);
    }

    /// How searches for one place after another went so far.
    struct Course
    {
        std::uint64_t at = 0;    ///< the latest find
        std::uint64_t reach = 0; ///< how far sixteen finds get, lately
    };
    /// search() for places in a row. Items that are spread evenly lie where the finds so far make
    /// one expect them: it begins to look there, and fetches what the sixteenth from now will need.
    template<class Before> std::uint64_t follow(Course& course, Before before) const
    {
        const std::uint64_t found = search(course.at + course.reach / 16, before);
        const std::uint64_t way = found > course.at ? found - course.at : 0;
        course.reach = course.reach == 0 ? way * 16 : course.reach + way - course.reach / 16;
        course.at = found;
        if (course.reach < m_end - found)
            __builtin_prefetch(&(*this)[found + course.reach]);
        return found;
    }

    /// First index whose item is not `before`, given that those which are come first. `hint` is
    /// where to start looking: neighbouring pixels are found in a few steps from one another.
    template<class Before> std::uint64_t search(std::uint64_t hint, Before before) const
    {
        auto [low, high] = bracket(std::clamp(hint, m_first, m_end), before);
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (before((*this)[middle]))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

private:
    // Only what is appended is ever written: a chunk is not cleared before it is filled.
    static_assert(std::is_trivially_copyable_v<T>);
    static constexpr std::size_t cacheLine = 64;
    struct alignas(cacheLine) Chunk
    {
        std::byte bytes[chunkSize * sizeof(T)];
        T* items() { return reinterpret_cast<T*>(bytes); }
    };
    struct Bracket
    {
        std::uint64_t low;
        std::uint64_t high;
    };

    template<class Before> Bracket bracket(std::uint64_t hint, Before before) const
    {
        std::uint64_t stride = 1;
        if (hint < m_end && before((*this)[hint])) {
            std::uint64_t low = hint + 1;
            for (; m_end - low > stride && before((*this)[low + stride]); stride *= 2)
                low += stride + 1;
            return {low, std::min(m_end, low + stride)};
        }
        std::uint64_t high = hint;
        for (; high - m_first > stride && !before((*this)[high - stride]); stride *= 2)
            high -= stride;
        return {high - std::min(stride, high - m_first), high};
    }

    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::uint64_t m_base = 0; ///< index of the first item of the first chunk
    std::uint64_t m_first = 0;
    std::uint64_t m_end = 0;
};

} // namespace crosstalk::world

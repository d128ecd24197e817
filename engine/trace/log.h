#pragma once

#include "engine/tap/event.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace crosstalk::trace {

/// Every event of a run in its one order, kept in memory within a budget: when that is used up the
/// oldest chunk is forgotten, which firstIndex() shows. An event's index never changes. Belongs to
/// one thread.
class Log
{
public:
    static constexpr std::size_t chunkEvents = 1u << 16;
    static constexpr std::size_t defaultBudget = std::size_t{1} << 30;

    /// `budget` in bytes; at least two chunks are kept.
    explicit Log(std::size_t budget = defaultBudget);

    /// Room for the next events, never empty: fill its beginning, then commit. Valid until then.
    /// May forget the oldest chunk.
    std::span<tap::Event> tail();

    /// The first `count` events of tail() are now part of the log.
    void commit(std::size_t count);

    /// Adds one event and returns its index.
    std::uint64_t append(const tap::Event& event);

    /// Index one past the newest event = events recorded so far.
    std::uint64_t size() const { return m_size; }

    /// Index of the oldest event still in memory = events forgotten.
    std::uint64_t firstIndex() const { return m_firstChunk * chunkEvents; }

    /// The event at firstIndex() <= index < size().
    const tap::Event& at(std::uint64_t index) const
    {
        assert(index >= firstIndex() && index < m_size);
        return m_chunks[index / chunkEvents - m_firstChunk][index % chunkEvents];
    }

    /// How many events had happened by `ns`: the index of the first one later than that. Times may
    /// run backwards a little, so an event counts as late as the latest one before it. At least
    /// firstIndex().
    std::uint64_t countAt(std::uint64_t ns) const;

    /// Latest time of any event, ns.
    std::uint64_t latest() const { return m_latest; }

    /// Index of a name in the table that events refer to; adds it when new. "" is 0.
    std::uint32_t intern(std::string name);

    /// The name, or "" for an index that nobody gave out.
    const std::string& name(std::uint64_t index) const;

    const std::vector<std::string>& names() const { return m_names; }

    /// All names at once, as another log had them; the first is "".
    void setNames(std::vector<std::string> names) { m_names = std::move(names); }

private:
    static constexpr std::size_t blockEvents = 1024; ///< granularity of the index by time

    using Chunk = std::unique_ptr<tap::Event[]>;

    void addChunk();
    void indexTimes(std::span<const tap::Event> events);

    std::size_t m_maxChunks;
    std::deque<Chunk> m_chunks;
    std::uint64_t m_firstChunk = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_latest = 0;
    std::deque<std::uint64_t> m_blockLatest; ///< latest time before each block's first event
    std::vector<std::string> m_names{std::string()};
};

} // namespace crosstalk::trace

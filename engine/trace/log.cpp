#include "engine/trace/log.h"

#include <algorithm>

namespace crosstalk::trace {

Log::Log(std::size_t budget)
    : m_maxChunks(std::max<std::size_t>(2, budget / (chunkEvents * sizeof(tap::Event))))
{
}

std::span<tap::Event> Log::tail()
{
    const std::uint64_t chunk = m_size / chunkEvents - m_firstChunk;
    if (chunk == m_chunks.size())
        addChunk();
    const std::size_t used = m_size % chunkEvents;
    return {m_chunks.back().get() + used, chunkEvents - used};
}

/// The oldest chunk's memory becomes the newest's: a long run touches no fresh pages any more.
void Log::addChunk()
{
    if (m_chunks.size() < m_maxChunks) {
        m_chunks.push_back(std::make_unique_for_overwrite<tap::Event[]>(chunkEvents));
        return;
    }
    m_chunks.push_back(std::move(m_chunks.front()));
    m_chunks.pop_front();
    ++m_firstChunk;
    const std::size_t blocks = std::min(chunkEvents / blockEvents, m_blockLatest.size());
    m_blockLatest.erase(m_blockLatest.begin(), m_blockLatest.begin() + blocks);
}

void Log::commit(std::size_t count)
{
    assert(count <= chunkEvents - m_size % chunkEvents);
    if (count > 0)
        indexTimes({&m_chunks.back()[m_size % chunkEvents], count});
    m_size += count;
}

/// Of the events that come next, all in one chunk.
void Log::indexTimes(std::span<const tap::Event> events)
{
    std::uint64_t index = m_size;
    std::uint64_t latest = m_latest;
    for (const tap::Event& event : events) {
        if (index++ % blockEvents == 0)
            m_blockLatest.push_back(latest);
        latest = std::max(latest, event.time);
    }
    m_latest = latest;
}

std::uint64_t Log::append(const tap::Event& event)
{
    tail().front() = event;
    commit(1);
    return m_size - 1;
}

std::uint64_t Log::countAt(std::uint64_t ns) const
{
    // The last block that begins no later than ns holds the boundary.
    const auto after = std::upper_bound(m_blockLatest.begin(), m_blockLatest.end(), ns);
    const auto block = after - m_blockLatest.begin();
    std::uint64_t index = firstIndex() + (block > 0 ? block - 1 : 0) * blockEvents;
    if (block == 0)
        return index;
    std::uint64_t latest = *(after - 1);
    for (; index < m_size; ++index) {
        latest = std::max(latest, at(index).time);
        if (latest > ns)
            break;
    }
    return index;
}

std::uint32_t Log::intern(std::string name)
{
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) {
        m_names.push_back(std::move(name));
        return static_cast<std::uint32_t>(m_names.size() - 1);
    }
    return static_cast<std::uint32_t>(found - m_names.begin());
}

const std::string& Log::name(std::uint64_t index) const
{
    return m_names[index < m_names.size() ? index : 0];
}

} // namespace crosstalk::trace

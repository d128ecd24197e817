#include "engine/world/tornreads.h"

#include <algorithm>

namespace crosstalk::world {

TornReads::Bytes TornReads::mask(std::uint32_t from, std::uint32_t to)
{
    const Bytes below = to >= mostBytes ? ~Bytes{0} : (Bytes{1} << to) - 1;
    return below & ~((Bytes{1} << from) - 1);
}

/// Has the read some bytes from before this store and others from it or later? Then there was no
/// moment at which the store was made as a whole and the read too.
bool TornReads::mixes(const Read& read, const Store& store)
{
    if (store.number == 0 || store.thread == read.thread)
        return false;
    bool older = false;
    bool newer = false;
    for (std::uint32_t byte = 0; byte < mostBytes; ++byte)
        if ((read.bytes & store.bytes) >> byte & 1)
            (read.from[byte] < store.number ? older : newer) = true;
    return older && newer;
}

TornReads::Read& TornReads::readOf(std::uint16_t thread)
{
    const auto known = std::ranges::find(m_reads, thread, &Read::thread);
    if (known != m_reads.end())
        return *known;
    m_reads.emplace_back().thread = thread;
    return m_reads.back();
}

/// The store that these bytes belong to: the thread's latest, or a new one.
TornReads::Store& TornReads::storeOf(std::uint16_t thread, std::uint64_t stretch, Bytes bytes)
{
    Store* latest = nullptr;
    for (Store& store : m_stores)
        if (store.number != 0 && store.thread == thread &&
            (latest == nullptr || store.number > latest->number))
            latest = &store;
    if (latest != nullptr && latest->stretch == stretch && (latest->bytes & bytes) == 0) {
        latest->bytes |= bytes;
        return *latest;
    }
    Store& fresh = m_stores[m_count % m_stores.size()];
    fresh = {++m_count, thread, stretch, bytes};
    return fresh;
}

std::optional<TornReads::Torn> TornReads::load(std::uint16_t thread, std::uint64_t stretch,
                                               std::uint32_t from, std::uint32_t to)
{
    const Bytes bytes = mask(from, to);
    Read& read = readOf(thread);
    if (read.stretch != stretch || (read.bytes & bytes) != 0) {
        read.bytes = 0;
        read.torn = false;
    }
    read.stretch = stretch;
    read.bytes |= bytes;
    std::copy(m_from.begin() + from, m_from.begin() + to, read.from.begin() + from);
    for (const Store& store : m_stores)
        if (!read.torn && mixes(read, store)) {
            read.torn = true;
            return Torn{thread, store.thread};
        }
    return {};
}

std::vector<TornReads::Torn> TornReads::store(std::uint16_t thread, std::uint64_t stretch,
                                              std::uint32_t from, std::uint32_t to)
{
    const Store& store = storeOf(thread, stretch, mask(from, to));
    std::fill(m_from.begin() + from, m_from.begin() + to, store.number);
    std::vector<Torn> torn;
    for (Read& read : m_reads) {
        if (read.thread == thread)
            read.bytes = 0; // it has read, and now it goes on
        if (read.torn || !mixes(read, store))
            continue;
        read.torn = true;
        torn.push_back({read.thread, thread});
    }
    return torn;
}

} // namespace crosstalk::world

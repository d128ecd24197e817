#include "engine/tap/keptmemory.h"

#include "engine/tap/rawcalls.h"

#include <sys/mman.h>

namespace crosstalk::tap {

bool KeptMemory::add(std::uintptr_t low, std::uintptr_t high)
{
    const std::size_t size = high - low;
    if (m_count == mostAreas || size > mostBytes - m_bytes)
        return false;
    const long copy = rawCall(SYS_mmap, 0, long(size), PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (copy < 0 && copy > -4096)
        return false;
    m_kept[m_count++] = {reinterpret_cast<char*>(low), reinterpret_cast<char*>(copy), size};
    m_bytes += size;
    return true;
}

void KeptMemory::keep() const
{
    for (int i = 0; i < m_count; ++i)
        __builtin_memcpy(m_kept[i].copy, m_kept[i].memory, m_kept[i].size);
}

void KeptMemory::restore() const
{
    for (int i = 0; i < m_count; ++i)
        for (std::size_t at = 0; at < m_kept[i].size; at += page) {
            const auto* now = reinterpret_cast<const std::uint64_t*>(m_kept[i].memory + at);
            const auto* then = reinterpret_cast<const std::uint64_t*>(m_kept[i].copy + at);
            std::size_t word = 0;
            while (word < page / 8 && now[word] == then[word])
                ++word;
            if (word < page / 8)
                __builtin_memcpy(m_kept[i].memory + at, m_kept[i].copy + at, page);
        }
}

} // namespace crosstalk::tap

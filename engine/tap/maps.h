#pragma once

#include "engine/tap/rawcalls.h"

#include <cstddef>
#include <cstdint>
#include <fcntl.h>

// What the kernel says is mapped into this process.

namespace crosstalk::tap {

/// A line of /proc/self/maps.
struct MappedArea
{
    std::uintptr_t low;
    std::uintptr_t high;
    char permissions[4]; ///< "rw-p", "r--s", …
    std::uint64_t major;
    std::uint64_t minor;
    std::uint64_t inode; ///< 0: of no file
};

/// Reads /proc/self/maps; for one thread at a time.
class MapsReader
{
public:
    MapsReader()
    {
        const long fd =
            rawCall(SYS_openat, AT_FDCWD, asLong("/proc/self/maps"), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return;
        for (long part = 1; part > 0 && m_length < long(sizeof text); m_length += part > 0 ? part : 0)
            part = rawCall(SYS_read, fd, asLong(text + m_length), sizeof text - std::size_t(m_length));
        rawCall(SYS_close, fd);
    }

    /// False: there are no more.
    bool next(MappedArea& area)
    {
        if (m_at >= m_length)
            return false;
        // low-high permissions offset major:minor inode path
        area.low = number(16);
        area.high = number(16);
        for (char& one : area.permissions)
            one = m_at < m_length ? text[m_at++] : '-';
        ++m_at;
        number(16);
        area.major = number(16);
        area.minor = number(16);
        area.inode = number(10);
        while (m_at < m_length && text[m_at - 1] != '\n')
            ++m_at;
        return true;
    }

private:
    std::uint64_t number(unsigned base)
    {
        std::uint64_t value = 0;
        for (; m_at < m_length; ++m_at) {
            const char c = text[m_at];
            const unsigned digit = c >= '0' && c <= '9'   ? unsigned(c - '0')
                                   : c >= 'a' && c <= 'f' ? unsigned(c - 'a' + 10)
                                                          : 99;
            if (digit >= base)
                break;
            value = value * base + digit;
        }
        ++m_at; // the separator
        return value;
    }

    inline static char text[1 << 16]; ///< too large for a thread's stack
    long m_length = 0;
    long m_at = 0;
};

} // namespace crosstalk::tap

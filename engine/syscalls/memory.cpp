#include "engine/syscalls/memory.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/ptrace.h>
#include <sys/uio.h>

namespace crosstalk::syscalls {

namespace {

constexpr std::size_t page = 4096;

} // namespace

// One word, which is what most calls are asked for, ptrace gives sooner; it gives no less than one.
std::size_t Memory::read(std::uint64_t address, void* to, std::size_t size) const
{
    errno = 0;
    const long word = size <= sizeof word ? ::ptrace(PTRACE_PEEKDATA, m_tid, address, nullptr) : 0;
    if (size <= sizeof word && errno == 0) {
        std::memcpy(to, &word, size);
        return size;
    }
    const iovec here{to, size};
    const iovec there{reinterpret_cast<void*>(address), size};
    const ssize_t got = ::process_vm_readv(m_tid, &here, 1, &there, 1, 0);
    return got > 0 ? std::size_t(got) : 0;
}

// Page by page: what follows the string may not be mapped.
std::string Memory::text(std::uint64_t address, std::size_t most) const
{
    std::string text;
    char part[page];
    while (address != 0 && text.size() < most) {
        const std::size_t wanted =
            std::min<std::size_t>(most - text.size(), page - address % page);
        const std::size_t got = read(address, part, std::min(wanted, sizeof part));
        const std::size_t length = ::strnlen(part, got);
        text.append(part, length);
        if (length < got || got == 0)
            break;
        address += got;
    }
    return text;
}

bool Memory::write(std::uint64_t address, const void* from, std::size_t size) const
{
    const iovec here{const_cast<void*>(from), size};
    const iovec there{reinterpret_cast<void*>(address), size};
    return ::process_vm_writev(m_tid, &here, 1, &there, 1, 0) == ssize_t(size);
}

} // namespace crosstalk::syscalls

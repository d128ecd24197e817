#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/types.h>

namespace crosstalk::syscalls {

/// The memory of a traced process, read and (at exec) written while one of its threads stands at a
/// stop, by the thread that traces it. Whatever lies there, nothing is believed beyond its bytes.
class Memory
{
public:
    explicit Memory(pid_t tid) : m_tid(tid) {}

    /// Copies up to `size` bytes from there; returns how many could be read.
    std::size_t read(std::uint64_t address, void* to, std::size_t size) const;

    /// True when the whole of it could be read.
    template<class T> bool read(std::uint64_t address, T& to) const
    {
        return address != 0 && read(address, &to, sizeof to) == sizeof to;
    }

    /// The NUL-terminated string there, cut at `most` bytes; empty where nothing can be read.
    std::string text(std::uint64_t address, std::size_t most = 4096) const;

    bool write(std::uint64_t address, const void* from, std::size_t size) const;

private:
    pid_t m_tid;
};

} // namespace crosstalk::syscalls

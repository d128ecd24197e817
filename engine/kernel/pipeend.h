#pragma once

#include "engine/base/result.h"

#include <cstdint>

namespace crosstalk::kernel {

/// What the kernel says of a pipe.
struct PipeFigures
{
    std::uint64_t queued = 0;   ///< FIONREAD: bytes inside
    std::uint64_t capacity = 0; ///< F_GETPIPE_SZ
};

/// (device, inode): the same for both ends of a pipe, in every process.
struct ObjectId
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool operator==(const ObjectId&) const = default;
};

/// Questions about the pipe that a descriptor of this process leads to. Does not own it.
class PipeEnd
{
public:
    explicit PipeEnd(int fd) : m_fd(fd) {}

    Result<std::uint64_t> queued() const;
    Result<std::uint64_t> capacity() const;
    Result<PipeFigures> figures() const;
    Result<ObjectId> object() const;

    /// Asks for a size in bytes; returns the one granted (rounded up by the kernel). EBUSY: more
    /// page slots are in use than would be left. EPERM: above /proc/sys/fs/pipe-max-size.
    Result<std::uint64_t> resize(std::uint64_t bytes) const;

private:
    int m_fd;
};

} // namespace crosstalk::kernel

#pragma once

#include "engine/tap/event.h"

#include <cstdint>
#include <map>

namespace crosstalk::syscalls {

/// What a descriptor of a traced process leads to, as it was reported.
struct OpenFile
{
    std::uint64_t object = 0; ///< 0: nothing that is watched
    tap::ObjectKind kind = tap::ObjectKind::Unknown;
    std::uint8_t access = 0; ///< CanRead, CanWrite, NonBlocking
    bool isSocket = false;   ///< with object 0: it may yet come to lead somewhere
    std::uint32_t capacity = 0;
    std::uint32_t name = 0; ///< index into the NameTable
    std::uint64_t peer = 0;
    std::int32_t peerPid = 0; ///< see tap::Identity
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
};

/// The descriptors of a traced process that were looked at so far; a value: fork copies it, threads
/// share one.
using OpenFiles = std::map<int, OpenFile>;

/// A shared mapping of a traced process.
struct SharedMapping
{
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t object = 0;
    std::uint64_t offset = 0; ///< of `low` inside the object
    std::uint32_t name = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
};

} // namespace crosstalk::syscalls

#pragma once

#include "engine/kernel/threadprobe.h"

#include <string_view>
#include <vector>

namespace crosstalk::kernel {

/// A descriptor among those that a sleeper in poll, select or epoll_wait waits for.
struct AwaitedDescriptor
{
    int fd = -1;
    bool read = false;  ///< until it can be read …
    bool write = false; ///< … or written; neither: until its other side is gone

    bool operator==(const AwaitedDescriptor&) const = default;
};

/// What a call that waits for readiness waits for.
struct Awaited
{
    std::vector<AwaitedDescriptor> descriptors = {}; ///< at most 64
    bool limited = false;                            ///< it comes back after some time anyhow
};

/// What a thread of process `pid` that is inside `call` waits for: read from its own memory, and
/// for epoll from /proc. Empty for other calls, and where nobody may look.
Awaited awaitedBy(int pid, const SystemCall& call);

/// The descriptors in an epoll's set, from the text of its fdinfo file.
std::vector<AwaitedDescriptor> epollSet(std::string_view fdinfo);

} // namespace crosstalk::kernel

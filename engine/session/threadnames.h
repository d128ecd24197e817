#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace crosstalk::session {

/// What threads call themselves, as the kernel has it ("grpc_global_tim", at most 15 characters).
/// Kept when they have ended.
class ThreadNames
{
public:
    /// The name of one thread of `pid`; empty when it was never seen. `now` in ns: a thread names
    /// itself soon after its start, so that a young one is asked again.
    const std::string& of(std::int32_t pid, std::int32_t tid, std::uint64_t now);

private:
    struct Known
    {
        std::string name;
        std::uint64_t since = 0; ///< when it was first asked
        bool settled = false;
    };
    std::map<std::int32_t, Known> m_known; ///< by tid
};

} // namespace crosstalk::session

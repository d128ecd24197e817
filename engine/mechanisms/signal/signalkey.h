#pragma once

#include <cstdint>

namespace crosstalk::mechanisms {

/// Key of the signals that wait for a process: no inode stands for them. Shared with the tap.
constexpr std::uint64_t signalKey(std::int32_t pid)
{
    return 0x7ffe'0000'0000'0000 | static_cast<std::uint32_t>(pid);
}

} // namespace crosstalk::mechanisms

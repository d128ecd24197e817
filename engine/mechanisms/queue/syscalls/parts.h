#pragma once

#include <cstddef>
#include <cstdint>

namespace crosstalk::syscalls {

class Call;

/// Reports the beginning of a message that lies at `address` in the tracee, as the tap does
/// (queue/tap/showbytes.h): its priority or type, its length, its first bytes last.
void showMessage(const Call& call, std::uint64_t address, std::size_t size, std::int64_t priority);

} // namespace crosstalk::syscalls

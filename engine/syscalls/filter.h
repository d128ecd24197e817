#pragma once

#include "engine/syscalls/traced.h"

#include <linux/filter.h>
#include <span>
#include <vector>

namespace crosstalk::syscalls {

/// The seccomp program that stops at the given calls and lets all others pass; also all of a
/// program for another architecture.
std::vector<sock_filter> filterFor(std::span<const Traced* const> calls);

/// Puts it in force for this thread and all that it will ever start. Between fork and exec: nothing
/// here allocates. Returns 0 or errno.
int installFilter(const std::vector<sock_filter>& filter);

} // namespace crosstalk::syscalls

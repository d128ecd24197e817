#pragma once

#include "engine/tap/call.h"

#include <cstddef>

namespace crosstalk::tap {

/// Bytes of a message that are shown: the first 8, and all of one that is no longer than this.
inline constexpr std::size_t shownMessage = 72;

/// Reports the beginning of a message that the call at hand sends or has received, its priority or
/// type (the value of each Part) and its length (aux); the very first bytes come last. `data` must
/// be readable.
void showMessage(Thread& thread, const char* data, std::size_t size, std::int64_t priority);

/// The same for what a program hands over: where that cannot be read, its call will say so.
void showSent(Thread& thread, const void* data, std::size_t size, std::int64_t priority);

} // namespace crosstalk::tap

#pragma once

#include <span>

namespace crosstalk::theme {

/// What can be tried and fail, on what, and the advice that goes with it; each in Linguist's context
/// "engine".
std::span<const char* const> errorPatterns();

} // namespace crosstalk::theme

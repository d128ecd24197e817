#pragma once

#include <span>

namespace crosstalk::theme {

/// The engine's sentences and the clauses in them; each in Linguist's context "engine".
std::span<const char* const> sentencePatterns();

} // namespace crosstalk::theme

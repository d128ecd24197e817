#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crosstalk::schedule {

/// One worker let through one gate: the smallest thing a schedule decides.
struct Decision
{
    int process = 0; ///< ordinal: P1 is 0
    int thread = 0;  ///< of its process, in the order they began; 0: its first

    friend auto operator<=>(const Decision&, const Decision&) = default;
};

/// "P1", and "P1.2" for a process's second thread.
std::string text(const Decision& decision);

/// Joined by spaces: "P1 P2 P2 P1".
std::string text(std::span<const Decision> decisions);

/// Reads what text() writes; none for anything else ("P1.1" is written "P1").
std::optional<Decision> readDecision(std::string_view text);

} // namespace crosstalk::schedule

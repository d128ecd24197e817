#pragma once

#include "engine/schedule/schedulefile.h"

#include <cstddef>
#include <optional>
#include <span>

namespace crosstalk::session {

/// The next line of a schedule that is known to win, seen from where a player stands.
struct Hint
{
    std::size_t undo = 0; ///< decisions that have to be taken back first: from there it goes on
    std::optional<schedule::ScheduleLine> next; ///< none: all of the schedule was followed
};

/// `made` and `solution` both from where set-up is over.
Hint hintFor(std::span<const schedule::ScheduleLine> made,
             std::span<const schedule::ScheduleLine> solution);

} // namespace crosstalk::session

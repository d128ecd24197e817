#include "engine/session/hint.h"

#include <algorithm>

namespace crosstalk::session {

Hint hintFor(std::span<const schedule::ScheduleLine> made,
             std::span<const schedule::ScheduleLine> solution)
{
    const auto same = [](const schedule::ScheduleLine& one, const schedule::ScheduleLine& other) {
        return text(one) == text(other);
    };
    const auto [left, onward] = std::mismatch(made.begin(), made.end(), solution.begin(),
                                              solution.end(), same);
    Hint hint;
    hint.undo = std::size_t(std::count_if(left, made.end(),
                                          [](const auto& line) { return line.decides(); }));
    if (onward != solution.end())
        hint.next = *onward;
    return hint;
}

} // namespace crosstalk::session

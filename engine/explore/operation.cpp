#include "engine/explore/operation.h"

#include <algorithm>

namespace crosstalk::explore {

bool overlap(const Use& a, const Use& b)
{
    return a.object == b.object && a.offset < b.offset + b.size && b.offset < a.offset + a.size;
}

bool conflict(const Use& a, const Use& b)
{
    const bool commute = a.mode == b.mode && (a.mode == Mode::Read || a.mode == Mode::Give);
    return !commute && overlap(a, b);
}

bool dependent(const Operation& a, const Operation& b)
{
    return std::ranges::any_of(a.uses, [&](const Use& one) {
        return std::ranges::any_of(b.uses, [&](const Use& other) { return conflict(one, other); });
    });
}

} // namespace crosstalk::explore

#include "engine/schedule/script.h"

namespace crosstalk::schedule {

namespace {

/// ns. A nap ends by itself, and a program that was just started is not known yet.
constexpr std::uint64_t patience = 1'000'000'000;

} // namespace

void Script::advance()
{
    ++m_next;
    m_waitsSince.reset();
}

bool Script::obstructed(Obstacle obstacle, std::uint64_t now)
{
    if (obstacle == Obstacle::Ended)
        return true;
    if (!m_waitsSince)
        m_waitsSince = now;
    return now - *m_waitsSince > patience;
}

} // namespace crosstalk::schedule

#pragma once

#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <vector>

namespace crosstalk::mechanisms {

/// Threads between the entry and the exit of an acquiring call, in order of arrival.
class Waiters
{
public:
    void enter(const Actor& actor) { m_actors.push_back(actor); }

    void leave(std::uint16_t thread)
    {
        std::erase_if(m_actors, [&](const Actor& actor) { return actor.thread == thread; });
    }

    void processGone(int process)
    {
        std::erase_if(m_actors, [&](const Actor& actor) { return actor.process == process; });
    }

    /// Their processes, each once.
    std::vector<int> processes() const
    {
        std::vector<int> result;
        for (const Actor& actor : m_actors)
            if (std::find(result.begin(), result.end(), actor.process) == result.end())
                result.push_back(actor.process);
        return result;
    }

private:
    std::vector<Actor> m_actors;
};

} // namespace crosstalk::mechanisms

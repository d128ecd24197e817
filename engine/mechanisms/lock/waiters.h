#pragma once

#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <vector>

namespace crosstalk::mechanisms {

/// Threads between the entry and the exit of an acquiring call, or that hold something, in order of
/// arrival.
class Waiters
{
public:
    void enter(const Actor& actor) { m_actors.push_back(actor); }

    /// Takes the thread's latest entry out; false: it has none.
    bool leave(std::uint16_t thread)
    {
        const auto found = std::find_if(m_actors.rbegin(), m_actors.rend(),
                                        [&](const Actor& actor) { return actor.thread == thread; });
        if (found == m_actors.rend())
            return false;
        m_actors.erase(std::next(found).base());
        return true;
    }

    void processGone(int process)
    {
        std::erase_if(m_actors, [&](const Actor& actor) { return actor.process == process; });
    }

    void clear() { m_actors.clear(); }
    bool empty() const { return m_actors.empty(); }
    std::size_t size() const { return m_actors.size(); }
    const std::vector<Actor>& actors() const { return m_actors; }

    bool has(int process) const
    {
        return std::any_of(m_actors.begin(), m_actors.end(),
                           [&](const Actor& actor) { return actor.process == process; });
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

    void archive(StateArchive& archive) { archive(m_actors); }

private:
    std::vector<Actor> m_actors;
};

} // namespace crosstalk::mechanisms

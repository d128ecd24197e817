#pragma once

#include "engine/world/snapshot.h"

#include <deque>
#include <string>
#include <vector>

namespace crosstalk::code {

/// Where the processes have been lately, so that a program at full speed shows as warmth on its
/// lines and not as flicker. A process that stands still is on exactly one line.
class LineHeat
{
public:
    struct Presence
    {
        int process = -1;
        double share = 0;   ///< of the latest snapshots, 0 to 1
        bool still = false; ///< it stands here: held, asleep, or stepped
    };

    void clear();
    void add(const world::Snapshot& snapshot);

    /// Who was on a line (1-based) of a file, P1 first.
    std::vector<Presence> on(const std::string& file, int line) const;

    /// The line of each process now, 0 where unknown or in another file.
    std::vector<int> current(const std::string& file) const;

private:
    struct Place
    {
        std::string file;
        int line = 0;
    };
    struct Trail
    {
        std::deque<Place> places; ///< newest last
        bool still = false;
    };
    std::vector<Trail> m_trails; ///< one a process
};

} // namespace crosstalk::code

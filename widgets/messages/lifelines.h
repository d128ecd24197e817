#pragma once

#include "engine/world/messages.h"
#include "engine/world/snapshot.h"

#include <vector>

namespace crosstalk::messages {

/// A vertical line of the diagram: a process, or the kernel's buffer of a channel.
struct Lifeline
{
    bool isChannel = false;
    int index = 0;   ///< process ordinal, or index into Snapshot::channels
    double x = 0;    ///< in pixels from the left of the plot
    double room = 0; ///< width for its name
};

/// What is shown of a run.
struct Filter
{
    int channel = -1;    ///< only this one (and its other direction); -1: all
    bool buffers = true; ///< a lifeline for each channel as well
    bool operator==(const Filter&) const = default;
};

/// The lifelines of a diagram, from left to right: processes by ordinal, each channel amid those
/// who use it. Pure: from tracks and sizes alone.
class Lifelines
{
public:
    struct Request
    {
        double width = 0;    ///< of the plot
        double least = 90;   ///< between two lifelines
        double widest = 300; ///< and at most
    };
    static Lifelines make(const std::vector<world::MessageLog::Track>& tracks,
                          const world::Snapshot& snapshot, const Filter& filter,
                          const Request& request);

    const std::vector<Lifeline>& all() const { return m_lines; }
    double width() const { return m_width; } ///< that all of them take: may be more than there is
    const Lifeline* process(int ordinal) const;
    const Lifeline* channel(int index) const; ///< of either direction
    bool shows(int track) const;              ///< its channel passes the filter

    /// One of the two directions of a connection stands for both.
    static int representative(const world::Snapshot& snapshot, int channel);

private:
    const Lifeline* find(bool isChannel, int index) const;

    std::vector<Lifeline> m_lines;
    std::vector<bool> m_shown;         ///< by track
    std::vector<int> m_representative; ///< by channel
    double m_width = 0;
};

} // namespace crosstalk::messages

#pragma once

#include "widgets/timeline/columncache.h"
#include "widgets/timeline/lanestrip.h"
#include "widgets/timeline/timelinescene.h"

#include <deque>

namespace crosstalk::timeline {

/// The whole run in one thin strip, a line a process, with a frame around what the plot shows.
class Overview
{
public:
    void paint(const TimelineScene& scene);
    void clear() { m_lanes.clear(); }
    /// The time under a position of the strip, as last painted.
    quint64 timeAt(double x) const { return m_axis.toTime(x - m_left); }

private:
    struct Lane
    {
        ColumnCache columns;
        LaneStrip strip;
    };
    void chooseAxis(const TimelineScene& scene);
    void paintFrame(const TimelineScene& scene) const;

    std::deque<Lane> m_lanes;
    TimeAxis m_axis;
    double m_left = 0;
    double m_height = 0;
};

} // namespace crosstalk::timeline

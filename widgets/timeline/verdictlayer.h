#pragma once

#include "widgets/timeline/lanerow.h"
#include "widgets/timeline/timelinescene.h"

#include <QCoreApplication>

#include <deque>
#include <vector>

namespace crosstalk::timeline {

/// Races and lost updates: an arc from one access to the other, double for a race, and in words
/// what it is.
class VerdictLayer
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::timeline::VerdictLayer)

public:
    /// Collects what is in view; lanes must have placed their marks.
    void collect(const TimelineScene& scene, const std::deque<LaneRow>& lanes);
    void paintArcs(const TimelineScene& scene) const;
    /// The access of `lane` at `time` is part of a lost update.
    bool warns(int lane, quint64 time) const;
    void paintWords(const TimelineScene& scene) const;

private:
    struct Arc
    {
        world::MarkKind kind = world::MarkKind::Race;
        int fromLane = 0;
        int toLane = 0;
        quint64 fromTime = 0;
        quint64 toTime = 0;
        bool pending = false;  ///< about to happen
        quint64 staleTime = 0; ///< LostUpdate: when the value was read that came back; 0 unknown
        QString words;         ///< empty: an arc without a pill
    };

    const Arc* latestWithWords() const;
    void addRaces(const TimelineScene& scene, const std::deque<LaneRow>& lanes);
    void addLostUpdates(const TimelineScene& scene, const std::deque<LaneRow>& lanes);
    void addPending(const TimelineScene& scene, const std::deque<LaneRow>& lanes);
    bool inView(const TimelineScene& scene, const Arc& arc) const;
    QVector<QPointF> placesFor(const TimelineScene& scene, const Arc& arc,
                               const QSizeF& size) const;
    void paintArc(const TimelineScene& scene, const Arc& arc) const;

    std::vector<Arc> m_arcs;
};

} // namespace crosstalk::timeline

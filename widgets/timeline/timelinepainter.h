#pragma once

#include "widgets/theme/textbox.h"
#include "widgets/timeline/flaglayer.h"
#include "widgets/timeline/lanerow.h"
#include "widgets/timeline/legend.h"
#include "widgets/timeline/overview.h"
#include "widgets/timeline/seriesrow.h"
#include "widgets/timeline/verdictlayer.h"

#include <QCoreApplication>
#include <QVector>

#include <deque>
#include <memory>
#include <optional>

namespace crosstalk::timeline {

/// Paints the timeline of a Snapshot; keeps what need not be worked out anew at every paint.
class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::timeline::TimelinePainter)

public:
    /// What is shown besides the run itself.
    struct View
    {
        TimeAxis axis; ///< its width must be layoutFor()'s plot width
        bool following = true;
        bool canScrub = false; ///< the cursor can be dragged
        bool focused = false;
    };

    void setTheme(const theme::Theme& theme);
    /// Sets what is painted; drops all caches when it is another run.
    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setFlags(std::vector<Flag> flags) { m_flags.set(std::move(flags)); }
    const std::vector<Flag>& flags() const { return m_flags.all(); }
    const TimelineLayout& layoutFor(const QSizeF& size);
    void paint(QPainter& painter, const QSizeF& size, const View& view);

    // --- as last painted ---
    const QVector<theme::TextBox>& textBoxes() const { return m_boxes; }
    const TimelineLayout& layout() const { return m_layout; }
    const PlacedMark* markAt(const QPointF& position) const;
    const Flag* flagAt(const QPointF& position) const { return m_flags.at(position); }
    /// What "+3 more" stands for, when it is there; else empty.
    QString hiddenAt(const QPointF& position) const;
    QRectF backButton() const { return m_backButton; } ///< empty when not shown
    const Overview& overview() const { return m_overview; }

    /// The nearest mark of any lane before (-1) or after (1) a moment; nothing when there is none
    /// or they are no longer kept one by one.
    std::optional<world::Mark> neighbour(quint64 time, int direction) const;
    std::optional<world::Mark> markAtTime(quint64 time) const;

private:
    void refreshRows();
    void paintGrid(const TimelineScene& scene) const;
    void paintAxis(const TimelineScene& scene) const;
    void paintNames(const TimelineScene& scene) const;
    void paintHeader(const TimelineScene& scene, const View& view);
    void paintCursor(const TimelineScene& scene, const View& view) const;
    void paintVeil(const TimelineScene& scene) const;
    void paintHint(const TimelineScene& scene, const View& view) const;
    void paintEmpty(const TimelineScene& scene) const;
    QString rowName(const Row& row) const;
    bool isQuiet(int series) const;

    std::optional<theme::Theme> m_theme;
    std::shared_ptr<const world::Snapshot> m_snapshot;
    std::vector<world::History::LaneInfo> m_laneInfos;
    std::vector<world::History::SeriesInfo> m_seriesInfos;
    TimelineStyle m_style;
    TimelineLayout m_layout;
    std::deque<LaneRow> m_lanes;
    std::deque<SeriesRow> m_series;
    VerdictLayer m_verdicts;
    FlagLayer m_flags;
    Legend m_legend;
    Overview m_overview;
    QRectF m_backButton;
    QVector<theme::TextBox> m_boxes;
    double m_ratio = 0;
};

} // namespace crosstalk::timeline

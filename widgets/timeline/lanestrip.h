#pragma once

#include "engine/world/history.h"
#include "widgets/theme/theme.h"

#include <QImage>

#include <array>
#include <vector>

namespace crosstalk::timeline {

/// Colours of one lane. Kinds also differ by pattern: asleep is hatched, held is dotted, stopped
/// has upright bars.
struct LaneLook
{
    QColor ground; ///< where the lane is empty
    QColor running;
    QColor asleep, asleepStripe;
    QColor held, heldDot;
    QColor stopped, stoppedBar;
    QColor outline; ///< upper and lower edge of what is not running
    QColor tick;    ///< marks too dense to be drawn one by one

    /// `pale`: circles with text will lie on the lane; else running is a solid bar.
    static LaneLook of(const theme::Theme& theme, int process, bool pale);
};

/// Paints a lane's columns straight into scan lines: any number of spans costs the same. The cost
/// is that of one pattern period of rows; the others are copies.
class LaneStrip
{
public:
    /// `firstColumn` anchors the pattern to time, so that it scrolls with the spans; `unit` is the
    /// device pixels of one design pixel; `ticks`: marks are shown as shades of the middle rows.
    const QImage& render(const std::vector<world::Column>& columns, const LaneLook& look,
                         int height, qint64 firstColumn, double unit, bool ticks);
    const QImage& image() const { return m_image; }

private:
    enum Ink
    {
        Plain,
        Soft,
        Full,
        Outline,
        inkCount
    };
    enum Pattern
    {
        None,
        Stripes,
        Dots,
        Bars,
        patternCount
    };
    using Inks = std::array<QRgb, inkCount>;

    void setPeriod(int period);
    void inkColumns(const std::vector<world::Column>& columns, const LaneLook& look);
    void addTicks(const std::vector<world::Column>& columns, const QColor& tick);
    void patternRow(QRgb* row, int y, qint64 firstColumn) const;
    void outlineRow(QRgb* row) const;
    void fillRows(int from, int to, qint64 firstColumn);
    void copyRows(int begin, int end, int from, qint64 firstColumn);

    QImage m_image;
    std::vector<Inks> m_inks;
    std::vector<quint8> m_patterns;
    int m_period = 0;
    std::array<std::vector<quint8>, patternCount> m_tables; ///< Ink by (y, x) in one period
};

} // namespace crosstalk::timeline

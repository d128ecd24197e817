#pragma once

#include <QString>
#include <QVector>
#include <QtGlobal>

namespace crosstalk::timeline {

/// A labelled point of the time axis.
struct Tick
{
    quint64 time = 0; ///< ns since the run began
    QString label;    ///< "12.500 s"
};

/// Which time lies at which pixel: pure integer arithmetic. Time is cut into columns one device
/// pixel wide, column k being [k·n, (k+1)·n) ns, so that a column keeps its content while the view
/// scrolls. Positions are logical pixels, counted from the left edge of the plot.
class TimeAxis
{
public:
    /// `width` in logical pixels, `pixelRatio` device pixels to each. Keeps what is shown at the
    /// left edge and the scale in time per logical pixel.
    void resize(double width, double pixelRatio);

    double width() const { return m_width; }
    double pixelRatio() const { return m_ratio; }
    int columns() const { return m_columns; } ///< device pixels across
    qint64 firstColumn() const { return m_first; }
    quint64 nsPerColumn() const { return m_nsPerColumn; }
    quint64 begin() const { return static_cast<quint64>(m_first) * m_nsPerColumn; }
    quint64 end() const { return begin() + span(); }
    quint64 span() const { return static_cast<quint64>(m_columns) * m_nsPerColumn; }

    double toPixel(quint64 time) const;
    quint64 toTime(double pixel) const; ///< 0 for what lies before the run
    /// Columns, counted from the left edge, that [begin, end) touches, clipped to the view.
    void columnsOf(quint64 begin, quint64 end, int& first, int& last) const;

    void setSpan(quint64 span);               ///< about this much; the left edge stays
    void moveTo(quint64 begin);               ///< rounded to a whole column
    void panBy(double pixels);                ///< positive: later
    void zoomAt(double pixel, double factor); ///< factor > 1 shows less; what lies at pixel stays
    /// Puts `now` `margin` pixels before the right edge; while the run is shorter, at 0 s.
    void follow(quint64 now, double margin);
    void showAll(quint64 first, quint64 last, double margin);
    /// Keeps at least a part of [first, last] in view.
    void clampTo(quint64 first, quint64 last);

    /// Round times, at least `spacing` pixels apart.
    QVector<Tick> ticks(double spacing) const;
    /// A time in seconds with as many digits as steps of `step` ns need: "12.500 s".
    static QString label(quint64 time, quint64 step);
    /// The smallest of 1, 2, 5, 10, 20 … that is at least `least`.
    static quint64 roundStep(double least);

    bool operator==(const TimeAxis&) const = default;

private:
    void setScale(double nsPerColumn);

    qint64 m_first = 0;
    quint64 m_nsPerColumn = 1'000'000;
    int m_columns = 1;
    double m_width = 1;
    double m_ratio = 1;
};

} // namespace crosstalk::timeline

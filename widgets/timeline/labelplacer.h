#pragma once

#include "widgets/theme/textbox.h"
#include "widgets/timeline/labelfont.h"

#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QVector>

namespace crosstalk::timeline {

/// A label's colours; a null fill or outline is not painted.
struct LabelLook
{
    LabelFont font;
    QColor text;
    QColor fill;
    QColor outline;
    double padding = 0;   ///< left and right, inside the box
    bool doubled = false; ///< the outline is a double one: a race
};

/// Puts words on the timeline so that none is clipped and none covers another: what does not fit
/// is not painted at all, and its place can be asked for elsewhere.
class LabelPlacer
{
public:
    LabelPlacer(QPainter& painter, const QRectF& bounds, double scale)
        : m_painter(painter), m_bounds(bounds), m_scale(scale)
    {
    }

    /// Paints the text centred in `box`, if it fits there and nothing else is there.
    bool inBox(const QString& text, const QRectF& box, const LabelLook& look);
    /// Paints a pill of its own size centred on the first of `centres` where there is room.
    bool pill(const QString& text, const QVector<QPointF>& centres, double height,
              const LabelLook& look);
    /// Paints words at a baseline-free place: left edge and middle.
    bool words(const QString& text, QPointF leftMiddle, const LabelLook& look);
    /// Keeps `box` free of words from here on.
    void block(const QRectF& box) { m_taken.append(box); }
    bool isFree(const QRectF& box) const;

    /// Shortens with "…" to a width.
    static QString elided(const QString& text, const LabelFont& font, double width);
    static double widthOf(const QString& text, const LabelFont& font);
    static double heightOf(const LabelFont& font); ///< of a box that the words just fit
    const QVector<theme::TextBox>& boxes() const { return m_boxes; }

private:
    void paint(const QString& text, const QRectF& box, const LabelLook& look);

    QPainter& m_painter;
    QRectF m_bounds;
    double m_scale;
    QVector<QRectF> m_taken;
    QVector<theme::TextBox> m_boxes;
};

} // namespace crosstalk::timeline

#pragma once

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QRectF>
#include <QString>

namespace crosstalk::theme {

/// Outline of a process's badge shape inside `box`.
QPainterPath badgePath(BadgeShape shape, const QRectF& box);

/// The lightning of a race, ⚡, inside `box`.
QPainterPath boltPath(const QRectF& box);

/// Paints the badge of a process, filled with `colour`.
void paintBadge(QPainter& painter, const QRectF& box, int process, const QColor& colour);

/// Diagonal stripes inside `shape`: asleep. `spacing` in pixels.
void paintHatching(QPainter& painter, const QPainterPath& shape, const QColor& colour,
                   double spacing);

/// What a chip says by more than its colour.
enum class ChipStyle
{
    Plain,   ///< pale fill
    Held,    ///< dotted outline: held by you
    Asleep,  ///< solid outline and hatching beside the text
    Stopped, ///< square corners, solid outline
    Ended,   ///< no fill, dimmed
    Bad,     ///< race red
};

/// A rounded label like "held by you". `box` is the whole chip; see chipWidth().
void paintChip(QPainter& painter, const QRectF& box, const Theme& theme, int process,
               ChipStyle style, const QFont& font, const QString& text);

/// Width of a chip of this height, with its mark and margins.
double chipWidth(const QFont& font, const QString& text, double height);

/// Where paintChip() puts the text.
QRectF chipTextRect(const QRectF& box);

} // namespace crosstalk::theme

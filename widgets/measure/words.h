#pragma once

#include "engine/measure/result.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

namespace crosstalk::measuretab {

/// "Unix socket", "memory, spinning".
QString nameOf(measure::Way way);
double widthOfNames(const QFont& font); ///< pixels, of the longest in the window's language

/// "16 B", "64 KiB".
QString sizeText(long bytes);
/// "850 ns", "12 µs", "3.4 ms".
QString timeText(double ns);
/// "640 MB/s".
QString rateText(double bytesPerSecond);

/// A way's own colour: none of a process's. Ways also differ by the shape of their mark.
QColor colourOf(measure::Way way);

/// The mark of a way, around a point.
void paintMark(QPainter& painter, measure::Way way, const QPointF& at, double radius);

} // namespace crosstalk::measuretab

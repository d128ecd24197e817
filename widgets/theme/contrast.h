#pragma once

#include <QColor>

#include <initializer_list>

namespace crosstalk::theme {

/// WCAG 2 relative luminance of an opaque colour, 0 (black) to 1 (white).
double luminance(const QColor& colour);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor& one, const QColor& other);

/// `top` at `alpha` (0 to 1) over `bottom`, as an opaque colour.
QColor blend(const QColor& top, const QColor& bottom, double alpha);

/// `colour` in the same hue, made darker or lighter by no more than needed to reach `ratio` on
/// every one of `backgrounds`.
QColor readable(const QColor& colour, std::initializer_list<QColor> backgrounds,
                double ratio = 4.5);

} // namespace crosstalk::theme

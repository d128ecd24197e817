#pragma once

#include <QRectF>
#include <QString>

namespace crosstalk::theme {

/// A text as it was painted, for tests that nothing is clipped or overlaps. In widget coordinates.
struct TextBox
{
    QString text;
    QRectF rect; ///< what the glyphs take: advance × height
    QRectF box;  ///< what they must stay inside
};

} // namespace crosstalk::theme

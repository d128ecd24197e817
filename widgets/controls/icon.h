#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace crosstalk::controls {

/// The few pictures on buttons, drawn and not taken from a font that might lack them.
enum class Icon
{
    None,
    Restart,
    Pause,
    Play,
    Step,
    Present,
    Menu,
    Kill,
    Freeze,
    Thaw,
    Cut,
    Drop,
    Record,
    PlayBack, ///< Play, the other way
    Previous,
    Next,
    Flag,
    More ///< there is a menu
};

/// Paints an icon inside a square box.
void paintIcon(QPainter& painter, Icon icon, const QRectF& box, const QColor& colour);

} // namespace crosstalk::controls

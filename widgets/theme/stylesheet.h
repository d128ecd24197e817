#pragma once

#include "widgets/theme/theme.h"

#include <QPalette>
#include <QString>

namespace crosstalk::theme {

/// The palette that ordinary widgets take their colours from.
QPalette widgetPalette(const Theme& theme);

/// Rounded corners, thin borders: the look of buttons, fields, tabs, lists, splitters.
QString styleSheet(const Theme& theme);

} // namespace crosstalk::theme

#pragma once

#include "widgets/theme/appearance.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace crosstalk::window {

/// What the window remembers from one day to the next; read once, written when it closes. Kept by
/// QSettings under the user's configuration folder.
struct Settings
{
    QSize size{1280, 800};
    bool maximized = false;
    QByteArray columns; ///< QSplitter state: lesson, centre, controls
    QByteArray centre;  ///< QSplitter state: stage, tabs
    int tab = 0;
    theme::Mode mode = theme::Mode::System;
    double scale = 1;
    bool reducedMotion = false;
    QString language; ///< its code; empty: that of the system
    QString lesson; ///< id or folder of the lesson open last

    static Settings read();
    void write() const;
};

} // namespace crosstalk::window

#pragma once

#include "widgets/theme/theme.h"

#include <QObject>
#include <QPalette>

class QWidget;

namespace crosstalk::theme {

/// Light, dark, or as the desktop has it.
enum class Mode
{
    System,
    Light,
    Dark
};

/// Which Theme is in force in this application: one object, made on first use after the
/// QApplication and owned by it. Widgets read theme() when they paint and lay out, and connect
/// changed() to do so again. It gives ordinary widgets their palette, font and style sheet.
///
/// Dynamic properties that the style sheet knows:
///   QPushButton, QToolButton  kind = "strong" (dark), "danger", "flat", "segment" (of a row of
///                             choices; checkable)
///   QFrame                    kind = "box" (rounded border), "chosen", "bad", "line" (separator)
///   QLabel                    kind = "caps", "muted", "title", "mono", "warn", "good", "accent"
/// After changing a property call refresh(widget).
class Appearance : public QObject
{
    Q_OBJECT

public:
    static Appearance& instance();

    const Theme& theme() const { return m_theme; }
    Mode mode() const { return m_mode; }
    double scale() const { return m_theme.scale(); }

    void setMode(Mode mode);
    void setScale(double scale);       ///< clamped to 0.7 … 4
    void set(Mode mode, double scale); ///< both at once: one change

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit Appearance(QObject* parent);
    void apply(Mode mode, double scale);
    bool systemIsDark() const;

    Theme m_theme;
    Mode m_mode = Mode::System;
    QPalette m_system;
    bool m_applying = false;
};

/// The Theme in force; same as Appearance::instance().theme().
const Theme& current();

/// Makes the style sheet look again at a widget whose dynamic properties changed.
void refresh(QWidget* widget);

} // namespace crosstalk::theme

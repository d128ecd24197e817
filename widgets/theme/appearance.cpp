#include "widgets/theme/appearance.h"

#include "widgets/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <algorithm>

namespace crosstalk::theme {

Appearance& Appearance::instance()
{
    static QPointer<Appearance> appearance;
    if (!appearance)
        appearance = new Appearance(qApp);
    return *appearance;
}

Appearance::Appearance(QObject* parent)
    : QObject(parent), m_theme(Theme::light()), m_system(QApplication::palette())
{
    loadFonts();
    qApp->installEventFilter(this);
    apply(Mode::System, 1);
}

void Appearance::setMode(Mode mode)
{
    set(mode, scale());
}

void Appearance::setScale(double scale)
{
    set(m_mode, scale);
}

void Appearance::set(Mode mode, double scale)
{
    apply(mode, std::clamp(scale, 0.7, 4.0));
    emit changed();
}

bool Appearance::systemIsDark() const
{
    return luminance(m_system.color(QPalette::Window)) <
           luminance(m_system.color(QPalette::WindowText));
}

void Appearance::apply(Mode mode, double scale)
{
    m_applying = true;
    m_mode = mode;
    const bool dark = mode == Mode::Dark || (mode == Mode::System && systemIsDark());
    m_theme = dark ? Theme::dark(scale) : Theme::light(scale);
    QApplication::setPalette(widgetPalette(m_theme));
    QApplication::setFont(m_theme.sans(14));
    qApp->setStyleSheet(styleSheet(m_theme));
    m_applying = false;
}

/// The desktop changed its colours: Qt tells every window, whatever palette the application has.
bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !m_applying) {
        QApplication::setPalette(QPalette());
        m_system = QApplication::palette();
        set(m_mode, scale());
    }
    return QObject::eventFilter(watched, event);
}

const Theme& current()
{
    return Appearance::instance().theme();
}

void refresh(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace crosstalk::theme

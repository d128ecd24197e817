#pragma once

#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QHash>
#include <QSizeF>
#include <QStringList>

#include <array>

namespace crosstalk::stage {

/// What a text is for; its font follows.
enum class TextRole
{
    Caps,   ///< USER SPACE
    Small,  ///< captions
    Label,  ///< names of facts
    Strong, ///< labels that matter, the headline
    Head,   ///< a card's title
    Code,   ///< source line, pid, figures in captions
    Value,  ///< values of facts
    Bold,   ///< values that matter
    Medium, ///< value of a variable in a list
    Big,    ///< value of the variable in the middle
};
inline constexpr int textRoles = 10;

/// Fonts and measures of one stage: the theme, made to fit the stage's size. In presentation no
/// font is smaller than `smallest` pixels.
class StageStyle
{
public:
    StageStyle(const theme::Theme& theme, QSizeF stage, bool presentation, double smallest);

    const theme::Theme& theme() const { return m_theme; }
    const theme::Palette& palette() const { return m_theme.palette(); }
    bool presentation() const { return m_presentation; }

    /// Design pixels to pixels.
    double px(double designPixels) const { return designPixels * m_unit; }

    const QFont& font(TextRole role) const { return m_fonts[std::size_t(role)]; }
    double width(TextRole role, const QString& text) const;
    double lineHeight(TextRole role) const { return m_heights[std::size_t(role)]; }
    double ascent(TextRole role) const { return m_ascents[std::size_t(role)]; }

    /// The first of `choices` that is no wider than `room`; else the last, elided.
    QString firstFit(TextRole role, const QStringList& choices, double room) const;

    /// `text` broken at spaces into lines no wider than `room`, at most `lines`; the last one is
    /// elided when there is more.
    QStringList wrap(TextRole role, const QString& text, double room, int lines) const;

private:
    theme::Theme m_theme;
    double m_unit = 1;
    bool m_presentation = false;
    std::array<QFont, textRoles> m_fonts;
    std::array<double, textRoles> m_heights;
    std::array<double, textRoles> m_ascents;
    mutable std::array<QHash<QString, double>, textRoles> m_widths; ///< measuring is what costs
};

} // namespace crosstalk::stage

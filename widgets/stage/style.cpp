#include "widgets/stage/style.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

namespace {

struct RoleFont
{
    double size;
    QFont::Weight weight;
    bool mono;
};

constexpr RoleFont roleFonts[textRoles] = {
    {11, QFont::DemiBold, false},  // Caps
    {11.5, QFont::Normal, false},  // Small
    {13, QFont::Normal, false},    // Label
    {13, QFont::DemiBold, false},  // Strong
    {15, QFont::DemiBold, false},  // Head
    {11.5, QFont::Normal, true},   // Code
    {13.5, QFont::Normal, true},   // Value
    {13.5, QFont::DemiBold, true}, // Bold
    {17, QFont::DemiBold, true},   // Medium
    {29, QFont::Bold, true},       // Big
};

constexpr double designWidth = 760;
constexpr double designHeight = 450;
constexpr double labelSize = 13;
constexpr int mostWidths = 1000;

double unitFor(QSizeF stage, double scale)
{
    const double room = std::min(stage.width() / designWidth, stage.height() / designHeight);
    return std::clamp(room, 0.88, 1.5) * scale;
}

} // namespace

StageStyle::StageStyle(const theme::Theme& theme, QSizeF stage, bool presentation, double smallest)
    : m_theme(theme), m_presentation(presentation)
{
    m_unit = presentation ? smallest / labelSize : unitFor(stage, theme.scale());
    const double least = presentation ? smallest : 11 * theme.scale();
    const theme::Theme fonts = theme.scaled(1);
    for (std::size_t i = 0; i < textRoles; ++i) {
        const RoleFont& role = roleFonts[i];
        const double size = std::max(least, role.size * m_unit);
        m_fonts[i] = role.mono ? fonts.mono(size, role.weight) : fonts.sans(size, role.weight);
        if (TextRole(i) == TextRole::Caps)
            m_fonts[i] = fonts.caps(size);
        const QFontMetricsF metrics(m_fonts[i]);
        m_heights[i] = metrics.height();
        m_ascents[i] = metrics.ascent();
    }
}

double StageStyle::width(TextRole role, const QString& text) const
{
    QHash<QString, double>& known = m_widths[std::size_t(role)];
    const auto found = known.constFind(text);
    if (found != known.constEnd())
        return *found;
    if (known.size() >= mostWidths)
        known.clear();
    const double width = std::ceil(QFontMetricsF(font(role)).horizontalAdvance(text));
    known.insert(text, width);
    return width;
}

QString StageStyle::firstFit(TextRole role, const QStringList& choices, double room) const
{
    for (const QString& choice : choices)
        if (width(role, choice) <= room)
            return choice;
    return choices.isEmpty()
               ? QString()
               : QFontMetricsF(font(role)).elidedText(choices.last(), Qt::ElideRight, room);
}

QStringList StageStyle::wrap(TextRole role, const QString& text, double room, int lines) const
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QStringList out;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString longer = out.isEmpty() ? words[i] : out.last() + u' ' + words[i];
        if (!out.isEmpty() && width(role, longer) <= room) {
            out.last() = longer;
        } else if (out.size() < lines) {
            out << words[i];
        } else {
            out.last() += u' ' + words.mid(i).join(u' ');
            break;
        }
    }
    for (QString& line : out)
        line = QFontMetricsF(font(role)).elidedText(line, Qt::ElideRight, room);
    return out;
}

} // namespace crosstalk::stage

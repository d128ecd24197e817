#include "widgets/controls/actionbutton.h"

#include "widgets/theme/appearance.h"

#include <QAction>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace crosstalk::controls {

ActionButton::ActionButton(QAction* action, Icon icon, QWidget* parent)
    : QAbstractButton(parent), m_action(action), m_icon(icon)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(action, &QAction::enabledChanged, this, &ActionButton::follow);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, [this] {
        updateGeometry();
        update();
    });
    follow();
}

void ActionButton::follow()
{
    if (!m_action)
        return;
    const QString words = m_wordless ? QString() : m_action->iconText();
    if (words != text()) {
        setText(words);
        updateGeometry();
    }
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    setAccessibleName(words.isEmpty() ? m_action->toolTip() : words);
    setAccessibleDescription(keys.isEmpty() ? QString() : tr("Key: %1").arg(keys));
    setToolTip(m_action->toolTip());
    setEnabled(m_action->isEnabled());
    update();
}

void ActionButton::setIconKind(Icon icon)
{
    m_icon = icon;
    update();
}

void ActionButton::setLook(Look look)
{
    m_look = look;
    update();
}

void ActionButton::setShowsKey(bool shows)
{
    m_showsKey = shows;
    updateGeometry();
}

void ActionButton::setCentred(bool centred)
{
    m_centred = centred;
    update();
}

void ActionButton::setRoomFor(const QString& words)
{
    m_roomFor = words;
    updateGeometry();
}

void ActionButton::setWordless(bool wordless)
{
    m_wordless = wordless;
    follow();
}

void ActionButton::setCompact(bool compact, bool tight)
{
    m_compact = compact;
    m_tight = tight;
    updateGeometry();
}

QFont ActionButton::wordFont() const
{
    return theme::current().sans(m_tight ? 12 : m_compact ? 12.5 : 14, QFont::Medium);
}
QFont ActionButton::keyFont() const
{
    return theme::current().mono(11);
}
double ActionButton::margin() const
{
    return theme::current().px(m_tight ? 5 : m_compact ? 8 : 11);
}

QString ActionButton::key() const
{
    if (!m_showsKey || !m_action)
        return {};
    const QString key = m_action->shortcut().toString(QKeySequence::NativeText);
    return key == QLatin1String("Space") ? key.toLower() : key;
}

double ActionButton::iconWidth() const
{
    if (m_icon == Icon::None)
        return 0;
    return theme::current().px(14) + (text().isEmpty() ? 0 : theme::current().px(6));
}

double ActionButton::keyWidth() const
{
    const QString words = key();
    return words.isEmpty()
               ? 0
               : QFontMetricsF(keyFont()).horizontalAdvance(words) + theme::current().px(8);
}

QSize ActionButton::sizeHint() const
{
    const theme::Theme& theme = theme::current();
    const QFontMetricsF metrics(wordFont());
    const double words =
        std::max(metrics.horizontalAdvance(text()), metrics.horizontalAdvance(m_roomFor));
    const double gap = keyWidth() > 0 ? theme.px(m_compact ? 5 : 8) : 0;
    return {int(std::ceil(2 * margin() + iconWidth() + words + gap + keyWidth())),
            int(theme.px(m_compact ? 28 : 32))};
}

QRectF ActionButton::textBox() const
{
    const double words = QFontMetricsF(wordFont()).horizontalAdvance(text());
    const double spare = m_centred ? (width() - sizeHint().width()) / 2.0 : 0;
    return {margin() + spare + iconWidth(), 0, words, double(height())};
}

QColor ActionButton::inkColour() const
{
    const theme::Palette& palette = theme::current().palette();
    if (!isEnabled())
        return palette.dim;
    return m_look == Look::Strong ? palette.onStrong : palette.text;
}

void ActionButton::paintFrame(QPainter& painter) const
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    QColor fill = m_look == Look::Strong && isEnabled() ? palette.strong : palette.card;
    if (!isEnabled() || (m_look != Look::Strong && underMouse()))
        fill = palette.sunken;
    if (m_look != Look::Strong && isDown())
        fill = palette.track;
    QColor outline = m_look == Look::Strong && isEnabled() ? palette.strong : palette.line;
    if (m_look == Look::Flat && !underMouse())
        outline = fill = Qt::transparent;
    if (hasFocus())
        outline = palette.accent;
    const double width = hasFocus() ? 2 : 1;
    painter.setPen(QPen(outline, width));
    painter.setBrush(fill);
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), theme.px(8),
                            theme.px(8));
}

void ActionButton::paintKey(QPainter& painter, const QRectF& box) const
{
    const theme::Palette& palette = theme::current().palette();
    const bool strong = m_look == Look::Strong && isEnabled();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(strong ? theme::blend(palette.onStrong, palette.strong, 0.45) : palette.line, 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme::current().px(4),
                            theme::current().px(4));
    painter.setFont(keyFont());
    painter.setPen(strong ? palette.onStrong : palette.muted);
    painter.drawText(box, Qt::AlignCenter, key());
}

void ActionButton::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    const double side = theme.px(14);
    paintIcon(painter, m_icon, {margin(), (height() - side) / 2, side, side}, inkColour());
    painter.setFont(wordFont());
    painter.setPen(inkColour());
    painter.drawText(textBox().adjusted(0, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (keyWidth() > 0) {
        const double capHeight = theme.px(18);
        paintKey(painter, {width() - margin() * 0.75 - keyWidth(), (height() - capHeight) / 2,
                           keyWidth(), capHeight});
    }
}

} // namespace crosstalk::controls

#include "widgets/controls/figurecards.h"

#include "widgets/theme/appearance.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace crosstalk::controls {
namespace {

bool same(const std::vector<Figure>& one, const std::vector<Figure>& other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Figure& a, const Figure& b) {
                          return a.caption == b.caption && a.value == b.value &&
                                 a.detail == b.detail && a.warns == b.warns;
                      });
}

} // namespace

FigureCards::FigureCards(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            [this] { updateGeometry(); });
}

void FigureCards::setFigures(std::vector<Figure> figures)
{
    if (same(figures, m_figures))
        return;
    m_figures = std::move(figures);
    QStringList all;
    for (const Figure& figure : m_figures)
        all << QStringLiteral("%1 %2 %3")
                   .arg(figure.caption, figure.value, figure.detail)
                   .trimmed();
    setAccessibleName(all.join(QStringLiteral(", ")));
    setVisible(!m_figures.empty());
    update();
}

QSize FigureCards::sizeHint() const
{
    return {int(theme::current().px(240)), int(theme::current().px(66))};
}

QRectF FigureCards::cardBox(std::size_t index) const
{
    const double gap = theme::current().px(9);
    const double count = double(m_figures.size());
    const double width = (this->width() - gap * (count - 1)) / count;
    return QRectF(double(index) * (width + gap), 0, width, height()).adjusted(0.5, 0.5, -0.5, -0.5);
}

QRectF FigureCards::captionBox(const QRectF& card) const
{
    const theme::Theme& theme = theme::current();
    return {card.left() + theme.px(10), card.top() + theme.px(5), card.width() - theme.px(16),
            theme.px(15)};
}

QRectF FigureCards::valueBox(const QRectF& card) const
{
    const theme::Theme& theme = theme::current();
    return {card.left() + theme.px(10), card.top() + theme.px(21), card.width() - theme.px(16),
            theme.px(26)};
}

QRectF FigureCards::detailBox(const QRectF& card) const
{
    const theme::Theme& theme = theme::current();
    return {card.left() + theme.px(10), card.top() + theme.px(47), card.width() - theme.px(16),
            theme.px(16)};
}

/// The font made smaller until the words fit.
QFont FigureCards::fitted(const QFont& font, const QString& words, double room) const
{
    QFont smaller = font;
    while (smaller.pixelSize() > 8 && QFontMetricsF(smaller).horizontalAdvance(words) > room)
        smaller.setPixelSize(smaller.pixelSize() - 1);
    return smaller;
}

QFont FigureCards::captionFont(const Figure& figure) const
{
    return fitted(theme::current().caps(), figure.caption, captionBox(cardBox(0)).width());
}

QFont FigureCards::valueFont(const Figure& figure) const
{
    return fitted(theme::current().mono(21, QFont::DemiBold), figure.value,
                  valueBox(cardBox(0)).width());
}

std::vector<theme::TextBox> FigureCards::textBoxes() const
{
    std::vector<theme::TextBox> boxes;
    const auto add = [&](const QRectF& box, const QFont& font, const QString& words) {
        const double width = QFontMetricsF(font).horizontalAdvance(words);
        if (!words.isEmpty())
            boxes.push_back({words, {box.left(), box.top(), width, box.height()}, box});
    };
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const QRectF card = cardBox(i);
        add(captionBox(card), captionFont(m_figures[i]), m_figures[i].caption);
        add(valueBox(card), valueFont(m_figures[i]), m_figures[i].value);
        add(detailBox(card),
            fitted(theme::current().sans(11), m_figures[i].detail, detailBox(card).width()),
            m_figures[i].detail);
    }
    return boxes;
}

void FigureCards::paintCard(QPainter& painter, std::size_t index) const
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    const Figure& figure = m_figures[index];
    const QRectF card = cardBox(index);
    painter.setPen(QPen(figure.warns ? palette.race : palette.line, 1));
    painter.setBrush(palette.card);
    painter.drawRoundedRect(card, theme.px(8), theme.px(8));
    const auto write = [&](const QRectF& box, const QFont& font, const QColor& ink,
                           const QString& words) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, words);
    };
    const QColor label = figure.warns ? palette.race : palette.muted;
    write(captionBox(card), captionFont(figure), label, figure.caption);
    write(valueBox(card), valueFont(figure), figure.warns ? palette.race : palette.text,
          figure.value);
    write(detailBox(card), fitted(theme.sans(11), figure.detail, detailBox(card).width()), label,
          figure.detail);
}

void FigureCards::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        paintCard(painter, i);
}

} // namespace crosstalk::controls

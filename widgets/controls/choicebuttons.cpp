#include "widgets/controls/choicebuttons.h"

#include "widgets/theme/appearance.h"

#include <QButtonGroup>
#include <QFontMetricsF>
#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numeric>

namespace crosstalk::controls {
namespace {

/// A rectangle whose left or right corners are rounded.
QPainterPath outline(const QRectF& box, double radius, bool left, bool right)
{
    QPainterPath path, square;
    path.addRoundedRect(box, radius, radius);
    if (!left)
        square.addRect(box.adjusted(0, 0, -box.width() / 2, 0));
    if (!right)
        square.addRect(box.adjusted(box.width() / 2, 0, 0, 0));
    return path.united(square);
}

} // namespace

Segment::Segment(const QString& words, bool first, bool last, QWidget* parent)
    : QAbstractButton(parent), m_first(first), m_last(last)
{
    setText(words);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Segment::setFontSize(double designPixels)
{
    m_fontSize = designPixels;
    updateGeometry();
}

QFont Segment::wordFont() const
{
    return theme::current().sans(m_fontSize, isChecked() ? QFont::DemiBold : QFont::Medium);
}

QSize Segment::sizeHint() const
{
    const theme::Theme& theme = theme::current();
    const QFontMetricsF metrics(theme.sans(m_fontSize, QFont::DemiBold));
    return {int(std::ceil(metrics.horizontalAdvance(text()) +
                          theme.px(m_fontSize > 20 ? m_fontSize * 0.8 : 9))),
            int(std::ceil(metrics.height() + theme.px(m_fontSize * 0.95)))};
}

void Segment::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Neighbours share a line: each but the first reaches half a pixel over its left edge.
    const QRectF box = QRectF(rect()).adjusted(m_first ? 0.5 : -0.5, 0.5, -0.5, -0.5);
    const QPainterPath path = outline(box, theme.px(7), m_first, m_last);
    QColor fill = isChecked() ? palette.strong : palette.card;
    if (!isChecked() && isEnabled() && (underMouse() || isDown()))
        fill = palette.sunken;
    QColor ink = isChecked() ? palette.onStrong : palette.muted;
    if (!isEnabled() && !isChecked()) {
        fill = palette.sunken;
        ink = palette.dim;
    }
    painter.setPen(QPen(isChecked() ? palette.strong : palette.line, 1));
    painter.setBrush(fill);
    painter.drawPath(path);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.accent, 2));
        painter.drawPath(outline(box.adjusted(2, 2, -2, -2), theme.px(5), true, true));
    }
    painter.setFont(wordFont());
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

ChoiceButtons::ChoiceButtons(const lesson::Choice& choice, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(int(theme::current().px(5)));
    std::vector<int> rows = choice.rows;
    if (std::accumulate(rows.begin(), rows.end(), 0) != int(choice.options.size()))
        rows = {int(choice.options.size())};
    const int whole = std::accumulate(rows.begin(), rows.end(), 1, [](int all, int row) {
        return std::lcm(all, std::max(row, 1));
    });
    int option = 0;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (int i = 0; i < rows[row]; ++i, ++option) {
            const lesson::Option& each = choice.options[std::size_t(option)];
            auto* segment =
                new Segment(QString::fromStdString(each.label), i == 0, i + 1 == rows[row], this);
            segment->setToolTip(QString::fromStdString(each.help));
            segment->setAccessibleDescription(QString::fromStdString(each.help));
            m_group->addButton(segment, option);
            grid->addWidget(segment, int(row), i * (whole / rows[row]), 1, whole / rows[row]);
        }
    setAccessibleName(QString::fromStdString(choice.label));
    connect(m_group, &QButtonGroup::idClicked, this, &ChoiceButtons::chosen);
    setOption(choice.initial);
}

void ChoiceButtons::setOption(int option)
{
    if (QAbstractButton* button = m_group->button(option); button && !button->isChecked())
        button->setChecked(true);
}

void ChoiceButtons::setFontSize(double designPixels)
{
    for (QAbstractButton* button : m_group->buttons())
        static_cast<Segment*>(button)->setFontSize(designPixels);
}

} // namespace crosstalk::controls

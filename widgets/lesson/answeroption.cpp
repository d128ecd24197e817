#include "widgets/lesson/answeroption.h"

#include "widgets/theme/appearance.h"

#include <QFontMetrics>
#include <QPainter>

namespace crosstalk::lessonpane {

AnswerOption::AnswerOption(const QString& words, QWidget* parent) : QAbstractButton(parent)
{
    setText(words);
    setAccessibleName(words);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            [this] { updateGeometry(); });
}

void AnswerOption::setOutcome(Outcome outcome)
{
    m_outcome = outcome;
    setAccessibleDescription(outcome == Outcome::Open    ? QString()
                             : outcome == Outcome::Wrong ? tr("This did not happen")
                                                         : tr("This happened"));
    update();
}

QFont AnswerOption::wordFont() const
{
    return theme::current().sans(13);
}

QRect AnswerOption::wordsBox(int width) const
{
    const theme::Theme& theme = theme::current();
    const int left = int(theme.px(32)), top = int(theme.px(7));
    const int room = width - left - int(theme.px(10));
    const QRect words =
        QFontMetrics(wordFont()).boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, text());
    return {left, top, room, words.height()};
}

int AnswerOption::heightForWidth(int width) const
{
    return wordsBox(width).height() + int(theme::current().px(14));
}

QSize AnswerOption::sizeHint() const
{
    const int width = int(theme::current().px(230));
    return {width, heightForWidth(width)};
}

QSize AnswerOption::minimumSizeHint() const
{
    return {int(theme::current().px(80)), int(theme::current().px(30))};
}

QColor AnswerOption::edge() const
{
    const theme::Palette& palette = theme::current().palette();
    switch (m_outcome) {
    case Outcome::Right:
    case Outcome::Happened:
        return palette.good;
    case Outcome::Wrong:
        return palette.race;
    case Outcome::Open:
        break;
    }
    return isChecked() ? palette.accent : palette.line;
}

QColor AnswerOption::fill() const
{
    const theme::Palette& palette = theme::current().palette();
    if (m_outcome == Outcome::Right)
        return palette.goodWash;
    if (m_outcome == Outcome::Wrong)
        return palette.raceWash;
    if (isChecked())
        return palette.accentWash;
    return underMouse() && isEnabled() ? palette.sunken : palette.card;
}

void AnswerOption::paintEvent(QPaintEvent*)
{
    const theme::Theme& theme = theme::current();
    const theme::Palette& palette = theme.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? palette.accent : edge(), pen));
    painter.setBrush(fill());
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6));
    const QRect words = wordsBox(width());
    const double line = QFontMetrics(wordFont()).height();
    const QPointF centre(theme.px(16), words.top() + line / 2);
    painter.setBrush(palette.card);
    const QColor ring = m_outcome == Outcome::Open && !isChecked() ? palette.muted : edge();
    painter.setPen(QPen(ring, theme.px(1.6)));
    painter.drawEllipse(centre, theme.px(6), theme.px(6));
    if (isChecked()) {
        painter.setBrush(edge());
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(centre, theme.px(3.4), theme.px(3.4));
    }
    painter.setFont(wordFont());
    painter.setPen(palette.text);
    painter.drawText(words, Qt::TextWordWrap, text());
}

} // namespace crosstalk::lessonpane

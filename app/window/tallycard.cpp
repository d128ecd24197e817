#include "app/window/tallycard.h"

#include "app/window/presentation.h"
#include "widgets/controls/markdownlabel.h"
#include "widgets/theme/appearance.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace crosstalk::window {
namespace {

/// How many of the most hands an answer got, as a length.
class Bar : public QWidget
{
public:
    using QWidget::QWidget;

    void set(double part, const QColor& colour)
    {
        m_part = part;
        m_colour = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme::current().palette().track);
        QRectF filled = rect();
        filled.setWidth(filled.width() * m_part);
        painter.fillRect(filled, m_colour);
    }

private:
    double m_part = 0;
    QColor m_colour;
};

} // namespace

TallyCard::TallyCard(QWidget* parent)
    : QFrame(parent), m_grid(new QGridLayout), m_question(new controls::MarkdownLabel(this)),
      m_foot(new QLabel(this))
{
    setObjectName(QStringLiteral("tally"));
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_question);
    column->addStretch(1);
    column->addLayout(m_grid);
    column->addStretch(1);
    column->addWidget(m_foot);
    m_foot->setWordWrap(true);
    m_foot->setTextFormat(Qt::PlainText);
    m_grid->setColumnStretch(1, 3);
    m_grid->setColumnStretch(2, 2);
    hide();
}

void TallyCard::ask(const lesson::Prediction& prediction)
{
    m_open = true;
    m_happened = -1;
    m_tally = Tally(int(prediction.answers.size()));
    for (const Row& row : m_rows)
        for (QWidget* each : {static_cast<QWidget*>(row.number), static_cast<QWidget*>(row.text),
                              row.bar, static_cast<QWidget*>(row.hands)})
            delete each;
    m_rows.clear();
    const QString question = QString::fromStdString(prediction.question);
    m_question->setMarkdown(question);
    setAccessibleName(question);
    for (std::size_t i = 0; i < prediction.answers.size(); ++i)
        addRow(int(i), QString::fromStdString(prediction.answers[i].text));
    place();
    show();
    showTally();
    raise();
}

void TallyCard::addRow(int answer, const QString& text)
{
    Row row{new QLabel(QString::number(answer + 1), this), new controls::MarkdownLabel(this),
            new Bar(this), new QLabel(this)};
    row.text->setMarkdown(text);
    m_grid->addWidget(row.number, answer, 0);
    m_grid->addWidget(row.text, answer, 1);
    m_grid->addWidget(row.bar, answer, 2);
    m_grid->addWidget(row.hands, answer, 3);
    for (QWidget* each : {static_cast<QWidget*>(row.number), static_cast<QWidget*>(row.text),
                          row.bar, static_cast<QWidget*>(row.hands)})
        each->show(); // the card may be on screen already
    m_rows.push_back(row);
}

void TallyCard::stopCounting()
{
    m_open = false;
    showTally();
}

void TallyCard::raiseHand(int answer)
{
    if (m_open)
        m_tally.raise(answer);
    showTally();
}

void TallyCard::takeBack()
{
    if (m_open)
        m_tally.takeBack();
    showTally();
}

void TallyCard::answer(int happened)
{
    m_open = false;
    m_happened = happened;
    showTally();
    show();
    raise();
}

QString TallyCard::footText() const
{
    if (m_open)
        return tr("Hands up: keys 1 to %1 count them, Backspace takes one back, Enter runs it.")
            .arg(m_tally.answers());
    if (m_happened < 0)
        return tr("It runs …");
    return outcome();
}

QString TallyCard::outcome() const
{
    if (m_tally.total() == 0)
        return tr("✓ This is what happened. Esc closes the card.");
    return tr("✓ This is what happened: %1 of %2 had predicted it. Esc closes the card.")
        .arg(m_tally.hands(m_happened))
        .arg(m_tally.total());
}

void TallyCard::showTally()
{
    const theme::Palette& palette = theme::current().palette();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool happened = int(i) == m_happened;
        const int hands = m_tally.hands(int(i));
        const int most = m_tally.most();
        static_cast<Bar*>(m_rows[i].bar)
            ->set(most > 0 ? double(hands) / most : 0, happened ? palette.good : palette.accent);
        m_rows[i].hands->setText(QString::number(hands));
        m_rows[i].number->setText(happened ? QStringLiteral("✓") : QString::number(i + 1));
        QPalette colours = m_rows[i].number->palette();
        colours.setColor(QPalette::WindowText, happened ? palette.good : palette.text);
        m_rows[i].number->setPalette(colours);
    }
    m_foot->setText(footText());
}

void TallyCard::place()
{
    const QSize room = parentWidget()->size();
    const double type = Presentation::smallestType(room.height());
    const theme::Theme theme = theme::current().scaled(1);
    const int side = int(type * 1.5);
    setGeometry(QRect(QPoint(), room));
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.palette().panel);
    setPalette(colours);
    layout()->setContentsMargins(side, side, side, side);
    layout()->setSpacing(int(type));
    m_grid->setSpacing(int(type));
    m_grid->setVerticalSpacing(int(type * 1.8));
    m_grid->setColumnMinimumWidth(0, int(type * 1.3)); // a tick is wider than a figure
    m_question->setFontSize(type * 1.6 / theme::current().scale());
    m_foot->setFont(theme.sans(type));
    for (const Row& row : m_rows) {
        row.number->setFont(theme.sans(type * 1.3, QFont::Bold));
        row.hands->setFont(theme.sans(type * 1.3, QFont::Bold));
        row.text->setFontSize(type * 1.3 / theme::current().scale());
        row.bar->setFixedHeight(int(type * 1.6));
    }
}

} // namespace crosstalk::window

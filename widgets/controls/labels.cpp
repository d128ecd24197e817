#include "widgets/controls/labels.h"

#include "widgets/theme/appearance.h"

#include <QEvent>
#include <QFontMetrics>

namespace crosstalk::controls {

Caption::Caption(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("kind", QStringLiteral("caps"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, &Caption::restyle);
    restyle();
}

void Caption::setKind(const QString& kind)
{
    if (property("kind").toString() == kind)
        return;
    setProperty("kind", kind);
    theme::refresh(this);
}

void Caption::restyle()
{
    setFont(theme::current().caps());
}

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setWords(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_words) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 3, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_words, Qt::ElideRight, width());
    setText(shown);
    setToolTip(shown == m_words ? QString() : m_words);
}

QFrame* separator(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("kind", QStringLiteral("line"));
    line->setFixedHeight(1);
    return line;
}

} // namespace crosstalk::controls

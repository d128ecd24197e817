#include "widgets/timeline/labelfont.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QTransform>

#include <algorithm>

namespace crosstalk::timeline {

namespace {

constexpr qsizetype mostTexts = 1000;

} // namespace

LabelFont::LabelFont(const QFont& font) : m_shared(std::make_shared<Shared>())
{
    const QFontMetricsF metrics(font);
    m_shared->font = font;
    m_shared->ascent = metrics.ascent();
    m_shared->capHeight = metrics.capHeight();
    m_shared->descent = metrics.descent();
    if (!font.fixedPitch())
        return;
    m_shared->pitch = metrics.horizontalAdvance(QLatin1Char('0'));
    m_shared->raw = QRawFont::fromFont(font);
}

/// Letters and digits of a fixed-pitch font need no shaping: each glyph is as wide as any other.
bool LabelFont::isPlain(const QString& text) const
{
    return m_shared->pitch > 0 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('-'));
           });
}

double LabelFont::width(const QString& text) const
{
    return isPlain(text) ? static_cast<double>(text.size()) * m_shared->pitch
                         : prepared(text).size().width();
}

const QStaticText& LabelFont::prepared(const QString& text) const
{
    auto found = m_shared->texts.constFind(text);
    if (found != m_shared->texts.constEnd())
        return *found;
    if (m_shared->texts.size() >= mostTexts)
        m_shared->texts.clear();
    QStaticText made(text);
    made.setTextFormat(Qt::PlainText);
    made.setPerformanceHint(QStaticText::AggressiveCaching);
    made.prepare(QTransform(), m_shared->font);
    return *m_shared->texts.insert(text, made);
}

void LabelFont::drawGlyphs(QPainter& painter, const QPointF& start, const QString& text) const
{
    QList<QPointF> places(text.size());
    for (qsizetype i = 0; i < text.size(); ++i)
        places[i] = QPointF(static_cast<double>(i) * m_shared->pitch, 0);
    QGlyphRun run;
    run.setRawFont(m_shared->raw);
    run.setGlyphIndexes(m_shared->raw.glyphIndexesForString(text));
    run.setPositions(places);
    painter.drawGlyphRun(start, run);
}

void LabelFont::draw(QPainter& painter, const QPointF& start, const QString& text) const
{
    if (isPlain(text)) {
        drawGlyphs(painter, start, text);
        return;
    }
    painter.setFont(m_shared->font);
    painter.drawStaticText(start - QPointF(0, m_shared->ascent), prepared(text));
}

} // namespace crosstalk::timeline

#pragma once

#include <QFont>
#include <QHash>
#include <QPointF>
#include <QRawFont>
#include <QStaticText>
#include <QString>

#include <memory>

class QPainter;

namespace crosstalk::timeline {

/// A font that avoids shaping, which costs many times what painting does: words are remembered as
/// they come back at every paint, and numbers in a fixed-pitch font are set glyph by glyph. A
/// value; copies share what they know.
class LabelFont
{
public:
    LabelFont(const QFont& font = {}); // NOLINT(google-explicit-constructor): a font, remembered

    const QFont& font() const { return m_shared->font; }
    double capHeight() const { return m_shared->capHeight; }
    double descent() const { return m_shared->descent; }
    double width(const QString& text) const;
    /// Paints with the painter's pen; `start` is the left end of the baseline.
    void draw(QPainter& painter, const QPointF& start, const QString& text) const;

private:
    struct Shared
    {
        QFont font;
        double ascent = 0;
        double capHeight = 0;
        double descent = 0;
        double pitch = 0; ///< of every character; 0: not a fixed-pitch font
        QRawFont raw;
        QHash<QString, QStaticText> texts;
    };
    bool isPlain(const QString& text) const;
    const QStaticText& prepared(const QString& text) const;
    void drawGlyphs(QPainter& painter, const QPointF& start, const QString& text) const;

    std::shared_ptr<Shared> m_shared;
};

} // namespace crosstalk::timeline

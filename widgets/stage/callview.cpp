#include "widgets/stage/calltexts.h"
#include "widgets/stage/scene.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

/// The boxes that a card shows of a remote call: as written, how it stands, its bytes.
class CallPanel
{
public:
    CallPanel(const Context& context, int process, const CallTexts& texts, Group& group)
        : m_style(context.style), m_texts(texts), m_group(group),
          m_colours(context.style.theme().process(process))
    {
    }

    void paint(const QRectF& room)
    {
        const double line =
            m_style.lineHeight(TextRole::Small) + m_style.lineHeight(TextRole::Code);
        const double least = line + px(6);
        const double gap = std::min(px(10), std::max(px(4), (room.height() - 3 * least) / 3));
        const int boxes = std::clamp(int((room.height() + gap) / (least + gap)), 1, 3);
        const double height = std::min((room.height() + gap) / boxes - gap, line + px(14));
        QRectF rect(room.left(), room.top(), room.width(), height);
        const auto next = [&] { rect.translate(0, height + gap); };
        words(rect, m_texts.first, true);
        if (boxes < 2)
            return;
        next();
        words(rect, m_texts.second, false);
        if (boxes < 3)
            return;
        next();
        marshalled(rect);
    }

private:
    double px(double designPixels) const { return m_style.px(designPixels); }
    const theme::Palette& palette() const { return m_style.palette(); }

    QRectF frame(const QRectF& rect, const QStringList& captions, bool filled)
    {
        if (filled)
            m_group.box(rect, px(6), m_colours.wash);
        else
            m_group.box(rect, px(6), palette().card, QPen(m_colours.washLine, px(1.4)));
        const QRectF inner = rect.adjusted(px(10), px(2), -px(10), -px(2));
        const double small = m_style.lineHeight(TextRole::Small);
        const double code = m_style.lineHeight(TextRole::Code);
        const double top = inner.top() + (inner.height() - small - code) / 2;
        m_group.text(QRectF(inner.left(), top, inner.width(), small), TextRole::Small,
                     filled ? palette().text : palette().muted, captions);
        return {inner.left(), top + small, inner.width(), code};
    }

    void words(const QRectF& rect, const CallTexts::Box& box, bool filled)
    {
        const QRectF value = frame(rect, box.captions, filled);
        const QColor colour = box.bad ? palette().race : filled ? palette().text : m_colours.text;
        // Black on the wash, red on the card: each readable on its own ground.
        m_group.text(value, TextRole::Code, colour, box.values);
    }

    void marshalled(const QRectF& rect)
    {
        QRectF row = frame(rect, {m_texts.bytesCaption}, false);
        const std::pair<QColor, QColor> grounds[] = {{palette().goodWash, palette().onGoodWash},
                                                     {palette().warnWash, palette().onWarnWash},
                                                     {palette().accentWash, palette().text}};
        QStringList meanings;
        for (const CallTexts::Field& field : m_texts.fields)
            meanings << field.meaning;
        const QString meaning = meanings.join(QStringLiteral(" · "));
        const double wanted = std::min(m_style.width(TextRole::Small, meaning), row.width() * 0.4);
        double right = row.right() - wanted - px(8);
        std::size_t i = 0;
        for (const CallTexts::Field& field : m_texts.fields) {
            const double room = right - row.left() - px(8);
            const QString hex =
                room > px(24) ? m_style.firstFit(TextRole::Code, field.hex, room) : QString();
            if (hex.isEmpty())
                break;
            const QRectF ground(row.left(), row.top() - px(1),
                                m_style.width(TextRole::Code, hex) + px(8) + 1,
                                row.height() + px(2));
            const auto& [fill, ink] = grounds[i++ % std::size(grounds)];
            m_group.box(ground, px(3), fill);
            m_group.text(ground.adjusted(px(4), 0, -px(4), 0), TextRole::Code, ink, hex);
            row.setLeft(ground.right() + px(4));
        }
        row.setLeft(row.left() + px(4));
        if (row.width() > px(12))
            m_group.text(row, TextRole::Small, palette().muted, {meaning, QString()});
    }

    const StageStyle& m_style;
    const CallTexts& m_texts;
    Group& m_group;
    const theme::ProcessColours& m_colours;
};

} // namespace

bool addCallPanel(const Context& context, int process, const QRectF& room, Group& group)
{
    const std::optional<CallTexts> texts = callTexts(context.snapshot, process);
    if (!texts)
        return false;
    CallPanel(context, process, *texts, group).paint(room);
    return true;
}

} // namespace crosstalk::stage

#include "widgets/stage/stagepainter.h"

#include <QPainter>

#include <cmath>

namespace crosstalk::stage {

namespace {

constexpr int mostSprites = 400;
constexpr double spriteMargin = 3;

void paintBytes(QPainter& painter, const QRectF& rect, const Token& token, const StageStyle& style)
{
    const QColor colour = style.theme().process(token.process).main;
    QPen pen(colour, style.px(1.6));
    if (token.look == Token::Look::Pending)
        pen.setDashPattern({1.6, 1.4});
    painter.setPen(pen);
    painter.setBrush(token.look == Token::Look::Pending ? style.palette().userSpace : colour);
    painter.drawRoundedRect(rect, style.px(2.5), style.px(2.5));
}

void paintValue(QPainter& painter, const QRectF& rect, const Token& token, const StageStyle& style)
{
    const theme::ProcessColours& colours = style.theme().process(token.process);
    const theme::Palette& palette = style.palette();
    QColor fill = colours.fill;
    QColor ink = colours.onFill;
    QPen pen = Qt::NoPen;
    if (token.look == Token::Look::Pending) {
        fill = palette.card;
        ink = colours.text;
        pen = QPen(colours.text, style.px(1.8));
        pen.setDashPattern({2, 1.6});
    } else if (token.look == Token::Look::Losing) {
        fill = palette.raceFill;
        ink = palette.onRaceFill;
        pen = QPen(colours.main, style.px(2));
    }
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter.setPen(ink);
    painter.setFont(style.font(TextRole::Bold));
    painter.drawText(rect, Qt::AlignCenter, token.label);
}

} // namespace

void StagePainter::reset()
{
    m_all = true;
    m_sprites.clear();
}

QRegion StagePainter::show(Scene scene, const StageStyle&)
{
    const QRegion changed = m_all ? QRegion() : difference(m_scene.groups, scene.groups);
    QRegion damaged = changed;
    if (m_scene.tokens != scene.tokens) {
        for (const auto* tokens : {&m_scene.tokens, &scene.tokens})
            for (const Token& token : *tokens)
                damaged +=
                    token.rect.adjusted(-spriteMargin, -spriteMargin, spriteMargin, spriteMargin)
                        .toAlignedRect();
    }
    m_stale += changed;
    m_scene = std::move(scene);
    return damaged;
}

void StagePainter::updateLayer(QSize size, double ratio, const StageStyle& style)
{
    const QSize pixels(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)));
    if (m_layer.size() != pixels || m_layer.devicePixelRatio() != ratio) {
        m_layer = QPixmap(pixels);
        m_layer.setDevicePixelRatio(ratio);
        m_all = true;
    }
    if (!m_all && m_stale.isEmpty())
        return;
    const QRegion region = m_all ? QRegion(QRect(QPoint(0, 0), size)) : m_stale;
    QPainter painter(&m_layer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRegion(region);
    for (const Group& group : m_scene.groups)
        for (const Primitive& primitive : group.primitives)
            if (m_all || region.intersects(bounds(primitive).toAlignedRect()))
                stage::paint(painter, primitive, style);
    m_stale = QRegion();
    m_all = false;
}

void StagePainter::draw(QPainter& painter, const StageStyle& style) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Group& group : m_scene.groups)
        for (const Primitive& primitive : group.primitives)
            stage::paint(painter, primitive, style);
    for (const Token& token : m_scene.tokens) {
        if (token.label.isEmpty())
            paintBytes(painter, token.rect, token, style);
        else
            paintValue(painter, token.rect, token, style);
    }
}

const QPixmap& StagePainter::sprite(const Token& token, double ratio, const StageStyle& style)
{
    if (m_sprites.size() > mostSprites)
        m_sprites.clear();
    const QString key = QStringLiteral("%1/%2/%3/%4/%5")
                            .arg(token.process)
                            .arg(int(token.look))
                            .arg(token.rect.width())
                            .arg(ratio)
                            .arg(token.label);
    const auto found = m_sprites.constFind(key);
    if (found != m_sprites.constEnd())
        return *found;
    const QSizeF size = token.rect.size() + QSizeF(2 * spriteMargin, 2 * spriteMargin);
    QPixmap picture(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)));
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF rect(QPointF(spriteMargin, spriteMargin), token.rect.size());
    if (token.label.isEmpty())
        paintBytes(painter, rect, token, style);
    else
        paintValue(painter, rect, token, style);
    painter.end();
    return *m_sprites.insert(key, picture);
}

void StagePainter::paint(QPainter& painter, const QRegion& region, QSize size, double ratio,
                         const StageStyle& style)
{
    updateLayer(size, ratio, style);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (const QRect& rect : region) {
        const QRectF source(rect.left() * ratio, rect.top() * ratio, rect.width() * ratio,
                            rect.height() * ratio);
        painter.drawPixmap(QRectF(rect), m_layer, source);
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    for (const Token& token : m_scene.tokens) {
        const QPointF at = token.rect.topLeft() - QPointF(spriteMargin, spriteMargin);
        if (region.intersects(
                token.rect.adjusted(-spriteMargin, -spriteMargin, spriteMargin, spriteMargin)
                    .toAlignedRect()))
            painter.drawPixmap(at, sprite(token, ratio, style));
    }
}

} // namespace crosstalk::stage

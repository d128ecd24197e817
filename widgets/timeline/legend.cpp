#include "widgets/timeline/legend.h"

#include <cmath>

namespace crosstalk::timeline {

using world::Column;
using world::SpanKind;

void Legend::make(const TimelineScene& scene)
{
    const double ratio = scene.axis.pixelRatio();
    const auto device = [&](double design) {
        return static_cast<int>(std::lround(scene.px(design) * ratio));
    };
    const LaneLook look = LaneLook::of(scene.style.theme, -1, scene.style.pale);
    const auto add = [&](SpanKind kind, const QString& word) {
        Column column;
        column.share[static_cast<int>(kind)] = 255;
        const std::vector<Column> columns(static_cast<std::size_t>(device(22)), column);
        LaneStrip strip;
        strip.render(columns, look, device(12), 0, scene.px(1) * ratio, false);
        m_swatches.push_back({strip.image().copy(), word});
    };
    add(SpanKind::Running, tr("running"));
    add(SpanKind::Asleep, tr("asleep"));
    add(SpanKind::Held, tr("held by you"));
    QImage lock(device(22), device(12), QImage::Format_RGB32);
    lock.fill(scene.style.palette().panel);
    for (int y = device(4); y < device(8); ++y)
        for (int x = 0; x < lock.width(); ++x)
            lock.setPixelColor(x, y, scene.style.theme.process(-1).text);
    m_swatches.push_back({lock, tr("holds a lock")});
    add(SpanKind::Stopped, tr("stopped"));
}

void Legend::paint(const TimelineScene& scene, double left, double right)
{
    if (m_swatches.empty())
        make(scene);
    const double middle = scene.layout.header.center().y();
    const double ratio = scene.axis.pixelRatio();
    LabelLook look;
    look.font = scene.style.small;
    look.text = scene.style.palette().muted;
    for (const Swatch& swatch : m_swatches) {
        const QSizeF size = QSizeF(swatch.image.size()) / ratio;
        const double words = left + size.width() + scene.px(6);
        const double next = words + LabelPlacer::widthOf(swatch.word, look.font) + scene.px(16);
        if (next > right)
            return;
        if (!scene.labels.words(swatch.word, {words, middle}, look))
            return;
        scene.painter.drawImage(QRectF(QPointF(left, middle - size.height() / 2), size),
                                swatch.image);
        left = next;
    }
}

} // namespace crosstalk::timeline

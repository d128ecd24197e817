#include "widgets/timeline/markrow.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace crosstalk::timeline {

using world::Mark;
using world::MarkKind;

namespace {

bool isVerdict(MarkKind kind)
{
    return kind == MarkKind::Race || kind == MarkKind::LostUpdate;
}

bool isAccess(MarkKind kind)
{
    return kind == MarkKind::Load || kind == MarkKind::Store || kind == MarkKind::ReadModifyWrite;
}

/// A flash: something that the user did to the process.
QPainterPath faultPath(const QPointF& centre, double size)
{
    QPainterPath path;
    path.moveTo(centre + QPointF(0.2, -1) * size);
    path.lineTo(centre + QPointF(-0.6, 0.15) * size);
    path.lineTo(centre + QPointF(-0.05, 0.15) * size);
    path.lineTo(centre + QPointF(-0.2, 1) * size);
    path.lineTo(centre + QPointF(0.6, -0.2) * size);
    path.lineTo(centre + QPointF(0.05, -0.2) * size);
    path.closeSubpath();
    return path;
}

} // namespace

QString MarkRow::shortText(MarkKind kind, bool hasValue, qint64 value)
{
    const QString letter = kind == MarkKind::Load    ? QStringLiteral("r")
                           : kind == MarkKind::Store ? QStringLiteral("w")
                                                     : QStringLiteral("rw");
    return hasValue ? letter + QString::number(value) : letter;
}

void MarkRow::clear()
{
    m_placed.clear();
    m_verdicts.clear();
}

bool MarkRow::place(const TimelineScene& scene, const Row& row)
{
    clear();
    // A circle's width beyond either edge: what is half in view is painted half.
    const auto reach =
        static_cast<quint64>(scene.px(20) * scene.axis.pixelRatio()) * scene.axis.nsPerColumn();
    const quint64 begin = scene.axis.begin() - std::min(reach, scene.axis.begin());
    const auto limit = static_cast<std::size_t>(scene.layout.plot.width() / 6);
    if (!scene.history.marks(row.index, begin, scene.axis.end() + reach, limit, m_found))
        return false;
    const double radius = std::min(scene.px(13), row.bar.height() * 0.44);
    const bool roomy = radius >= scene.px(8.5);
    double free = -1e9; // right edge of the latest circle
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        const Mark& mark = m_found[i];
        if (isVerdict(mark.kind)) {
            m_verdicts.push_back(mark);
            continue;
        }
        PlacedMark placed{mark, row.index, {}, {}};
        QString text;
        if (roomy && isAccess(mark.kind))
            text = shortText(mark.kind, mark.hasValue, mark.value);
        const double width = std::max(2 * radius, scene.style.mark.width(text) + scene.px(10));
        const double x = scene.x(mark.time);
        const QPointF centre(x, row.bar.center().y());
        const QRectF circle(centre.x() - width / 2, centre.y() - radius, width, 2 * radius);
        const bool inPlot = circle.left() >= scene.layout.plot.left() - 0.5 &&
                            circle.right() <= scene.layout.plot.right() + scene.px(10);
        if (!text.isEmpty() && circle.left() > free && inPlot) {
            placed.box = circle;
            placed.text = text;
            free = circle.right() + scene.px(1);
        } else {
            const double tick = scene.px(1.5);
            placed.box = {x - tick / 2, row.bar.top() + row.bar.height() * 0.2, tick,
                          row.bar.height() * 0.6};
        }
        if (placed.box.right() >= scene.layout.plot.left() &&
            placed.box.left() <= scene.layout.plot.right())
            m_placed.push_back(placed);
    }
    return true;
}

/// The circle without its words, painted once for each width and look: smooth outlines are dear.
const QImage& MarkRow::circle(const TimelineScene& scene, const PlacedMark& placed, bool warned)
{
    const double ratio = scene.axis.pixelRatio();
    const bool filled = placed.mark.kind != MarkKind::Load;
    const QSize size(qRound(placed.box.width() * ratio), qRound(placed.box.height() * ratio));
    QImage& image = m_circles[size.width() * 4 + (filled ? 2 : 0) + (warned ? 1 : 0)];
    if (image.size() == size)
        return image;
    image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const theme::ProcessColours& c = scene.style.theme.process(placed.lane);
    const theme::Palette& p = scene.style.palette();
    const double line = scene.px(warned ? 2.6 : 1.8) * ratio;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(warned ? p.race : c.text, line));
    painter.setBrush(filled ? c.fill : p.card);
    const QRectF shape = QRectF(QPointF(), size).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    return image;
}

void MarkRow::paintCircle(const TimelineScene& scene, const PlacedMark& placed, bool warned)
{
    const theme::ProcessColours& c = scene.style.theme.process(placed.lane);
    const double ratio = scene.axis.pixelRatio();
    const QImage& image = circle(scene, placed, warned);
    const QPointF corner(std::round(placed.box.left() * ratio) / ratio,
                         std::round(placed.box.top() * ratio) / ratio);
    scene.painter.drawImage(QRectF(corner, QSizeF(image.size()) / ratio), image);
    LabelLook look;
    look.font = scene.style.mark;
    look.text = placed.mark.kind != MarkKind::Load ? c.onFill : c.text;
    scene.labels.inBox(placed.text, placed.box, look);
    scene.labels.block(placed.box);
}

void MarkRow::paintTick(const TimelineScene& scene, const Row& row, const PlacedMark& placed) const
{
    const theme::Palette& p = scene.style.palette();
    QPainter& painter = scene.painter;
    const MarkKind kind = placed.mark.kind;
    if (kind == MarkKind::Fault || kind == MarkKind::Death) {
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF centre(placed.box.center());
        const double size = std::min(scene.px(11), row.bar.height() * 0.45);
        painter.setPen(QPen(p.panel, scene.px(1)));
        painter.setBrush(p.race);
        if (kind == MarkKind::Fault) {
            painter.drawPath(faultPath(centre, size));
            return;
        }
        painter.setPen(QPen(p.race, scene.px(2.4), Qt::SolidLine, Qt::RoundCap));
        const double arm = size * 0.7;
        painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
        painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm));
        return;
    }
    QRectF box = placed.box;
    if (kind == MarkKind::Call) // calls lie in the upper part, accesses in the middle
        box.setBottom(row.bar.top() + row.bar.height() * 0.5);
    painter.fillRect(box, scene.style.lanes[static_cast<std::size_t>(row.index)].tick);
}

void MarkRow::paint(const TimelineScene& scene, const Row& row,
                    const std::function<bool(quint64 time)>& warned)
{
    const auto isTick = [](const PlacedMark& placed) { return placed.text.isEmpty(); };
    const auto isLoud = [](const PlacedMark& placed) {
        return placed.mark.kind == MarkKind::Fault || placed.mark.kind == MarkKind::Death;
    };
    for (const PlacedMark& placed : m_placed) // below the circles: else no value could be read
        if (isTick(placed) && !isLoud(placed))
            paintTick(scene, row, placed);
    for (const PlacedMark& placed : m_placed)
        if (!isTick(placed))
            paintCircle(scene, placed, warned(placed.mark.time));
    for (const PlacedMark& placed : m_placed)
        if (isLoud(placed))
            paintTick(scene, row, placed);
}

void MarkRow::paintPending(const TimelineScene& scene, const Row& row) const
{
    const auto& processes = scene.snapshot.processes;
    if (static_cast<std::size_t>(row.index) >= processes.size())
        return;
    const world::ProcessView& process = processes[static_cast<std::size_t>(row.index)];
    const double radius = std::min(scene.px(13), row.bar.height() * 0.44);
    if (process.state != world::ProcessState::Held || !process.next || process.next->variable < 0 ||
        radius < scene.px(8.5))
        return;
    const world::OperationKind kind = process.next->kind;
    const bool loses = process.staleLoad && kind == world::OperationKind::Store;
    const QString text = kind == world::OperationKind::Load    ? QStringLiteral("r")
                         : kind == world::OperationKind::Store ? QStringLiteral("w")
                                                               : QStringLiteral("rw");
    const theme::ProcessColours& c = scene.style.theme.process(row.index);
    const QPointF centre(scene.x(scene.cursor), row.bar.center().y());
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    const double core = radius / 2; // the cursor's handle may cover its edge
    if (!scene.labels.isFree(box.adjusted(core, core, -core, -core)))
        return;
    QPen pen(loses ? scene.style.palette().race : c.text, scene.px(2.2), Qt::CustomDashLine);
    pen.setDashPattern({1.6, 1.3});
    scene.painter.setRenderHint(QPainter::Antialiasing);
    scene.painter.setPen(pen);
    scene.painter.setBrush(scene.style.palette().card);
    scene.painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    LabelLook look;
    look.font = scene.style.mark;
    look.text = c.text;
    scene.labels.inBox(text, box, look);
}

} // namespace crosstalk::timeline

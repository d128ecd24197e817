#include "widgets/schedules/treeview.h"

#include "widgets/theme/appearance.h"
#include "widgets/theme/badge.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace crosstalk::schedules {

namespace {

constexpr double boxWidth = 62; ///< design pixels, as all here
constexpr double boxHeight = 22;
constexpr double columnGap = 16;
constexpr double rowGap = 8;
constexpr double margin = 10;

double px(double design)
{
    return theme::current().px(design);
}

} // namespace

TreeView::TreeView(QWidget* parent) : QWidget(parent)
{
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TreeView::setSchedules(const std::vector<std::vector<Stretch>>& schedules,
                            std::vector<bool> bad)
{
    m_tree = ScheduleTree(schedules);
    m_bad = std::move(bad);
    setAccessibleName(tr("Tree of %n schedule(s): where they part", nullptr, int(m_bad.size())));
    updateGeometry();
    update();
}

QSize TreeView::sizeHint() const
{
    const double width = 2 * margin + m_tree.columns() * (boxWidth + columnGap);
    const double height = 2 * margin + m_tree.rows() * (boxHeight + rowGap);
    return {int(std::ceil(px(width))), int(std::ceil(px(height)))};
}

QRectF TreeView::boxOf(const ScheduleTree::Node& node) const
{
    return {px(margin + node.column * (boxWidth + columnGap)),
            px(margin + node.row * (boxHeight + rowGap)), px(boxWidth), px(boxHeight)};
}

bool TreeView::endsBadly(std::size_t index) const
{
    const auto isParent = [&](const ScheduleTree::Node& node) { return node.parent == int(index); };
    return std::ranges::none_of(m_tree.nodes(), isParent) &&
           m_bad[std::size_t(m_tree.nodes()[index].leaves.front())];
}

void TreeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ScheduleTree::Node& node : m_tree.nodes())
        paintLine(painter, node);
    for (std::size_t i = 0; i < m_tree.nodes().size(); ++i)
        paintNode(painter, i);
}

void TreeView::paintLine(QPainter& painter, const ScheduleTree::Node& node) const
{
    if (node.parent < 0)
        return;
    const QRectF from = boxOf(m_tree.nodes()[std::size_t(node.parent)]);
    const QRectF to = boxOf(node);
    const double bend = (from.right() + to.left()) / 2;
    painter.setPen(QPen(theme::current().palette().boundary, px(1.2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({{from.right(), from.center().y()},
                                    {bend, from.center().y()},
                                    {bend, to.center().y()},
                                    {to.left(), to.center().y()}}));
}

void TreeView::paintNode(QPainter& painter, std::size_t index) const
{
    const theme::Theme& theme = theme::current();
    const ScheduleTree::Node& node = m_tree.nodes()[index];
    const theme::ProcessColours& colours = theme.process(node.stretch.process);
    const QRectF box = boxOf(node);
    painter.setPen(QPen(colours.washLine, px(1)));
    painter.setBrush(colours.wash);
    painter.drawRoundedRect(box, px(5), px(5));
    if (endsBadly(index)) {
        painter.setPen(QPen(theme.palette().race, px(1.2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, px(5), px(5));
        painter.drawRoundedRect(box.adjusted(-px(3), -px(3), px(3), px(3)), px(7), px(7));
    }
    const double size = px(11);
    theme::paintBadge(painter, {box.left() + px(6), box.center().y() - size / 2, size, size},
                      node.stretch.process, colours.main);
    painter.setPen(colours.text);
    painter.setFont(theme.sans(12, QFont::DemiBold));
    const QString text = node.stretch.steps == 1
                             ? node.stretch.who
                             : tr("%1 ×%2").arg(node.stretch.who).arg(node.stretch.steps);
    painter.drawText(box.adjusted(px(20), 0, -px(2), 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

} // namespace crosstalk::schedules

#include "widgets/memory/memorycanvas.h"

#include "widgets/memory/segmentview.h"
#include "widgets/theme/appearance.h"

#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace crosstalk::memory {

MemoryCanvas::MemoryCanvas(QWidget* parent)
    : QWidget(parent), m_snapshot(std::make_shared<world::Snapshot>())
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    fit(600);
}

MemoryCanvas::~MemoryCanvas() = default;

void MemoryCanvas::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    compose();
}

void MemoryCanvas::fit(int width)
{
    m_width = std::max(200, width);
    // Type of the size that the panes around it have, whatever the tab's height.
    m_style = std::make_unique<stage::StageStyle>(theme::current(), QSizeF(760, 450), false, 0);
    m_groups.clear();
    compose();
    update();
}

void MemoryCanvas::compose()
{
    std::vector<stage::Group> groups;
    const double height = addSegments(*m_snapshot, *m_style, m_width, groups);
    const QSize wanted(
        m_width, std::max(int(std::ceil(height)), parentWidget() ? parentWidget()->height() : 0));
    const QRegion damaged = stage::difference(m_groups, groups);
    m_groups = std::move(groups);
    if (size() != wanted)
        resize(wanted);
    if (!damaged.isEmpty())
        update(damaged);
}

std::vector<theme::TextBox> MemoryCanvas::textBoxes() const
{
    std::vector<theme::TextBox> boxes;
    for (const stage::Group& group : m_groups)
        for (const stage::Primitive& primitive : group.primitives)
            if (const auto* label = std::get_if<stage::Label>(&primitive))
                boxes.push_back({label->text, label->ink, label->box});
    return boxes;
}

bool MemoryCanvas::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const stage::Group& group : m_groups)
        if (!group.item.description.isEmpty() && group.item.rect.contains(help->pos())) {
            QToolTip::showText(help->globalPos(), group.item.description, this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

void MemoryCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), m_style->palette().panel);
    for (const stage::Group& group : m_groups)
        for (const stage::Primitive& primitive : group.primitives)
            if (event->region().intersects(stage::bounds(primitive).toAlignedRect()))
                stage::paint(painter, primitive, *m_style);
}

} // namespace crosstalk::memory

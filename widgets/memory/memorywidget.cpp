#include "widgets/memory/memorywidget.h"

#include "widgets/memory/memorycanvas.h"
#include "widgets/theme/appearance.h"

#include <QResizeEvent>

namespace crosstalk::memory {

MemoryWidget::MemoryWidget(QWidget* parent) : QScrollArea(parent), m_canvas(new MemoryCanvas)
{
    setWidget(m_canvas);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Memory that the processes share"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, m_canvas,
            [this] { m_canvas->fit(viewport()->width()); });
}

void MemoryWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    if (snapshot)
        m_canvas->setSnapshot(std::move(snapshot));
}

std::vector<theme::TextBox> MemoryWidget::textBoxes() const
{
    return m_canvas->textBoxes();
}

void MemoryWidget::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    m_canvas->fit(viewport()->width());
}

} // namespace crosstalk::memory

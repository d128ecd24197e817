#include "widgets/timeline/narrationlist.h"

#include "widgets/theme/appearance.h"
#include "widgets/timeline/narrationline.h"
#include "widgets/timeline/narrationmodel.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace crosstalk::timeline {

NarrationList::NarrationList(QWidget* parent) : QListView(parent), m_model(new NarrationModel(this))
{
    setModel(m_model);
    setItemDelegate(new NarrationLine(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("What happened"));
    setAccessibleDescription(tr("The run in words, newest last. Enter shows that moment."));
    connect(this, &QListView::clicked, this, &NarrationList::activate);
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            &NarrationList::applyTheme);
    applyTheme();
}

void NarrationList::applyTheme()
{
    setFont(theme::current().sans(13));
    scheduleDelayedItemsLayout();
    viewport()->update();
}

bool NarrationList::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - fontMetrics().height();
}

void NarrationList::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    const bool stay = isAtEnd();
    m_model->setNarration(snapshot ? snapshot->narration : std::vector<world::Narration>());
    if (stay)
        scrollToBottom();
}

void NarrationList::activate(const QModelIndex& index)
{
    emit eventActivated(index.data(NarrationModel::EventRole).toULongLong());
}

/// Enter, and not the style's idea of activation: some activate on a click, which would tell twice.
void NarrationList::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid())
        activate(currentIndex());
    else
        QListView::keyPressEvent(event);
}

} // namespace crosstalk::timeline

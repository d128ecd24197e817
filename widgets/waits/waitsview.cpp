#include "widgets/waits/waitsview.h"

#include "widgets/theme/appearance.h"
#include "widgets/waits/words.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace crosstalk::waits {

using stage::Item;

WaitsView::WaitsView(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Who waits for whom"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this, [this] {
        updateGeometry();
        layOut();
        compose();
    });
    layOut();
    compose();
}

void WaitsView::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    if (!snapshot)
        return;
    m_snapshot = std::move(snapshot);
    Graph graph = Graph::of(*m_snapshot);
    const bool same = graph.hasSamePlaces(m_graph);
    m_graph = std::move(graph);
    if (!same)
        layOut();
    compose();
}

void WaitsView::setSelected(int process)
{
    if (process == m_selected)
        return;
    m_selected = process;
    compose();
}

/// Type is as large as the stage's where there is as much room.
void WaitsView::layOut()
{
    const QSizeF room(width(), height() * 1.5);
    m_style = std::make_unique<stage::StageStyle>(theme::current(), room, false, 0);
    m_layout = Layout::make(m_graph, *m_style, QSizeF(size()));
}

void WaitsView::compose()
{
    m_picture = makePicture({*m_snapshot, m_graph, m_layout, *m_style, m_selected});
    if (m_focused >= int(items().size()))
        m_focused = -1;
    describe();
    update();
}

void WaitsView::describe()
{
    const QString words = graphSentences(*m_snapshot, m_graph);
    if (words != accessibleDescription())
        setAccessibleDescription(words);
}

std::vector<Item> WaitsView::items() const
{
    std::vector<Item> items;
    for (const stage::Group& group : m_picture)
        if (group.item.kind == Item::Kind::Process || group.item.kind == Item::Kind::Channel)
            items.push_back(group.item);
    return items;
}

int WaitsView::itemAt(QPointF position) const
{
    const std::vector<Item> all = items();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Item& item) { return item.rect.contains(position); });
    return found == all.end() ? -1 : int(found - all.begin());
}

void WaitsView::choose(const Item& item)
{
    if (item.kind != Item::Kind::Process)
        return;
    setSelected(item.index);
    emit processSelected(item.index);
}

void WaitsView::hover(int process)
{
    if (process == m_hovered)
        return;
    m_hovered = process;
    emit processHovered(process);
}

void WaitsView::focusItem(int index)
{
    m_focused = index;
    update();
    const std::vector<Item> all = items();
    if (index < 0 || std::size_t(index) >= all.size())
        return;
    hover(all[std::size_t(index)].kind == Item::Kind::Process ? all[std::size_t(index)].index : -1);
    // Read out in place of the whole: the node that the keys have gone to.
    setAccessibleName(tr("Who waits for whom: %1").arg(all[std::size_t(index)].name));
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
}

/// To the nearest node in that direction.
void WaitsView::moveFocus(int key)
{
    const std::vector<Item> all = items();
    if (all.empty())
        return;
    if (m_focused < 0)
        return focusItem(0);
    const QPointF from = all[std::size_t(m_focused)].rect.center();
    const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    int best = -1;
    double nearest = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QPointF way = all[i].rect.center() - from;
        const double ahead = sign * (sideways ? way.x() : way.y());
        const double distance = ahead + 2 * std::abs(sideways ? way.y() : way.x());
        if (ahead > 1 && (best < 0 || distance < nearest)) {
            best = int(i);
            nearest = distance;
        }
    }
    if (best >= 0)
        focusItem(best);
}

QSize WaitsView::sizeHint() const
{
    return {520, 300};
}

QSize WaitsView::minimumSizeHint() const
{
    return {300, 150};
}

bool WaitsView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString words;
    if (const int index = itemAt(help->pos()); index >= 0)
        words = items()[std::size_t(index)].description;
    else if (m_layout.folded.contains(help->pos()))
        words = foldedText(*m_snapshot, m_graph);
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void WaitsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style->palette().sunken);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const stage::Group& group : m_picture)
        for (const stage::Primitive& primitive : group.primitives)
            stage::paint(painter, primitive, *m_style);
    const std::vector<Item> all = items();
    if (m_focused < 0 || !hasFocus() || std::size_t(m_focused) >= all.size())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_style->palette().accent, 2, Qt::DotLine));
    painter.drawRoundedRect(all[std::size_t(m_focused)].rect.adjusted(-5, -5, 5, 5), 8, 8);
}

void WaitsView::resizeEvent(QResizeEvent*)
{
    layOut();
    compose();
}

void WaitsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        compose();
    QWidget::changeEvent(event);
}

void WaitsView::mousePressEvent(QMouseEvent* event)
{
    const int index = itemAt(event->position());
    if (index < 0 || event->button() != Qt::LeftButton)
        return;
    focusItem(index);
    choose(items()[std::size_t(index)]);
}

void WaitsView::mouseMoveEvent(QMouseEvent* event)
{
    const int index = itemAt(event->position());
    const std::vector<Item> all = items();
    const bool process = index >= 0 && all[std::size_t(index)].kind == Item::Kind::Process;
    hover(process ? all[std::size_t(index)].index : -1);
}

void WaitsView::leaveEvent(QEvent*)
{
    hover(-1);
}

void WaitsView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return moveFocus(event->key());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_focused >= 0)
            return choose(items()[std::size_t(m_focused)]);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void WaitsView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_focused < 0 && event->reason() != Qt::MouseFocusReason && !items().empty())
        focusItem(0);
    update();
}

void WaitsView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    hover(-1);
    setAccessibleName(tr("Who waits for whom"));
    update();
}

} // namespace crosstalk::waits

#include "widgets/stage/stagewidget.h"

#include "widgets/stage/accessible.h"
#include "widgets/stage/stagepainter.h"
#include "widgets/theme/appearance.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

/// Which items can be pointed at; the backdrop, hint and headline cannot be activated.
static bool pointable(const Item& item)
{
    return item.kind == Item::Kind::Process || item.kind == Item::Kind::Channel ||
           item.kind == Item::Kind::Variable;
}

class StageWidget::Private
{
public:
    explicit Private(StageWidget* widget) : q(widget) {}

    /// Fonts, measures and places; after a change of size, theme or structure.
    void layOut();
    /// The scene of the snapshot as it stands; paints again what differs.
    void compose();
    void rebuild()
    {
        painter.reset();
        layOut();
        compose();
        q->update();
    }
    void updateItems();
    const Item* itemAt(QPointF position) const;
    const Item* hintItem() const;
    void copyCommand(int process) const;
    void moveFocus(Qt::Key key);
    void paintFocus(QPainter& painter) const;

    StageWidget* q;
    std::shared_ptr<const world::Snapshot> snapshot = std::make_shared<world::Snapshot>();
    Sources sources;
    int selected = -1;
    int focused = -1;
    bool presentation = false;
    double smallest = 32;
    bool reducedMotion = false;

    Structure structure;
    std::unique_ptr<StageStyle> style;
    StageLayout layout;
    StagePainter painter;
    std::vector<Item> items;
};

void StageWidget::Private::layOut()
{
    const QSizeF size(q->size());
    style = std::make_unique<StageStyle>(theme::current(), size, presentation, smallest);
    layout = StageLayout::make(structure, *style, size);
}

void StageWidget::Private::compose()
{
    const Context context{*snapshot, layout, *style, sources, selected, reducedMotion};
    const QRegion damaged = painter.show(makeScene(context), *style);
    updateItems();
    if (!damaged.isEmpty())
        q->update(damaged);
}

void StageWidget::Private::updateItems()
{
    items.clear();
    for (const Group& group : painter.scene().groups)
        if (pointable(group.item))
            items.push_back(group.item);
    if (focused >= int(items.size()))
        focused = -1;
}

const Item* StageWidget::Private::itemAt(QPointF position) const
{
    const auto found = std::find_if(items.rbegin(), items.rend(),
                                    [&](const Item& item) { return item.rect.contains(position); });
    return found == items.rend() ? nullptr : &*found;
}

const Item* StageWidget::Private::hintItem() const
{
    for (const Group& group : painter.scene().groups)
        if (group.item.kind == Item::Kind::Hint)
            return &group.item;
    return nullptr;
}

void StageWidget::Private::copyCommand(int process) const
{
    QGuiApplication::clipboard()->setText(killCommand(*snapshot, process));
}

/// To the nearest item in that direction.
void StageWidget::Private::moveFocus(Qt::Key key)
{
    if (focused < 0)
        return q->focusItem(0);
    const QPointF from = items[std::size_t(focused)].rect.center();
    int best = -1;
    double nearest = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QPointF way = items[i].rect.center() - from;
        const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
        const double along = sideways ? way.x() : way.y();
        const double ahead = key == Qt::Key_Left || key == Qt::Key_Up ? -along : along;
        const double aside = std::abs(sideways ? way.y() : way.x());
        const double distance = ahead + 2 * aside;
        if (ahead > 1 && (best < 0 || distance < nearest)) {
            best = int(i);
            nearest = distance;
        }
    }
    if (best >= 0)
        q->focusItem(best);
}

void StageWidget::Private::paintFocus(QPainter& painter) const
{
    if (focused < 0 || !q->hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style->palette().accent, 2, Qt::DotLine));
    painter.drawRoundedRect(items[std::size_t(focused)].rect.adjusted(-4, -4, 4, 4), 8, 8);
}

StageWidget::StageWidget(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    installAccessibility();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(false);
    setAccessibleName(tr("Stage: processes, what they share, and the kernel"));
    connect(&theme::Appearance::instance(), &theme::Appearance::changed, this,
            [this] { d->rebuild(); });
    d->rebuild();
}

StageWidget::~StageWidget() = default;

void StageWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    if (!snapshot)
        return;
    d->snapshot = std::move(snapshot);
    Structure structure = Structure::of(*d->snapshot);
    if (!(structure == d->structure)) {
        d->structure = std::move(structure);
        d->rebuild();
        return;
    }
    d->compose();
}

void StageWidget::setSelected(int process)
{
    if (process == d->selected)
        return;
    d->selected = process;
    d->compose();
}

int StageWidget::selected() const
{
    return d->selected;
}

void StageWidget::setSources(const std::map<std::string, std::string>& sources)
{
    d->sources.clear();
    for (const auto& [name, text] : sources)
        d->sources.insert(QString::fromStdString(name), QString::fromStdString(text).split(u'\n'));
    d->compose();
}

void StageWidget::setPresentation(bool on, double smallest)
{
    d->presentation = on;
    d->smallest = smallest;
    d->rebuild();
}

void StageWidget::setReducedMotion(bool on)
{
    d->reducedMotion = on;
    d->compose();
}

std::vector<theme::TextBox> StageWidget::textBoxes() const
{
    std::vector<theme::TextBox> boxes;
    for (const Group& group : d->painter.scene().groups)
        for (const Primitive& primitive : group.primitives) {
            if (const auto* label = std::get_if<Label>(&primitive))
                boxes.push_back({label->text, label->ink, label->box});
            else if (const auto* chip = std::get_if<Chip>(&primitive)) {
                const QRectF room = theme::chipTextRect(chip->rect);
                const double width = d->style->width(TextRole::Strong, chip->text);
                boxes.push_back({chip->text, QRectF(room.left(), room.top(), width, room.height()),
                                 chip->rect});
            }
        }
    for (const Token& token : d->painter.scene().tokens)
        if (!token.label.isEmpty())
            boxes.push_back({token.label, token.rect.adjusted(2, 2, -2, -2), token.rect});
    return boxes;
}

const std::vector<Item>& StageWidget::items() const
{
    return d->items;
}

QString StageWidget::itemName(int index) const
{
    return stage::itemName(*d->snapshot, d->items[std::size_t(index)]);
}

QString StageWidget::itemDescription(int index) const
{
    return stage::itemDescription(*d->snapshot, d->items[std::size_t(index)]);
}

int StageWidget::focusedItem() const
{
    return d->focused;
}

void StageWidget::focusItem(int index)
{
    if (index >= int(d->items.size()))
        return;
    d->focused = index;
    update();
    if (index >= 0)
        notifyFocus(*this, index);
}

void StageWidget::activateItem(int index)
{
    if (index < 0 || index >= int(d->items.size()))
        return;
    const Item item = d->items[std::size_t(index)];
    if (item.kind == Item::Kind::Process) {
        setSelected(item.index);
        emit processSelected(item.index);
    } else if (item.kind == Item::Kind::Channel) {
        emit channelActivated(item.index);
    } else {
        emit channelActivated(d->snapshot->variables[std::size_t(item.index)].channel);
    }
}

QSize StageWidget::sizeHint() const
{
    return {780, 450};
}

QSize StageWidget::minimumSizeHint() const
{
    return {480, 260};
}

bool StageWidget::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Item* item = d->itemAt(help->pos());
    if (!item && d->hintItem() && d->hintItem()->rect.contains(help->pos()))
        item = d->hintItem();
    const QString words = item ? stage::itemDescription(*d->snapshot, *item) : QString();
    if (!words.isEmpty())
        QToolTip::showText(help->globalPos(), words, this);
    else
        QToolTip::hideText();
    return true;
}

void StageWidget::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    d->painter.paint(painter, event->region(), size(), devicePixelRatioF(), *d->style);
    d->paintFocus(painter);
}

void StageWidget::draw(QPainter& painter) const
{
    d->painter.draw(painter, *d->style);
}

void StageWidget::resizeEvent(QResizeEvent*)
{
    d->rebuild();
}

void StageWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        d->rebuild();
    QWidget::changeEvent(event);
}

void StageWidget::mousePressEvent(QMouseEvent* event)
{
    const Item* hint = d->hintItem();
    if (hint && hint->rect.contains(event->position())) {
        d->copyCommand(d->selected);
        QToolTip::showText(event->globalPosition().toPoint(), tr("Copied"), this);
        return;
    }
    const Item* item = d->itemAt(event->position());
    if (!item)
        return;
    const int index = int(item - d->items.data());
    focusItem(index);
    if (event->button() == Qt::LeftButton && item->kind != Item::Kind::Variable)
        activateItem(index);
}

void StageWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Item* item = d->itemAt(event->position());
    if (!item)
        return;
    if (item->kind == Item::Kind::Process)
        emit processActivated(item->index);
    else if (item->kind == Item::Kind::Variable)
        activateItem(int(item - d->items.data()));
}

void StageWidget::contextMenuEvent(QContextMenuEvent* event)
{
    const QPointF position = event->reason() == QContextMenuEvent::Keyboard && d->focused >= 0
                                 ? d->items[std::size_t(d->focused)].rect.center()
                                 : QPointF(event->pos());
    const Item* item = d->itemAt(position);
    const int process = item && item->kind == Item::Kind::Process ? item->index : d->selected;
    const QString command = killCommand(*d->snapshot, process);
    QMenu menu(this);
    QAction* copy = menu.addAction(tr("Copy “%1”").arg(command));
    copy->setEnabled(!command.isEmpty());
    connect(copy, &QAction::triggered, this, [this, process] { d->copyCommand(process); });
    menu.exec(mapToGlobal(position.toPoint()));
}

void StageWidget::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return d->moveFocus(Qt::Key(event->key()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return activateItem(d->focused);
    case Qt::Key_P: // look into the buffer
        if (d->focused >= 0 && d->items[std::size_t(d->focused)].kind == Item::Kind::Channel)
            return activateItem(d->focused);
        return QWidget::keyPressEvent(event);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void StageWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (d->items.empty() || event->reason() == Qt::MouseFocusReason)
        return;
    if (event->reason() == Qt::BacktabFocusReason)
        focusItem(int(d->items.size()) - 1);
    else if (d->focused < 0 || event->reason() == Qt::TabFocusReason)
        focusItem(0);
}

void StageWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

/// Tab goes from item to item before it leaves the stage.
bool StageWidget::focusNextPrevChild(bool next)
{
    const int wanted = d->focused + (next ? 1 : -1);
    if (hasFocus() && wanted >= 0 && wanted < int(d->items.size())) {
        focusItem(wanted);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace crosstalk::stage

#include "widgets/stage/stagewidget.h"

#include "widgets/stage/accessible.h"
#include "widgets/stage/crowdcontrol.h"
#include "widgets/stage/itemfocus.h"
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

class StageWidget::Private
{
public:
    explicit Private(StageWidget* widget) : q(widget), crowd(new CrowdControl(widget)) {}

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
    /// Who is there, or what the user wants to see of it, has changed.
    void restructure();
    void selectNext();
    void toggleFamily(bool unfold);
    void updateItems();
    const Item* itemAt(QPointF position) const;
    const Item* hintItem() const;
    void copyCommand(int process) const;
    void moveFocus(Qt::Key key);
    void paintFocus(QPainter& painter) const;

    StageWidget* q;
    CrowdControl* crowd; ///< the widget's child
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
    crowd->arrive();
    crowd->showFinder(layout, *style);
}

void StageWidget::Private::restructure()
{
    Structure now = Structure::of(*snapshot, crowd->wish());
    if (now == structure)
        return compose();
    structure = std::move(now);
    const StageLayout before = layout;
    painter.reset();
    layOut();
    if (q->isVisible() && !reducedMotion && crowd->setOut(before, layout))
        layout = crowd->onTheWay();
    compose();
    q->update();
}

/// In a crowd: the next process that the user looks for, out of its family if need be.
void StageWidget::Private::selectNext()
{
    const int process = crowd->next(*snapshot, selected);
    if (process < 0)
        return;
    q->setSelected(process);
    emit q->processSelected(process);
}

/// The family of the card that has the focus, else of the selected process.
void StageWidget::Private::toggleFamily(bool unfold)
{
    const bool points = focused >= 0 && items[std::size_t(focused)].kind != Item::Kind::Channel;
    crowd->toggle(layout, points ? items[std::size_t(focused)].index : selected, unfold);
}

void StageWidget::Private::compose()
{
    const Context context{*snapshot, layout,   *style,        sources,
                          selected,  reducedMotion, crowd->wish().sought};
    const QRegion damaged = painter.show(makeScene(context), *style);
    updateItems();
    if (!damaged.isEmpty())
        q->update(damaged);
}

void StageWidget::Private::updateItems()
{
    items.clear();
    for (const Group& group : painter.scene().groups)
        if (isPointable(group.item))
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

void StageWidget::Private::moveFocus(Qt::Key key)
{
    const int next = focused < 0 ? 0 : nextItem(items, focused, key);
    if (next >= 0)
        q->focusItem(next);
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
    connect(d->crowd, &CrowdControl::wishChanged, this, [this] { d->restructure(); });
    connect(d->crowd, &CrowdControl::nextWanted, this, [this] { d->selectNext(); });
    connect(d->crowd, &CrowdControl::moved, this, [this] {
        d->layout = d->crowd->onTheWay();
        d->compose();
    });
    d->rebuild();
}

StageWidget::~StageWidget() = default;

void StageWidget::setSnapshot(std::shared_ptr<const world::Snapshot> snapshot)
{
    if (!snapshot)
        return;
    d->snapshot = std::move(snapshot);
    d->restructure();
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
    return textsOf(d->painter.scene(), *d->style);
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
    } else if (item.kind == Item::Kind::Family) {
        d->crowd->toggle(d->layout, item.index);
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
    if (process >= 0)
        emit processMenuRequested(&menu, process);
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
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        return d->toggleFamily(event->key() == Qt::Key_Plus);
    case Qt::Key_Slash:
        return d->crowd->beginFinding();
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

#include "widgets/stage/accessible.h"

#include "widgets/stage/drawing.h"
#include "widgets/stage/stagewidget.h"

#include <QAccessibleActionInterface>
#include <QAccessibleInterface>
#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace crosstalk::stage {

namespace {

/// One item: it exists as long as the stage has that many.
class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    ItemAccessible(StageWidget* stage, int index) : m_stage(stage), m_index(index) {}

    bool isValid() const override { return m_stage && m_index < int(m_stage->items().size()); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override
    {
        return m_stage ? m_stage->window()->windowHandle() : nullptr;
    }
    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_stage);
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        return kind == QAccessible::Name          ? m_stage->itemName(m_index)
               : kind == QAccessible::Description ? m_stage->itemDescription(m_index)
                                                  : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_stage->items()[std::size_t(m_index)].rect.toAlignedRect();
        return QRect(m_stage->mapToGlobal(rect.topLeft()), rect.size());
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.focusable = true;
        state.selectable = true;
        if (isValid()) {
            const Item& item = m_stage->items()[std::size_t(m_index)];
            state.focused = m_stage->hasFocus() && m_stage->focusedItem() == m_index;
            state.selected = item.kind == Item::Kind::Process && item.index == m_stage->selected();
        }
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction())
            m_stage->setFocus();
        m_stage->focusItem(m_index);
        if (name == pressAction())
            m_stage->activateItem(m_index);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<StageWidget> m_stage;
    int m_index;
};

/// The stage with its items as children.
class StageAccessible : public QAccessibleWidget
{
public:
    explicit StageAccessible(StageWidget* stage)
        : QAccessibleWidget(stage, QAccessible::List), m_stage(stage)
    {
    }
    ~StageAccessible() override
    {
        for (const auto& [index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(m_stage->items().size()); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto found = m_children.find(index);
        if (found != m_children.end())
            return QAccessible::accessibleInterface(found->second);
        auto* child = new ItemAccessible(m_stage, index);
        m_children[index] = QAccessible::registerAccessibleInterface(child);
        return child;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == child)
                return index;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = childCount() - 1; i >= 0; --i)
            if (QAccessibleInterface* item = child(i); item->rect().contains(x, y))
                return item;
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_stage->hasFocus() ? child(m_stage->focusedItem()) : nullptr;
    }

private:
    StageWidget* m_stage;
    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* stage = qobject_cast<StageWidget*>(object);
    return stage ? new StageAccessible(stage) : nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void notifyFocus(StageWidget& stage, int item)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&stage, QAccessible::Focus);
    event.setChild(item);
    QAccessible::updateAccessibility(&event);
}

} // namespace crosstalk::stage

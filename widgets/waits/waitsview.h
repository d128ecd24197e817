#pragma once

#include "widgets/waits/picture.h"

#include <QWidget>

#include <memory>

namespace crosstalk::waits {

/// The wait-for graph. Arrow keys go from node to node, Enter chooses a process; a click on one
/// chooses it. Paints the Snapshot it was given and nothing else; has no timer.
class WaitsView : public QWidget
{
    Q_OBJECT

public:
    explicit WaitsView(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setSelected(int process); ///< -1: none
    int selected() const { return m_selected; }

    const Graph& graph() const { return m_graph; }
    const Layout& nodes() const { return m_layout; }
    std::vector<theme::TextBox> textBoxes() const { return waits::textBoxes(m_picture); }
    /// What can be pointed at: processes, then objects.
    std::vector<stage::Item> items() const;
    int focusedItem() const { return m_focused; } ///< index in items(), -1: none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void processSelected(int process);
    void processHovered(int process); ///< -1: none any more

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void layOut();
    void compose();
    void describe();
    void hover(int process);
    void focusItem(int index);
    void moveFocus(int key);
    int itemAt(QPointF position) const;
    void choose(const stage::Item& item);

    std::shared_ptr<const world::Snapshot> m_snapshot = std::make_shared<world::Snapshot>();
    std::unique_ptr<stage::StageStyle> m_style;
    Graph m_graph;
    Layout m_layout;
    Picture m_picture;
    int m_selected = -1;
    int m_hovered = -1;
    int m_focused = -1;
};

} // namespace crosstalk::waits

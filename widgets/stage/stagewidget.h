#pragma once

#include "engine/world/snapshot.h"
#include "widgets/theme/textbox.h"

#include <QRectF>
#include <QString>
#include <QWidget>

#include <map>
#include <memory>
#include <string>
#include <vector>

class QMenu;

namespace crosstalk::stage {

struct Item;

/// The stage: processes above the system-call boundary, the kernel below it, and what goes to and
/// fro. Paints the Snapshot it was given and nothing else; has no timer.
class StageWidget : public QWidget
{
    Q_OBJECT

public:
    explicit StageWidget(QWidget* parent = nullptr);
    ~StageWidget() override;

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setSelected(int process); ///< -1: none
    int selected() const;

    /// Text of the programs by base name, for the line that a card stands at.
    void setSources(const std::map<std::string, std::string>& sources);

    /// Big type, few facts. `smallest`: pixels of the smallest font (24 pt scaled from 1080p).
    void setPresentation(bool on, double smallest = 32);
    /// Tokens stand in the middle of their way instead of moving along it.
    void setReducedMotion(bool on);

    /// The whole as lines and letters on any device, in this widget's coordinates.
    void draw(QPainter& painter) const;

    /// Every text as it is painted now.
    std::vector<theme::TextBox> textBoxes() const;

    /// Everything that can be pointed at, in reading order: cards, channels, variables.
    const std::vector<Item>& items() const;
    QString itemName(int index) const;        ///< for assistive technology
    QString itemDescription(int index) const; ///< its tooltip; may be empty
    int focusedItem() const;                  ///< index in items(), -1: none
    void focusItem(int index);
    void activateItem(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void processSelected(int process);
    void processActivated(int process);
    void processMenuRequested(QMenu* menu, int process); ///< its menu is about to open: fill it
    void channelActivated(int channel); ///< clicked, or Enter: wants to see what is inside

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace crosstalk::stage

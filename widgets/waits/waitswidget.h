#pragma once

#include "engine/world/snapshot.h"

#include <QWidget>

#include <memory>

class QLabel;
class QScrollArea;

namespace crosstalk::waits {

class WaitsView;

/// The page "Who waits for whom": the graph, beside it why a process sleeps and what a deadlock
/// consists of, and below it locks that are taken in different orders.
class WaitsWidget : public QWidget
{
    Q_OBJECT

public:
    explicit WaitsWidget(QWidget* parent = nullptr);

    void setSnapshot(std::shared_ptr<const world::Snapshot> snapshot);
    void setSelected(int process); ///< -1: none
    WaitsView& graphView() { return *m_view; }

signals:
    void processSelected(int process);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBeside();
    void updateTexts();
    void restyle();
    int explained() const;

    std::shared_ptr<const world::Snapshot> m_snapshot;
    WaitsView* m_view;
    QScrollArea* m_beside;
    QLabel* m_deadlock;
    QLabel* m_whyHead;
    QLabel* m_why;
    QLabel* m_orders;
    int m_selected = -1;
    int m_hovered = -1;
};

} // namespace crosstalk::waits

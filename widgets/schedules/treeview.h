#pragma once

#include "widgets/schedules/scheduletree.h"

#include <QWidget>

namespace crosstalk::schedules {

/// Paints a ScheduleTree: a box a stretch, in its process's colour and with its badge, joined by
/// lines; what ends badly ends in a double outline.
class TreeView : public QWidget
{
    Q_OBJECT

public:
    explicit TreeView(QWidget* parent = nullptr);

    /// `bad`: which of the schedules fail; as many as there are schedules.
    void setSchedules(const std::vector<std::vector<Stretch>>& schedules, std::vector<bool> bad);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF boxOf(const ScheduleTree::Node& node) const;
    void paintNode(QPainter& painter, std::size_t index) const;
    void paintLine(QPainter& painter, const ScheduleTree::Node& node) const;
    bool endsBadly(std::size_t index) const;

    ScheduleTree m_tree{{}};
    std::vector<bool> m_bad;
};

} // namespace crosstalk::schedules

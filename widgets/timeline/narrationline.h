#pragma once

#include <QStyledItemDelegate>

namespace crosstalk::timeline {

/// Paints one line of the narration: time, the process's badge, the sentence; a verdict stands out
/// by a ⚡ and by colour.
class NarrationLine : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace crosstalk::timeline

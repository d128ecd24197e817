#pragma once

#include "engine/world/snapshot.h"

#include <QAbstractListModel>

#include <vector>

namespace crosstalk::timeline {

/// The narration of a run as a list, newest last. Grows and shrinks row by row, so that a view
/// keeps its place and its selection.
class NarrationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        EventRole = Qt::UserRole,
        TimeRole,
        ProcessRole,
        VerdictRole
    };

    using QAbstractListModel::QAbstractListModel;

    void setNarration(const std::vector<world::Narration>& narration);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<world::Narration> m_lines;
};

} // namespace crosstalk::timeline

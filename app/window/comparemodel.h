#pragma once

#include "engine/session/alignment.h"

#include <QAbstractTableModel>

#include <memory>

namespace crosstalk::window {

/// One of the two runs that are compared.
struct ComparedRun
{
    std::unique_ptr<session::Replay> replay; ///< all of it folded
    std::vector<session::RunLine> lines;
};

/// The rows of two runs side by side: left, what is different, right. Words are made when asked for.
class CompareModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Left,
        Sign,
        Right,
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Both must outlive the model, or its next setRuns().
    void setRuns(ComparedRun* left, ComparedRun* right);
    const session::Alignment& alignment() const { return m_alignment; }

    /// How many events of the left (or right) run have happened when this row has.
    std::uint64_t eventAt(int row, bool left) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString wordsOf(ComparedRun* run, std::int64_t line) const;
    QString signOf(const session::AlignedRow& row) const;
    QString sentenceOf(const session::AlignedRow& row) const;

    ComparedRun* m_left = nullptr;
    ComparedRun* m_right = nullptr;
    session::Alignment m_alignment;
};

} // namespace crosstalk::window

#include "app/window/comparemodel.h"

#include "widgets/theme/appearance.h"
#include "widgets/theme/sentences.h"

#include <QBrush>
#include <QFont>

#include <algorithm>

namespace crosstalk::window {

void CompareModel::setRuns(ComparedRun* left, ComparedRun* right)
{
    beginResetModel();
    m_left = left;
    m_right = right;
    m_alignment = left != nullptr && right != nullptr ? session::align(left->lines, right->lines)
                                                      : session::Alignment{};
    endResetModel();
}

/// Of a row that this run has no part in, where it stood then.
std::uint64_t CompareModel::eventAt(int row, bool left) const
{
    const ComparedRun* run = left ? m_left : m_right;
    for (int i = std::min(row, rowCount() - 1); i >= 0; --i) {
        const session::AlignedRow& each = m_alignment.rows[std::size_t(i)];
        if (const std::int64_t line = left ? each.left : each.right; line >= 0)
            return run->lines[std::size_t(line)].event + 1;
    }
    return 1;
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_alignment.rows.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QString CompareModel::wordsOf(ComparedRun* run, std::int64_t line) const
{
    return line < 0 ? QString()
                    : theme::said(
                          run->replay->words(run->lines[std::size_t(line)].event));
}

QString CompareModel::signOf(const session::AlignedRow& row) const
{
    return row.same         ? QString()
           : row.left < 0   ? QStringLiteral("+")
           : row.right < 0  ? QStringLiteral("−")
                            : QStringLiteral("≠");
}

QString CompareModel::sentenceOf(const session::AlignedRow& row) const
{
    return row.same        ? tr("the same in both")
           : row.left < 0  ? tr("only in the run at the right")
           : row.right < 0 ? tr("only in the run at the left")
                           : tr("in both, with different values");
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    const session::AlignedRow& row = m_alignment.rows[std::size_t(index.row())];
    const bool first = m_alignment.firstDifference == std::size_t(index.row());
    const theme::Palette& palette = theme::current().palette();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Sign)
            return first ? tr("first difference %1").arg(signOf(row)) : signOf(row);
        return index.column() == Left ? wordsOf(m_left, row.left) : wordsOf(m_right, row.right);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return sentenceOf(row);
    case Qt::TextAlignmentRole:
        return index.column() == Sign ? QVariant(Qt::AlignCenter) : QVariant();
    case Qt::BackgroundRole:
        return row.same ? QVariant() : QVariant(QBrush(palette.raceWash));
    case Qt::ForegroundRole:
        return row.same ? QVariant() : QVariant(QBrush(palette.onRaceWash));
    case Qt::FontRole:
        return first ? QVariant(theme::current().sans(13, QFont::DemiBold))
                     : QVariant(theme::current().sans(13));
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Left ? tr("Left") : section == Right ? tr("Right") : QString();
}

} // namespace crosstalk::window

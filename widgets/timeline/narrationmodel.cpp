#include "widgets/timeline/narrationmodel.h"

#include "widgets/theme/sentences.h"
#include "widgets/timeline/timeaxis.h"

#include <algorithm>

namespace crosstalk::timeline {

using world::Narration;

namespace {

constexpr quint64 millisecond = 1'000'000;

bool same(const Narration& a, const Narration& b)
{
    return a.event == b.event && a.time == b.time && a.process == b.process &&
           a.verdict == b.verdict && a.text == b.text;
}

/// Where the new list goes on from the old one: how many rows at the old one's top are gone.
std::size_t gone(const std::vector<Narration>& old, const std::vector<Narration>& fresh)
{
    if (fresh.empty())
        return old.size();
    const auto first = std::find_if(old.begin(), old.end(), [&fresh](const Narration& line) {
        return same(line, fresh.front());
    });
    return static_cast<std::size_t>(first - old.begin());
}

} // namespace

void NarrationModel::setNarration(const std::vector<Narration>& narration)
{
    const std::size_t dropped = gone(m_lines, narration);
    if (dropped > 0) {
        beginRemoveRows({}, 0, static_cast<int>(dropped) - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(dropped));
        endRemoveRows();
    }
    std::size_t kept = 0;
    while (kept < std::min(m_lines.size(), narration.size()) &&
           same(m_lines[kept], narration[kept]))
        ++kept;
    if (kept < m_lines.size()) { // went back in time
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(m_lines.size()) - 1);
        m_lines.resize(kept);
        endRemoveRows();
    }
    if (kept == narration.size())
        return;
    beginInsertRows({}, static_cast<int>(kept), static_cast<int>(narration.size()) - 1);
    m_lines.insert(m_lines.end(), narration.begin() + static_cast<std::ptrdiff_t>(kept),
                   narration.end());
    endInsertRows();
}

int NarrationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant NarrationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Narration& line = m_lines[static_cast<std::size_t>(index.row())];
    const QString time = TimeAxis::label(line.time, millisecond);
    switch (role) {
    case Qt::DisplayRole:
        return theme::said(line.text);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return QString(time + QStringLiteral(": ") + theme::said(line.text));
    case EventRole:
        return QVariant::fromValue<quint64>(line.event);
    case TimeRole:
        return time;
    case ProcessRole:
        return line.process;
    case VerdictRole:
        return line.verdict;
    default:
        return {};
    }
}

} // namespace crosstalk::timeline

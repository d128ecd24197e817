#include "widgets/schedules/scheduletree.h"

#include <QStringList>

#include <algorithm>

namespace crosstalk::schedules {

namespace {

bool isSame(const Stretch& a, const Stretch& b)
{
    return a.who == b.who && a.steps == b.steps;
}

} // namespace

std::vector<Stretch> stretchesOf(const std::string& schedule, std::size_t setup)
{
    std::vector<Stretch> out;
    const QStringList steps =
        QString::fromStdString(schedule).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = qsizetype(setup); i < steps.size(); ++i) {
        if (!out.empty() && out.back().who == steps[i]) {
            ++out.back().steps;
            continue;
        }
        const QString number = steps[i].mid(1).section(QLatin1Char('.'), 0, 0);
        out.push_back({number.toInt() - 1, steps[i], 1});
    }
    return out;
}

ScheduleTree::ScheduleTree(const std::vector<std::vector<Stretch>>& schedules)
{
    for (std::size_t i = 0; i < schedules.size(); ++i)
        insert(schedules[i], int(i));
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (m_nodes[i].parent < 0)
            m_rows = layOut(int(i), m_rows);
}

void ScheduleTree::insert(const std::vector<Stretch>& schedule, int leaf)
{
    int at = -1;
    for (std::size_t column = 0; column < schedule.size(); ++column) {
        const auto found = std::ranges::find_if(m_nodes, [&](const Node& node) {
            return node.parent == at && isSame(node.stretch, schedule[column]);
        });
        int next = int(found - m_nodes.begin());
        if (found == m_nodes.end())
            m_nodes.push_back({schedule[column], at, int(column), 0, {}});
        m_nodes[std::size_t(next)].leaves.push_back(leaf);
        at = next;
    }
    m_columns = std::max(m_columns, int(schedule.size()));
}

/// The row after the last leaf below it.
int ScheduleTree::layOut(int node, int row)
{
    m_nodes[std::size_t(node)].row = row;
    bool isLeaf = true;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].parent != node)
            continue;
        isLeaf = false;
        row = layOut(int(i), row);
    }
    return isLeaf ? row + 1 : row;
}

} // namespace crosstalk::schedules

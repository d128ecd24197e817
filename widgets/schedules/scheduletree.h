#pragma once

#include <QRectF>
#include <QString>

#include <string>
#include <vector>

namespace crosstalk::schedules {

/// Who goes how often in a row: "P1" three times.
struct Stretch
{
    int process = 0; ///< ordinal: P1 is 0
    QString who;     ///< "P1", "P1.2"
    int steps = 0;
};

/// A schedule's text, "P1 P1 P2", without its first `setup` steps.
std::vector<Stretch> stretchesOf(const std::string& schedule, std::size_t setup);

/// Schedules that begin alike, drawn as one tree: a node for each stretch that some have in common,
/// a leaf where each one ends. Pure arithmetic, in columns and rows.
class ScheduleTree
{
public:
    struct Node
    {
        Stretch stretch;
        int parent = -1; ///< index; -1: the beginning
        int column = 0;
        int row = 0;             ///< of its first leaf
        std::vector<int> leaves; ///< schedules that go through it, by their place in the list given
    };

    explicit ScheduleTree(const std::vector<std::vector<Stretch>>& schedules);

    const std::vector<Node>& nodes() const { return m_nodes; }
    int columns() const { return m_columns; }
    int rows() const { return m_rows; }

private:
    void insert(const std::vector<Stretch>& schedule, int leaf);
    int layOut(int node, int row);

    std::vector<Node> m_nodes;
    int m_columns = 0;
    int m_rows = 0;
};

} // namespace crosstalk::schedules

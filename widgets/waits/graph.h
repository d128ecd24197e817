#pragma once

#include "engine/world/snapshot.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace crosstalk::waits {

/// Something that is waited on: a lock, a pipe, a child's end, time.
struct ObjectNode
{
    int channel = -1;          ///< index into Snapshot::channels, or -1
    QString name;              ///< "mutex", "pipe", "time"
    QStringList states;        ///< how it stands, the longest first: "held by P2", "full"
    std::vector<int> sleepers; ///< processes that wait on it, in order
    std::vector<int> wakers;   ///< processes that could wake them, in order
    std::vector<int> stuck;    ///< those of both that are of the same deadlock
    bool needsAll = false;     ///< all wakers are needed; false: any one of them
    bool timed = false;        ///< every wait on it ends by itself
    bool hopeless = false;     ///< whoever could have woken one has died

    /// Nobody in the run is known to wake it, and nobody has died: the world outside may.
    bool isOutside() const { return wakers.empty() && !timed && !hopeless; }
    bool operator==(const ObjectNode&) const = default;
};

/// The wait-for graph of one moment: processes → what they wait on → who could end the wait. A
/// value made of a Snapshot alone.
class Graph
{
public:
    static constexpr int most = 8; ///< processes that are drawn; the others are named in words

    static Graph of(const world::Snapshot& snapshot);

    const std::vector<int>& processes() const { return m_processes; } ///< drawn, by ordinal
    const std::vector<int>& folded() const { return m_folded; }       ///< not drawn, by ordinal
    const std::vector<ObjectNode>& objects() const { return m_objects; }
    bool isShown(int process) const;
    /// It is one of a deadlock's sleepers; who only waits behind them is not.
    bool isStuck(int process) const { return m_deadlock.contains(process); }
    bool nobodyWaits() const { return m_objects.empty(); }
    /// What of it decides where things lie; names, states and times do not.
    bool hasSamePlaces(const Graph& other) const;

private:
    void choose(const world::Snapshot& snapshot);
    void addWait(const world::Snapshot& snapshot, const world::Wait& wait);

    std::vector<int> m_processes;
    std::vector<int> m_folded;
    std::vector<ObjectNode> m_objects;
    std::map<int, int> m_deadlock; ///< process → which deadlock it is part of
};

/// The waits that are worth showing: of processes that sleep, and of those threads of an awake
/// process that are its own and no library's.
std::vector<world::Wait> shownWaits(const world::Snapshot& snapshot);

} // namespace crosstalk::waits

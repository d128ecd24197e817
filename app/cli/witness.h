#pragma once

#include "engine/world/snapshot.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>

namespace crosstalk::cli {

using SnapshotPointer = std::shared_ptr<const world::Snapshot>;

/// Keeps the moment that a picture should show: the latest at which most processes were alive, for
/// at the end of a run there is little left to see. Fed in the run's thread.
class Witness
{
public:
    void look(const SnapshotPointer& snapshot)
    {
        using world::ProcessState;
        const auto alive = [](const world::ProcessView& process) {
            return process.state != ProcessState::Exited && process.state != ProcessState::Killed &&
                   process.state != ProcessState::Starting;
        };
        const auto living = std::ranges::count_if(snapshot->processes, alive);
        const std::lock_guard lock(m_mutex);
        if (living == 0 || living < m_living)
            return;
        m_living = living;
        m_moment = snapshot;
    }

    /// Of a run that went on after it, the moment lies in the past: the picture is what the window
    /// shows there, with what came after.
    SnapshotPointer momentOr(const SnapshotPointer& end) const
    {
        const std::lock_guard lock(m_mutex);
        if (!m_moment || m_moment->event == end->event)
            return end;
        auto past = std::make_shared<world::Snapshot>(*m_moment);
        past->live = false;
        return past;
    }

private:
    mutable std::mutex m_mutex;
    SnapshotPointer m_moment;
    std::ptrdiff_t m_living = 0; ///< processes alive then
};

} // namespace crosstalk::cli

#pragma once

#include "engine/base/result.h"
#include "engine/session/landmark.h"
#include "engine/session/peek.h"
#include "engine/session/replay.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace crosstalk::session {

/// A recorded run as a window shows it, with a thread of its own that folds the file from its
/// beginning; what is folded can be shown while the rest still is. Rests at the end of the run until
/// somebody goes elsewhere. Nothing is run. Commands return at once; the destructor stops folding.
class Playback
{
public:
    /// Called in the playback's thread when there is a new snapshot.
    using Changed = std::function<void()>;

    /// Called there, too: go() found none.
    using Missed = std::function<void(const Landmark&)>;

    static Result<std::unique_ptr<Playback>> open(const std::filesystem::path& path,
                                                  Changed changed = {}, Missed missed = {});
    ~Playback();

    const trace::RecordingInfo& info() const { return m_replay->info(); }
    const lesson::Lesson& lesson() const { return m_replay->lesson(); }
    const std::optional<Error>& lessonFailure() const { return m_replay->lessonFailure(); }
    bool isCut() const { return m_cut.load(); } ///< the file ends before the run did
    bool isDamaged() const { return m_bytesDamaged.load(); } ///< and that is why

    /// Events that can be shown: of a damaged file known for good only once it isWhole().
    std::uint64_t size() const { return isWhole() ? folded() : m_replay->size(); }
    std::uint64_t folded() const { return m_folded.load(); }
    bool isWhole() const { return m_whole.load(); } ///< everything in the file is folded
    const std::filesystem::path& path() const { return m_path; }

    std::shared_ptr<const world::Snapshot> snapshot() const;

    void seek(std::uint64_t event);
    void seekTime(std::uint64_t ns);
    void go(const Landmark& landmark);
    void toEnd();

    /// What lay in a channel at the moment shown, as the tap saw it.
    Peek peek(int channel) const;

private:
    Playback(std::unique_ptr<Replay> replay, std::filesystem::path path, Changed changed,
             Missed missed);
    void post(std::function<void()> command);
    void loop();
    bool takeCommands();
    void foldSome();
    void show(world::Snapshot snapshot);
    void showEnd();
    void showAt(std::uint64_t event);

    const std::filesystem::path m_path;
    const Changed m_changed;
    const Missed m_missed;
    std::unique_ptr<Replay> m_replay; ///< the thread's, but for what never changes
    bool m_atEnd = true;              ///< nobody has gone elsewhere
    std::uint64_t m_wanted = 0;       ///< to be shown once it is folded; 0: nothing is
    std::atomic<std::uint64_t> m_folded{0};
    std::atomic<bool> m_whole{false};
    std::atomic<bool> m_cut{false};
    std::atomic<bool> m_bytesDamaged{false};

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_told;
    std::vector<std::function<void()>> m_commands;
    std::shared_ptr<const world::Snapshot> m_snapshot = std::make_shared<world::Snapshot>();
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace crosstalk::session

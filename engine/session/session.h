#pragma once

#include "engine/session/playback.h"
#include "engine/session/run.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace crosstalk::session {

/// Owns one run of a lesson and tells the window about it; lives in the window's thread, while
/// the run itself has a thread of its own. All commands return at once; what they did shows in a
/// later snapshot. At most one run at a time.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override; ///< ends the run and every process of it

    /// Ends a run that is going on, then starts this one.
    void start(const lesson::Lesson& lesson, const RunOptions& options);
    void restart(); ///< the same lesson with the settings as they stand now
    void stop();    ///< ends every process; the run can still be scrubbed
    bool isRunning() const;

    /// Ends a run that is going on, then shows a recorded one; nothing is run. An error leaves what
    /// was there. The commands of the gate, live changes and faults do nothing then.
    Result<void> open(const std::filesystem::path& recording);
    /// The recording that is shown, or null.
    const Playback* playback() const;

    /// The newest snapshot; never null, also before the first run.
    std::shared_ptr<const world::Snapshot> snapshot() const;

    // --- the gate ---
    void pause();
    void resume();                        ///< at the speed set
    void setSpeed(double stepsPerSecond); ///< 0: full speed
    void step(int process);               ///< lets one thread of it pass one gate; pauses first
    void stepThread(int process, int thread); ///< the same for this one of its threads
    void runTo(const lesson::Errand& errand); ///< step after step, then pauses
    /// Plays them in order and holds everybody; see Run::perform().
    void perform(const std::vector<lesson::Action>& actions);
    bool isPerforming() const;
    void stopInsideNextLoss(); ///< full speed until an update is about to be lost, then 4 a second

    // --- live changes ---
    void setChoice(const std::string& name, int option);
    void setParameter(const std::string& name, std::int64_t value);

    // --- faults ---
    void kill(int process);
    void freeze(int process);
    void thaw(int process);
    void closeEnd(int process, const std::string& channel);

    /// Looks into the buffer of a channel (index in the snapshot); peeked() tells what is there.
    void peek(int channel);

    // --- how it came about ---
    /// The decisions that led to the moment shown, be it now or the past. Fails where there were
    /// none: at full speed.
    Result<schedule::ScheduleFile> schedule() const;
    /// Fresh processes do again what led to the moment shown, and are held there: from here on it
    /// may go another way. Returns how many steps that are.
    Result<std::size_t> branch();
    /// The same without the latest step.
    Result<std::size_t> undoStep();

    /// How the goal stands that the run was started with.
    GoalState goal() const;

    // --- time: a run that is going on is paused first ---
    void seek(std::uint64_t event); ///< the stage as it was after that many events
    void seekTime(std::uint64_t ns);
    void backToLive();
    void go(const Landmark& landmark); ///< to the next or the one before, or missed() tells

    /// See Run::keep(). `done` is called in this thread, even if another run has begun meanwhile.
    void keep(const std::filesystem::path& path, std::uint64_t events,
              std::function<void(const Result<Kept>&)> done);

    // --- recording, see Run::record() ---
    void record(const std::filesystem::path& path);
    void stopRecording();
    const std::filesystem::path& recordingPath() const; ///< empty: nothing is being recorded
    bool hasFailedToRecord() const; ///< the latest one is not whole; failed() said why

signals:
    void recordingChanged(); ///< it has begun, or ended: recordingPath()
    void snapshotChanged(); ///< at most 60 a second
    void finished();        ///< every process has ended
    void peeked(const crosstalk::session::Peek& peek);
    void missed(const crosstalk::session::Landmark& landmark); ///< there is none that way
    void said(const QString& sentence); ///< about the command that is watched
    void failed(const crosstalk::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace crosstalk::session

#pragma once

#include "engine/base/result.h"
#include "engine/lesson/action.h"
#include "engine/lesson/lesson.h"
#include "engine/session/landmark.h"
#include "engine/schedule/schedulefile.h"
#include "engine/session/peek.h"
#include "engine/world/snapshot.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosstalk::session {

class Run;

/// What comes after the last line of a schedule.
enum class AfterSchedule
{
    SeedDecides, ///< goes on, one step at a time
    Hold,        ///< held by the user; the schedule is gone through without pause to there
    End,         ///< every process is ended, unless all sleep: then a deadlock is waited for
};

/// What a run is started with.
struct RunOptions
{
    std::map<std::string, std::string> set; ///< choices by option id, parameters by number
    double stepsPerSecond = 0;              ///< 0: full speed
    bool paused = false;                    ///< held at the first gate until resumed or stepped
    std::uint64_t seed = 1;
    /// Of a lesson that is not built in: where <lesson>/<program> lie. Empty: the installation's.
    std::filesystem::path programs = {};
    std::filesystem::path record = {}; ///< recording file to be made; empty: none
    /// Watch this command (the program first, looked for in PATH) instead of a lesson's programs:
    /// the lesson is then an empty one. It is traced, has our descriptors and our terminal, and goes
    /// on in a deadlock as it would alone.
    std::vector<std::string> command = {};
    bool commandOutputToErrors = false; ///< the command's standard output goes to ours for errors
    /// Followed before the seed decides anything, at the speed above; at full speed one step after
    /// the other without pause. What cannot be followed ends the run as failed.
    std::vector<schedule::ScheduleLine> schedule = {};
    /// Lets each process come to where it says ready() (lessons/kit) before anybody decides
    /// anything. None of those steps is part of the schedule, and none counts.
    bool fromReady = false;
    std::string scheduleName = {}; ///< file it was read from, for what there is to complain about
    AfterSchedule afterSchedule = AfterSchedule::SeedDecides;
    std::string goal = {}; ///< expression over facts that is to come to hold; empty: none
    /// Called in the run's thread when every worker stands at its first instruction and none was
    /// let go yet: the place to register atStep() and its kin; may be empty.
    std::function<void(Run&)> arrange = {};
};

/// Where the pieces that a run needs lie; found beside the executable by locate().
struct Installation
{
    std::filesystem::path lessons;    ///< track.toml and the lessons' folders
    std::filesystem::path programs;   ///< built lesson programs: <programs>/<lesson>/<program>
    std::filesystem::path supervisor; ///< the crosstalk-supervisor executable
    std::filesystem::path tap;        ///< libcrosstalk-tap.so
    std::filesystem::path kit;        ///< include folder that holds crosstalk/kit.h

    /// Looks in the build tree and in an installed or unpacked tree, whichever this executable
    /// belongs to; CROSSTALK_ROOT overrides.
    static Result<Installation> locate();
};

/// How the goal of a run stands. Looked at whenever everybody stands still.
struct GoalState
{
    bool settingUp = false;   ///< not everybody is ready yet
    std::uint64_t moves = 0;  ///< decisions so far
    bool reached = false;     ///< it held once
    std::uint64_t reachedIn = 0; ///< after so many of them
};

/// What a recording has among its decisions where there are none any more.
inline constexpr std::string_view fullSpeedNote =
    "# full speed from here: nobody decided who went when";

/// What Run::keep() put into a file.
struct Kept
{
    std::uint64_t events = 0;
    std::string schedule = {}; ///< how they came about, as text; empty: nobody decided it
};

/// How a run ended.
enum class Outcome
{
    Finished,
    Deadlock,
    Timeout,
    Failed
};

/// "finished", "deadlock", "timeout", "failed".
std::string_view outcomeName(Outcome outcome);

/// The outcome of that name; Failed for any other.
Outcome outcomeOf(std::string_view name);

/// One run of a lesson, from spawning its processes to the last of them reaped, with a thread of
/// its own that drains, folds and paces. Commands may be called from any thread and return at
/// once. The destructor ends every process.
class Run
{
public:
    struct Callbacks
    {
        std::function<void()> changed;  ///< a new snapshot; called in the run's thread,
                                        ///< at most 60 a second
        std::function<void()> finished; ///< every process has ended
        std::function<void(const Error&)> failed;
        std::function<void(bool)> recording; ///< a recording has begun, or ended and is whole
        /// A sentence about the command that its user should know: a program that cannot be
        /// watched, one that ptraces.
        std::function<void(const std::string&)> said;
        std::function<void(const Landmark&)> missed; ///< go() found none
    };

    static Result<std::unique_ptr<Run>> start(const lesson::Lesson& lesson,
                                              const RunOptions& options,
                                              const Installation& installation,
                                              Callbacks callbacks = {});
    ~Run();

    std::shared_ptr<const world::Snapshot> snapshot() const;

    /// Waits until every process has ended or deadlocked, or the time is up (then ends them).
    Outcome wait(std::chrono::nanoseconds limit);
    void stop();

    void pause();
    void resume();
    void setSpeed(double stepsPerSecond);
    void step(int process, int thread = -1); ///< -1: whichever of its threads can go
    void runTo(const lesson::Errand& errand); ///< step after step without pause, then pauses
    void stopInsideNextLoss();
    void play(const lesson::Action& action); ///< whatever an action stands for
    /// Plays them in order, each when the one before it has come to rest; held by the user between
    /// them and afterwards. Whoever pauses or resumes meanwhile ends it.
    void perform(std::vector<lesson::Action> actions);
    bool isPerforming() const;

    void setChoice(const std::string& name, int option);
    void setParameter(const std::string& name, std::int64_t value);

    void kill(int process);
    void freeze(int process);
    void thaw(int process);
    void closeEnd(int process, const std::string& channel);

    /// Calls `action` in the run's thread once `steps` gate permits were given, or after `time`
    /// has passed since the first instruction. For --at and tours.
    void atStep(std::uint64_t steps, std::function<void(Run&)> action);
    void atTime(std::chrono::nanoseconds time, std::function<void(Run&)> action);
    void atCheckpoint(const std::string& id, std::function<void(Run&)> action);

    void seek(std::uint64_t event);
    void seekTime(std::uint64_t ns);
    void backToLive();
    void go(const Landmark& landmark);

    /// Puts the run into a file: all that happened so far, and the rest as it happens. Also when it
    /// is over. What goes wrong is told by failed(), also when the beginning is forgotten already.
    void record(const std::filesystem::path& path);
    void stopRecording(); ///< the file is whole as far as the run has come

    /// Puts the first `events` events into a recording file of their own, beside whatever record()
    /// does. `done` is called in the run's thread, with an Error when the beginning is forgotten
    /// already or the file could not be written.
    void keep(const std::filesystem::path& path, std::uint64_t events,
              std::function<void(const Result<Kept>&)> done);

    /// Looks into the buffer of a channel (index in the snapshot) without taking anything out;
    /// `done` is called in the run's thread.
    void peek(int channel, std::function<void(const Peek&)> done);

    /// Of a command: its process, and how that ended, as waitpid gives it; none while it runs.
    std::int32_t commandPid() const;
    std::optional<int> commandStatus() const;

    /// Why the recording that was asked for is not whole; none while it is, or none was asked for.
    std::optional<Error> recordingFailure() const;

    /// How it came to be as it is, or as it was after `event` events: its decisions, beginning with
    /// the first. Fails for a moment after it ran at full speed, where nobody decides.
    Result<schedule::ScheduleFile> schedule() const;
    Result<schedule::ScheduleFile> scheduleUpTo(std::uint64_t event) const;

    GoalState goal() const;

    /// Digest of what the program did, design section 9: never time, pid, address or inode.
    std::string hash() const;

private:
    class Private;
    explicit Run(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace crosstalk::session

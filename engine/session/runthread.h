#pragma once

#include "engine/lesson/action.h"
#include "engine/lesson/expression.h"
#include "engine/schedule/decisionlog.h"
#include "engine/schedule/pacer.h"
#include "engine/session/drainer.h"
#include "engine/session/observer.h"
#include "engine/session/plan.h"
#include "engine/session/run.h"
#include "engine/session/runrecorder.h"
#include "engine/session/story.h"
#include "engine/session/strangers.h"
#include "engine/session/threadnames.h"
#include "engine/symbols/symbols.h"
#include "engine/syscalls/tracer.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace crosstalk::session {

/// The options of a run of this lesson: where it watches a command, they name it.
RunOptions withCommandOf(const lesson::Lesson& lesson, RunOptions options);

/// The run's own thread and everything it owns: it drains, folds, observes, paces and publishes.
/// Other threads reach it through post() and take snapshots.
class RunThread
{
public:
    RunThread(const lesson::Lesson& lesson, const RunOptions& options, Run::Callbacks callbacks);
    ~RunThread();

    /// Makes the control region, starts the supervisor and the workers (held at their first
    /// instruction), then the thread.
    Result<void> start(const Installation& installation, Run& owner);

    void post(std::function<void()> command);
    std::shared_ptr<const world::Snapshot> latest() const;
    Outcome wait(std::chrono::nanoseconds limit);
    void stop();
    std::string hash() const;
    std::optional<Error> recordingFailure() const;
    pid_t commandPid() const { return m_tracer ? m_tracer->pid() : -1; }
    std::optional<int> commandStatus() const;
    Result<schedule::ScheduleFile> scheduleUpTo(std::uint64_t event) const;
    GoalState goal() const;
    void perform(std::vector<lesson::Action> actions);
    bool isPerforming() const { return m_performanceAsked != m_performanceDone; }

    // --- in the run's thread only ---
    void setSpeed(double stepsPerSecond);
    void pause();
    void resume();
    void step(int process, int thread);
    void runTo(const lesson::Errand& errand);
    void endPerformance();
    void hunt();
    void setSetting(const std::string& name, std::int64_t value);
    void signalProcess(int process, int signal, tap::FaultKind kind);
    void closeEnd(int process, const std::string& channel);
    Peek peek(int channel);
    void atStep(std::uint64_t steps, std::function<void(Run&)> action);
    void atTime(std::uint64_t ns, std::function<void(Run&)> action);
    void atCheckpoint(const std::string& id, std::function<void(Run&)> action);
    void seek(std::uint64_t event);
    void seekTime(std::uint64_t ns);
    void backToLive();
    void go(const Landmark& landmark);
    void recordInto(const std::filesystem::path& path);
    void stopRecording();
    Result<Kept> keep(const std::filesystem::path& path, std::uint64_t events);

private:
    struct Action
    {
        std::uint64_t at;
        std::function<void(Run&)> call;
    };
    /// Something to be done to the processes, once they stand still.
    struct Intervention
    {
        std::function<void()> act;
        std::uint64_t deadline; ///< ns: then it is done even so
    };

    Result<void> prepareRegion(const Installation& installation);
    void note(const tap::Event& event);
    Result<void> launch(const Installation& installation);
    bool isCommand() const { return !m_options.command.empty(); }
    Result<void> launchCommand();
    void reapCommand();
    char stateOf(std::int32_t pid, std::int32_t tid, char letter) const;
    void processEnded(pid_t pid, int status);
    void endProcesses();
    void tellDeadlock();
    void nameJoins();
    Result<void> startRecording(const std::filesystem::path& path);
    Result<std::unique_ptr<RunRecorder>> recorderInto(const std::filesystem::path& path);
    void recordDecisions(RunRecorder& recorder, std::uint64_t event) const;
    void recordKeyframes(RunRecorder& recorder) const;
    std::vector<trace::RecordedLine> linesOf(std::uint64_t pc);
    void record();
    trace::RecordingEnd endOf(std::string_view outcome, bool natural, std::uint64_t now);
    void endRecording();
    void tellRecording(bool on);
    void noteRecordingFailure(const Error& error);
    world::Setup setup();
    symbols::Symbols* symbolsOf(int process);
    world::SourceLine lineOf(int process, std::uint64_t pc);
    std::vector<analysis::Expression> expressionsOf(int process, std::uint64_t pc);
    void recordExpressions(int process, std::uint64_t pc,
                           const std::vector<analysis::Expression>& expressions);
    void loop();
    void round();
    void runCommands();
    void reapEnded();
    void fold();
    void foldAndReact();
    void runDueActions();
    void runActionsBeforeFirstStep();
    bool openIfAllStarted();
    std::vector<schedule::Worker> workers();
    void announcePace();
    void runOne(const lesson::Errand& errand);
    bool hasArrived(const lesson::Errand& errand, std::uint32_t slot) const;
    std::function<bool()> momentOf(const lesson::Errand& errand);
    bool holds(lesson::Expression& expression);
    void followSchedule();
    void checkGoal();
    void performNext();
    void noteReady();
    void noteDecision(const schedule::Worker& worker);
    void noteFreeRun();
    void intervene(std::function<void()> act);
    void doInterventions();
    void play(const std::string& text);
    void noteIntervention(const std::string& text);
    void changeSetting(const std::string& name, std::int64_t value);
    void deliver(int process, int signal, tap::FaultKind kind);
    void awaitSignal(std::uint32_t slot, int signal);
    void askToClose(int process, const std::string& channel);
    void checkSchedule();
    std::string whyNot(const schedule::Divergence& divergence) const;
    void failSchedule(const schedule::ScheduleLine& line, const std::string& why);
    void endBetweenSteps(Outcome outcome);
    void endIfDue();
    void checkDeadlock(std::uint64_t now);
    void checkFinished();
    void publish(std::uint64_t now, bool always = false);
    void publishNow(world::Snapshot snapshot);
    void nameThreads(world::Snapshot& snapshot, std::uint64_t now);
    void finish(Outcome outcome);
    std::uint64_t nowNs() const { return m_clock.toNs(m_clock.ticks()); }

    const lesson::Lesson m_lesson;
    const RunOptions m_options;
    const Run::Callbacks m_callbacks;
    Run* m_owner = nullptr;
    int m_number; ///< of this run within the process
    Plan m_plan;
    trace::Clock m_clock;
    trace::Log m_log;
    std::optional<process::ControlRegion> m_region;
    std::optional<process::Launcher> m_launcher;    ///< of a lesson's programs …
    std::unique_ptr<syscalls::Tracer> m_tracer;     ///< … or of a command
    std::vector<symbols::Symbols> m_symbols;        ///< one a program
    std::map<std::string, std::size_t> m_symbolsOf; ///< executable → index
    std::vector<pid_t> m_pids;
    std::vector<bool> m_alive;
    std::optional<Drainer> m_drainer;
    std::optional<Observer> m_observer;
    Strangers m_strangers;
    ThreadNames m_threadNames;
    std::optional<schedule::Gate> m_gate;
    std::optional<schedule::Pacer> m_pacer;
    std::deque<Intervention> m_interventions;
    std::optional<Outcome> m_ending; ///< it ends as soon as everybody stands still
    std::uint64_t m_endingSince = 0;
    std::optional<Story> m_story;
    std::vector<std::pair<std::uint64_t, std::string>> m_joins; ///< object → id
    std::unique_ptr<RunRecorder> m_recorder;  ///< none: this run is not recorded, or no longer
    std::vector<trace::RecordedLine> m_notes; ///< what every recording of this run begins with
    std::optional<trace::RecordingEnd> m_end; ///< once it is over

    std::optional<lesson::Expression> m_goalExpression; ///< none: no goal, or reached
    std::pair<std::uint64_t, std::size_t> m_goalSeen;   ///< events, deadlocks at the latest look
    std::deque<lesson::Action> m_performance;           ///< what is still to be played
    int m_performanceRest = 0; ///< rounds since everybody has come to rest after the last action
    int m_performanceNow = 0;  ///< number of the one that is played
    std::atomic<int> m_performanceAsked = 0;
    std::atomic<int> m_performanceDone = 0; ///< number of the latest that is over
    bool m_follows = false; ///< a schedule; what comes after it is still to be seen to
    bool m_opened = false;  ///< every worker stood at its first instruction and was let go
    bool m_ended = false;   ///< no process is left
    bool m_live = true;
    world::RunState m_state = world::RunState::Starting;
    std::deque<Action> m_atStep;
    std::deque<Action> m_atTime;
    std::multimap<std::string, std::function<void(Run&)>> m_atCheckpoint;
    std::vector<std::string> m_justReached; ///< checkpoints that nothing was done about yet
    std::uint64_t m_openedAt = 0;
    std::uint64_t m_lastPublish = 0;
    std::uint64_t m_goneSince = 0; ///< when nobody was left; 0: somebody is
    std::uint64_t m_publishedEvents = ~std::uint64_t{0};
    std::vector<world::Deadlock> m_deadlocks;
    std::uint64_t m_deadlockNow = 0;    ///< when the first was found; 0: none was
    std::uint64_t m_deadlockEvents = 0; ///< and after how many events

    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<std::function<void()>> m_commands;
    std::shared_ptr<const world::Snapshot> m_snapshot = std::make_shared<world::Snapshot>();
    std::string m_digest;
    std::optional<Error> m_recordingFailure;
    schedule::DecisionLog m_decisions;
    GoalState m_goal;
    std::optional<Outcome> m_outcome;
    std::optional<int> m_commandStatus;
    bool m_finished = false; ///< no process is left, and a recording is closed
    bool m_natural = false;  ///< every process ended by itself
    bool m_stop = false;
    std::condition_variable m_over;
    std::thread m_thread;
};

} // namespace crosstalk::session

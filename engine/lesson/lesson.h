#pragma once

#include "engine/base/result.h"
#include "engine/lesson/goal.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

// A lesson as read from its folder: plain values. Structure comes from lesson.toml, prose from
// text.<lang>.md, every other word (title, labels, prediction) from quiz.<lang>.toml, programs from
// the folder's sources. Expressions are over the facts listed in facts.h.

namespace crosstalk::lesson {

/// One option of a live choice. Its value is its position: 0, 1, 2, …
struct Option
{
    std::string id = {};    ///< "each-line"
    std::string label = {}; ///< "each line"
    std::string help = {};  ///< one sentence: what it does
    std::string code = {};  ///< what is to be said above the code while it is in force; or empty
};

/// A live switch: a named set of options, read by the programs through kit's choice().
struct Choice
{
    std::string name = {};  ///< "sync"
    std::string label = {}; ///< "Synchronization"
    std::vector<Option> options = {};
    std::vector<int> rows = {}; ///< options a row of buttons: {4, 3}
    int initial = 0;
    int cure = -1; ///< option that the big switch turns on; -1: no big switch
};

/// What a parameter acts on.
enum class ParameterKind
{
    Live,      ///< read by the programs through kit's param(), any time
    Processes, ///< how many copies of a program run: needs a restart
    PipeSize,  ///< F_SETPIPE_SZ on a channel, by the engine, while it runs
};

/// A number the user can change.
struct Parameter
{
    std::string name = {};  ///< "deposits"
    std::string label = {}; ///< "Deposits each"
    std::string unit = {};  ///< "ms", "B" (shown as KiB where even), or empty
    std::string help = {};
    ParameterKind kind = ParameterKind::Live;
    std::int64_t initial = 0;
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::vector<std::int64_t> values = {}; ///< the only ones offered, or empty: any in [low, high]
    bool zeroMeansEndless = false;
    std::string target = {}; ///< PipeSize: the channel's id; Processes: the program
};

/// A kind of process the lesson starts.
struct Program
{
    std::string name = {};   ///< "depositor": the executable and the card's title
    std::string source = {}; ///< "depositor.cpp", inside the lesson's folder
    int count = 1;      ///< how many run, unless a Processes parameter says otherwise
    std::vector<std::string> arguments = {}; ///< "{segment:account}" becomes the run's own name for it
    std::string progressLabel = {};          ///< "deposits done"
    std::string progressCount = {}; ///< expression for what is done, of this process: "stores_balance"
    std::string progressTotal = {}; ///< expression for the whole: "deposits"; 0: endless
    /// Run as it is, in the lesson's folder, and watched from outside; `source` is what it was given
    /// to run. Empty: the program is built from `source`, with taps.
    std::vector<std::string> command = {};
};

/// Joins the standard output of one program to the standard input of another, as a shell does.
struct Join
{
    std::string id = {};   ///< "pipe"
    std::string kind = {}; ///< "pipe"
    std::string from = {};
    std::string to = {};
};

/// A channel that the programs make themselves: the n-th of its kind gets the n-th id given for
/// that kind. Of a connection that is the way from the end that was there first; the other is
/// "<id>.back".
struct NamedChannel
{
    std::string id = {};   ///< "orders"
    std::string kind = {}; ///< as in the output of --json: "unix-stream", "posix-queue", …
};

/// A variable with a value it ought to have.
struct Variable
{
    std::string name = {};
    std::string expected = {}; ///< expression over facts: "stores_balance"; may be empty
};

/// A button under "Break something". Of several processes of `program` it means the selected one.
struct FaultButton
{
    enum class Kind
    {
        Kill,
        Freeze,
        CloseEnd
    };
    Kind kind = Kind::Kill;
    std::string label = {}; ///< "Kill reader"
    std::string program = {};
    std::string channel = {}; ///< CloseEnd
    std::string id = {};      ///< "kill-reader"
};

/// A condition on recorded events.
struct Checkpoint
{
    std::string id = {};
    std::string text = {}; ///< from the quiz file: what to try, in inline Markdown
    std::string fact = {}; ///< one of factKinds() in checkpoints.h: "lost-update", "sleep", …
    std::string on = {};   ///< variable, channel or choice; empty: any
    std::string call = {}; ///< for sleeps: "write"; empty: any
    std::map<std::string, std::string> where = {}; ///< choices in force: sync = "none"; pace = "step"
    std::uint64_t atLeast = 1;
};

/// A prediction, locked in before the run and answered by it.
struct Prediction
{
    struct Answer
    {
        std::string id;
        std::string text;
        std::string when;  ///< expression over the run's facts; true: this is what happened
        std::string reply; ///< said when it was chosen and the run is over; true whatever happened
    };
    std::string id = {};
    std::string question = {};
    std::string settled = {}; ///< expression: the run has answered
    std::vector<Answer> answers = {};
    std::map<std::string, std::string> set = {}; ///< settings of the run that is predicted
};

/// One action of the reference path. Steps are taken in order, each as soon as its `at` has come
/// and the one before it was done. Actions: "set sync=mutex", "pause", "resume", "speed 200" or
/// "speed full", "step P1" (lets P1 pass one gate; pauses first), "kill P2", "freeze P2", "thaw
/// P2", "close P2 pipe".
struct TourStep
{
    std::string at = {}; ///< "120" a step, "3s" a time, or a checkpoint's id: when it is reached
    std::string action = {};
};

/// How `--tour` runs it. The run is over when every checkpoint was reached, or by itself.
struct Tour
{
    std::map<std::string, std::string> set = {};
    std::string speed = "full"; ///< "full", or steps a second
    std::uint64_t seed = 1;
    std::vector<TourStep> steps = {};
};

/// How the window starts it (the first thirty seconds).
struct Opening
{
    std::map<std::string, std::string> set = {};
    std::string speed = "full";
};

/// A whole lesson.
struct Lesson
{
    std::string id = {}; ///< folder name: "lost-update"
    std::string title = {};
    std::string group = {}; ///< from track.toml
    std::string misconception = {};
    std::vector<std::string> requires_ = {};
    int minutes = 8;
    int number = 1; ///< position in the track, 1-based
    int total = 1;  ///< lessons in the track
    std::filesystem::path folder; ///< empty: it was read from a recording
    std::string text = {}; ///< Markdown
    std::vector<Program> programs = {};
    std::vector<Join> joins = {};
    std::vector<NamedChannel> channels = {};
    std::vector<Choice> choices = {};
    std::vector<Parameter> parameters = {};
    std::vector<Variable> variables = {};
    std::vector<FaultButton> faults = {};
    std::vector<Checkpoint> checkpoints = {};
    std::optional<Prediction> prediction = {};
    std::vector<Goal> goals = {}; ///< games of it, in the order they are offered
    Tour tour;
    Opening opening;
    std::map<std::string, std::string> sources = {}; ///< "depositor.cpp" → its text
    std::map<std::string, std::string> files = {};   ///< every file it was read from → its text
};

/// What is run and watched from outside instead of programs with taps; empty: nothing is. Whatever
/// else it starts is part of it, so it is the lesson's only program.
std::vector<std::string> watchedCommand(const Lesson& lesson);

/// Ids of all its channels: joins, named channels and their ways back.
std::vector<std::string> channelIds(const Lesson& lesson);

/// Reads a lesson's folder. `language` as in "en"; falls back to "en". The object of a mistake's
/// Error is "file:line:column: message". Group, number and total come from ../track.toml, where
/// there is one that lists the lesson.
Result<Lesson> readLesson(const std::filesystem::path& folder, const std::string& language = "en");

/// Reads it from the texts of its files, as Lesson::files holds them: nothing of this system is
/// looked at, and number and total are 1.
Result<Lesson> readLesson(const std::string& id, const std::map<std::string, std::string>& files,
                          const std::string& language = "en");

/// One line of the track.
struct TrackEntry
{
    std::string id = {};
    std::string group = {};
};

/// All lessons in order, as lessons/track.toml lists them.
Result<std::vector<TrackEntry>> readTrack(const std::filesystem::path& lessonsFolder);

/// Whether what a user wrote means a folder, not a lesson of the track: it has a slash, or is ".".
bool namesFolder(const std::string& lesson);

/// Whether it comes with Crosstalk: it lies in that folder and stands in its track. Any other may
/// be built and run only after consent.
bool isBuiltIn(const Lesson& lesson, const std::filesystem::path& lessonsFolder);

} // namespace crosstalk::lesson

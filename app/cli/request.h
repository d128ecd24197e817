#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// What a command line asks for: plain values, one type a command.

namespace crosstalk::cli {

/// Exit statuses of the program; graders and scripts rely on them.
enum ExitStatus : int
{
    Ran = 0,
    Failed = 1,
    Usage = 2,
    Finding = 10
};

/// How the window is to look; for pictures and tests.
struct WindowLook
{
    int width = 0; ///< pixels; 0: as remembered
    int height = 0;
    std::string theme; ///< "light", "dark", or empty: as remembered
    double scale = 1;  ///< picture pixels for one of the window's
    bool presenting = false;
    std::string tab; ///< "timeline", "messages", "memory", "waits", "narration",
                     ///< "schedules"; empty: the first
    std::string language = {}; ///< "de"; empty: as remembered
};

/// `crosstalk [LESSON | FILE.crosstalk]`, `crosstalk lesson preview DIR`
struct WindowRequest
{
    std::string recording; ///< a file; empty: a lesson is shown
    std::string lesson; ///< an id or a folder; empty: the one open last
    std::string schedule; ///< file to be followed first, or empty
    WindowLook look;
    bool follow = false;          ///< `crosstalk lesson preview`: as its files are edited
    bool quitWhenPainted = false; ///< end after the first frame: for measuring the start
};

/// `crosstalk list`
struct ListRequest
{
    bool json = false;
};

/// `crosstalk run LESSON`
struct RunRequest
{
    std::string lesson;                ///< an id, or a lesson's folder
    std::vector<std::string> set;      ///< "name=value"
    std::optional<double> speed;       ///< steps a second, 0: full; unset: full, or the tour's
    std::optional<std::uint64_t> seed; ///< unset: 1, or the tour's
    int times = 1;
    bool untouched = false; ///< programs without taps
    double seconds = 10;
    std::vector<std::string> at; ///< "STEP:ACTION"
    bool tour = false;
    bool trusted = false;   ///< agrees to building and running a lesson that is not built in
    std::string screenshot; ///< file to write, or empty
    WindowLook look;        ///< of the picture
    std::string record;     ///< recording file to make, or empty
    std::string schedule;   ///< file with decisions to be taken first, or empty
    std::string saveSchedule; ///< file to write the run's own decisions to, or empty
    bool json = false;
    std::vector<std::string> failOn; ///< "race", "deadlock", "lost"
};

/// `crosstalk explore LESSON`
struct ExploreRequest
{
    std::string lesson;           ///< an id, or a lesson's folder
    std::vector<std::string> set; ///< "name=value"
    std::optional<int> bound;     ///< most preemptions of an execution
    double seconds = 60;
    std::uint64_t executions = 1'000'000; ///< at most
    bool trusted = false; ///< agrees to building and running a lesson that is not built in
    bool json = false;
};

/// `crosstalk scope -- COMMAND [ARG…]`
struct ScopeRequest
{
    std::vector<std::string> command;
    std::optional<double> seconds; ///< unset: as long as it takes
    std::string screenshot;        ///< file to write, or empty
    WindowLook look;               ///< of the picture
    std::string record;            ///< recording file to make, or empty
    bool json = false;
};

/// `crosstalk replay FILE`
struct ReplayRequest
{
    std::string file;
    bool json = false;
};

/// `crosstalk verify FILE…`
struct VerifyRequest
{
    std::vector<std::string> files;
    bool csv = false; ///< a row a file on standard output
};

/// `crosstalk print LESSON [OUT.pdf]`
struct PrintRequest
{
    std::string lesson; ///< an id, or a lesson's folder
    std::string out;    ///< file to write; empty: <lesson>.pdf
};

/// `crosstalk export FILE --to FORMAT OUT`
struct ExportRequest
{
    std::string file;
    std::string to;  ///< "perfetto" or "csv"
    std::string out; ///< a file, or "-": standard output
};

/// `crosstalk c++ …`, `crosstalk cc …`
struct CompileRequest
{
    bool cxx = true;
    std::vector<std::string> arguments; ///< as the compiler gets them
};

/// `crosstalk lesson new DIR`, `crosstalk lesson check DIR`
struct LessonRequest
{
    bool create = false; ///< else check
    std::string folder;
};

/// `crosstalk measure`
struct MeasureRequest
{
    bool json = false;
    bool csv = false;
};

/// `crosstalk bench`
struct BenchRequest
{
    bool json = false;
};

/// Nothing to run: print this and exit, because the user asked for help or made a mistake.
struct Message
{
    std::string text;
    int status = Ran; ///< Ran: to standard output; else to standard error
};

using Request =
    std::variant<WindowRequest, ListRequest, RunRequest, ScopeRequest, ExploreRequest, MeasureRequest,
                 ReplayRequest, ExportRequest, CompileRequest, LessonRequest, PrintRequest, VerifyRequest,
                 BenchRequest, Message>;

} // namespace crosstalk::cli

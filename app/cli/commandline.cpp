#include "app/cli/commandline.h"

#include "app/cli/lineoptions.h"
#include "app/cli/scopeline.h"
#include "engine/schedule/schedulefile.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>

namespace crosstalk::cli {
namespace {

std::string checkSpeed(std::string& text)
{
    if (text == "full") {
        text = "0";
        return {};
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0) || value > 1e9)
        return "is `full` or a number of steps a second, not `" + text + "`";
    return {};
}

/// CLI11 takes -1 for a very large number.
std::string checkWhole(const std::string& text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return "is a whole number, 0 or more, not `" + text + "`";
    return {};
}

/// An option that may be given again and again, one value each time.
CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                         const std::string& description)
{
    return app.add_option(name, values, description)
        ->type_size(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

class RunOptionsOnLine
{
public:
    explicit RunOptionsOnLine(CLI::App& app) : m_look(*addCommand(app))
    {
        auto& run = *m_command;
        run.add_option("LESSON", m_request.lesson, "As `crosstalk list` names it, or a folder")
            ->required();
        addRepeated(run, "--set", m_request.set, "Set a choice or parameter")
            ->type_name("name=value");
        m_speed = run.add_option("--speed", m_speedText, "Steps a second over all processes")
                      ->transform(CLI::Validator(checkSpeed, ""))
                      ->type_name("full|N");
        m_seed = run.add_option("--seed", m_seedValue, "Which process goes next when paced (1)")
                     ->check(CLI::Validator(checkWhole, ""))
                     ->type_name("N");
        run.add_option("--times", m_request.times, "Run N times, with seeds one apart, and count")
            ->check(CLI::Range(1, 1'000'000).description(""))
            ->type_name("N");
        run.add_flag("--untouched", m_request.untouched,
                     "With --times: the programs without taps, as if nobody watched");
        run.add_option("--seconds", m_request.seconds, "End the run after so long (10)")
            ->check(CLI::Range(0.001, 1e6).description(""))
            ->type_name("N");
        addRepeated(run, "--at", m_request.at, "Do something at a step (120) or a time (3s, 250ms)")
            ->type_name("STEP:ACTION");
        run.add_flag("--tour", m_request.tour, "Play the lesson's own reference path");
        run.add_flag("--trust", m_request.trusted,
                     "Agree to building and running a lesson of your own");
        run.add_option("--screenshot", m_request.screenshot, "Save a picture of the window")
            ->type_name("FILE.png");
        run.add_option("--record", m_request.record, "Put the run into a file as it goes on")
            ->type_name("FILE.crosstalk");
        run.add_flag("--json", m_request.json, "Print one JSON object");
        run.add_option("--fail-on", m_request.failOn, "Exit with 10 if one was found")
            ->delimiter(',')
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->check(CLI::IsMember({"race", "deadlock", "lost"}).description(""))
            ->type_name("race,deadlock,lost");
        run.add_option("--schedule", m_request.schedule, "Let them go in the order of a file")
            ->type_name("FILE.schedule");
        run.add_option("--save-schedule", m_request.saveSchedule,
                       "Save who went when, for --schedule")
            ->type_name("FILE.schedule");
        run.footer(
            "What --at can do: set NAME=VALUE, kill P2, freeze P2, thaw P2, close P2 CHANNEL, "
            "step P1,\npause, resume, speed N, run P1 to call, run until race. Steps are counted "
            "with --speed N and\nwith --schedule; then full speed is one step after the other without pause.\n"
            "  crosstalk run lost-update --speed 200 --at \"120:set sync=mutex\"");
    }

    bool given() const { return m_command->parsed(); }

    Request request() const
    {
        if (!m_request.record.empty() && m_request.times > 1)
            return usage("--record puts one run into a file, so it cannot go with --times.");
        if (m_request.untouched && (m_speed->count() + m_request.at.size() != 0 || m_request.tour ||
                                    !m_request.screenshot.empty() || !m_request.record.empty() ||
                                    !m_request.schedule.empty() || !m_request.saveSchedule.empty()))
            return usage("--untouched runs programs that nobody watches, so it goes with --set, "
                         "--times, --seconds, --fail-on and --json only.");
        if (!m_request.saveSchedule.empty() && m_request.times > 1)
            return usage("--save-schedule is about one run, so it cannot go with --times.");
        if (!m_request.schedule.empty() && m_request.tour)
            return usage("--schedule and --tour both say what comes next: leave one out.");
        if (!m_request.saveSchedule.empty() && !isPaced())
            return usage("at full speed nobody decides who goes when, so there is nothing to save: "
                         "give --speed N as well.");
        RunRequest out = m_request;
        if (m_speed->count() != 0)
            out.speed = std::stod(m_speedText);
        if (m_seed->count() != 0)
            out.seed = m_seedValue;
        out.look = m_look.look();
        return out;
    }

private:
    /// A tour may be or not; that shows in the end.
    bool isPaced() const
    {
        return m_request.tour || !m_request.schedule.empty() ||
               (m_speed->count() != 0 && std::stod(m_speedText) > 0);
    }

    CLI::App* addCommand(CLI::App& app)
    {
        m_command = app.add_subcommand("run", "Run a lesson's programs and print what was found");
        return m_command;
    }

    CLI::App* m_command = nullptr;
    LookOptions m_look;
    RunRequest m_request;
    CLI::Option* m_speed = nullptr;
    std::string m_speedText;
    CLI::Option* m_seed = nullptr;
    std::uint64_t m_seedValue = 1;
};

class ExploreOptionsOnLine
{
public:
    explicit ExploreOptionsOnLine(CLI::App& app)
        : m_command(*app.add_subcommand("explore", "Try every schedule of a lesson's processes"))
    {
        m_command
            .add_option("LESSON", m_request.lesson, "As `crosstalk list` names it, or a folder")
            ->required();
        addRepeated(m_command, "--set", m_request.set, "Set a choice or parameter")
            ->type_name("name=value");
        m_command
            .add_option("--bound", m_request.bound,
                        "Switch away from one that could go on at most N times an execution")
            ->check(CLI::Range(0, 1000).description(""))
            ->type_name("N");
        m_command.add_option("--seconds", m_request.seconds, "Stop after so long (60)")
            ->check(CLI::Range(0.001, 1e6).description(""))
            ->type_name("N");
        m_command.add_option("--executions", m_request.executions, "Stop after so many (1000000)")
            ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}).description(""))
            ->type_name("N");
        m_command.add_flag("--trust", m_request.trusted,
                           "Agree to building and running a lesson of your own");
        m_command.add_flag("--json", m_request.json, "Print one JSON object");
    }

    bool given() const { return m_command.parsed(); }
    Request request() const { return m_request; }

private:
    CLI::App& m_command;
    ExploreRequest m_request;
};

/// The whole grammar, and what was found in one command line.
class Grammar
{
public:
    Grammar()
        : m_app("Watch processes talk: runs real Linux processes, taps every channel between "
                "them,\nand shows what fills, who sleeps and what is left to luck.",
                "crosstalk"),
          m_list(m_app.add_subcommand("list", "Print the lessons in order")), m_look(m_app),
          m_run(m_app), m_explore(m_app)
    {
        m_app.set_help_flag("-h,--help", "Print this and exit");
        m_app.set_version_flag("--version", std::string("crosstalk ") + CROSSTALK_VERSION,
                               "Print the version and exit");
        m_app.add_option("LESSON", m_window.lesson,
                         "Open the window with it, with a recording or with a schedule")
            ->type_name("LESSON|FILE.crosstalk|FILE.schedule");
        m_app.add_flag("--window-quit-when-painted", m_window.quitWhenPainted)->group("");
        m_list->add_flag("--json", m_json, "Print one JSON object");
        m_app.add_subcommand("scope", "Run any command and watch its processes talk");
        m_app.add_subcommand("c++", "Compile a C++ program with taps: arguments as for g++");
        m_app.add_subcommand("cc", "Compile a C program with taps: arguments as for gcc");
        addLesson();
        m_replay =
            m_app.add_subcommand("replay", "Print what a recorded run came to; runs nothing");
        m_replay->add_option("FILE", m_replayRequest.file, "A recording")->required();
        m_replay->add_flag("--json", m_replayRequest.json, "Print one JSON object");
        addVerify();
        addPrint();
        m_measure = m_app.add_subcommand(
            "measure", "Measure one job through pipe, sockets, queue, memory and calls");
        m_measure->add_flag("--json", m_json, "Print one JSON object");
        m_measure->add_flag("--csv", m_csv, "Print a table for a spreadsheet");
        addExport();
        m_bench = m_app.add_subcommand("bench", "Measure what watching costs on this machine");
        m_bench->add_flag("--json", m_json, "Print one JSON object");
        m_app.footer("Exit status: 0 it ran, 1 it failed, 2 wrong usage or no display, 10 a "
                     "--fail-on finding.\nOptions of a command: crosstalk COMMAND --help");
    }

    Request parse(std::vector<std::string> arguments)
    {
        std::ranges::reverse(arguments); // as CLI11 wants them
        try {
            m_app.parse(std::move(arguments));
        } catch (const CLI::CallForVersion&) {
            return Message{m_app.version() + "\n", Ran};
        } catch (const CLI::CallForHelp&) {
            return Message{m_app.help(), Ran};
        } catch (const CLI::ParseError& error) {
            return usage(error.what());
        }
        return request();
    }

private:
    void addExport()
    {
        m_export = m_app.add_subcommand("export", "Write a recording in another format");
        m_export->add_option("FILE", m_exportRequest.file, "A recording")->required();
        m_export->add_option("--to", m_exportRequest.to, "A trace for ui.perfetto.dev, or a table")
            ->required()
            ->check(CLI::IsMember({"perfetto", "csv"}).description(""))
            ->type_name("perfetto|csv");
        m_export->add_option("OUT", m_exportRequest.out, "File to write; - is standard output")
            ->required();
    }

    void addLesson()
    {
        m_lesson =
            m_app.add_subcommand("lesson", "For authors: begin a lesson, check one, preview it");
        m_lesson->require_subcommand(1);
        for (const auto& [name, what] :
             {std::pair("new", "Make a folder with a small sound lesson to begin with"),
              std::pair("check", "Print every mistake in a lesson's folder; runs nothing"),
              std::pair("preview", "Open the window with a lesson that follows its files")})
            m_lesson->add_subcommand(name, what)
                ->add_option("DIR", m_lessonRequest.folder, "The lesson's folder")
                ->required();
    }

    void addVerify()
    {
        m_verify = m_app.add_subcommand("verify", "For graders: check learners' result files");
        m_verify->add_option("FILE", m_verifyRequest.files, "As File › Export results made it")
            ->required();
        m_verify->add_flag("--csv", m_verifyRequest.csv,
                           "Print a row a file, a column a lesson, in percent");
    }

    void addPrint()
    {
        m_print = m_app.add_subcommand("print", "Print a lesson to be filled in on paper");
        m_print->add_option("LESSON", m_printRequest.lesson,
                            "As `crosstalk list` names it, or a folder")
            ->required();
        m_print->add_option("OUT", m_printRequest.out, "File to write (LESSON.pdf)")
            ->type_name("OUT.pdf");
    }

    /// What is named is a folder, with a slash or without.
    Request preview()
    {
        std::error_code none;
        m_window.lesson = std::filesystem::absolute(m_lessonRequest.folder, none).string();
        m_window.follow = true;
        m_window.look = m_look.look();
        return m_window;
    }

    Request request()
    {
        if (m_run.given())
            return m_run.request();
        if (m_explore.given())
            return m_explore.request();
        if (m_list->parsed())
            return ListRequest{m_json};
        if (m_replay->parsed())
            return m_replayRequest;
        if (m_export->parsed())
            return m_exportRequest;
        if (m_lesson->parsed()) {
            if (m_lesson->got_subcommand("preview"))
                return preview();
            m_lessonRequest.create = m_lesson->got_subcommand("new");
            return m_lessonRequest;
        }
        if (m_verify->parsed())
            return m_verifyRequest;
        if (m_print->parsed())
            return m_printRequest;
        if (m_measure->parsed())
            return MeasureRequest{m_json, m_csv};
        if (m_bench->parsed())
            return BenchRequest{m_json};
        if (m_window.lesson.ends_with(schedule::scheduleSuffix))
            m_window.schedule = std::exchange(m_window.lesson, {});
        if (m_window.lesson.ends_with(".crosstalk"))
            m_window.recording = std::exchange(m_window.lesson, {});
        m_window.look = m_look.look();
        return m_window;
    }

    CLI::App m_app;
    CLI::App* m_list;
    LookOptions m_look;
    RunOptionsOnLine m_run;
    ExploreOptionsOnLine m_explore;
    WindowRequest m_window;
    CLI::App* m_replay = nullptr;
    ReplayRequest m_replayRequest;
    CLI::App* m_export = nullptr;
    ExportRequest m_exportRequest;
    CLI::App* m_lesson = nullptr;
    LessonRequest m_lessonRequest;
    CLI::App* m_verify = nullptr;
    VerifyRequest m_verifyRequest;
    CLI::App* m_print = nullptr;
    PrintRequest m_printRequest;
    CLI::App* m_bench = nullptr;
    CLI::App* m_measure = nullptr;
    bool m_json = false;
    bool m_csv = false;
};

} // namespace

Request parseCommandLine(const std::vector<std::string>& arguments)
{
    const std::string first = arguments.empty() ? std::string() : arguments.front();
    // What follows belongs to the compiler, whatever it looks like.
    if (first == "c++" || first == "cc")
        return CompileRequest{first == "c++", {arguments.begin() + 1, arguments.end()}};
    if (first == "scope")
        return parseScope({arguments.begin() + 1, arguments.end()});
    return Grammar().parse(arguments);
}

} // namespace crosstalk::cli

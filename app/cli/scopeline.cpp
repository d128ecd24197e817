#include "app/cli/scopeline.h"

#include "app/cli/lineoptions.h"

#include <algorithm>

namespace crosstalk::cli {
namespace {

constexpr char about[] =
    "crosstalk scope [OPTIONS] -- COMMAND [ARG...]\n"
    "Runs any command as it is, with all the processes it starts, and watches them talk: pipes,\n"
    "sockets, queues, shared memory, locks and signals, who sleeps and who could wake it. Input,\n"
    "output and terminal stay the command's own.";

constexpr char after[] =
    "Exit status: the command's own, 128 and the signal's number when one ended it, 127 when it\n"
    "is not found and 126 when it cannot be run; 1 when this system does not let it be watched, 2 on\n"
    "wrong usage, 0 when --seconds ended it.\n"
    "Watched at their system calls, programs take longer; those built with `crosstalk c++` show\n"
    "their loads and stores to shared memory too. What is said about the run goes to standard\n"
    "error.\n"
    "  crosstalk scope -- sh -c 'ls | grep txt'";

/// What stands before the command.
class ScopeLine
{
public:
    ScopeLine() : m_app(about, "crosstalk scope"), m_look(m_app)
    {
        m_app.set_help_flag("-h,--help", "Print this and exit");
        m_app.add_option("--seconds", m_seconds, "End the command after so long")
            ->check(CLI::Range(0.001, 1e6).description(""))
            ->type_name("N");
        m_app.add_option("--record", m_request.record, "Put the run into a file as it goes on")
            ->type_name("FILE.crosstalk");
        m_app.add_option("--screenshot", m_request.screenshot, "Save a picture of the window")
            ->type_name("FILE.png");
        m_app.add_flag("--json", m_request.json,
                       "Print one JSON object; the command's output goes to standard error");
        m_app.footer(after);
    }

    Request parse(std::vector<std::string> options, std::vector<std::string> command)
    {
        std::ranges::reverse(options); // as CLI11 wants them
        try {
            m_app.parse(std::move(options));
        } catch (const CLI::CallForHelp&) {
            return Message{m_app.help(), Ran};
        } catch (const CLI::ParseError& error) {
            return usage(error.what());
        }
        if (command.empty())
            return usage("which command is to be watched? It stands behind a --: "
                         "crosstalk scope -- sh -c 'ls | grep txt'");
        if (m_seconds > 0)
            m_request.seconds = m_seconds;
        m_request.command = std::move(command);
        m_request.look = m_look.look();
        return m_request;
    }

private:
    CLI::App m_app;
    LookOptions m_look;
    ScopeRequest m_request;
    double m_seconds = 0;
};

} // namespace

Request parseScope(const std::vector<std::string>& arguments)
{
    const auto bar = std::ranges::find(arguments, "--");
    std::vector<std::string> command;
    if (bar != arguments.end())
        command.assign(bar + 1, arguments.end());
    return ScopeLine().parse({arguments.begin(), bar}, std::move(command));
}

} // namespace crosstalk::cli

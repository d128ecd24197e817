#include "app/bench/lttngsession.h"

#include "app/bench/programs.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <unistd.h>

namespace crosstalk::bench {

namespace {

namespace fs = std::filesystem;

/// A tracing session that enables our tracepoint, in a folder of its own; gone with this object.
/// A session daemon that runs already is used and left alone.
class LttngSession
{
public:
    static Result<std::unique_ptr<LttngSession>> start();
    ~LttngSession();

    Command command(const fs::path& program, std::vector<std::string> arguments) const
    {
        return {program, std::move(arguments), {{"LTTNG_HOME", m_home.string()}}, -1, false};
    }

private:
    explicit LttngSession(fs::path home) : m_home(std::move(home)) {}
    Result<std::string> lttng(std::vector<std::string> arguments) const;
    fs::path pidFile() const { return m_home / "sessiond.pid"; }

    fs::path m_home;
    std::string m_name = "crosstalk-bench-" + std::to_string(::getpid());
};

Result<std::string> LttngSession::lttng(std::vector<std::string> arguments) const
{
    arguments.insert(arguments.begin(), {"--no-sessiond"});
    return run(command("lttng", std::move(arguments)));
}

Result<std::unique_ptr<LttngSession>> LttngSession::start()
{
    char folder[] = "/tmp/crosstalk-bench-XXXXXX";
    if (::mkdtemp(folder) == nullptr)
        return systemError("make a folder", folder);
    std::unique_ptr<LttngSession> session(new LttngSession(folder));
    // Fails when one runs already; whether there is one now, `create` tells.
    const auto daemon =
        run(session->command("lttng-sessiond", {"--daemonize", "--quiet", "--no-kernel",
                                                "--pidfile=" + session->pidFile().string()}));
    const auto made = session->lttng({"create", session->m_name, "--snapshot",
                                      "--output=" + (session->m_home / "trace").string()});
    if (!made)
        return daemon ? made.error() : daemon.error();
    for (const auto& arguments :
         {std::vector<std::string>{"enable-event", "--session=" + session->m_name, "--userspace",
                                   "crosstalk_bench:operation"},
          std::vector<std::string>{"add-context", "--session=" + session->m_name, "--userspace",
                                   "--type=vtid"}, // whose it is, as in our Event
          std::vector<std::string>{"start", session->m_name}})
        if (const auto done = session->lttng(arguments); !done)
            return done.error();
    return session;
}

LttngSession::~LttngSession()
{
    const auto destroyed = lttng({"destroy", m_name});
    std::ifstream file(pidFile());
    if (pid_t daemon = 0; file >> daemon && daemon > 1)
        ::kill(daemon, SIGTERM);
    std::error_code error;
    fs::remove_all(m_home, error);
}

} // namespace

Result<std::vector<double>> tracepointCosts(int core, int runs)
{
    const auto program = findProgram("lttng");
    if (!program)
        return program.error();
    const auto session = LttngSession::start();
    if (!session)
        return session.error();
    return runForNumbers(
        (*session)->command(*program, {std::to_string(core), std::to_string(runs)}),
        std::size_t(runs));
}

} // namespace crosstalk::bench

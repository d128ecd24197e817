#include "app/cli/scopecommand.h"

#include "app/cli/foreground.h"
#include "app/cli/report.h"
#include "app/cli/verdict.h"
#include "app/cli/witness.h"

#include <boost/json/serialize.hpp>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <optional>
#include <sys/wait.h>

namespace crosstalk::cli {
namespace {

using session::Outcome;

constexpr int notFound = 127; ///< as shells have it
constexpr int notRunnable = 126;

void complain(const Error& error)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
}

/// Of a command that could not be started.
int statusOf(const Error& error)
{
    if (error.tried != "run")
        return Failed;
    return error.errnum == ENOENT ? notFound : notRunnable;
}

/// Of one that has ended.
int statusOf(int waitStatus)
{
    return WIFSIGNALED(waitStatus) ? 128 + WTERMSIG(waitStatus) : WEXITSTATUS(waitStatus);
}

/// One command from its start to its end, and the moment for a picture.
class CommandRun
{
public:
    explicit CommandRun(const ScopeRequest& request) : m_request(request) {}

    Result<RunResult> play(const session::Installation& installation)
    {
        const Foreground foreground;
        session::RunOptions options;
        options.command = m_request.command;
        options.commandOutputToErrors = m_request.json;
        options.record = m_request.record;
        auto run = session::Run::start({}, options, installation, callbacks());
        if (!run)
            return run.error();
        Foreground::passTo((*run)->commandPid());
        watch(run->get());
        const Outcome outcome = waitFor(**run);
        watch(nullptr);
        (*run)->stop();
        m_recordingFailed = (*run)->recordingFailure().has_value();
        return RunResult{.lesson = {},
                         .settings = {},
                         .seed = options.seed,
                         .snapshot = (*run)->snapshot(),
                         .hash = (*run)->hash(),
                         .outcome = outcome};
    }

    /// Of the command; none when it was ended by us.
    std::optional<int> status() const { return m_status; }
    bool recordingFailed() const { return m_recordingFailed; }
    SnapshotPointer momentOr(const SnapshotPointer& end) const { return m_witness.momentOr(end); }

private:
    using Clock = std::chrono::steady_clock;

    session::Run::Callbacks callbacks()
    {
        session::Run::Callbacks out;
        out.changed = [this] { look(); };
        out.finished = [this] {
            const std::lock_guard lock(m_mutex);
            m_finished = true;
            m_over.notify_all();
        };
        out.failed = complain;
        out.said = [](const std::string& sentence) {
            std::fprintf(stderr, "crosstalk: %s\n", sentence.c_str());
        };
        return out;
    }

    /// Until every process has ended, the time is up, or somebody wants us to end.
    Outcome waitFor(session::Run& run)
    {
        const auto limit = std::chrono::duration<double>(m_request.seconds.value_or(0));
        const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(limit);
        std::unique_lock lock(m_mutex);
        while (!m_finished) {
            m_over.wait_for(lock, std::chrono::milliseconds(50));
            if (m_finished)
                break;
            if (run.commandStatus())
                Foreground::passTo(-1); // what it left behind has nobody else to end it
            const bool late = m_request.seconds && Clock::now() >= end;
            if (!late && !Foreground::endWanted())
                continue;
            lock.unlock();
            m_status = run.commandStatus();
            return run.wait(std::chrono::nanoseconds(0));
        }
        lock.unlock();
        m_status = run.commandStatus();
        return run.wait(std::chrono::hours(1)); // it is over: the outcome is there
    }

    void watch(session::Run* run)
    {
        const std::lock_guard lock(m_mutex);
        m_run = run;
    }

    void look()
    {
        const std::lock_guard lock(m_mutex);
        if (m_run != nullptr)
            m_witness.look(m_run->snapshot());
    }

    const ScopeRequest& m_request;
    Witness m_witness;
    std::mutex m_mutex;
    std::condition_variable m_over;
    session::Run* m_run = nullptr; ///< while callbacks may ask it
    bool m_finished = false;
    std::optional<int> m_status;
    bool m_recordingFailed = false;
};

int savePicture(const CommandRun& run, const RunResult& result, const ScopeRequest& request,
                const Hooks& hooks)
{
    const auto saved = hooks.savePicture({}, run.momentOr(result.snapshot), request.look,
                                         request.screenshot);
    if (!saved) {
        complain(saved.error());
        return Failed;
    }
    std::fprintf(stderr, "A picture of the window: %s\n", request.screenshot.c_str());
    return Ran;
}

/// With --json nothing is added to what the command itself writes to standard error.
void print(const RunResult& result, const ScopeRequest& request)
{
    if (request.json)
        std::printf("%s\n", boost::json::serialize(report(result)).c_str());
    else
        std::fputs(verdict(result).c_str(), stderr);
}

/// It still has its object: every list empty, outcome failed.
int couldNotStart(const Error& error, const ScopeRequest& request)
{
    complain(error);
    const RunResult result{.lesson = {},
                           .settings = {},
                           .seed = 1,
                           .snapshot = std::make_shared<const world::Snapshot>(),
                           .hash = {},
                           .outcome = Outcome::Failed};
    if (request.json)
        print(result, request);
    return statusOf(error);
}

} // namespace

int runScope(const ScopeRequest& request, const session::Installation& installation,
             const Hooks& hooks)
{
    CommandRun run(request);
    const auto result = run.play(installation);
    if (!result)
        return couldNotStart(result.error(), request);
    print(*result, request);
    const int pictured =
        request.screenshot.empty() ? int(Ran) : savePicture(run, *result, request, hooks);
    if (result->outcome == Outcome::Failed || run.recordingFailed())
        return Failed;
    const int status = run.status() ? statusOf(*run.status()) : int(Ran);
    return status != Ran ? status : pictured;
}

} // namespace crosstalk::cli

#include "engine/session/run.h"

#include <QtTest>

#include <sys/wait.h>

using namespace crosstalk;

namespace {

constexpr auto limit = std::chrono::seconds(60);

session::Installation installation()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so", {}};
}

session::RunOptions watching(const char* program)
{
    session::RunOptions options;
    options.command = {std::string(CALLS) + "/" + program};
    options.commandOutputToErrors = true;
    return options;
}

std::unique_ptr<session::Run> started(const session::RunOptions& options)
{
    auto run = session::Run::start({}, options, installation());
    if (!run)
        qFatal("%s", run.error().sentence().c_str());
    return std::move(*run);
}

world::ProcessState stateOf(const session::Run& run, std::size_t process)
{
    const auto snapshot = run.snapshot();
    return process < snapshot->processes.size() ? snapshot->processes[process].state
                                                : world::ProcessState::Starting;
}

int processOf(const session::Run& run, const std::string& program)
{
    const auto snapshot = run.snapshot();
    for (std::size_t i = 0; i < snapshot->processes.size(); ++i)
        if (snapshot->processes[i].program == program)
            return int(i);
    return -1;
}

/// Id of the pipe that this program has read from; empty: it has not.
std::string pipeReadBy(const session::Run& run, const std::string& program)
{
    const int reader = processOf(run, program);
    for (const world::ChannelView& channel : run.snapshot()->channels)
        if (channel.stream && channel.stream->bytesRead > 0 &&
            std::ranges::count(channel.stream->readers, reader) != 0)
            return channel.id;
    return {};
}

/// Bytes written to pipes.
std::uint64_t moved(const session::Run& run)
{
    std::uint64_t bytes = 0;
    for (const world::ChannelView& channel : run.snapshot()->channels)
        if (channel.stream)
            bytes += channel.stream->bytesWritten;
    return bytes;
}

/// Held by the user or asleep, all that have not ended.
bool allStandStill(const session::Run& run)
{
    const auto snapshot = run.snapshot();
    return snapshot->run == world::RunState::Paused &&
           std::ranges::all_of(snapshot->processes, [](const world::ProcessView& process) {
               return process.state != world::ProcessState::Running &&
                      process.state != world::ProcessState::Starting;
           });
}

int heldOf(const session::Run& run)
{
    const auto snapshot = run.snapshot();
    const auto held =
        std::ranges::find(snapshot->processes, world::ProcessState::Held, &world::ProcessView::state);
    return int(held - snapshot->processes.begin());
}

} // namespace

/// A command as a run: the gate, the pace, and how it ends.
class TestCommandRun : public QObject
{
    Q_OBJECT

private slots:
    void standsAtItsFirstInstructionAndStepsOn()
    {
        session::RunOptions options = watching("pipe");
        options.paused = true;
        const auto run = started(options);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*run, 0), world::ProcessState::Held, 60'000);
        QVERIFY(!run->commandStatus());
        // A step is one call: until the pipe is made it takes two at most.
        for (int i = 0; i < 3; ++i) {
            run->step(0);
            QTRY_COMPARE_WITH_TIMEOUT(stateOf(*run, 0), world::ProcessState::Held, 60'000);
        }
        run->resume();
        QCOMPARE(run->wait(limit), session::Outcome::Finished);
        QVERIFY(run->commandStatus() && WIFEXITED(*run->commandStatus()));
        const auto& pipe = *run->snapshot()->channels.at(0).stream;
        QCOMPARE(pipe.bytesWritten, 5u);
        QCOMPARE(pipe.bytesRead, 5u);
    }

    void keepsToThePace()
    {
        session::RunOptions options = watching("pipe");
        options.stepsPerSecond = 500;
        const auto run = started(options);
        QCOMPARE(run->wait(limit), session::Outcome::Finished);
        const auto snapshot = run->snapshot();
        QVERIFY(snapshot->lastStepped >= 0);
        QCOMPARE(snapshot->channels.at(0).stream->bytesRead, 5u);
    }

    void endsEverybodyWhenItIsStopped()
    {
        session::RunOptions options;
        options.command = {"sh", "-c", "sleep 1000 | cat"};
        const auto run = started(options);
        QTRY_COMPARE_WITH_TIMEOUT(run->snapshot()->processes.size(), 3u, 60'000);
        run->stop();
        QVERIFY(run->commandStatus().has_value());
        QVERIFY(::kill(run->commandPid(), 0) != 0);
    }

    // As in a lesson: at its next call it closes that end first, and then makes the call.
    void closesAnEndOfIt()
    {
        session::RunOptions options;
        options.command = {"sh", "-c", "yes | cat >/dev/null"};
        const auto run = started(options);
        std::string pipe;
        QTRY_VERIFY_WITH_TIMEOUT(!(pipe = pipeReadBy(*run, "cat")).empty(), 60'000);
        const int writer = processOf(*run, "yes");
        QVERIFY(writer >= 0);
        run->closeEnd(writer, pipe);
        QCOMPARE(run->wait(limit), session::Outcome::Finished);
        const auto snapshot = run->snapshot();
        QCOMPARE(snapshot->processes[std::size_t(writer)].exitCode, 1); // of EBADF
        QVERIFY(snapshot->channels.at(0).stream->endOfFile);
        QVERIFY(run->commandStatus() && WIFEXITED(*run->commandStatus()));
        QCOMPARE(WEXITSTATUS(*run->commandStatus()), 0); // cat's: it met the end
    }

    // A window's buttons: held in the middle of its work it moves nothing, then as much as is asked.
    void isPausedSlowedDownAndLetGo()
    {
        session::RunOptions options;
        options.command = {"sh", "-c", "yes | head -c 20000000 | tail -c 4"};
        const auto run = started(options);
        QTRY_VERIFY_WITH_TIMEOUT(moved(*run) > 0, 60'000);
        run->pause();
        QTRY_VERIFY_WITH_TIMEOUT(allStandStill(*run), 60'000);
        const std::uint64_t then = moved(*run);
        const auto events = run->snapshot()->events;
        run->step(heldOf(*run)); // one of them is, or all would sleep for good
        QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->events > events, 60'000);
        QVERIFY(moved(*run) <= then + 2 * 65536); // one call more, and not a second one
        run->setSpeed(1000);
        run->resume();
        QTRY_VERIFY_WITH_TIMEOUT(moved(*run) > then, 60'000);
        run->setSpeed(0);
        QCOMPARE(run->wait(limit), session::Outcome::Finished);
        QVERIFY(run->commandStatus() && WIFEXITED(*run->commandStatus()));
        QCOMPARE(WEXITSTATUS(*run->commandStatus()), 0);
    }

    void saysWhoSleepsInWhat()
    {
        session::RunOptions options;
        options.command = {"sh", "-c", "sleep 1000 | cat"};
        const auto run = started(options);
        const auto sleepsInRead = [&] {
            const auto snapshot = run->snapshot();
            return std::ranges::any_of(snapshot->waits, [](const world::Wait& wait) {
                return wait.call == "read" && wait.channel >= 0;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(sleepsInRead(), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestCommandRun)
#include "tst_commandrun.moc"

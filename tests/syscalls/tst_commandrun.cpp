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

#include "engine/process/controlregion.h"
#include "engine/process/launcher.h"

#include <QElapsedTimer>
#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>

using namespace crosstalk;
using process::JoinRequest;
using process::Launcher;
using process::Spawn;

namespace {

constexpr int patience = 10'000; ///< ms until a condition counts as never met

bool alive(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    if (!std::getline(file, text))
        return false;
    const char state = text[text.rfind(')') + 2];
    return state != 'Z' && state != 'X';
}

Spawn shell(int ordinal, const std::string& script)
{
    return {ordinal, "/bin/sh", {"-c", script}, "-", "-"};
}

} // namespace

class TestLauncher : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsHowEachProcessEnded();
    void joinsTwoProcessesByAPipe();
    void setsTheSizeOfAJoin();
    void saysWhichProgramIsMissing();
    void saysThatTheSupervisorIsMissing();
    void endsGrandchildrenWhenDropped();
    void endsEverybodyWhenTheEngineIsKilled();

private:
    Launcher start();
    std::vector<std::pair<pid_t, int>> awaitEnds(Launcher& launcher, std::size_t count);

    std::optional<process::ControlRegion> m_region;
};

void TestLauncher::init()
{
    auto region = process::ControlRegion::create();
    QVERIFY2(region.has_value(), "the control region");
    m_region.emplace(std::move(*region));
}

Launcher TestLauncher::start()
{
    auto launcher = Launcher::start(SUPERVISOR, m_region->fd());
    if (!launcher)
        qFatal("%s", launcher.error().sentence().c_str());
    return std::move(*launcher);
}

std::vector<std::pair<pid_t, int>> TestLauncher::awaitEnds(Launcher& launcher, std::size_t count)
{
    std::vector<std::pair<pid_t, int>> ends;
    QElapsedTimer timer;
    timer.start();
    while (ends.size() < count && timer.elapsed() < patience)
        if (!launcher.poll([&](pid_t pid, int status) { ends.emplace_back(pid, status); }))
            break;
    return ends;
}

void TestLauncher::tellsHowEachProcessEnded()
{
    Launcher launcher = start();
    const auto pids = launcher.launch({}, {shell(0, "exit 7"), shell(1, "kill -TERM $$")});
    QVERIFY(pids.has_value());
    const auto ends = awaitEnds(launcher, 2);
    QCOMPARE(ends.size(), std::size_t(2));
    for (const auto& [pid, status] : ends) {
        if (pid == (*pids)[0])
            QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 7);
        else
            QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    }
}

void TestLauncher::joinsTwoProcessesByAPipe()
{
    Launcher launcher = start();
    Spawn writer = shell(0, "echo hello");
    writer.out = "pipe";
    // Ends with 0 only if it reads the line and then the end of file: nobody else holds an end.
    Spawn reader = shell(1, "read line; read more && exit 2; [ \"$line\" = hello ]");
    reader.in = "pipe";
    const auto pids = launcher.launch({{"pipe", 0}}, {writer, reader});
    QVERIFY(pids.has_value());
    for (const auto& [pid, status] : awaitEnds(launcher, 2))
        QCOMPARE(status, 0);
}

void TestLauncher::setsTheSizeOfAJoin()
{
    Launcher launcher = start();
    Spawn writer = shell(0, "sleep 60");
    writer.out = "pipe";
    const auto pids = launcher.launch({{"pipe", 8192}}, {writer});
    QVERIFY(pids.has_value());
    const std::string end = "/proc/" + std::to_string(pids->front()) + "/fd/1";
    const UniqueFd fd(::open(end.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
    // Nobody reads: opening the write end fails with ENXIO, so open for both.
    const UniqueFd both(::open(end.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    QCOMPARE(::fcntl(both.get(), F_GETPIPE_SZ), 8192);
}

void TestLauncher::saysWhichProgramIsMissing()
{
    Launcher launcher = start();
    const auto pids = launcher.launch({}, {{0, "/nowhere/depositor", {}, "-", "-"}});
    QVERIFY(!pids.has_value());
    QCOMPARE(pids.error().object, std::string("/nowhere/depositor"));
    QCOMPARE(pids.error().errnum, ENOENT);
}

void TestLauncher::saysThatTheSupervisorIsMissing()
{
    const auto launcher = Launcher::start("/nowhere/crosstalk-supervisor", m_region->fd());
    QVERIFY(!launcher.has_value());
    QCOMPARE(launcher.error().errnum, ENOENT);
}

void TestLauncher::endsGrandchildrenWhenDropped()
{
    pid_t child = 0;
    pid_t grandchild = 0;
    QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("pid")).toStdString();
    {
        Launcher launcher = start();
        const auto pids =
            launcher.launch({}, {shell(0, "setsid sleep 600 & echo $! > " + file + "; wait")});
        QVERIFY(pids.has_value());
        child = pids->front();
        QTRY_VERIFY_WITH_TIMEOUT(std::ifstream(file) >> grandchild, patience);
        QVERIFY(alive(child) && alive(grandchild));
    }
    QVERIFY(!alive(child));
    QVERIFY(!alive(grandchild));
}

void TestLauncher::endsEverybodyWhenTheEngineIsKilled()
{
    QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("pid")).toStdString();
    const pid_t engine = ::fork();
    if (engine == 0) {
        Launcher launcher = start();
        (void)launcher.launch({}, {shell(0, "sleep 600 & echo $$ $! > " + file + "; wait")});
        ::pause();
        ::_exit(0);
    }
    pid_t child = 0;
    pid_t grandchild = 0;
    QTRY_VERIFY_WITH_TIMEOUT(std::ifstream(file) >> child >> grandchild, patience);
    ::kill(engine, SIGKILL);
    ::waitpid(engine, nullptr, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!alive(child) && !alive(grandchild), 2000);
}

QTEST_GUILESS_MAIN(TestLauncher)
#include "tst_launcher.moc"

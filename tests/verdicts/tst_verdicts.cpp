#include "engine/session/run.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>
#include <vector>

using namespace crosstalk;

namespace {

constexpr auto limit = std::chrono::seconds(30);
constexpr int atOnce = 2; ///< runs at the same time
constexpr std::uint64_t promised = 1'000'000'000; ///< ns until a deadlock is named

session::Installation installation()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons",
            root / "tests" / "verdicts",
            root / "bin" / "crosstalk-supervisor",
            root / "lib" / "libcrosstalk-tap.so",
            {}};
}

/// A program of programs/ and how it is run.
struct Job
{
    QString program; ///< base name
    QString expected;
    double speed = 0;
    QString found = {};
    QString why = {};
};

/// What its first line says: "race on balance", "deadlock P1 P2", "lock-order", "none".
QString verdictIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString line = QString::fromUtf8(file.readLine()).trimmed();
    const QString mark = QStringLiteral("// verdict: ");
    return line.startsWith(mark) ? line.mid(mark.size()) : QString();
}

/// Programs on remote calls are left out of a build without gRPC.
bool isBuilt(const QString& program)
{
    return CROSSTALK_HAS_GRPC || !program.startsWith(QLatin1String("rpc-"));
}

std::vector<Job> allJobs()
{
    const bool isLong = qEnvironmentVariableIsSet("CROSSTALK_LONG");
    const QDir folder(QStringLiteral(SOURCE_ROOT "/tests/verdicts/programs"));
    const QString only = qEnvironmentVariable("CROSSTALK_VERDICT"); // one of them, to look at it
    std::vector<Job> jobs;
    for (const QFileInfo& file :
         folder.entryInfoList({QStringLiteral("*.c"), QStringLiteral("*.cpp")}, QDir::Files))
        for (int turn = 0; turn < (isLong ? 20 : 1); ++turn)
            for (const double speed : {0.0, 500.0})
                if ((only.isEmpty() || only == file.baseName()) && isBuilt(file.baseName()))
                    jobs.push_back({file.baseName(), verdictIn(file.filePath()), speed});
    return jobs;
}

QString verdictOf(const world::Snapshot& snapshot)
{
    QStringList found;
    std::set<std::string> racing;
    for (const world::Race& race : snapshot.races)
        racing.insert(race.variable);
    if (!racing.empty())
        found += QStringLiteral("race on");
    for (const std::string& variable : racing)
        found.back() += QLatin1Char(' ') + QString::fromStdString(variable);
    for (const world::Deadlock& deadlock : snapshot.deadlocks) {
        found += QStringLiteral("deadlock");
        for (const world::Wait& wait : deadlock.waits) {
            const QString one = QStringLiteral(" P%1").arg(wait.process + 1);
            if (!found.back().endsWith(one)) // one that waits in several threads is named once
                found.back() += one;
        }
    }
    if (!snapshot.lockOrders.empty())
        found += QStringLiteral("lock-order");
    return found.isEmpty() ? QStringLiteral("none") : found.join(QStringLiteral(", "));
}

QString reasonsOf(const world::Snapshot& snapshot)
{
    QStringList reasons;
    for (const world::Race& race : snapshot.races)
        reasons += QString::fromStdString(race.why);
    for (const world::Deadlock& deadlock : snapshot.deadlocks)
        reasons += QString::fromStdString(deadlock.why);
    for (const world::LockOrder& order : snapshot.lockOrders)
        reasons += QString::fromStdString(order.why);
    for (const world::Wait& wait : snapshot.waits)
        reasons += QString::fromStdString(wait.why);
    return reasons.join(QLatin1Char('\n'));
}

/// How long its last process had slept when the deadlock was named, in ns.
std::uint64_t namedAfter(const world::Snapshot& snapshot)
{
    std::uint64_t last = 0;
    for (const world::Deadlock& deadlock : snapshot.deadlocks)
        for (const world::Wait& wait : deadlock.waits)
            last = std::max(last, wait.since);
    return snapshot.now - std::min(last, snapshot.now);
}

void run(Job& job)
{
    lesson::Lesson lesson;
    lesson.id = "programs";
    lesson::Program program;
    program.name = job.program.toStdString();
    program.arguments = {"{segment:other}", "{segment:verdict}"};
    lesson.programs.push_back(program);
    session::RunOptions options;
    options.stepsPerSecond = job.speed;
    auto started = session::Run::start(lesson, options, installation());
    if (!started) {
        job.found = QString::fromStdString(started.error().sentence());
        return;
    }
    const session::Outcome outcome = (*started)->wait(limit);
    const auto snapshot = (*started)->snapshot();
    job.found = verdictOf(*snapshot);
    job.why = reasonsOf(*snapshot);
    if (outcome == session::Outcome::Deadlock && namedAfter(*snapshot) > promised)
        job.found += QStringLiteral(", late");
    if (outcome == session::Outcome::Timeout)
        job.found += QStringLiteral(", timeout");
    else if (outcome == session::Outcome::Finished && snapshot->processes[0].exitCode != 0)
        job.found += QStringLiteral(", exit code %1").arg(snapshot->processes[0].exitCode);
    started->reset();
}

} // namespace

/// Small real programs of several styles, each with the verdict on it in its first line: half race,
/// deadlock or ask for it, the others are their corrected or merely slow twins. None may be judged
/// wrong, whatever the interleaving.
class TestVerdicts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agree_data();
    void agree();
    void enoughOfEach();

private:
    std::vector<Job> m_jobs;
};

/// All of them run beforehand, a few at a time.
void TestVerdicts::initTestCase()
{
    m_jobs = allJobs();
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> runners;
    for (int i = 0; i < atOnce; ++i)
        runners.emplace_back([this, &next] {
            for (std::size_t job = next++; job < m_jobs.size(); job = next++)
                run(m_jobs[job]);
        });
    for (std::thread& runner : runners)
        runner.join();
}

void TestVerdicts::agree_data()
{
    QTest::addColumn<std::size_t>("job");
    for (std::size_t i = 0; i < m_jobs.size(); ++i)
        QTest::addRow("%s, %s, %zu", qPrintable(m_jobs[i].program),
                      m_jobs[i].speed > 0 ? "500 steps a second" : "full speed", i)
            << i;
}

void TestVerdicts::agree()
{
    QFETCH(std::size_t, job);
    const Job& done = m_jobs[job];
    if (qEnvironmentVariableIsSet("CROSSTALK_VERDICT"))
        qInfo("%s", qPrintable(done.why));
    QVERIFY2(done.found == done.expected,
             qPrintable(QStringLiteral("%1: expected \"%2\", found \"%3\"\n%4")
                            .arg(done.program, done.expected, done.found, done.why)));
}

void TestVerdicts::enoughOfEach()
{
    if (qEnvironmentVariableIsSet("CROSSTALK_VERDICT"))
        return;
    std::set<QString> wrong;
    std::set<QString> right;
    for (const Job& job : m_jobs)
        (job.expected == QStringLiteral("none") ? right : wrong).insert(job.program);
    QVERIFY(wrong.size() + right.size() >= 80);
    QVERIFY(wrong.size() >= 40 && right.size() >= 40);
}

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"

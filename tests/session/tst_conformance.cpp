#include "engine/mechanisms/mechanism.h"
#include "engine/session/run.h"

#include <QDir>
#include <QtTest>

#include <sys/wait.h>

using namespace crosstalk;

namespace {

constexpr auto limit = std::chrono::seconds(20);

session::Installation installation()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons",
            root / "tests" / "programs",
            root / "bin" / "crosstalk-supervisor",
            root / "lib" / "libcrosstalk-tap.so",
            {}};
}

lesson::Lesson programOf(const std::string& name, const std::string& mode)
{
    lesson::Lesson lesson;
    lesson.id = "programs";
    lesson::Program program;
    program.name = name;
    program.arguments = {"{segment:conform}", mode};
    lesson.programs.push_back(program);
    return lesson;
}

QString comparison(const world::ChannelView& channel)
{
    const auto& kernel = channel.kernel;
    return QStringLiteral("%1: %2 of %3 quiet comparisons agree; the latest: the kernel says %4 "
                          "(%5 at the sender), the taps %6 to %7")
        .arg(QString::fromStdString(channel.id))
        .arg(kernel.agreeingProbes)
        .arg(kernel.quiescentProbes)
        .arg(kernel.value)
        .arg(kernel.atSender)
        .arg(kernel.tapLow)
        .arg(kernel.tapHigh);
}

} // namespace

/// Every registered mechanism keeps what it promises under the tap: a message there, a full
/// buffer, the other's death, and nothing left behind. Its program is
/// tests/programs/conform-<mechanism>.cpp; a mechanism without one fails here.
class TestConformance : public QObject
{
    Q_OBJECT

private slots:
    void keepsItsPromises_data();
    void keepsItsPromises();
};

void TestConformance::keepsItsPromises_data()
{
    QTest::addColumn<std::string>("mechanism");
    QTest::addColumn<std::string>("mode");
    QTest::addColumn<double>("speed");
    QVERIFY(!mechanisms::registry().empty());
    for (const auto* mechanism : mechanisms::registry())
        for (const char* mode : {"roundtrip", "full", "death"}) {
            if (mechanism->name() == "rpc" && !CROSSTALK_HAS_GRPC)
                continue; // left out of this build
            for (const double speed : {0.0, 20'000.0}) {
                const std::string name(mechanism->name());
                QTest::addRow("%s, %s, %s", name.c_str(), mode, speed > 0 ? "paced" : "full speed")
                    << name << std::string(mode) << speed;
            }
        }
}

void TestConformance::keepsItsPromises()
{
    QFETCH(std::string, mechanism);
    QFETCH(std::string, mode);
    QFETCH(double, speed);
    session::RunOptions options;
    options.stepsPerSecond = speed;
    auto run =
        session::Run::start(programOf("conform-" + mechanism, mode), options, installation());
    QVERIFY2(run.has_value(), run.has_error() ? run.error().sentence().c_str() : "");
    const auto outcome = (*run)->wait(limit);
    const auto snapshot = (*run)->snapshot();
    QCOMPARE(outcome, session::Outcome::Finished);
    QCOMPARE(snapshot->processes[0].exitSignal, std::string());
    QCOMPARE(snapshot->processes[0].exitCode, 0);
    QVERIFY2(snapshot->races.empty(),
             snapshot->races.empty() ? "" : snapshot->races[0].why.c_str());

    const std::string kind = mechanism == "mutex"            ? "lock"
                             : mechanism == "sysv-semaphore" ? "semaphore"
                                                             : mechanism;
    bool shown = false;
    for (const auto& channel : snapshot->channels) {
        std::string lock = channel.lock ? channel.lock->kind : std::string();
        std::erase(lock, ' ');
        shown = shown || channel.kind == kind || lock == mechanism;
        QVERIFY2(channel.kernel.agreeingProbes == channel.kernel.quiescentProbes,
                 qPrintable(comparison(channel)));
        // What a remote call's server fills is not the pipes and sockets under it.
        if (channel.stream && mode == "full" && channel.stream->bytesWritten != 0 && kind != "rpc")
            QCOMPARE(channel.stream->peak, channel.stream->capacity);
        if (channel.messages && mode == "full" && channel.kind == mechanism &&
            kind.ends_with("-queue") && channel.messages->capacity != 0)
            QCOMPARE(channel.messages->peak, channel.messages->capacity);
    }
    QVERIFY2(shown, "no channel of its kind on the stage");
    run->reset();
    const QString mine = QStringLiteral("crosstalk.%1-*").arg(::getpid());
    QCOMPARE(QDir(QStringLiteral("/dev/shm")).entryList({mine}, QDir::Files), QStringList());
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // and no child of ours
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"

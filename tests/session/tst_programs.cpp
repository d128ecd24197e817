#include "engine/session/run.h"

#include <QtTest>

#include <algorithm>

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

/// Runs a program of tests/programs to its end.
std::shared_ptr<const world::Snapshot> ranToItsEnd(const char* name)
{
    lesson::Lesson lesson;
    lesson.id = "programs";
    lesson::Program program;
    program.name = name;
    program.arguments = {"-", "parent"};
    lesson.programs.push_back(program);
    auto run = session::Run::start(lesson, {}, installation());
    if (!run)
        qFatal("%s", run.error().sentence().c_str());
    if ((*run)->wait(limit) != session::Outcome::Finished)
        return nullptr;
    return (*run)->snapshot();
}

bool told(const world::Snapshot& snapshot, const char* words)
{
    return std::ranges::any_of(snapshot.narration, [&](const world::Narration& line) {
        return line.text.find(words) != std::string::npos;
    });
}

} // namespace

/// Programs that become others, write through stdio, or run out of descriptors.
class TestPrograms : public QObject
{
    Q_OBJECT

private slots:
    // Each process stays one card; the one without the tap says so.
    void execKeepsTheCard()
    {
        const auto snapshot = ranToItsEnd("execer");
        QVERIFY(snapshot);
        QCOMPARE(snapshot->processes.size(), 5u);
        QCOMPARE(snapshot->processes[0].exitCode, 0);
        for (int child : {1, 2, 3}) {
            const world::ProcessView& process = snapshot->processes[std::size_t(child)];
            QCOMPARE(process.program, std::string("execer"));
            QCOMPARE(process.exitCode, 7);
        }
        QCOMPARE(snapshot->processes[4].program, std::string("sh"));
        QCOMPARE(snapshot->processes[4].exitCode, 5);
        QVERIFY(told(*snapshot, "becomes sh, which is not tapped"));
    }

    void stdioIsSeen()
    {
        const auto snapshot = ranToItsEnd("stdio");
        QVERIFY(snapshot);
        QCOMPARE(snapshot->processes[0].exitCode, 0);
        QCOMPARE(snapshot->channels.size(), 1u);
        const auto& pipe = *snapshot->channels[0].stream;
        QCOMPARE(pipe.bytesWritten, 10u * 7 + 90u * 8);
        QCOMPARE(pipe.bytesRead, pipe.bytesWritten);
        QVERIFY(pipe.writers.empty());
        QVERIFY(pipe.readers.empty());
    }

    void outOfDescriptors()
    {
        const auto snapshot = ranToItsEnd("descriptors");
        QVERIFY(snapshot);
        QCOMPARE(snapshot->processes[0].exitCode, 0);
        QVERIFY(told(*snapshot, "EMFILE"));
    }
};

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"

#include "engine/session/run.h"

#include <QtTest>

#include <atomic>

using namespace crosstalk;
using session::Peek;
using session::Run;

namespace {

constexpr int patience = 20'000; ///< ms until a condition counts as never met

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

std::unique_ptr<Run> fullPipe()
{
    auto lesson = lesson::readLesson(builtHere().lessons / "full-pipe");
    if (!lesson)
        qFatal("%s", lesson.error().sentence().c_str());
    auto run = Run::start(*lesson, {}, builtHere());
    if (!run)
        qFatal("%s", run.error().sentence().c_str());
    return std::move(*run);
}

Peek peeked(Run& run)
{
    Peek found;
    std::atomic<bool> done{false};
    run.peek(0, [&](const Peek& peek) {
        found = peek;
        done = true;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(done.load(), patience); }();
    return found;
}

} // namespace

class TestPeek : public QObject
{
    Q_OBJECT

private slots:
    // The reader is frozen, so that what fills the pipe stays there.
    void aLookTakesNothing()
    {
        const auto run = fullPipe();
        QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->processes.size() == 2 &&
                                     run->snapshot()->processes[1].bytesRead != 0,
                                 patience);
        run->freeze(1);
        const auto isFull = [&] {
            const auto now = run->snapshot();
            return now->processes[1].state == world::ProcessState::Stopped &&
                   now->processes[0].state == world::ProcessState::Asleep &&
                   now->channels[0].stream->fillLow == 65'536;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFull(), patience);
        const Peek first = peeked(*run);
        QVERIFY2(first.fromKernel, first.source.c_str());
        QCOMPARE(first.name, std::string("pipe"));
        QCOMPARE(first.total, 65'536u);
        QCOMPARE(first.bytes.size(), std::size_t(65'536));
        QVERIFY(!first.truncated);
        for (std::size_t block = 0; block < 16; ++block) // the lesson's blocks: one letter each
            for (std::size_t i = 1; i < 4096; ++i)
                QCOMPARE(first.bytes[block * 4096 + i], first.bytes[block * 4096]);
        QCOMPARE(first.owners.size(), std::size_t(1));
        QCOMPARE(first.owners[0].process, 0);
        QCOMPARE(first.owners[0].bytes, 65'536u);
        QVERIFY(peeked(*run).bytes == first.bytes);
        QVERIFY(isFull());
        run->thaw(1);
        const auto read = run->snapshot()->processes[1].bytesRead;
        QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->processes[1].bytesRead > read, patience);
        run->stop();
        const Peek after = peeked(*run);
        QVERIFY(!after.fromKernel);
        QVERIFY(after.bytes.empty());
        QVERIFY2(QByteArray::fromStdString(after.source).contains("this run is over"),
                 after.source.c_str());
    }
};

QTEST_GUILESS_MAIN(TestPeek)
#include "tst_peek.moc"

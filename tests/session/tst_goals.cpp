#include "engine/lesson/track.h"
#include "engine/session/goalcheck.h"
#include "engine/session/hint.h"
#include "engine/session/lessoncheck.h"
#include "engine/session/run.h"

#include <QTest>

#include <fstream>

using namespace crosstalk;
using schedule::ScheduleLine;
using session::AfterSchedule;
using session::GoalState;
using session::Run;
using session::RunOptions;

namespace {

constexpr auto patience = std::chrono::seconds(20);

session::Installation builtHere()
{
    const std::filesystem::path root = BUILD_ROOT;
    return {std::filesystem::path(SOURCE_ROOT) / "lessons", root / "lessons",
            root / "bin" / "crosstalk-supervisor", root / "lib" / "libcrosstalk-tap.so",
            std::filesystem::path(SOURCE_ROOT) / "lessons" / "kit"};
}

lesson::Lesson builtIn(const std::string& id)
{
    auto read = lesson::readLesson(builtHere().lessons / id);
    if (!read)
        qFatal("%s", read.error().sentence().c_str());
    return *read;
}

/// Plays a goal's lines on real processes; returns how it stands then. A deadlock is seen a moment
/// after the last of them: so what is `wanted` is waited for.
GoalState play(const lesson::Lesson& lesson, const lesson::Goal& goal,
               const std::vector<ScheduleLine>& lines, bool wanted, std::string& failure)
{
    RunOptions options;
    options.set = goal.set;
    options.fromReady = true;
    options.schedule = lines;
    options.afterSchedule = AfterSchedule::Hold;
    options.goal = goal.when;
    Run::Callbacks callbacks;
    callbacks.failed = [&](const Error& error) { failure = error.sentence(); };
    const auto run = Run::start(lesson, options, builtHere(), callbacks);
    if (!run) {
        failure = run.error().sentence();
        return {};
    }
    const auto stands = [&] {
        const GoalState now = (*run)->goal();
        const auto shown = (*run)->snapshot();
        return now.reached || shown->run == world::RunState::Failed ||
               shown->run == world::RunState::Finished ||
               (!wanted && !now.settingUp && now.moves >= lines.size() &&
                shown->run == world::RunState::Paused);
    };
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!stands() && std::chrono::steady_clock::now() < until)
        QTest::qWait(2);
    const GoalState end = (*run)->goal();
    (*run)->stop();
    return end;
}

std::vector<ScheduleLine> lines(const char* text)
{
    return schedule::parseScheduleLines(text, "test").value();
}

} // namespace

/// Goals of lessons: what wins them, and what leads on from anywhere.
class TestGoals : public QObject
{
    Q_OBJECT

private slots:
    void eachCanBeReached_data()
    {
        QTest::addColumn<QString>("lesson");
        QTest::addColumn<int>("goal");
        const auto track = lesson::readTrack(builtHere().lessons);
        QVERIFY(track.has_value());
        for (const auto& entry : *track) {
            const lesson::Lesson read = builtIn(entry.id);
            for (std::size_t i = 0; i < read.goals.size(); ++i)
                QTest::addRow("%s: %s", entry.id.c_str(), read.goals[i].id.c_str())
                    << QString::fromStdString(entry.id) << int(i);
        }
    }

    /// By its own solution, and not a decision before that one's last.
    void eachCanBeReached()
    {
        QFETCH(QString, lesson);
        QFETCH(int, goal);
        const lesson::Lesson read = builtIn(lesson.toStdString());
        const lesson::Goal& wanted = read.goals[std::size_t(goal)];
        QVERIFY(wanted.title != wanted.id && !wanted.hint.empty());
        const auto solution = session::solutionOf(read, wanted);
        QVERIFY2(solution.has_value(), solution ? "" : solution.error().sentence().c_str());
        std::string failure;
        const GoalState end = play(read, wanted, solution->lines, true, failure);
        QVERIFY2(failure.empty(), failure.c_str());
        QVERIFY2(end.reached, qPrintable(QStringLiteral("not after %1 moves").arg(end.moves)));
        QCOMPARE(end.reachedIn, std::uint64_t(solution->lines.size()));
        QVERIFY(wanted.moves == 0 || end.reachedIn <= std::uint64_t(wanted.moves));
    }

    void isNotReachedByAnyOrder()
    {
        const lesson::Lesson read = builtIn("lost-update");
        std::string failure;
        const GoalState end =
            play(read, read.goals.front(), lines("P1\nP1\nP1\nP1\nP2\nP2\nP2\nP2\n"), false,
                 failure);
        QVERIFY2(failure.empty(), failure.c_str());
        QVERIFY(!end.reached);
        QCOMPARE(end.moves, std::uint64_t(8));
    }

    void hintsLeadOn()
    {
        const auto solution = lines("P1\nP2\nP1\n");
        const auto first = session::hintFor({}, solution);
        QCOMPARE(first.undo, 0u);
        QCOMPARE(text(*first.next), std::string("P1"));
        const auto off = session::hintFor(lines("P1\nP1\nP2\n"), solution);
        QCOMPARE(off.undo, 2u);
        QCOMPARE(text(*off.next), std::string("P2"));
        QVERIFY(!session::hintFor(solution, solution).next);
    }

    void aGameNeedsABeginning()
    {
        lesson::Lesson read = builtIn("lost-update");
        QVERIFY(session::mistakesInSolutions(read).empty());
        read.sources = {{"depositor.cpp", "int main() {}\n"}};
        const auto mistakes = session::mistakesInSolutions(read);
        QCOMPARE(int(mistakes.size()), 1);
        QVERIFY2(mistakes.front().sentence().find("ready()") != std::string::npos,
                 mistakes.front().sentence().c_str());
    }

    void solutionsThatCannotBeAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const QString head = QStringLiteral("crosstalk schedule 1\nlesson lost-update\n");
        QTest::newRow("no schedule") << QStringLiteral("P1\n") << QStringLiteral("begins with");
        QTest::newRow("another lesson")
            << QStringLiteral("crosstalk schedule 1\nlesson full-pipe\nfrom ready\nP1\n")
            << QStringLiteral("full-pipe");
        QTest::newRow("from the start") << head + QStringLiteral("P1\n")
                                        << QStringLiteral("from ready");
        QTest::newRow("other settings")
            << head + QStringLiteral("set deposits=3\nfrom ready\nP1\n")
            << QStringLiteral("deposits=3");
        QTest::newRow("unknown deed") << head + QStringLiteral("from ready\ndo dance\n")
                                      << QStringLiteral("dance");
        QTest::newRow("too long")
            << head + QStringLiteral("from ready\n") + QStringLiteral("P1\n").repeated(30)
            << QStringLiteral("30 decisions");
    }

    void solutionsThatCannotBeAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        lesson::Lesson read = builtIn("lost-update");
        read.goals.front().moves = 20;
        read.files[read.goals.front().solution] = text.toStdString();
        const auto mistakes = session::mistakesInSolutions(read);
        QCOMPARE(int(mistakes.size()), 1);
        QVERIFY2(mistakes.front().sentence().find(complaint.toStdString()) != std::string::npos,
                 mistakes.front().sentence().c_str());
    }
};

QTEST_GUILESS_MAIN(TestGoals)
#include "tst_goals.moc"

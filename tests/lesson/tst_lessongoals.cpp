#include "engine/lesson/lesson.h"
#include "tests/lesson/lessonfolder.h"

#include <QTest>

using namespace crosstalk;

namespace {

const std::string goal = R"([[goal]]
id = "two"
set = { sync = "none", turns = 2 }
when = "finished && sum == 2"
moves = 12
solution = "two.schedule"

)";
const std::string words = R"(
[goals.two]
title = "Make it end at 2"
hint = "Who stores last?"
)";

/// The sound lesson with a goal, of which `what` is replaced by `by`.
LessonFolder withGoal(const std::string& what = {}, const std::string& by = {})
{
    LessonFolder folder;
    std::string structure = goal + LessonFolder::lessonToml();
    std::string quiz = LessonFolder::quizToml() + words;
    for (std::string* text : {&structure, &quiz})
        if (const auto at = text->find(what); !what.empty() && at != std::string::npos)
            text->replace(at, what.size(), by);
    folder.write("lesson.toml", structure);
    folder.write("quiz.en.toml", quiz);
    folder.write("two.schedule", "crosstalk schedule 1\nfrom ready\nP1\n");
    return folder;
}

} // namespace

/// Goals in a lesson's files: what is read of them, and what an author is told.
class TestLessonGoals : public QObject
{
    Q_OBJECT

private slots:
    void areRead()
    {
        const LessonFolder folder = withGoal();
        const auto read = lesson::readLesson(folder.path());
        QVERIFY2(read.has_value(), read ? "" : read.error().object.c_str());
        QCOMPARE(int(read->goals.size()), 1);
        const lesson::Goal& first = read->goals.front();
        QCOMPARE(first.title, std::string("Make it end at 2"));
        QCOMPARE(first.hint, std::string("Who stores last?"));
        QCOMPARE(first.when, std::string("finished && sum == 2"));
        QCOMPARE(first.moves, 12);
        QCOMPARE(first.set.at("turns"), std::string("2"));
        QVERIFY(read->files.contains("two.schedule"));
    }

    void areReadFromKeptTexts()
    {
        const LessonFolder folder = withGoal();
        const auto read = lesson::readLesson(folder.path());
        const auto again = lesson::readLesson(read->id, read->files);
        QVERIFY2(again.has_value(), again ? "" : again.error().object.c_str());
        QCOMPARE(int(again->goals.size()), 1);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<QByteArray>("complaint");
        const auto row = [](const char* name, const char* what, const char* by,
                            const char* complaint) {
            QTest::newRow(name) << QByteArray(what) << QByteArray(by) << QByteArray(complaint);
        };
        row("no fact", "finished && sum == 2", "end == 2", "lesson.toml:4:8: ");
        row("no option", "turns = 2 }", "turns = 200 }", "lesson.toml:3:32: ");
        row("no moves", "moves = 12", "moves = -1", "lesson.toml:5:9: ");
        row("elsewhere", "\"two.schedule\"", "\"../two.schedule\"",
            "lesson.toml:6:12: “../two.schedule” must be a .schedule file of the lesson's folder");
        row("not there", "\"two.schedule\"", "\"three.schedule\"", "three.schedule");
        row("unknown key", "moves =", "steps =", "unknown key “steps”");
        row("no words", "[goals.two]", "[goals.three]", "the goal “two” has no words");
        row("no solution", "solution = \"two.schedule\"\n", "", "“solution” is missing");
    }

    void mistakesAreNamed()
    {
        QFETCH(const QByteArray, what);
        QFETCH(const QByteArray, by);
        QFETCH(const QByteArray, complaint);
        const LessonFolder folder = withGoal(what.toStdString(), by.toStdString());
        const auto read = lesson::readLesson(folder.path());
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().object.find(complaint.toStdString()) != std::string::npos,
                 read.error().object.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLessonGoals)
#include "tst_lessongoals.moc"

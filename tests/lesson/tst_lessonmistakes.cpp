#include "engine/lesson/lesson.h"
#include "tests/lesson/lessonfolder.h"

#include <QTest>

using namespace crosstalk::lesson;

/// Every mistake an author can make is answered with file:line:column and what to do.
class TestLessonMistakes : public QObject
{
    Q_OBJECT

private slots:
    void soundLessonIsRead();
    void mistakeIsNamed_data();
    void mistakeIsNamed();
    void missingFile_data();
    void missingFile();
    void tooLargeFile();
    void folderThatIsNotThere();
};

void TestLessonMistakes::soundLessonIsRead()
{
    const LessonFolder folder;
    const auto lesson = readLesson(folder.path());
    QVERIFY2(lesson.has_value(), lesson ? "" : lesson.error().sentence().c_str());
    QCOMPARE(lesson->title, std::string("Adding"));
}

void TestLessonMistakes::mistakeIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("sound");
    QTest::addColumn<QString>("spoilt");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* file, const char* sound, const char* spoilt,
                        const char* message) {
        QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(sound)
                            << QString::fromUtf8(spoilt) << QString::fromUtf8(message);
    };
    const char* lesson = "lesson.toml";
    const char* quiz = "quiz.en.toml";

    row("unknown key", lesson, "rows = [2, 1]", "row = [2, 1]",
        "16:1: unknown key “row”; did you mean “rows”?");
    row("unknown table", lesson, "[opening]", "[openning]",
        "44:2: unknown key “openning”; did you mean “opening”?");
    row("number for text", lesson, "source = \"adder.cpp\"", "source = 5",
        "3:10: “source” must be a text in quotation marks");
    row("text for number", lesson, "initial = 20", "initial = \"20\"",
        "21:11: “initial” must be a whole number");
    row("text for list", lesson, "rows = [2, 1]", "rows = 3",
        "16:8: “rows” must be a list of whole numbers");
    row("missing name", lesson, "name = \"adder\"\n", "", "1:1: “name” is missing");
    row("bad id", lesson, "name = \"sum\"", "name = \"Sum!\"",
        "26:8: “Sum!” must begin with a small letter and have at most 40 of a-z, 0-9, - and _");
    row("name twice", lesson, "name = \"turns\"", "name = \"sync\"", "20:8: “sync” is there twice");
    row("option twice", lesson, "\"each-line\"", "\"none\"", "15:11: “none” is there twice");
    row("rows do not fit", lesson, "rows = [2, 1]", "rows = [2, 2]",
        "16:8: the “rows” hold 4 options, but there are 3");
    row("no such option", lesson, "cure = \"mutex\"", "cure = \"mutes\"",
        "17:8: there is no option “mutes”; did you mean “mutex”?");
    row("source elsewhere", lesson, "source = \"adder.cpp\"", "source = \"../adder.cpp\"",
        "3:10: “../adder.cpp” must be a .cpp file of the lesson's folder");
    row("no such source", lesson, "source = \"adder.cpp\"", "source = \"summer.cpp\"",
        "3:10: there is no file “summer.cpp” in the folder");
    row("no such program", lesson, "to = \"adder\"", "to = \"reader\"",
        "11:6: there is no program “reader”; there is adder");
    row("bad range", lesson, "initial = 20", "initial = 200",
        "21:11: “initial” is not between “low” and “high”");
    row("range upside down", lesson, "high = 100", "high = -1", "23:8: “high” is below “low”");
    row("formula cut short", lesson, "total = \"turns\"", "total = \"turns +\"",
        "5:9: in “turns +”: Unexpected end of expression at position 8");
    row("formula with =", lesson, "sum == turns", "sum = turns",
        "38:33: in “sum = turns”: At character 5: to compare, write ==");
    row("no such fact", lesson, "expected = \"stores_sum\"", "expected = \"stores_sun\"",
        "27:12: in “stores_sun”: nothing is called “stores_sun”; did you mean “stores_sum”?");
    row("no such kind of fact", lesson, "lost-update", "lost-updates",
        "31:8: there is no fact “lost-updates”; did you mean “lost-update”?");
    row("no such variable", lesson, "on = \"sum\"", "on = \"sun\"",
        "32:6: a lost-update cannot be on “sun”; did you mean “sum”?");
    row("no such condition", lesson, "where = { sync = \"none\" }", "where = { sync = \"nome\" }",
        "33:18: cannot understand the option of sync “nome”. There is no such option; did you mean "
        "“none”?");
    row("setting out of range", lesson, "set = { turns = 0 }", "set = { turns = 101 }",
        "45:17: cannot understand the value of turns “101”. It must be a whole number from 0 to "
        "100");
    row("no such moment", lesson, "at = \"lost\"", "at = \"found\"",
        "42:17: cannot understand the moment “found”. It must be a number of steps (120), a time "
        "(3s) or a checkpoint; there is lost");
    row("no such action", lesson, "set sync=mutex", "put sync=mutex",
        "42:34: cannot understand the action “put sync=mutex”. Actions are: set NAME=VALUE, pause, "
        "resume, speed N, step P1, kill P1, freeze P1, thaw P1, close P1 CHANNEL");
    row("one answer only", lesson, ", { id = \"no\", when = \"sum != turns\" }", "",
        "38:11: a prediction needs two “answers” or more");
    row("placeholder", lesson, "total =", "arguments = [\"{file:x}\"]\ntotal =",
        "5:13: a placeholder is {segment:NAME}, {queue:NAME}, {fifo:NAME}, {socket:NAME} or "
        "{program:NAME}, not {file:x}");
    row("no title", quiz, "title = \"Adding\"\n", "", "1:1: “title” is missing");
    row("words for nothing", quiz, "options.mutex", "options.mutexes",
        "6:23: unknown key “mutexes”; did you mean “mutex”?");
    row("answer without words", quiz, "[prediction.answers.yes]\ntext = \"Yes\"\n", "",
        "13:1: the answer “yes” has no words");
}

void TestLessonMistakes::mistakeIsNamed()
{
    QFETCH(QString, file);
    QFETCH(QString, sound);
    QFETCH(QString, spoilt);
    QFETCH(QString, message);

    const LessonFolder folder;
    const bool quiz = file.startsWith(QLatin1String("quiz"));
    auto text =
        QString::fromStdString(quiz ? LessonFolder::quizToml() : LessonFolder::lessonToml());
    const auto at = text.indexOf(sound);
    QVERIFY2(at >= 0, "the table is about a text that the sound lesson has not");
    text.replace(at, sound.size(), spoilt);
    folder.write(file.toStdString(), text.toStdString());

    const auto lesson = readLesson(folder.path());
    QVERIFY(!lesson.has_value());
    const auto path = QString::fromStdString((folder.path() / file.toStdString()).string());
    QCOMPARE(QString::fromStdString(lesson.error().object), path + QLatin1String(":") + message);
}

void TestLessonMistakes::missingFile_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"lesson.toml", "quiz.en.toml", "text.en.md"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestLessonMistakes::missingFile()
{
    QFETCH(QString, file);
    const LessonFolder folder;
    const auto path = folder.path() / file.toStdString();
    std::filesystem::remove(path);

    const auto lesson = readLesson(folder.path());
    QVERIFY(!lesson.has_value());
    QCOMPARE(lesson.error().object, path.string());
    QCOMPARE(lesson.error().errnum, ENOENT);
}

void TestLessonMistakes::tooLargeFile()
{
    const LessonFolder folder;
    folder.write("adder.cpp", std::string(1024 * 1024 + 1, ' '));
    const auto lesson = readLesson(folder.path());
    QVERIFY(!lesson.has_value());
    QCOMPARE(lesson.error().object, (folder.path() / "adder.cpp").string());
    QCOMPARE(lesson.error().errnum, EFBIG);
}

void TestLessonMistakes::folderThatIsNotThere()
{
    const auto lesson = readLesson("/nowhere/at-all");
    QVERIFY(!lesson.has_value());
    QCOMPARE(lesson.error().object, std::string("/nowhere/at-all"));
}

QTEST_GUILESS_MAIN(TestLessonMistakes)
#include "tst_lessonmistakes.moc"

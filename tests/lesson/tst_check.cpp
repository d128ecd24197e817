#include "engine/lesson/check.h"
#include "tests/lesson/spoiltlessons.h"

#include <QTest>

using namespace crosstalk;

namespace {

std::vector<Error> mistakes(const LessonFolder& folder)
{
    return lesson::mistakesIn(folder.path(),
                              [](const std::string& call) { return call == "write"; });
}

/// The object of each mistake without the folder, a line each.
QByteArray objects(const LessonFolder& folder)
{
    const std::string path = folder.path().string() + "/";
    QByteArray out;
    for (const Error& mistake : mistakes(folder)) {
        const std::string& object = mistake.object;
        const auto start = object.starts_with(path) ? path.size() : 0;
        out += QByteArray::fromStdString(object.substr(start)) + "\n";
    }
    return out;
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

/// `crosstalk lesson check`: what an author is told.
class TestCheck : public QObject
{
    Q_OBJECT

private slots:
    void soundLessonHasNoMistake()
    {
        const Sound folder;
        QCOMPARE(objects(folder), QByteArray());
    }

    void eachMistakeIsNamed()
    {
        const Sound folder;
        folder.write("lesson.toml",
                     replaced(replaced(LessonFolder::lessonToml(), "rows =", "row ="), "high = 100",
                              "high = 3"));
        QCOMPARE(objects(folder),
                 QByteArray("lesson.toml:16:1: unknown key “row”; did you mean “rows”?\n"
                            "lesson.toml:21:11: “initial” is not between “low” and “high”\n"));
    }

    /// What it would have named is not missed in the other files.
    void unreadableStructureIsOneMistake()
    {
        const Sound folder;
        folder.write("lesson.toml", "minutes = eight\n" + LessonFolder::lessonToml());
        folder.write("text.en.md", "It was.\n\n---\n\nIt came to {value:sum}.\n");
        const QByteArray found = objects(folder);
        QVERIFY2(found.startsWith("lesson.toml:1:") && found.count('\n') == 1,
                 found.constData());
    }

    void proseIsInert_data()
    {
        QTest::addColumn<SpoiltProse>("spoilt");
        for (const SpoiltProse& spoilt : spoiltProse())
            QTest::newRow(spoilt.name.c_str()) << spoilt;
    }

    void proseIsInert()
    {
        QFETCH(const SpoiltProse, spoilt);
        const Sound folder;
        folder.write("text.en.md", spoilt.text);
        const QByteArray found = objects(folder);
        QCOMPARE(found.count('\n'), 1);
        QVERIFY2(found.startsWith(spoilt.place.c_str()), found);
    }

    void harmlessProseIsSound()
    {
        const Sound folder;
        folder.write("text.en.md", "`a < b`, *a*, a < b & c > d, [more](https://kernel.org/).\n");
        QCOMPARE(objects(folder), QByteArray());
    }

    void languageNeedsBothFiles()
    {
        const Sound folder;
        folder.write("text.de.md", "Ein Text.\n");
        QCOMPARE(objects(folder), QByteArray("quiz.de.toml"
                                             "\n"));
    }

    void otherLanguageIsReadToo()
    {
        const Sound folder;
        folder.write("text.de.md", "Ein <i>Text</i>.\n");
        folder.write("quiz.de.toml", replaced(LessonFolder::quizToml(), "label", "lable"));
        const QByteArray found = objects(folder);
        QCOMPARE(found.count('\n'), 2);
        QVERIFY2(found.startsWith("text.de.md:1:5: HTML"), found);
        QVERIFY2(found.contains("\nquiz.de.toml:4:1: unknown key “lable”"), found);
    }

    void programNamesWhatIsThere()
    {
        const Sound folder;
        folder.write("adder.cpp", "watch(\"sum\", x);\nint a = param(\"turn\");\n"
                                  "int b = choice(\"sync\"); // choice(\"old\")\n");
        QCOMPARE(objects(folder), QByteArray("adder.cpp:2:15: lesson.toml has no [[parameter]] "
                                             "“turn”; did you mean “turns”?\n"));
    }

    void variableIsWatched()
    {
        const Sound folder;
        folder.write("adder.cpp", "int main() {}\n");
        QCOMPARE(objects(folder), QByteArray("lesson.toml:26:8: no program calls watch(“sum”, …)"
                                             "\n"));
    }

    void checkpointCanBeReached_data()
    {
        QTest::addColumn<QByteArray>("checkpoint");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("call") << QByteArray("fact = \"sleep\"\ncall = \"wriet\"")
                              << QByteArray("no call is called “wriet”");
        QTest::newRow("mark") << QByteArray("fact = \"mark\"\non = \"halfway\"")
                              << QByteArray("no program calls mark(“halfway”, …)");
        QTest::newRow("subject") << QByteArray("fact = \"killed\"\non = \"sum\"")
                                 << QByteArray("a killed cannot be on “sum”");
        QTest::newRow("kind") << QByteArray("fact = \"returned\"\non = \"pipe\"")
                              << QByteArray("no returned is ever seen on “pipe”, a pipe; only "
                                            "on: rpc");
    }

    void checkpointCanBeReached()
    {
        QFETCH(const QByteArray, checkpoint);
        QFETCH(const QByteArray, message);
        const Sound folder;
        folder.write("lesson.toml",
                     replaced(LessonFolder::lessonToml(), "fact = \"lost-update\"\non = \"sum\"",
                              checkpoint.toStdString()));
        const QByteArray found = objects(folder);
        QCOMPARE(found.count('\n'), 1);
        QVERIFY2(found.contains(message), found);
    }

    void watchedCommandShowsItsCallsOnly()
    {
        const Sound folder;
        std::string toml = replaced(LessonFolder::lessonToml(), "source = \"adder.cpp\"",
                                    "command = [\"ls\"]");
        folder.write("lesson.toml", toml);
        const QByteArray found = objects(folder);
        QVERIFY2(found.contains("a command is watched at its system calls: no lost-update is ever "
                                "seen of it"),
                 found);
    }

    void missingFilesAreNamed()
    {
        const Sound folder;
        std::filesystem::remove(folder.path() / "quiz.en.toml");
        std::filesystem::remove(folder.path() / "text.en.md");
        QCOMPARE(objects(folder), QByteArray("quiz.en.toml\ntext.en.md\n"));
    }

private:
    /// The sound lesson, with a program that names its variable.
    class Sound : public LessonFolder
    {
    public:
        Sound() { write("adder.cpp", "int main() { watch(\"sum\", x); }\n"); }
    };
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"

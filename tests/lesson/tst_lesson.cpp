#include "engine/lesson/checkpoints.h"
#include "engine/lesson/facts.h"
#include "engine/lesson/lesson.h"
#include "tests/lesson/lessonfolder.h"

#include <QTest>

#include <algorithm>

using namespace crosstalk::lesson;

/// The lessons that are built in, and what becomes of a lesson's files.
class TestLesson : public QObject
{
    Q_OBJECT

private slots:
    void builtInLessonIsRead_data();
    void builtInLessonIsRead();
    void lostUpdate();
    void fullPipe();
    void wordsAreOptional();
    void languageFallsBack();
    void commandIsWatched();
    void aloneItIsOneOfOne();

private:
    static Lesson builtIn(const char* id)
    {
        return readLesson(std::filesystem::path(LESSONS_DIR) / id).value();
    }
};

void TestLesson::builtInLessonIsRead_data()
{
    QTest::addColumn<QString>("id");
    const auto track = readTrack(LESSONS_DIR);
    QVERIFY2(track.has_value(), track ? "" : track.error().sentence().c_str());
    QVERIFY(track->size() >= 2);
    for (const auto& entry : *track)
        QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id);
}

void TestLesson::builtInLessonIsRead()
{
    QFETCH(QString, id);
    const auto lesson = readLesson(std::filesystem::path(LESSONS_DIR) / id.toStdString());
    QVERIFY2(lesson.has_value(), lesson ? "" : lesson.error().sentence().c_str());
    QCOMPARE(lesson->id, id.toStdString());
    QVERIFY(!lesson->group.empty());
    QVERIFY(!lesson->text.empty());
    QVERIFY(!lesson->misconception.empty());
    QVERIFY(!lesson->checkpoints.empty());
    QVERIFY(!lesson->tour.steps.empty());
    for (const auto& parameter : lesson->parameters)
        QVERIFY2(parameter.label != parameter.name, parameter.name.c_str());
    for (const auto& checkpoint : lesson->checkpoints)
        QVERIFY2(checkpoint.text != checkpoint.id, checkpoint.id.c_str());
    for (const auto& answer : lesson->prediction->answers)
        QVERIFY2(!answer.reply.empty(), answer.id.c_str());
}

void TestLesson::lostUpdate()
{
    const auto lesson = builtIn("lost-update");
    QCOMPARE(lesson.title, std::string("The lost update"));
    QCOMPARE(lesson.programs.size(), size_t(1));
    QCOMPARE(lesson.programs[0].count, 2);
    QCOMPARE(lesson.programs[0].arguments, std::vector<std::string>{"{segment:account}"});

    const auto& sync = lesson.choices.at(0);
    std::vector<std::string> options;
    for (const auto& option : sync.options)
        options.push_back(option.id);
    // The program's enum Sync has them in this order.
    QCOMPARE(options, (std::vector<std::string>{"none", "volatile", "sleep", "each-line", "mutex",
                                                "semaphore", "atomic"}));
    QCOMPARE(sync.initial, 0);
    QCOMPARE(sync.cure, 4);
    QCOMPARE(constants(lesson).at("each_line"), 3.0);

    // The race's two lines stand by themselves in what the code pane shows.
    const auto& source = lesson.sources.at("depositor.cpp");
    QVERIFY(source.find("\n    long seen = account->balance;\n") != std::string::npos);
    QVERIFY(source.find("\n    account->balance = seen + 1;\n") != std::string::npos);
}

void TestLesson::fullPipe()
{
    const auto lesson = builtIn("full-pipe");
    QCOMPARE(lesson.programs.size(), size_t(2));
    QCOMPARE(lesson.joins.at(0).from, std::string("writer"));
    QCOMPARE(lesson.joins.at(0).to, std::string("reader"));
    const auto size = std::find_if(lesson.parameters.begin(), lesson.parameters.end(),
                                   [](const auto& one) { return one.name == "pipe_size"; });
    QVERIFY(size != lesson.parameters.end());
    QVERIFY(size->kind == ParameterKind::PipeSize);
    QCOMPARE(size->target, std::string("pipe"));
    QCOMPARE(size->values.front(), std::int64_t(4096));
    QCOMPARE(size->values.back(), std::int64_t(1048576));
}

void TestLesson::wordsAreOptional()
{
    const LessonFolder folder;
    const auto lesson = readLesson(folder.path()).value();
    QCOMPARE(lesson.choices[0].label, std::string("Order"));
    QCOMPARE(lesson.choices[0].options[1].label, std::string("each-line"));
    QCOMPARE(lesson.choices[0].options[2].help, std::string("One lock."));
    QCOMPARE(lesson.parameters[0].label, std::string("turns"));
}

void TestLesson::languageFallsBack()
{
    const LessonFolder folder;
    folder.write("text.de.md", "Ein Text.\n");
    QCOMPARE(readLesson(folder.path(), "de_AT").value().text, std::string("Ein Text.\n"));
    QCOMPARE(readLesson(folder.path(), "fr").value().text, std::string("A **text**.\n"));
    QCOMPARE(readLesson(folder.path(), "../x").value().text, std::string("A **text**.\n"));
    // A recording made in German keeps German words only: they are read wherever it is opened.
    std::map<std::string, std::string> kept = readLesson(folder.path()).value().files;
    const std::string quiz = kept.extract("quiz.en.toml").mapped();
    kept.erase("text.en.md");
    kept["quiz.de.toml"] = quiz;
    kept["text.de.md"] = "Ein Text.\n";
    QCOMPARE(readLesson("adding", kept).value().text, std::string("Ein Text.\n"));
}

void TestLesson::commandIsWatched()
{
    const std::string command = "[[program]]\nname = \"shell\"\nsource = \"pipeline.sh\"\n"
                                "command = [\"sh\", \"pipeline.sh\"]\n"
                                "[[checkpoint]]\nid = \"becomes\"\nfact = \"exec\"\n"
                                "on = \"grep txt\"\n";
    const LessonFolder folder;
    folder.write("quiz.en.toml", "title = \"A pipeline\"\n");
    folder.write("pipeline.sh", "ls | grep txt\n");
    folder.write("lesson.toml", command);
    const auto lesson = readLesson(folder.path()).value();
    QCOMPARE(watchedCommand(lesson), (std::vector<std::string>{"sh", "pipeline.sh"}));
    QCOMPARE(lesson.sources.at("pipeline.sh"), std::string("ls | grep txt\n"));
    QVERIFY(watchedCommand(builtIn("lost-update")).empty());

    // What it could not be told, or what is not its own.
    for (const char* more : {"[[choice]]\nname = \"sync\"\noptions = [\"a\", \"b\"]\n",
                             "[[parameter]]\nname = \"turns\"\ninitial = 1\nlow = 0\nhigh = 2\n",
                             "[[program]]\nname = \"adder\"\nsource = \"adder.cpp\"\n"}) {
        folder.write("lesson.toml", command + more);
        const auto refused = readLesson(folder.path());
        QVERIFY2(!refused, more);
        QVERIFY2(refused.error().object.find("a “command”") != std::string::npos,
                 refused.error().object.c_str());
    }
}

void TestLesson::aloneItIsOneOfOne()
{
    const LessonFolder folder;
    const auto lesson = readLesson(folder.path()).value();
    QCOMPARE(lesson.number, 1);
    QCOMPARE(lesson.total, 1);
    QVERIFY(lesson.group.empty());
}

QTEST_GUILESS_MAIN(TestLesson)
#include "tst_lesson.moc"

#include "app/progress/results.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::progress;

class TestResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void everyAlteredByteIsSeen();
    void whatIsNoResultFileIsSaid_data();
    void whatIsNoResultFileIsSaid();
    void proseDoesNotCount();
};

namespace {

Results sample()
{
    Results results{"Ada \"L\"", 1'790'000'000, "0.1.0", {}};
    results.lessons.push_back({"lost-update",
                               "abc",
                               {{"prediction", {1, 3, 0}, {"abc", "run", "P2\n"}}},
                               {{"lost", 1'790'000'001, {"abc", QByteArray("\0\1\xff", 3), "P1\n"}},
                                {"mutex", 1'790'000'002, {"abc", {}, {}}}}});
    return results;
}

} // namespace

void TestResults::comesBackAsItWas()
{
    const auto back = parseResults(print(sample()), "ada.json");
    QVERIFY2(back.has_value(), back ? "" : back.error().sentence().c_str());
    QCOMPARE(print(*back), print(sample()));
    QCOMPARE(back->name, sample().name);
    QCOMPARE(back->lessons[0].answers[0].answer.sure, 3);
    QCOMPARE(back->lessons[0].answers[0].proof.recording, QByteArray("run"));
    QCOMPARE(back->lessons[0].checkpoints[0].proof.schedule, std::string("P1\n"));
    QCOMPARE(back->lessons[0].checkpoints[0].proof.recording, QByteArray("\0\1\xff", 3));
    QVERIFY(back->lessons[0].checkpoints[1].proof.recording.isEmpty());
}

/// But for bytes whose change leaves the same values: the digest is over values.
void TestResults::everyAlteredByteIsSeen()
{
    const std::string whole = print(sample());
    for (std::size_t i = 0; i + 1 < whole.size(); ++i) {
        std::string altered = whole;
        altered[i] = altered[i] == '7' ? '8' : '7';
        if (parseResults(altered, "ada.json"))
            QFAIL(("accepted with byte " + std::to_string(i) + " altered: " + altered).c_str());
    }
}

void TestResults::whatIsNoResultFileIsSaid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray() << QByteArray("no result file");
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}") << QByteArray("no result file");
    QTest::newRow("an array") << QByteArray("[]") << QByteArray("no result file");
    QTest::newRow("newer") << QByteArray(R"({"crosstalk_results": 2})") << QByteArray("newer");
    QTest::newRow("no digest") << QByteArray(R"({"crosstalk_results": 1})")
                               << QByteArray("no digest");
    QTest::newRow("digest of nothing")
        << QByteArray(R"({"crosstalk_results": 1, "digest": "x"})") << QByteArray("changed");
}

void TestResults::whatIsNoResultFileIsSaid()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    const auto results = parseResults(text.toStdString(), "ada.json");
    QVERIFY(!results);
    const std::string sentence = results.error().sentence();
    QVERIFY2(sentence.find(says.toStdString()) != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("ada.json") != std::string::npos, sentence.c_str());
}

void TestResults::proseDoesNotCount()
{
    lesson::Lesson lesson;
    lesson.files = {{"lesson.toml", "a"}, {"adder.cpp", "b"}, {"text.en.md", "c"},
                    {"quiz.en.toml", "d"}};
    lesson::Lesson reworded = lesson;
    reworded.files["text.en.md"] = "e";
    reworded.files["quiz.de.toml"] = "f";
    lesson::Lesson other = lesson;
    other.files["adder.cpp"] = "g";
    QCOMPARE(lessonHash(lesson), lessonHash(reworded));
    QVERIFY(lessonHash(lesson) != lessonHash(other));
}

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"

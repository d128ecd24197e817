#include "engine/lesson/runplaces.h"
#include "tests/lesson/lessonfolder.h"

#include <QTest>

using namespace crosstalk::lesson;

/// Places in an explanation that the reader's own run fills.
class TestRunPlaces : public QObject
{
    Q_OBJECT

private slots:
    void findsPlaces()
    {
        const std::string text = "In {pid:P1}: `a{2}` is {value:sum} {not one} {a:b c}.";
        const auto places = runPlacesIn(text);
        QCOMPARE(places.size(), size_t(2));
        QCOMPARE(places[0].key(), std::string("pid:P1"));
        QCOMPARE(text.substr(places[1].offset, places[1].length), std::string("{value:sum}"));
    }

    void fillsThem()
    {
        const std::string text = "{value:a} of {value:b}, by {pid:P1}.";
        QCOMPARE(withRunWords(text, {{"value:a", "3"}, {"pid:P1", "48213"}}, "?"),
                 std::string("3 of ?, by 48213."));
        QCOMPARE(withRunWords("No place.", {}, "?"), std::string("No place."));
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* message) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(message);
        };
        row("kind", "A\n{vallue:sum}", "2:1 a run has no “vallue”; did you mean “value”?");
        row("fact", "A {value:sun}", "1:3 nothing is called “sun”; did you mean “sum”?");
        row("process", "{pid:1}", "1:1 a process is called “P1”, “P2”, …, not “1”");
        row("race", "{race:third}", "1:1 of a race there is first, second and why, not “third”");
        row("deadlock", "{deadlock:who}", "1:1 of a deadlock there is why, not “who”");
    }

    void mistakes()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const LessonFolder folder;
        const auto lesson = readLesson(folder.path()).value();
        const auto found = runPlaceMistakes(text.toStdString(), lesson);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(QStringLiteral("%1:%2 %3")
                     .arg(found[0].line)
                     .arg(found[0].column)
                     .arg(QString::fromStdString(found[0].message)),
                 message);
    }

    void allThatARunCanSay()
    {
        const LessonFolder folder;
        const auto lesson = readLesson(folder.path()).value();
        const char* const text = "{value:sum} {value:calls_write} {value:written_pipe} {pid:P12} "
                                 "{exit:P1} {slept:P2} {race:first} {race:second} {race:why} "
                                 "{deadlock:why}";
        QVERIFY(runPlaceMistakes(text, lesson).empty());
        QCOMPARE(runPlacesIn(text).size(), size_t(10));
    }
};

QTEST_GUILESS_MAIN(TestRunPlaces)
#include "tst_runplaces.moc"

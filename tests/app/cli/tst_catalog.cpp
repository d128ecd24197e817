#include "app/cli/catalog.h"
#include "engine/session/run.h"
#include "tests/app/cli/samplelesson.h"

#include <boost/json/parse.hpp>

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::cli;

class TestCatalog : public QObject
{
    Q_OBJECT

private slots:
    void tellsALesson()
    {
        auto lesson = sampleLesson();
        lesson.requires_ = {"other"};
        QVERIFY(boost::json::value(catalog({lesson})) == boost::json::parse(R"({"crosstalk": 1,
            "lessons": [{"id": "sample", "title": "A sample", "group": "Samples", "minutes": 5,
                         "misconception": "None.", "requires": ["other"]}]})"));
    }

    void groupsForPeople()
    {
        auto other = sampleLesson();
        other.id = "longer-name";
        QCOMPARE(catalogText({sampleLesson(), other}),
                 std::string("Samples\n  sample       A sample (5 min)\n"
                             "  longer-name  A sample (5 min)\n"));
    }

    void readsEveryLessonThatShips()
    {
        const auto installation = session::Installation::locate();
        QVERIFY2(installation, installation ? "" : installation.error().sentence().c_str());
        const auto lessons = readLessons(installation->lessons);
        QVERIFY2(lessons, lessons ? "" : lessons.error().sentence().c_str());
        QVERIFY(lessons->size() >= 2);
        QCOMPARE(lessons->front().id, std::string("ticket-office"));
        for (const auto& lesson : *lessons)
            QVERIFY(!lesson.title.empty() && !lesson.group.empty());
    }

    void namesWhatThereIs()
    {
        const auto installation = session::Installation::locate();
        QVERIFY(installation);
        const auto lesson = cli::readLesson(installation->lessons, "no-such-lesson");
        QVERIFY(lesson.has_error());
        QVERIFY(lesson.error().sentence().find("lost-update") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"

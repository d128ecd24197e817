#include "engine/lesson/questions.h"
#include "engine/lesson/runplaces.h"
#include "engine/lesson/track.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace crosstalk;
using namespace crosstalk::lesson;

namespace {

/// As the course promises them, in order; one that has no lesson yet is not listed.
const std::vector<std::string> groups{"Why talk at all",
                                      "Pipes",
                                      "Shared memory and races",
                                      "Locks and their prices",
                                      "Sockets, queues and ports",
                                      "Calling far away",
                                      "In the real world",
                                      "Choose"};

const std::vector<std::string> misconceptions{
    "it ran fine, so it is correct",
    "one line is one step",
    "any lock will do, a lock protects code",
    "a semaphore is just a number",
    "globals are shared after fork",
    "same address, same memory",
    "a pipe is a file, two-way, unlimited",
    "write returned, so it was delivered",
    "EOF comes when the writer stops sending",
    "closing unused ends is tidiness",
    "one send is one receive",
    "shared memory brings its own locking",
    "an RPC is a local call",
    "death releases locks",
    "message passing cannot deadlock",
    "`ls | grep` runs one after the other",
    "shared memory is always faster",
    "sleep() orders things",
    "volatile is enough",
    "locking each access is enough",
    "it is called deadlock whenever it hangs",
};

Lesson lessonOf(const std::string& id)
{
    return readLesson(std::filesystem::path(LESSONS_DIR) / id).value();
}

/// What is said to those answers of the lesson's questions that are this misconception.
std::vector<std::string> repliesTo(const Lesson& lesson, const std::string& id)
{
    const Questions questions = questionsOf(lesson);
    std::vector<std::string> replies;
    for (const auto& answer : lesson.prediction->answers)
        if (const auto found = questions.misconceptions.find(answer.id);
            found != questions.misconceptions.end() && found->second == id)
            replies.push_back(answer.reply);
    for (const auto& answer : questions.transfer->answers)
        if (answer.misconception == id && !answer.right)
            replies.push_back(answer.reply);
    return replies;
}

} // namespace

/// The course as it is shipped: what lessons/ promises about itself.
class TestCourse : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_track = readWholeTrack(LESSONS_DIR).value(); }

    void fitsTogether()
    {
        for (const Error& mistake : mistakesInTrack(LESSONS_DIR))
            QFAIL(mistake.object.c_str());
    }

    void groupsAreInOrder()
    {
        std::vector<std::string> found;
        for (const TrackEntry& entry : m_track.lessons)
            if (found.empty() || found.back() != entry.group)
                found.push_back(entry.group);
        auto next = groups.begin();
        for (const std::string& group : found) {
            next = std::find(next, groups.end(), group);
            QVERIFY2(next != groups.end(), group.c_str());
            ++next;
        }
        QVERIFY(found.size() >= 7);
        QCOMPARE(found.front(), groups.front());
        QCOMPARE(found.back(), groups.back());
    }

    void enoughLessons() { QVERIFY(m_track.lessons.size() >= 28); }

    void everyMisconceptionIsBroken()
    {
        QCOMPARE(m_track.misconceptions.size(), misconceptions.size());
        for (const std::string& text : misconceptions)
            QVERIFY2(std::ranges::find(m_track.misconceptions, text, &Misconception::text) !=
                         m_track.misconceptions.end(),
                     text.c_str());
    }

    void distractorHasItsAnswer_data()
    {
        QTest::addColumn<QString>("misconception");
        QTest::addColumn<QString>("lesson");
        for (const Misconception& each : m_track.misconceptions)
            for (const std::string& lesson : each.lessons)
                QTest::addRow("%s in %s", each.id.c_str(), lesson.c_str())
                    << QString::fromStdString(each.id) << QString::fromStdString(lesson);
    }

    void distractorHasItsAnswer()
    {
        QFETCH(const QString, misconception);
        QFETCH(const QString, lesson);
        const Lesson read = lessonOf(lesson.toStdString());
        const auto replies = repliesTo(read, misconception.toStdString());
        QVERIFY(!replies.empty());
        for (const std::string& reply : replies)
            QVERIFY2(reply.size() > 40, reply.c_str());
    }

    void hasTheWholeRhythm_data()
    {
        QTest::addColumn<QString>("lesson");
        for (const TrackEntry& entry : m_track.lessons)
            QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id);
    }

    /// Hook, prediction, observation, explanation of one's own run, tasks, transfer, reading.
    void hasTheWholeRhythm()
    {
        QFETCH(const QString, lesson);
        const Lesson read = lessonOf(lesson.toStdString());
        QVERIFY(!read.text.empty() && read.text.find("---") == std::string::npos);
        QVERIFY(read.prediction);
        QVERIFY(!read.checkpoints.empty());
        const auto questions = readQuestions(read);
        QVERIFY2(questions.has_value(), questions ? "" : questions.error().object.c_str());
        QVERIFY(observableIn(read, *questions).size() >= 2);
        QVERIFY2(!runPlacesIn(questions->explanation).empty(), questions->explanation.c_str());
        QVERIFY(questions->transfer);
        for (const auto& answer : questions->transfer->answers)
            QVERIFY2(!answer.reply.empty(), answer.id.c_str());
        QVERIFY(!questions->reading.empty());
        QVERIFY(read.minutes >= 8 && read.minutes <= 12);
        QVERIFY(!read.misconception.empty());
    }

private:
    Track m_track;
};

QTEST_GUILESS_MAIN(TestCourse)
#include "tst_course.moc"

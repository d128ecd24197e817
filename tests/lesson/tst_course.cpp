#include "engine/lesson/questions.h"
#include "engine/lesson/runplaces.h"
#include "engine/lesson/track.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace crosstalk;
using namespace crosstalk::lesson;

namespace {

/// As the course promises them, in order.
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

/// An answer of a lesson's questions, and which misconception it is; empty: none.
struct Offered
{
    std::string text;
    std::string reply;
    std::string misconception;
    bool right = false; ///< as the lesson has it; of a prediction the run decides
};

std::vector<Offered> offeredIn(const Lesson& lesson)
{
    const Questions questions = questionsOf(lesson);
    std::vector<Offered> all;
    for (const auto& answer : lesson.prediction->answers) {
        const auto found = questions.misconceptions.find(answer.id);
        all.push_back({answer.text, answer.reply,
                       found == questions.misconceptions.end() ? std::string() : found->second});
    }
    for (const auto& answer : questions.transfer->answers)
        all.push_back({answer.text, answer.reply, answer.misconception, answer.right});
    return all;
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
        QCOMPARE(found, groups);
    }

    void enoughLessons() { QVERIFY(m_track.lessons.size() >= 28); }

    void everyMisconceptionIsBroken()
    {
        QCOMPARE(m_track.misconceptions.size(), misconceptions.size());
        for (const std::string& text : misconceptions) {
            const auto found =
                std::ranges::find(m_track.misconceptions, text, &Misconception::text);
            QVERIFY2(found != m_track.misconceptions.end(), text.c_str());
            QVERIFY2(!found->lessons.empty(), text.c_str());
        }
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

    /// Whoever believes it finds it among the answers, and is told why not.
    void distractorHasItsAnswer()
    {
        QFETCH(const QString, misconception);
        QFETCH(const QString, lesson);
        const auto offered = offeredIn(lessonOf(lesson.toStdString()));
        int distractors = 0;
        for (const Offered& one : offered) {
            if (one.misconception != misconception.toStdString())
                continue;
            ++distractors;
            QVERIFY2(!one.right && !one.text.empty(), one.text.c_str());
            QVERIFY2(one.reply.size() > 40, one.reply.c_str()); // no mere "No."
            QVERIFY2(std::ranges::count(offered, one.reply, &Offered::reply) == 1,
                     one.reply.c_str()); // said to this belief, and to no other answer
        }
        QVERIFY(distractors > 0);
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

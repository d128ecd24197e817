#include "app/progress/predictionanswer.h"
#include "app/progress/verification.h"
#include "engine/lesson/questions.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <future>

using namespace crosstalk;
using namespace crosstalk::progress;

/// What a learner's window keeps and a grader's command line checks, of a run that really was.
class TestVerification : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trueResultsAreAccepted();
    void theProgramSaysTheSame();
    void alteredOnesAreNot_data();
    void alteredOnesAreNot();
    void aClassBecomesATable();
    void unprovenIsNotRefuted();
    void aGermanLearnersAreAccepted();

private:
    struct Ran
    {
        int status;
        QString out, err;
    };
    std::shared_ptr<const world::Snapshot> makeProof(const lesson::Lesson& lesson);
    Ran crosstalk(const QStringList& arguments) const;
    QString write(const char* name, const std::string& text) const;

    QTemporaryDir m_folder;
    session::Installation m_here;
    Proof m_proof;
    Results m_true;
};

TestVerification::Ran TestVerification::crosstalk(const QStringList& arguments) const
{
    QProcess process;
    process.start(QStringLiteral(PROGRAM), arguments);
    if (!process.waitForFinished(60'000))
        return {-1, {}, QStringLiteral("it did not end within a minute")};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString TestVerification::write(const char* name, const std::string& text) const
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.data(), qint64(text.size()));
    return file.fileName();
}

/// The run that is predicted, paced, to its end: what the window would have kept of it.
void TestVerification::initTestCase()
{
    m_here = {CROSSTALK_LESSONS, std::string(BUILD_ROOT) + "/lessons",
              std::string(BUILD_ROOT) + "/bin/crosstalk-supervisor",
              std::string(BUILD_ROOT) + "/lib/libcrosstalk-tap.so",
              std::string(CROSSTALK_LESSONS) + "/kit"};
    const auto lesson = lesson::readLesson(std::string(CROSSTALK_LESSONS) + "/lost-update");
    QVERIFY(lesson);
    const auto moment = makeProof(*lesson);
    QVERIFY(moment);
    QVERIFY(!m_proof.schedule.empty());
    const int happened = answerOf(*lesson, *moment).value_or(-1);
    const int seen = observationOf(*lesson, lesson::questionsOf(*lesson), *moment).value_or(-1);
    QVERIFY(happened >= 0 && seen >= 0);
    m_true = {"Ada", 1'790'000'000, "0.1.0", {}};
    m_true.lessons.push_back({"lost-update",
                              m_proof.content,
                              {{"prediction", {happened, 3, happened}, m_proof},
                               {"seen", {seen, 0, seen}, {}},
                               {"transfer", {3, 0, -1}, {}}},
                              {{"lost", 1'790'000'000, m_proof}}});
}

std::shared_ptr<const world::Snapshot> TestVerification::makeProof(const lesson::Lesson& lesson)
{
    session::RunOptions options;
    options.set = lesson.prediction->set;
    options.stepsPerSecond = 1e6;
    auto run = session::Run::start(lesson, options, m_here);
    if (!run || (*run)->wait(std::chrono::seconds(30)) != session::Outcome::Finished)
        return nullptr;
    const auto moment = (*run)->snapshot();
    std::promise<Result<session::Kept>> promise;
    const QString path = m_folder.filePath(QStringLiteral("kept.crosstalk"));
    (*run)->keep(path.toStdString(), moment->event,
                 [&](const Result<session::Kept>& kept) { promise.set_value(kept); });
    const auto kept = promise.get_future().get();
    QFile recording(path);
    if (!kept || kept->events != moment->event || !recording.open(QIODevice::ReadOnly))
        return nullptr;
    m_proof = {lessonHash(lesson), recording.readAll(), kept->schedule};
    return moment;
}

void TestVerification::trueResultsAreAccepted()
{
    const Verification found = verify(m_true, m_here);
    QCOMPARE(found.lessons.size(), std::size_t(1));
    const CheckedLesson& lesson = found.lessons[0];
    QVERIFY2(found.accepted(), lesson.checkpoints[0].why.c_str());
    QCOMPARE(lesson.confirmed(), 1);
    QCOMPARE(lesson.total, 5);
    QCOMPARE(lesson.checkpoints[0].why, std::string()); // its schedule, replayed, leads there too
    for (const char* question : {"prediction", "seen", "transfer"}) {
        const CheckedAnswer* answer = lesson.answer(question);
        QVERIFY2(answer && answer->right && answer->finding == Finding::Confirmed, question);
        QVERIFY2(answer->why.empty(), answer->why.c_str());
    }
}

void TestVerification::theProgramSaysTheSame()
{
    const Ran ran = crosstalk({QStringLiteral("verify"), write("ada.json", print(m_true))});
    QVERIFY2(ran.status == 0, qPrintable(ran.out + ran.err));
    QVERIFY2(ran.out.contains(QStringLiteral("checkpoint lost: confirmed\n")), qPrintable(ran.out));
    QVERIFY2(ran.err.contains(QStringLiteral("not show who made them")), qPrintable(ran.err));
    const Ran none = crosstalk({QStringLiteral("verify"), QStringLiteral("/nonexistent.json")});
    QCOMPARE(none.status, 2);
}

/// Each alteration with a digest made anew, as a clever one would, unless it says otherwise.
void TestVerification::alteredOnesAreNot_data()
{
    using Alter = std::function<void(Results&)>;
    QTest::addColumn<Alter>("alter");
    QTest::newRow("a checkpoint that was not reached")
        << Alter([](Results& r) { r.lessons[0].checkpoints[0].checkpoint = "mutex"; });
    QTest::newRow("a checkpoint that there is not")
        << Alter([](Results& r) { r.lessons[0].checkpoints[0].checkpoint = "won"; });
    QTest::newRow("the same checkpoint twice") << Alter([](Results& r) {
        r.lessons[0].checkpoints.push_back(r.lessons[0].checkpoints[0]);
    });
    QTest::newRow("an answer that there is not")
        << Alter([](Results& r) { r.lessons[0].answers[0].answer.chosen = 7; });
    QTest::newRow("surer than one can be")
        << Alter([](Results& r) { r.lessons[0].answers[0].answer.sure = 5; });
    QTest::newRow("what the predicted run answered")
        << Alter([](Results& r) { r.lessons[0].answers[0].answer.happened = 0; });
    QTest::newRow("what there was to be seen") << Alter([](Results& r) {
        Answer& seen = r.lessons[0].answers[1].answer;
        seen.happened = seen.happened == 0 ? 1 : 0;
    });
    QTest::newRow("something seen that there is not")
        << Alter([](Results& r) { r.lessons[0].answers[1].answer.chosen = 9; });
    QTest::newRow("a last answer that there is not")
        << Alter([](Results& r) { r.lessons[0].answers[2].answer.chosen = 4; });
    QTest::newRow("a last answer that a run decided")
        << Alter([](Results& r) { r.lessons[0].answers[2].answer.happened = 3; });
    QTest::newRow("an answer twice") << Alter([](Results& r) {
        r.lessons[0].answers.push_back(r.lessons[0].answers[2]);
    });
    QTest::newRow("a question that there is not")
        << Alter([](Results& r) { r.lessons[0].answers[1].question = "felt"; });
    QTest::newRow("a lesson twice")
        << Alter([](Results& r) { r.lessons.push_back(r.lessons[0]); });
    QTest::newRow("one step of the schedule left out") << Alter([](Results& r) {
        std::string& schedule = r.lessons[0].checkpoints[0].proof.schedule;
        schedule.erase(schedule.find("\nP1\n"), 3);
    });
    QTest::newRow("another order") << Alter([](Results& r) {
        std::string& schedule = r.lessons[0].answers[0].proof.schedule;
        schedule[schedule.find("\nP1\n") + 2] = '2';
    });
    QTest::newRow("another setting in the schedule") << Alter([](Results& r) {
        std::string& schedule = r.lessons[0].checkpoints[0].proof.schedule;
        schedule.replace(schedule.find("sync=none"), 9, "sync=sleep");
    });
    QTest::newRow("a schedule that is none")
        << Alter([](Results& r) { r.lessons[0].checkpoints[0].proof.schedule = "P1\n"; });
    QTest::newRow("the schedule taken out")
        << Alter([](Results& r) { r.lessons[0].checkpoints[0].proof.schedule.clear(); });
    QTest::newRow("another lesson") << Alter([](Results& r) { r.lessons[0].id = "full-pipe"; });
    QTest::newRow("a folder for a lesson")
        << Alter([](Results& r) { r.lessons[0].id = "../lessons/lost-update"; });
    QTest::newRow("another version of the lesson")
        << Alter([](Results& r) { r.lessons[0].content[0] ^= 1; });
    QTest::newRow("a recording that was cut") << Alter([](Results& r) {
        QByteArray& recording = r.lessons[0].checkpoints[0].proof.recording;
        recording.truncate(recording.size() / 4);
    });
    QTest::newRow("no recording at all")
        << Alter([](Results& r) { r.lessons[0].checkpoints[0].proof.recording = "lost"; });
}

void TestVerification::alteredOnesAreNot()
{
    QFETCH(std::function<void(Results&)>, alter);
    Results altered = m_true;
    alter(altered);
    QVERIFY(!verify(altered, m_here).accepted());
    const Ran ran = crosstalk({QStringLiteral("verify"), write("altered.json", print(altered))});
    QVERIFY2(ran.status == 1, qPrintable(ran.out + ran.err));
    QVERIFY2(ran.out.contains(QStringLiteral("not accepted")), qPrintable(ran.out));
}

void TestVerification::aClassBecomesATable()
{
    Results other = m_true;
    other.name = "=cmd(),Bob";
    other.lessons[0].checkpoints.clear();
    std::string spoilt = print(m_true);
    spoilt.replace(spoilt.find("\"sure\":3"), 8, "\"sure\":4");
    const Ran ran = crosstalk({QStringLiteral("verify"), QStringLiteral("--csv"),
                               write("ada.json", print(m_true)), write("bob.json", print(other)),
                               write("eve.json", spoilt)});
    QCOMPARE(ran.status, 1);
    const QStringList rows = ran.out.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 4);
    const auto column = rows[0].split(u',').indexOf(QStringLiteral("lost-update"));
    QVERIFY(column > 2);
    QCOMPARE(rows[1].split(u',')[column], QStringLiteral("20"));
    QVERIFY2(rows[2].startsWith(QStringLiteral("\"'=cmd(),Bob\",")), qPrintable(rows[2]));
    QVERIFY2(rows[3].contains(QStringLiteral("eve.json,no")), qPrintable(rows[3]));
}

void TestVerification::unprovenIsNotRefuted()
{
    Results unproven = m_true;
    unproven.lessons[0].checkpoints[0].proof = {};
    const Verification found = verify(unproven, m_here);
    QVERIFY(found.accepted());
    QCOMPARE(found.lessons[0].confirmed(), 0);
}

/// Their recordings keep the lesson in their words; the grader has it in English.
void TestVerification::aGermanLearnersAreAccepted()
{
    const auto lesson =
        lesson::readLesson(std::filesystem::path(CROSSTALK_LESSONS) / "ticket-office", "de");
    QVERIFY(lesson);
    const Proof before = m_proof;
    const auto moment = makeProof(*lesson);
    const Proof proof = std::exchange(m_proof, before);
    QVERIFY(moment);
    const int happened = answerOf(*lesson, *moment).value_or(-1);
    QVERIFY(happened >= 0);
    const Verification found =
        verify({"Ada", 1'790'000'000, "0.1.0",
                {{"ticket-office", proof.content, {{"prediction", {0, 3, happened}, proof}}, {}}}},
               m_here);
    const CheckedAnswer* answer = found.lessons.at(0).answer("prediction");
    QVERIFY(answer != nullptr);
    QVERIFY2(answer->finding == Finding::Confirmed, answer->why.c_str());
    QVERIFY(found.accepted());
}

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"

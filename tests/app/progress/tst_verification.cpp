#include "app/progress/verification.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace crosstalk;
using namespace crosstalk::progress;

/// What a learner's window makes and a grader's command line checks, with a run that was really
/// recorded.
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

private:
    struct Ran
    {
        int status;
        QString out, err;
    };
    Ran crosstalk(const QStringList& arguments) const;
    QString write(const char* name, const std::string& text) const;

    QTemporaryDir m_folder;
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

void TestVerification::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("lost.crosstalk"));
    const Ran ran = crosstalk({QStringLiteral("run"), QStringLiteral("lost-update"),
                               QStringLiteral("--set"), QStringLiteral("sync=none"),
                               QStringLiteral("--speed"), QStringLiteral("500"),
                               QStringLiteral("--record"), path});
    QVERIFY2(ran.status == 0, qPrintable(ran.err));
    QFile recording(path);
    QVERIFY(recording.open(QIODevice::ReadOnly));
    const auto lesson = lesson::readLesson(std::string(CROSSTALK_LESSONS) + "/lost-update");
    QVERIFY(lesson);
    const std::string content = lessonHash(*lesson);
    m_true = {"Ada", 1'790'000'000, "0.1.0", {}};
    m_true.lessons.push_back({"lost-update",
                              content,
                              {{"prediction", {1, 3, 1}}},
                              {{"lost", 1'790'000'000, {content, recording.readAll()}}}});
}

void TestVerification::trueResultsAreAccepted()
{
    const Verification found = verify(m_true, CROSSTALK_LESSONS);
    QCOMPARE(found.lessons.size(), std::size_t(1));
    QVERIFY2(found.accepted(), found.lessons[0].checkpoints[0].why.c_str());
    QCOMPARE(found.lessons[0].confirmed(), 1);
    QCOMPARE(found.lessons[0].total, 5);
    QVERIFY(found.lessons[0].predictedRight);
}

void TestVerification::theProgramSaysTheSame()
{
    const Ran ran = crosstalk({QStringLiteral("verify"), write("ada.json", print(m_true))});
    QVERIFY2(ran.status == 0, qPrintable(ran.out + ran.err));
    QVERIFY2(ran.out.contains(QStringLiteral("lost: confirmed")), qPrintable(ran.out));
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
    QTest::newRow("an answer that there is not")
        << Alter([](Results& r) { r.lessons[0].answers[0].second.chosen = 7; });
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
    QVERIFY(!verify(altered, CROSSTALK_LESSONS).accepted());
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
    unproven.lessons[0].checkpoints[0].proof.recording.clear();
    const Verification found = verify(unproven, CROSSTALK_LESSONS);
    QVERIFY(found.accepted());
    QCOMPARE(found.lessons[0].confirmed(), 0);
}

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"

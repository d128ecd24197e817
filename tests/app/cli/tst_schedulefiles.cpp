#include "app/cli/schedulefiles.h"

#include <QTest>

using namespace crosstalk;

namespace {

lesson::Lesson sample()
{
    lesson::Lesson lesson;
    lesson.id = "sample";
    lesson::Choice sync{.name = "sync"};
    sync.options = {{.id = "none"}, {.id = "mutex"}};
    lesson.choices.push_back(sync);
    lesson.parameters.push_back({.name = "turns", .high = 9});
    return lesson;
}

schedule::ScheduleFile file(const std::string& rest)
{
    return *schedule::parseSchedule("crosstalk schedule 1\n" + rest, "test");
}

} // namespace

class TestScheduleFiles : public QObject
{
    Q_OBJECT

private slots:
    void whatItSaysIsFollowed();
    void theCommandLineAddsToIt();
    void contradictionsAreNamed_data();
    void contradictionsAreNamed();
};

void TestScheduleFiles::whatItSaysIsFollowed()
{
    session::RunOptions options;
    const auto taken = cli::followSchedule(
        file("lesson sample\nseed 7\nset sync=mutex\nP1\nP2\nend\n"), "f", {}, sample(), options);
    QVERIFY(taken.has_value());
    QCOMPARE(options.seed, std::uint64_t(7));
    QCOMPARE(options.set.at("sync"), std::string("mutex"));
    QCOMPARE(options.schedule.size(), std::size_t(2));
    QCOMPARE(options.scheduleName, std::string("f"));
    QVERIFY(options.afterSchedule == session::AfterSchedule::End);
}

void TestScheduleFiles::theCommandLineAddsToIt()
{
    session::RunOptions options;
    options.set = {{"turns", "3"}, {"sync", "mutex"}};
    cli::RunRequest request;
    request.seed = 9;
    const auto taken =
        cli::followSchedule(file("seed 7\nset sync=mutex\nP1\n"), "f", request, sample(), options);
    QVERIFY(taken.has_value());
    QCOMPARE(options.seed, std::uint64_t(9));
    QCOMPARE(options.set.size(), std::size_t(2));
    QVERIFY(options.afterSchedule == session::AfterSchedule::SeedDecides);
}

void TestScheduleFiles::contradictionsAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("another lesson")
        << QStringLiteral("lesson pipes\n") << QStringLiteral("lesson pipes, not of sample");
    QTest::newRow("another setting")
        << QStringLiteral("set sync=mutex\n") << QStringLiteral("--set says sync=none");
    QTest::newRow("no such setting") << QStringLiteral("set luck=1\n") << QStringLiteral("luck");
    QTest::newRow("no such option") << QStringLiteral("set sync=x\n") << QStringLiteral("x");
}

void TestScheduleFiles::contradictionsAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    session::RunOptions options;
    options.set = {{"sync", "none"}};
    const auto taken = cli::followSchedule(file(text.toStdString()), "f.schedule", {}, sample(),
                                           options);
    QVERIFY(!taken.has_value());
    const QString said = QString::fromStdString(taken.error().sentence());
    QVERIFY2(said.contains(says) && said.contains(QStringLiteral("f.schedule:2")), qPrintable(said));
}

QTEST_APPLESS_MAIN(TestScheduleFiles)
#include "tst_schedulefiles.moc"

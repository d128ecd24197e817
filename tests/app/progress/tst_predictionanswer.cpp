#include "app/progress/predictionanswer.h"
#include "tests/app/window/samples.h"

#include <QTest>

using namespace crosstalk;
using progress::answerOf;

class TestPredictionAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void balance_data();
    void balance();
    void notBeforeTheRunIsOver();
    void notFromThePast();
    void sleepingWriter();
};

namespace {

std::shared_ptr<world::Snapshot> ended(std::int64_t balance)
{
    auto snapshot = samples::race();
    for (world::ProcessView& process : snapshot->processes)
        process.state = world::ProcessState::Exited;
    snapshot->variables[0].value = balance;
    return snapshot;
}

} // namespace

void TestPredictionAnswer::balance_data()
{
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("answer");
    QTest::newRow("all there") << 40 << QStringLiteral("at");
    QTest::newRow("some lost") << 31 << QStringLiteral("below");
    QTest::newRow("impossible") << 41 << QStringLiteral("above");
}

void TestPredictionAnswer::balance()
{
    QFETCH(int, value);
    QFETCH(QString, answer);
    const auto lesson = samples::lesson("lost-update");
    const std::optional<int> index = answerOf(*lesson, *ended(value));
    QVERIFY(index);
    QCOMPARE(lesson->prediction->answers[std::size_t(*index)].id, answer.toStdString());
}

void TestPredictionAnswer::notBeforeTheRunIsOver()
{
    QVERIFY(!answerOf(*samples::lesson("lost-update"), *samples::race()));
    QVERIFY(!answerOf(*samples::lesson("lost-update"), world::Snapshot()));
}

void TestPredictionAnswer::notFromThePast()
{
    auto snapshot = ended(40);
    snapshot->live = false;
    QVERIFY(!answerOf(*samples::lesson("lost-update"), *snapshot));
}

void TestPredictionAnswer::sleepingWriter()
{
    const auto lesson = samples::lesson("full-pipe");
    const std::optional<int> index = answerOf(*lesson, *samples::fullPipe());
    QVERIFY(index);
    QCOMPARE(lesson->prediction->answers[std::size_t(*index)].id, std::string("sleeps"));
    auto early = samples::fullPipe();
    early->sleeps.clear();
    early->processes[0].sleep.reset();
    QVERIFY(!answerOf(*lesson, *early));
}

QTEST_GUILESS_MAIN(TestPredictionAnswer)
#include "tst_predictionanswer.moc"

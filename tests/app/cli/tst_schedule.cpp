#include "app/cli/schedule.h"
#include "tests/app/cli/samplelesson.h"

#include <QTest>

using namespace crosstalk;
using namespace crosstalk::cli;
using Kind = lesson::Action::Kind;

class TestSchedule : public QObject
{
    Q_OBJECT

private slots:
    void readsMomentsAndActions()
    {
        const auto all = readSchedule(
            sampleLesson(), {"120:set sync=mutex", "250ms:kill P2", "lost:close P2 pipe"});
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t{3});
        QCOMPARE(std::get<lesson::Steps>(all->at(0).when).count, std::uint64_t{120});
        QCOMPARE(all->at(0).actions.front().kind, Kind::Set);
        QCOMPARE(std::get<lesson::Time>(all->at(1).when).ns, std::uint64_t{250'000'000});
        QCOMPARE(all->at(1).actions.front().process, 1);
        QCOMPARE(std::get<std::string>(all->at(2).when), std::string("lost"));
        QCOMPARE(all->at(2).actions.front().channel, std::string("pipe"));
    }

    void whatComesAtOneMomentKeepsItsOrder()
    {
        const auto all =
            readSchedule(sampleLesson(), {"10:pause", "20:resume", "10:step P1", "10:step P2"});
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t{2});
        QCOMPARE(all->front().actions.size(), std::size_t{3});
        QCOMPARE(all->front().actions[1].process, 0);
        QCOMPARE(all->front().actions[2].process, 1);
    }

    void aTourKeepsMomentsApartThatComeAgain()
    {
        auto lesson = sampleLesson();
        lesson.tour.steps = {
            {"10", "pause"}, {"10", "step P1"}, {"lost", "resume"}, {"10", "pause"}};
        const auto tour = readTour(lesson);
        QVERIFY(tour);
        QCOMPARE(tour->size(), std::size_t{3});
        QCOMPARE(tour->front().actions.size(), std::size_t{2});
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* text, const char* says) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(says);
        };
        row("pause", "STEP:ACTION");
        row("soon:pause", "soon");
        row("-1:pause", "-1");
        row("10:explode P1", "explode");
        row("10:kill", "kill P2");
        row("10:kill reader", "reader");
        row("10:close P2 socket", "socket");
        row("10:set sync=prayer", "prayer");
        row("10:", "Actions are");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const auto all = readSchedule(sampleLesson(), {text.toStdString()});
        QVERIFY(all.has_error());
        const auto sentence = all.error().sentence();
        QVERIFY2(QByteArray::fromStdString(sentence).contains(says), sentence.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"

#include "tests/app/window/heldrun.h"

#include "app/window/centrepane.h"
#include "widgets/schedules/scheduleswidget.h"

#include <QPushButton>

using namespace crosstalk;
using schedules::SchedulesWidget;

/// The tab of every schedule, with real processes behind it.
class TestExplorations : public QObject
{
    Q_OBJECT

    std::unique_ptr<HeldRun> m_held;

    SchedulesWidget& tab() const { return m_held->window->centre().schedules(); }

    QPushButton* button(const QString& words) const
    {
        for (QPushButton* each : tab().findChildren<QPushButton*>())
            if (each->text() == words || each->accessibleName().contains(words))
                return each;
        return nullptr;
    }

    bool says(const QString& words) const { return !tab().texts().filter(words).isEmpty(); }

private slots:
    void init() { m_held = std::make_unique<HeldRun>(); }
    void cleanup() { m_held.reset(); }

    /// Both lose one: the shortest way there is found, and done again by other processes.
    void everyEndIsFoundAndReplayed()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        QVERIFY(button(QStringLiteral("Try every schedule")));
        button(QStringLiteral("Try every schedule"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("all tried")), HeldRun::patience);
        for (const char* end : {"balance = 2", "balance = 3", "balance = 4"})
            QVERIFY2(says(QLatin1String(end)), end);
        QVERIFY(!says(QStringLiteral("balance = 1")));
        QPushButton* replay = button(QStringLiteral("balance = 2"));
        QVERIFY(replay);
        replay->click();
        emit m_held->window->speedRequested(0); // the schedule is followed all the same
        QTRY_COMPARE_WITH_TIMEOUT(m_held->shown().run, world::RunState::Finished,
                                  HeldRun::patience);
        QCOMPARE(m_held->balance(), std::int64_t(2));
    }

    void whatHasNoEndIsGivenOne()
    {
        m_held->runner->show("lost-update"); // opens with deposits without end
        button(QStringLiteral("Try every schedule"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("all tried")), HeldRun::patience);
        QVERIFY(says(QStringLiteral("balance = 2")));
    }

    void untouchedIsCountedUntilItIsStopped()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        button(QStringLiteral("How often untouched?"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("balance = 4")), HeldRun::patience);
        QVERIFY(!button(QStringLiteral("Try every schedule"))->isEnabled());
        button(QStringLiteral("Stop"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Try every schedule"))->isEnabled(),
                                 HeldRun::patience);
        QVERIFY(says(QStringLiteral("balance = 4")));
        QVERIFY(says(QStringLiteral("Without taps, at full speed")));
    }

    void anotherLessonEndsIt()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        button(QStringLiteral("How often untouched?"))->click();
        m_held->runner->show("full-pipe");
        QVERIFY(button(QStringLiteral("How often untouched?"))->isEnabled());
        QVERIFY(!says(QStringLiteral("balance")));
    }
};

QTEST_MAIN(TestExplorations)
#include "tst_explorations.moc"

#include "tests/app/window/heldrun.h"

#include "app/window/gamecommands.h"
#include "app/window/schedulergame.h"
#include "widgets/controls/goalbar.h"

#include <QSignalSpy>

using namespace crosstalk;
using controls::GoalBar;

/// The game in which the reader decides who goes next, played on lost-update's real processes.
class TestSchedulerGame : public QObject
{
    Q_OBJECT

    std::unique_ptr<HeldRun> m_held;

    const window::GameCommands& game() const { return *m_held->commands().game; }
    const GoalBar& bar() const { return *m_held->window->findChild<GoalBar*>(); }
    const GoalBar::Words& words() const { return bar().words(); }

    bool begin(const char* lesson)
    {
        m_held->runner->show(lesson);
        game().play->trigger();
        return QTest::qWaitFor(
            [&] {
                return m_held->isHeld() && !m_held->runner->session().goal().settingUp &&
                       words().moves.startsWith(QStringLiteral("0"));
            },
            HeldRun::patience);
    }

    void play(const QString& digits)
    {
        for (const QChar digit : digits) {
            const int moves = int(m_held->runner->session().goal().moves);
            QVERIFY2(m_held->isHeldAfter(moves), qPrintable(digits));
            m_held->commands().stepProcess[digit.digitValue() - 1]->trigger();
            // Not that it is held there: after its last move the run ends by itself.
            QTRY_COMPARE_WITH_TIMEOUT(m_held->decisions(), moves + 1, HeldRun::patience);
            QTRY_VERIFY2_WITH_TIMEOUT(
                words().moves.startsWith(QStringLiteral("%1 ").arg(moves + 1)),
                qPrintable(words().moves), HeldRun::patience);
        }
    }

private slots:
    void init() { m_held = std::make_unique<HeldRun>(); }
    void cleanup() { m_held.reset(); }

    void isOfferedWhereALessonHasGoals()
    {
        m_held->runner->show("full-pipe");
        QVERIFY(!game().play->isEnabled());
        m_held->runner->show("lost-update");
        QVERIFY(game().play->isEnabled());
        QVERIFY(!bar().isVisible());
    }

    void isWonWhenTheRunSaysSo()
    {
        QVERIFY(begin("lost-update"));
        QVERIFY(bar().isVisible());
        QCOMPARE(words().goal, QStringLiteral("Make the balance end at 2"));
        play(QStringLiteral("1221211"));
        QCOMPARE(words().tone, GoalBar::Tone::Open);
        play(QStringLiteral("2"));
        QTRY_COMPARE_WITH_TIMEOUT(words().tone, GoalBar::Tone::Won, HeldRun::patience);
        QVERIFY2(words().said.contains(QStringLiteral("8 moves")), qPrintable(words().said));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(2), HeldRun::patience);
    }

    void aMistakeIsTakenBack()
    {
        QVERIFY(begin("lost-update"));
        play(QStringLiteral("11"));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(1), HeldRun::patience);
        m_held->commands().steps->undo->trigger();
        QVERIFY(m_held->isHeldAfter(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(0), HeldRun::patience);
        QTRY_VERIFY_WITH_TIMEOUT(words().moves.startsWith(QStringLiteral("1 ")),
                                 HeldRun::patience);
        QVERIFY(bar().isVisible());
    }

    void hintsGetPlainer()
    {
        QVERIFY(begin("lost-update"));
        game().hint->trigger();
        QVERIFY2(words().said.contains(QStringLiteral("last")), qPrintable(words().said));
        game().hint->trigger();
        QVERIFY2(words().said.contains(QStringLiteral("P1 is about to read balance")),
                 qPrintable(words().said));
        game().hint->trigger();
        QVERIFY2(words().said.contains(QStringLiteral("P1")), qPrintable(words().said));
        play(QStringLiteral("22"));
        game().hint->trigger();
        game().hint->trigger();
        game().hint->trigger();
        QVERIFY2(words().said.contains(QStringLiteral("2 latest steps back")),
                 qPrintable(words().said));
    }

    /// Followed hint by hint it is won, with nothing known but what they say.
    void hintsLeadThere()
    {
        QVERIFY(begin("deadlock-locks"));
        for (int move = 0; move < 40 && words().tone == GoalBar::Tone::Open; ++move) {
            for (int i = 0; i < 3; ++i)
                game().hint->trigger();
            const int process = words().said.contains(QStringLiteral("P2")) ? 1 : 0;
            m_held->commands().stepProcess[process]->trigger();
            QVERIFY2(m_held->isHeldAfter(move + 1) || words().tone == GoalBar::Tone::Won,
                     qPrintable(words().said));
            if (QTest::qWaitFor([&] { return words().tone == GoalBar::Tone::Won; }, 300))
                break;
        }
        QCOMPARE(words().tone, GoalBar::Tone::Won);
    }

    void isLeft()
    {
        QVERIFY(begin("lost-update"));
        game().play->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!bar().isVisible(), HeldRun::patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_held->shown().run == world::RunState::Running,
                                 HeldRun::patience);
    }

    void anotherGoalIsGoneOnTo()
    {
        QVERIFY(begin("be-the-scheduler"));
        const QString first = words().goal;
        QVERIFY(game().nextGoal->isEnabled());
        game().nextGoal->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(words().goal != first, HeldRun::patience);
        QVERIFY2(words().caption.contains(QStringLiteral("2 OF 3")), qPrintable(words().caption));
    }
};

QTEST_MAIN(TestSchedulerGame)
#include "tst_schedulergame.moc"

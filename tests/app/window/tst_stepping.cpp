#include "tests/app/window/heldrun.h"

#include "app/window/stepcommands.h"
#include "engine/schedule/schedulefile.h"

#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

#include <csignal>

using namespace crosstalk;
using world::OperationKind;
using world::ProcessState;

/// Who goes next, by the window's commands, with the real processes of lost-update.
class TestStepping : public QObject
{
    Q_OBJECT

    std::unique_ptr<HeldRun> m_held;

    const window::StepCommands& steps() const { return *m_held->commands().steps; }

    const std::optional<world::Operation>& next(int process) const
    {
        return m_held->process(process).next;
    }

    /// Held, and about to do this; the picture of it may come a moment later.
    bool comesTo(int process, OperationKind kind, const std::string& call = {}) const
    {
        return QTest::qWaitFor(
            [=, this] {
                return m_held->isHeld() && next(process) && next(process)->kind == kind &&
                       next(process)->call == call && !next(process)->returning;
            },
            HeldRun::patience);
    }

    std::vector<int> pids() const
    {
        std::vector<int> all;
        for (const auto& process : m_held->shown().processes)
            all.push_back(int(process.pid));
        return all;
    }

    /// Chooses a moment of "Run until".
    void runUntil(const QString& words) const
    {
        QAction* action = actionIn(*steps().untilMenu(), words);
        QVERIFY2(action, qPrintable(words));
        action->trigger();
    }

private slots:
    void init() { m_held = std::make_unique<HeldRun>(); }
    void cleanup() { m_held.reset(); }

    void aScheduleIsOpenedAndHeldAtItsEnd()
    {
        QVERIFY(m_held->holdLostUpdate("P1\nP2\nP2\n"));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(1), HeldRun::patience);
        QVERIFY(comesTo(0, OperationKind::Store)); // it has read 0
    }

    void wrongSchedulesAreRefused()
    {
        QVERIFY(m_held->holdLostUpdate("P1\n"));
        const auto before = pids();
        const QString path =
            m_held->write(QStringLiteral("other.schedule"), "crosstalk schedule 1\nlesson no\nP1\n");
        QVERIFY(!m_held->runner->openSchedule(path.toStdString()));
        QCOMPARE(pids(), before);
    }

    void toTheNextAccess()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        steps().toAccess->trigger();
        QVERIFY(m_held->isHeldAfter(1));
        QVERIFY(comesTo(0, OperationKind::Store));
        QCOMPARE(next(0)->object, std::string("balance"));
    }

    void toTheNextAccessOfAVariable()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        QAction* balance = actionIn(*steps().accessMenu(), QStringLiteral("balance"));
        QVERIFY(balance);
        balance->trigger();
        QVERIFY(m_held->isHeldAfter(1));
        QVERIFY(comesTo(0, OperationKind::Store));
    }

    void toTheNextCall()
    {
        QVERIFY(m_held->holdLostUpdate("", "mutex"));
        steps().toCall->trigger();
        QVERIFY2(comesTo(0, OperationKind::Call, "pthread_mutex_unlock"),
                 next(0) ? next(0)->call.c_str() : "nothing is next");
        QVERIFY(m_held->decisions() > 1);
    }

    void whatMayNeverComeIsSaid()
    {
        QVERIFY(m_held->holdAt("crosstalk schedule 1\nlesson lost-update\nset sync=none\n"
                               "set deposits=0\nset processes=2\nset work=0\nfrom ready\n\n"));
        const auto says = [this] {
            for (const QLabel* label : m_held->window->findChildren<QLabel*>())
                if (label->accessibleName().startsWith(QLatin1String("P1 alone runs until")))
                    return true;
            return false;
        };
        steps().toCall->trigger(); // it makes none
        QTRY_VERIFY_WITH_TIMEOUT(says(), HeldRun::patience);
        m_held->commands().pause->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_held->isHeld() && !says(), HeldRun::patience);
    }

    void untilItSleeps()
    {
        QVERIFY(m_held->holdLostUpdate("P2\n", "mutex")); // P2 has the mutex
        steps().toSleep->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_held->isHeld() && m_held->process(0).state == ProcessState::Asleep,
            HeldRun::patience);
        QCOMPARE(m_held->process(0).sleep->call, std::string("pthread_mutex_lock"));
    }

    void untilSomethingHappens()
    {
        QVERIFY(m_held->holdLostUpdate("P1\nP2\n")); // both have read 0: one is lost now
        runUntil(QStringLiteral("an update is lost"));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_held->isHeld() && m_held->shown().variables.front().lostUpdates == 1,
            HeldRun::patience);
        QVERIFY(m_held->decisions() >= 4);
    }

    /// Of one variable, too, each further pair is a race that shows.
    void untilARaceShowsAgain()
    {
        QVERIFY(m_held->holdLostUpdate("P1\nP2\n"));
        const auto pairs = [this] {
            const world::Snapshot shown = m_held->shown();
            return shown.races.empty() ? 0u : shown.races.front().count;
        };
        for (std::uint64_t before : {0u, 1u}) {
            runUntil(QStringLiteral("a race shows"));
            QTRY_VERIFY_WITH_TIMEOUT(m_held->isHeld() && pairs() > before, HeldRun::patience);
            QCOMPARE(pairs(), before + 1);
        }
    }

    void untilAVariableHasAValue()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        m_held->withDialog<QInputDialog>([](QInputDialog& dialog) {
            dialog.setTextValue(QStringLiteral("balance == 1"));
            dialog.accept();
        });
        runUntil(QStringLiteral("a variable has a value"));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(1), HeldRun::patience);
    }

    void aStepIsUndone()
    {
        QVERIFY(m_held->holdLostUpdate("P1\nP2\nP2\n"));
        const auto before = pids();
        steps().undo->trigger();
        QVERIFY(m_held->isHeldAfter(2));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(0), HeldRun::patience);
        QVERIFY(comesTo(1, OperationKind::Store));
        QVERIFY(pids() != before);
        for (const int pid : before)
            QVERIFY2(kill(pid, 0) != 0, "a process of the run before is left");
    }

    void anotherWayFromThePast()
    {
        QVERIFY(m_held->holdLostUpdate("P1\nP1\n"));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(1), HeldRun::patience);
        const auto then = m_held->shown().event;
        for (int more = 3; more <= 4; ++more) {
            m_held->commands().stepProcess[0]->trigger();
            QVERIFY(m_held->isHeldAfter(more));
        }
        m_held->runner->session().seek(then);
        QTRY_VERIFY_WITH_TIMEOUT(!m_held->shown().live, HeldRun::patience);
        const int led = m_held->decisions();
        QCOMPARE(led, 2);
        steps().branch->trigger();
        QVERIFY(m_held->isHeldAfter(led));
        m_held->commands().stepProcess[1]->trigger();
        QVERIFY(m_held->isHeldAfter(led + 1));
        const auto file = m_held->runner->session().schedule();
        QCOMPARE(schedule::text(file->lines.back()), std::string("P2"));
    }

    void howItHappenedIsSavedAndOpened()
    {
        QVERIFY(m_held->holdLostUpdate("P1\nP2\nP2\nP1\n"));
        const QString path = m_held->home.filePath(QStringLiteral("kept.schedule"));
        m_held->chooseFile(path);
        steps().save->trigger();
        const auto file = schedule::readSchedule(path.toStdString());
        QVERIFY2(file, file ? "" : file.error().sentence().c_str());
        QCOMPARE(file->lesson, std::string("lost-update"));
        QVERIFY(file->fromReady);
        QCOMPARE(int(file->lines.size()), 4);
        m_held->commands().stepProcess[0]->trigger();
        QVERIFY(m_held->isHeldAfter(5));
        m_held->chooseFile(path);
        steps().open->trigger();
        QVERIFY(m_held->isHeldAfter(4));
        QTRY_COMPARE_WITH_TIMEOUT(m_held->balance(), std::int64_t(1), HeldRun::patience);
    }

    void aScheduleIsDropped()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        const QString path = m_held->write(
            QStringLiteral("dropped.schedule"),
            "crosstalk schedule 1\nlesson lost-update\nset sync=none\nset deposits=2\n"
            "set processes=2\nset work=0\nfrom ready\nP1\nP2\n");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent drag(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_held->window.get(), &drag);
        QVERIFY(drag.isAccepted());
        QCoreApplication::sendEvent(m_held->window.get(), &drop);
        QVERIFY(m_held->isHeldAfter(2));
    }

    void aCardsMenuStepsItsProcess()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        QMenu menu;
        emit m_held->window->processMenuRequested(&menu, 1);
        QAction* step = actionIn(menu, QStringLiteral("Step P2"));
        QVERIFY(step && step->isEnabled());
        step->trigger();
        QVERIFY(m_held->isHeldAfter(1));
        const auto file = m_held->runner->session().schedule();
        QCOMPARE(schedule::text(file->lines.back()), std::string("P2"));
    }

    void atFullSpeedNothingCanBeTold()
    {
        QVERIFY(m_held->holdLostUpdate(""));
        emit m_held->window->speedRequested(0);
        emit m_held->window->resumeRequested();
        QTRY_COMPARE_WITH_TIMEOUT(m_held->shown().run, world::RunState::Finished,
                                  HeldRun::patience);
        QVERIFY(!m_held->runner->session().schedule());
        const auto before = pids();
        steps().undo->trigger();
        QCOMPARE(pids(), before);
        const auto undone = m_held->runner->session().undoStep();
        QVERIFY(!undone);
        QCOMPARE(undone.error().tried, std::string("undo")); // what was asked for
    }

    void nothingIsOfferedBeforeThereIsARun()
    {
        m_held->runner->show("lost-update");
        for (const QAction* each : {steps().toCall, steps().toAccess, steps().toSleep,
                                    steps().until, steps().undo, steps().branch, steps().save})
            QVERIFY2(!each->isEnabled(), qPrintable(each->text()));
        QVERIFY(steps().open->isEnabled());
    }
};

QTEST_MAIN(TestStepping)
#include "tst_stepping.moc"

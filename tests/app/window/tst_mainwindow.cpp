#include "app/window/mainwindow.h"
#include "tests/app/window/samples.h"
#include "widgets/controls/actionbutton.h"
#include "widgets/controls/bigswitch.h"

#include <QAction>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk;
using window::MainWindow;

Q_DECLARE_METATYPE(std::string)

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void noButtonHasTheFocusAtFirst();
    void everyCommandHasAKeyOfItsOwn();
    void spacePausesAndResumes();
    void spaceRunsAgainWhenOver();
    void spaceOnAFocusedButtonPressesIt();
    void stepsTheSelectedProcess();
    void digitsStepTheirProcess();
    void bigSwitchGoesBackToWhatWasBefore();
    void freezeThawsAFrozenProcess();
    void faultsNeedALivingProcess();
    void presentationAndBack();
    void helpLeavesTheRunAlone();
    void everyControlHasAName();

private:
    QAction* action(const QString& key) const;
    void press(Qt::Key key) { QTest::keyClick(m_window.get(), key); }
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_window = std::make_unique<MainWindow>(window::Settings{});
    m_window->setLesson(samples::lesson("lost-update"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->setSnapshot(samples::race());
}

QAction* TestMainWindow::action(const QString& key) const
{
    for (QAction* each : m_window->actions())
        if (each->shortcut() == QKeySequence(key))
            return each;
    return nullptr;
}

void TestMainWindow::noButtonHasTheFocusAtFirst()
{
    QVERIFY(!qobject_cast<QAbstractButton*>(QApplication::focusWidget()));
}

void TestMainWindow::everyCommandHasAKeyOfItsOwn()
{
    QSet<QKeySequence> keys;
    for (const QAction* each : m_window->actions()) {
        QVERIFY2(!each->shortcuts().isEmpty(), qPrintable(each->text()));
        for (const QKeySequence& key : each->shortcuts()) {
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
            keys.insert(key);
        }
    }
    for (const char* key :
         {"Space", "F10", "F11", "F1", "F9", "Ctrl++", "Ctrl+-", "Ctrl+0", "Esc", "S"})
        QVERIFY2(keys.contains(QKeySequence(QLatin1String(key))), key);
}

void TestMainWindow::spacePausesAndResumes()
{
    QSignalSpy pause(m_window.get(), &MainWindow::pauseRequested);
    QSignalSpy resume(m_window.get(), &MainWindow::resumeRequested);
    press(Qt::Key_Space);
    QCOMPARE(resume.count(), 1); // the sample is held
    m_window->setSnapshot(samples::mutex());
    press(Qt::Key_Space);
    QCOMPARE(pause.count(), 1);
    QCOMPARE(resume.count(), 1);
}

void TestMainWindow::spaceRunsAgainWhenOver()
{
    auto over = samples::race();
    over->run = world::RunState::Finished;
    m_window->setSnapshot(over);
    QSignalSpy restart(m_window.get(), &MainWindow::restartRequested);
    press(Qt::Key_Space);
    QCOMPARE(restart.count(), 1);
}

void TestMainWindow::spaceOnAFocusedButtonPressesIt()
{
    QSignalSpy resume(m_window.get(), &MainWindow::resumeRequested);
    QSignalSpy choice(m_window.get(), &MainWindow::choiceRequested);
    auto* big = m_window->findChild<controls::BigSwitch*>();
    QVERIFY(big);
    big->setFocus(Qt::TabFocusReason);
    QTest::keyClick(big, Qt::Key_Space);
    QCOMPARE(choice.count(), 1);
    QCOMPARE(resume.count(), 0);
}

void TestMainWindow::stepsTheSelectedProcess()
{
    QSignalSpy step(m_window.get(), &MainWindow::stepRequested);
    press(Qt::Key_F10);
    QCOMPARE(step.takeFirst().at(0).toInt(), 0);
    press(Qt::Key_2); // steps and selects P2
    press(Qt::Key_F10);
    QCOMPARE(step.count(), 2);
    QCOMPARE(step.at(1).at(0).toInt(), 1);
}

void TestMainWindow::digitsStepTheirProcess()
{
    QSignalSpy step(m_window.get(), &MainWindow::stepRequested);
    press(Qt::Key_3); // there is no P3
    QCOMPARE(step.count(), 0);
    m_window->setSnapshot(samples::eight());
    press(Qt::Key_8);
    QCOMPARE(step.count(), 1);
    QCOMPARE(step.at(0).at(0).toInt(), 7);
}

void TestMainWindow::bigSwitchGoesBackToWhatWasBefore()
{
    std::vector<std::pair<std::string, int>> asked;
    connect(m_window.get(), &MainWindow::choiceRequested, this,
            [&](const std::string& name, int option) { asked.emplace_back(name, option); });
    auto snapshot = samples::race();
    snapshot->settings[0].value = 3; // each-line
    m_window->setSnapshot(snapshot);
    press(Qt::Key_S);
    m_window->setSnapshot(samples::mutex());
    press(Qt::Key_S);
    const std::vector<std::pair<std::string, int>> expected = {{"sync", 4}, {"sync", 3}};
    QVERIFY(asked == expected);
}

void TestMainWindow::freezeThawsAFrozenProcess()
{
    QSignalSpy freeze(m_window.get(), &MainWindow::freezeRequested);
    QSignalSpy thaw(m_window.get(), &MainWindow::thawRequested);
    QAction* fault = action(QStringLiteral("Ctrl+2"));
    QVERIFY(fault);
    QCOMPARE(fault->text(), QStringLiteral("Freeze P1"));
    fault->trigger();
    QCOMPARE(freeze.count(), 1);
    auto snapshot = samples::race();
    snapshot->processes[0].state = world::ProcessState::Stopped;
    m_window->setSnapshot(snapshot);
    QCOMPARE(fault->text(), QStringLiteral("Thaw P1"));
    fault->trigger();
    QCOMPARE(thaw.count(), 1);
    QCOMPARE(freeze.count(), 1);
}

void TestMainWindow::faultsNeedALivingProcess()
{
    QAction* kill = action(QStringLiteral("Ctrl+1"));
    QVERIFY(kill && kill->isEnabled());
    auto snapshot = samples::race();
    snapshot->processes[0].state = world::ProcessState::Killed;
    m_window->setSnapshot(snapshot);
    QCOMPARE(kill->text(), QStringLiteral("Kill P2"));
    snapshot = samples::race();
    for (world::ProcessView& process : snapshot->processes)
        process.state = world::ProcessState::Exited;
    m_window->setSnapshot(snapshot);
    QVERIFY(!kill->isEnabled());
}

void TestMainWindow::presentationAndBack()
{
    press(Qt::Key_F11);
    QVERIFY(m_window->isPresenting());
    QTRY_VERIFY(m_window->isFullScreen());
    press(Qt::Key_Escape);
    QVERIFY(!m_window->isPresenting());
    QTRY_VERIFY(!m_window->isFullScreen());
}

void TestMainWindow::helpLeavesTheRunAlone()
{
    QSignalSpy resume(m_window.get(), &MainWindow::resumeRequested);
    press(Qt::Key_F1);
    auto* help = m_window->findChild<QWidget*>(QStringLiteral("help"));
    QVERIFY(help && help->isVisible());
    press(Qt::Key_Space);
    QCOMPARE(resume.count(), 1);
    press(Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void TestMainWindow::everyControlHasAName()
{
    int seen = 0;
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
        const bool control = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
        const QByteArray name = widget->metaObject()->className();
        if (!control || name.startsWith("Q"))
            continue;
        ++seen;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString words = button && widget->accessibleName().isEmpty()
                                  ? button->text()
                                  : widget->accessibleName();
        QVERIFY2(!words.isEmpty(), name.constData());
    }
    QVERIFY(seen > 20);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

// What a teacher does before a class, with real runs: the moment and the ways on, hands, notes, a
// remote, two runs in step.
#include "app/window/classcommands.h"
#include "app/window/lecture.h"
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "app/window/noteswindow.h"
#include "app/window/presentation.h"
#include "app/window/splitwindow.h"
#include "app/window/tallycard.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace crosstalk;
using window::Lecture;

namespace {

std::int64_t valueOf(const world::Snapshot& snapshot, const std::string& name)
{
    for (const auto& variable : snapshot.variables)
        if (variable.name == name)
            return variable.value.value_or(-1);
    return -1;
}

/// A window in which a lesson can be taught.
struct Classroom
{
    explicit Classroom(const char* lesson) : runner(window, CROSSTALK_LESSONS), lecture(window, runner)
    {
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window)); // or no key is heard
        runner.show(lesson);
        runner.demonstrate();
    }

    const window::ClassCommands& commands() const { return *window.commands().classroom; }
    std::int64_t balance() { return valueOf(*runner.session().snapshot(), "balance"); }

    window::MainWindow window{window::Settings{}};
    window::LessonRunner runner;
    Lecture lecture;
};

QString captionOf(const window::MainWindow& window)
{
    QStringList all;
    for (const auto* label : window.findChildren<QLabel*>())
        all << label->text() << label->accessibleName();
    return all.join(QLatin1Char('\n'));
}

} // namespace

class TestLecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void oneKeySetsUpTheMoment()
    {
        Classroom room("lost-update");
        QTest::keyClick(&room.window, Qt::Key_E);
        QTRY_COMPARE_WITH_TIMEOUT(room.balance(), 5, 20000);
        QTRY_VERIFY(captionOf(room.window).contains(QStringLiteral("Both have read 5.")));
        QTest::keyClick(&room.window, Qt::Key_X);
        QTRY_COMPARE_WITH_TIMEOUT(room.balance(), 6, 20000);
        QTRY_VERIFY(captionOf(room.window).contains(QStringLiteral("Both wrote 6")));
        QTest::keyClick(&room.window, Qt::Key_V);
        QTRY_VERIFY_WITH_TIMEOUT(
            captionOf(room.window).contains(QStringLiteral("holds the mutex")), 20000);
    }

    void lessonsWithoutOneSaySo()
    {
        Classroom room("end-of-file");
        QVERIFY(!room.commands().moment->isEnabled());
        QVERIFY(room.commands().ask->isEnabled());
    }

    void handsCountOnlyWhileTheCardIsOpen()
    {
        Classroom room("lost-update");
        room.commands().ask->trigger();
        const window::TallyCard& card = *room.lecture.tallyCard();
        QVERIFY(card.isOpen());
        QVERIFY(room.window.isPresenting());
        for (const auto key : {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_5, Qt::Key_3})
            QTest::keyClick(&room.window, key);
        QTest::keyClick(&room.window, Qt::Key_Backspace);
        QCOMPARE(card.tally().hands(0), 2);
        QCOMPARE(card.tally().hands(1), 1);
        QCOMPARE(card.tally().total(), 3); // there is no fifth answer, the third was taken back
        QTest::keyClick(&room.window, Qt::Key_Return);
        QVERIFY(!card.isOpen());
        QTest::keyClick(&room.window, Qt::Key_1);
        QCOMPARE(card.tally().total(), 3);
        // The run answers, and the card shows it beside the hands.
        QTRY_VERIFY_WITH_TIMEOUT(card.isVisible(), 20000);
        QVERIFY(captionOf(room.window).contains(QStringLiteral("of 3 had predicted it")));
        QTest::keyClick(&room.window, Qt::Key_Escape);
        QVERIFY(!card.isVisible());
        QVERIFY(room.window.isPresenting()); // only the card was closed
        QTest::keyClick(&room.window, Qt::Key_PageDown); // it was asked and run: the moment is next
        QVERIFY(!card.isOpen());
        QTRY_COMPARE_WITH_TIMEOUT(room.balance(), 5, 20000);
    }

    void cardIsInTypeForARoom()
    {
        Classroom room("lost-update");
        room.window.resize(1920, 1080);
        room.commands().ask->trigger();
        for (const auto* label : room.lecture.tallyCard()->findChildren<QLabel*>())
            QVERIFY2(label->fontInfo().pixelSize() >= 32, qPrintable(label->text()));
    }

    void remoteLeadsThroughTheLesson()
    {
        Classroom room("lost-update");
        QCOMPARE(room.lecture.beats().size(), std::size_t(5));
        room.window.setPresenting(true);
        const window::TallyCard& card = *room.lecture.tallyCard();
        QTest::keyClick(&room.window, Qt::Key_PageDown);
        QVERIFY(card.isOpen());
        QTest::keyClick(&room.window, Qt::Key_PageDown);
        QVERIFY(!card.isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(card.isVisible(), 20000); // it has answered
        QTest::keyClick(&room.window, Qt::Key_PageDown);
        QVERIFY(!card.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(room.balance(), 5, 20000);
        QTest::keyClick(&room.window, Qt::Key_PageUp);
        QTest::keyClick(&room.window, Qt::Key_PageUp);
        QVERIFY(card.isOpen());
    }

    void remoteDarkensTheScreen()
    {
        Classroom room("full-pipe");
        room.window.setPresenting(true);
        const auto isDark = [&] {
            return room.window.grab().toImage().pixelColor(640, 300) == QColor(Qt::black);
        };
        QVERIFY(!isDark());
        QTest::keyClick(&room.window, Qt::Key_B);
        QVERIFY(isDark());
        QTest::keyClick(&room.window, Qt::Key_Period);
        QVERIFY(!isDark());
    }

    void notesFollowTheLesson()
    {
        Classroom room("lost-update");
        room.commands().notes->trigger();
        QVERIFY(room.lecture.notes());
        QVERIFY(room.lecture.notes()->notes().contains(QStringLiteral("both have read 5")));
        room.runner.show("full-pipe");
        room.runner.demonstrate();
        QVERIFY(room.lecture.notes()->notes().contains(QStringLiteral("Sixteen slots")));
    }

    void clockNamesThePart()
    {
        const QString notes = QStringLiteral("## 2 min: predict\n\nAsk.\n\n## 3 min: run\n\nLook.\n");
        using window::NotesWindow;
        QCOMPARE(NotesWindow::timing(0, notes, 5),
                 QStringLiteral("0:00 of 5 minutes · planned now: predict"));
        QCOMPARE(NotesWindow::timing(125, notes, 5),
                 QStringLiteral("2:05 of 5 minutes · planned now: run"));
        QCOMPARE(NotesWindow::timing(300, notes, 5),
                 QStringLiteral("5:00 of 5 minutes · the time is up"));
    }

    /// As the presentation that it covers: 24 pt at 1080 lines, what the stages paint included.
    void splitIsInTypeForARoom()
    {
        Classroom room("lost-update");
        room.window.setPresenting(true);
        room.commands().split->trigger();
        window::SplitWindow* split = room.lecture.split();
        QVERIFY(split->isFullScreen());
        split->setWindowState(Qt::WindowNoState); // the screen here is smaller
        const QSize wide(1920, 1080);
        const auto fits = [&] { split->resize(wide); return split->size() == wide; };
        QTRY_VERIFY_WITH_TIMEOUT(fits() && split->steps() >= 3, 30000);
        const double smallest = window::Presentation::smallestType(1080);
        int seen = 0;
        for (const auto* widget : split->findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QPushButton*>(widget);
            const QString words = label ? label->text() : button ? button->text() : QString();
            if (!words.isEmpty())
                QVERIFY2(widget->fontInfo().pixelSize() >= smallest, qPrintable(words));
            seen += words.isEmpty() ? 0 : 1;
        }
        QVERIFY2(seen >= 6, qPrintable(QString::number(seen)));
        const theme::Theme theme = theme::current().scaled(1);
        const double line = std::min(QFontMetricsF(theme.sans(smallest)).height(),
                                     QFontMetricsF(theme.mono(smallest)).height());
        const auto stages = split->findChildren<stage::StageWidget*>();
        QCOMPARE(stages.size(), 2);
        for (const stage::StageWidget* stage : stages) {
            QVERIFY(stage->textBoxes().size() > 3);
            for (const theme::TextBox& each : stage->textBoxes())
                QVERIFY2(each.rect.height() > line - 1.5, qPrintable(each.text));
        }
        split->close();
    }

    void bothSidesGoInStep()
    {
        Classroom room("lost-update");
        room.commands().split->trigger();
        window::SplitWindow* split = room.lecture.split();
        QVERIFY(split);
        QTRY_VERIFY_WITH_TIMEOUT(split->steps() >= 3, 30000); // at its own pace
        split->setRunning(false);
        // Without the lock two that step by turns lose; with it the other one sleeps meanwhile.
        const auto lost = [&](int side) { return split->snapshot(side)->variables.front().lost; };
        while (split->steps() < 30) {
            const auto before = split->steps();
            QTRY_VERIFY_WITH_TIMEOUT((split->step(), split->steps() > before), 10000);
        }
        QTRY_VERIFY(lost(0) > 0);
        QCOMPARE(lost(1), 0);
        split->close();
    }
};

QTEST_MAIN(TestLecture)
#include "tst_lecture.moc"

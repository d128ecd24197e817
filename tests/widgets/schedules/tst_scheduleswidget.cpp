#include "widgets/schedules/scheduleswidget.h"
#include "widgets/schedules/scheduletree.h"
#include "widgets/theme/appearance.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace crosstalk;
using schedules::SchedulesWidget;
using schedules::ScheduleTree;
using schedules::stretchesOf;

namespace {

session::Exploration twoEnds()
{
    session::Exploration found;
    found.executions = 4;
    found.complete = true;
    found.beyond = "Weaker memory may bring about more.";
    found.outcomes = {{{{"balance", 2}}, {"race"}, 3, "P1 P2 P1 P1 P2 P2", 2},
                      {{{"balance", 1}}, {"race", "lost"}, 1, "P1 P2 P1 P2 P2 P1", 2}};
    return found;
}

QPushButton* buttonNamed(const SchedulesWidget& widget, const char* part)
{
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text().contains(QLatin1String(part)) ||
            button->accessibleName().contains(QLatin1String(part)))
            return button;
    return nullptr;
}

} // namespace

/// The tab of all schedules, fed by hand.
class TestSchedulesWidget : public QObject
{
    Q_OBJECT

private slots:
    void stretches()
    {
        const auto found = stretchesOf("P1 P2 P1 P1 P2.2 P12", 2);
        QCOMPARE(found.size(), 3u);
        QCOMPARE(found[0].who, QStringLiteral("P1"));
        QCOMPARE(found[0].steps, 2);
        QCOMPARE(found[1].process, 1);
        QCOMPARE(found[1].who, QStringLiteral("P2.2"));
        QCOMPARE(found[2].process, 11);
        QVERIFY(stretchesOf("", 0).empty());
    }

    void schedulesThatBeginAlikeShareNodes()
    {
        const ScheduleTree tree(
            {stretchesOf("P1 P1 P2", 0), stretchesOf("P1 P1 P3", 0), stretchesOf("P2 P1 P1", 0)});
        QCOMPARE(tree.nodes().size(), 5u);
        QCOMPARE(tree.columns(), 2);
        QCOMPARE(tree.rows(), 3);
        QCOMPARE(tree.nodes()[0].leaves, (std::vector<int>{0, 1}));
        QCOMPARE(tree.nodes()[2].parent, 0);
        QCOMPARE(tree.nodes()[2].row, 1);
        QCOMPARE(tree.nodes()[3].row, 2);
    }

    void asksToExploreAndToCount()
    {
        SchedulesWidget widget;
        QSignalSpy explore(&widget, &SchedulesWidget::exploreRequested);
        QSignalSpy count(&widget, &SchedulesWidget::untouchedRequested);
        buttonNamed(widget, "Try every schedule")->click();
        buttonNamed(widget, "How often untouched")->click();
        QCOMPARE(explore.size(), 1);
        QCOMPARE(count.size(), 1);
    }

    void showsEveryEndAndReplaysIt()
    {
        SchedulesWidget widget;
        widget.setExploration(twoEnds(), false);
        const QStringList texts = widget.texts();
        QVERIFY(texts.contains(QStringLiteral("balance = 1")));
        QVERIFY(texts.contains(QStringLiteral("balance = 2")));
        QVERIFY(texts.contains(QStringLiteral("Weaker memory may bring about more.")));
        QSignalSpy chosen(&widget, &SchedulesWidget::scheduleChosen);
        QPushButton* const replay = buttonNamed(widget, "balance = 1");
        QVERIFY(replay != nullptr);
        QVERIFY(replay->focusPolicy() & Qt::TabFocus);
        replay->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("P1 P2 P1 P2 P2 P1"));
        QCOMPARE(chosen[0][1].toInt(), 2);
    }

    void stopsWhatGoesOn()
    {
        SchedulesWidget widget;
        widget.setExploration(twoEnds(), true);
        QSignalSpy stop(&widget, &SchedulesWidget::stopRequested);
        buttonNamed(widget, "Stop")->click();
        QCOMPARE(stop.size(), 1);
        QVERIFY(!buttonNamed(widget, "How often untouched")->isEnabled());
    }

    void saysHowItGoesUntouched()
    {
        session::Untouched found;
        found.runs = 1000;
        found.lost = 3;
        found.outcomes = {{{{"balance", 40}}, false, true, 997},
                          {{{"balance", 21}}, true, true, 3}};
        SchedulesWidget widget;
        widget.setUntouched(found, false);
        QVERIFY(widget.texts().filter(QStringLiteral("3 of 1,000")).size() == 1);
        QVERIFY(widget.texts().contains(QStringLiteral("balance = 21")));
        widget.clear();
        QVERIFY(!widget.texts().contains(QStringLiteral("balance = 21")));
        widget.setExploration(twoEnds(), false);
        widget.setUntouched(found, true);
        const auto place = [&](const char* words) {
            return widget.texts().indexOf(QLatin1String(words));
        };
        QVERIFY(place("balance = 21") >= 0);
        QVERIFY(place("balance = 21") < place("balance = 1")); // asked for last, seen at once
    }

    void isPainted_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(theme::Mode::Light);
        QTest::newRow("dark") << int(theme::Mode::Dark);
    }

    void isPainted()
    {
        QFETCH(int, mode);
        theme::Appearance::instance().setMode(theme::Mode(mode));
        SchedulesWidget widget;
        widget.resize(760, 300);
        widget.setExploration(twoEnds(), false);
        QVERIFY(!widget.grab().isNull());
    }
};

QTEST_MAIN(TestSchedulesWidget)
#include "tst_scheduleswidget.moc"

#include "samplewaits.h"
#include "widgets/theme/appearance.h"
#include "widgets/waits/waitsview.h"
#include "widgets/waits/waitswidget.h"
#include "widgets/waits/words.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>

using namespace crosstalk;
using namespace crosstalk::waits;

namespace {

QString labels(const WaitsWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (!label->isHidden())
            texts << label->text();
    return texts.join(u'\n');
}

QStringList texts(const WaitsView& view)
{
    QStringList out;
    for (const theme::TextBox& box : view.textBoxes())
        out << box.text;
    return out;
}

} // namespace

class TestWaitsWidget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Appearance::instance().set(theme::Mode::Light, 1); }

    void nobodySleeps()
    {
        WaitsWidget widget;
        widget.resize(780, 300);
        widget.setSnapshot(sample::nobodyAsleep().snapshot);
        widget.grab();
        QVERIFY(texts(widget.graphView())
                    .join(u' ')
                    .contains(QStringLiteral("Nobody sleeps: nobody waits for anybody.")));
        QCOMPARE(widget.graphView().accessibleDescription(), emptySentence());
    }

    void aDeadlockHasItsSentence()
    {
        WaitsWidget widget;
        widget.resize(780, 300);
        widget.setSnapshot(sample::lockCycle().snapshot);
        widget.setSelected(1);
        widget.grab();
        const QString said = labels(widget);
        QVERIFY2(said.contains(QStringLiteral("⚡ Deadlock. P1 sleeps in pthread_mutex_lock")),
                 qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("WHY P2 IS ASLEEP")), qPrintable(said));
        QVERIFY(said.contains(
            QStringLiteral("Asleep in pthread_mutex_lock on a, for 1.1 s: since 1.900 s")));
        QVERIFY(said.contains(QStringLiteral("Could wake it: P1.")));
        QVERIFY(
            said.contains(QStringLiteral("The kernel says: S (sleeping), in futex_wait_queue.")));
        QVERIFY(widget.graphView().accessibleDescription().startsWith(QStringLiteral("Deadlock")));
        QVERIFY(texts(widget.graphView()).contains(QStringLiteral("could end the wait")));
    }

    /// Five nodes below each other in a low picture: who has which is what matters.
    void manyNodesHaveOneLineEach()
    {
        WaitsView view;
        view.resize(456, 224);
        view.setSnapshot(sample::philosophers(5).snapshot);
        view.grab();
        const QString said = texts(view).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("fork 3 · held by P3")), qPrintable(said));
        QVERIFY2(!said.contains(u'…'), qPrintable(said));
    }

    void aLongNameHasAShorterOne()
    {
        sample::Moment m(4);
        for (int p = 0; p < 4; ++p)
            m.sleep(p, "futex(FUTEX_WAIT, timed)", -1, {}).waitsFor = {(p + 1) % 4};
        WaitsView view;
        view.resize(456, 224);
        view.setSnapshot(m.snapshot);
        view.grab();
        const QString said = texts(view).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("futex")), qPrintable(said));
        QVERIFY2(!said.contains(u'…'), qPrintable(said));
    }

    void lockOrdersAreMilder()
    {
        WaitsWidget widget;
        widget.resize(780, 300);
        widget.setSnapshot(sample::lockOrderOnly().snapshot);
        const QString said = labels(widget);
        QVERIFY(said.contains(QStringLiteral("No deadlock yet, but one is possible: P1 takes b")));
        QVERIFY(!said.contains(QStringLiteral("⚡")));
    }

    void aClickChooses()
    {
        WaitsWidget widget;
        widget.resize(780, 300);
        widget.setSnapshot(sample::lockCycle().snapshot);
        widget.grab();
        WaitsView& view = widget.graphView();
        QSignalSpy selected(&widget, &WaitsWidget::processSelected);
        const auto items = view.items();
        QCOMPARE(items.size(), 4u);
        QTest::mouseClick(&view, Qt::LeftButton, {}, items[1].rect.center().toPoint());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].toInt(), 1);
        QCOMPARE(view.selected(), 1);
        QTest::mouseClick(&view, Qt::LeftButton, {}, items[2].rect.center().toPoint());
        QCOMPARE(selected.count(), 1); // a lock is no process
    }

    void keysGoRoundTheTable()
    {
        WaitsView view;
        view.resize(600, 300);
        view.setSnapshot(sample::lockCycle().snapshot);
        view.grab();
        QSignalSpy selected(&view, &WaitsView::processSelected);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.focusedItem(), 0);
        QVERIFY(view.accessibleName().contains(QStringLiteral("P1 sleeps in")));
        QTest::keyClick(&view, Qt::Key_Right);
        const auto items = view.items();
        QCOMPARE(items[std::size_t(view.focusedItem())].kind, stage::Item::Kind::Channel);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].toInt(), 1);
    }

    void hoverSaysWhy()
    {
        WaitsWidget widget;
        widget.resize(780, 300);
        widget.setSnapshot(sample::lockCycle().snapshot);
        widget.grab();
        WaitsView& view = widget.graphView();
        const QPoint second = view.items()[1].rect.center().toPoint();
        QTest::mouseMove(&view, second);
        emit view.processHovered(1);
        QVERIFY(labels(widget).contains(QStringLiteral("WHY P2 IS ASLEEP")));
        QHelpEvent help(QEvent::ToolTip, second, view.mapToGlobal(second));
        QApplication::sendEvent(&view, &help);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("The kernel says")),
                 qPrintable(QToolTip::text()));
    }

    // Times go on, a deadlock is found: no node moves.
    void nothingJumps()
    {
        auto moment = sample::philosophers(5);
        WaitsView view;
        view.resize(600, 300);
        view.setSnapshot(moment.snapshot);
        const auto processes = view.nodes().processes;
        const auto objects = view.nodes().objects;
        auto later = std::make_shared<world::Snapshot>(*moment.snapshot);
        later->now += 10'000 * sample::ms;
        later->deadlocks.clear();
        view.setSnapshot(later);
        QCOMPARE(view.nodes().processes, processes);
        QCOMPARE(view.nodes().objects, objects);
        later = std::make_shared<world::Snapshot>(*later);
        later->waits.clear();
        view.setSnapshot(later);
        QCOMPARE(view.nodes().processes, processes); // each keeps its seat
        QVERIFY(view.nodes().objects.empty());
    }
};

QTEST_MAIN(TestWaitsWidget)
#include "tst_waitswidget.moc"

#include "sampleruns.h"

#include "widgets/theme/appearance.h"
#include "widgets/timeline/timelinewidget.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace crosstalk::timeline;
using namespace crosstalk::world;

class TestTimelineWidget : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void followsTheRun();
    void reducedMotionTurnsPages();
    void panningLeavesFollowingAndEndReturns();
    void keysZoomAndPan();
    void wheelZoomsAndPans();
    void clickOnAMarkActivatesIt();
    void aFlagIsPaintedAndActivated();
    void cursorDragsWhilePaused();
    void cursorGoesBackWhileRunning();
    void aMomentOfThePastIsInView();
    void shiftArrowsGoFromMarkToMark();
    void aShortRunThatIsOverFillsIt();
    void showsWhatWillBeLost();
    void showsWhatWasLost();
    void emptyRunSaysSo();
    void speaksToScreenReaders();
    void incrementalPaintEqualsFullPaint();
};

namespace {

constexpr std::uint64_t ms = sample::ms;

struct Window
{
    TimelineWidget widget;

    explicit Window(const sample::Run& run, quint64 span = 1'550 * ms)
    {
        widget.resize(1000, 360);
        widget.setFollowSpan(span);
        widget.setSnapshot(run.snapshot);
        widget.grab();
    }
    double plotLeft() const
    {
        for (const auto& box : widget.textBoxes())
            if (box.text == QLatin1String("r3"))
                return box.box.center().x() - widget.axis().toPixel(100 * ms);
        return -1;
    }
    QPoint at(quint64 time, const QString& text) const
    {
        for (const auto& box : widget.textBoxes())
            if (box.text == text)
                return {qRound(plotLeft() + widget.axis().toPixel(time)),
                        qRound(box.box.center().y())};
        return {};
    }
    bool shows(const QString& text) const
    {
        const auto boxes = widget.textBoxes();
        return std::any_of(boxes.begin(), boxes.end(),
                           [&text](const auto& box) { return box.text == text; });
    }
};

std::shared_ptr<Snapshot> later(const sample::Run& run, quint64 now)
{
    auto snapshot = std::make_shared<Snapshot>(*run.snapshot);
    snapshot->now = now;
    run.history->advance(now);
    return snapshot;
}

} // namespace

void TestTimelineWidget::init()
{
    crosstalk::theme::Appearance::instance().set(crosstalk::theme::Mode::Light, 1);
}

void TestTimelineWidget::followsTheRun()
{
    const sample::Run run = sample::crowd(1000);
    Window window(run, 100 * ms);
    for (const quint64 now : {500 * ms, 530 * ms, 2000 * ms}) {
        window.widget.setSnapshot(later(run, now));
        const double x = window.widget.axis().toPixel(now);
        QVERIFY(x > window.widget.axis().width() * 0.8 && x < window.widget.axis().width());
    }
    QVERIFY(window.widget.isFollowing());
}

void TestTimelineWidget::reducedMotionTurnsPages()
{
    const sample::Run run = sample::crowd(1000);
    Window window(run, 100 * ms);
    window.widget.setReducedMotion(true);
    window.widget.setSnapshot(later(run, 500 * ms));
    const quint64 page = window.widget.axis().begin();
    window.widget.setSnapshot(later(run, 530 * ms));
    QCOMPARE(window.widget.axis().begin(), page);
    window.widget.setSnapshot(later(run, 700 * ms));
    QVERIFY(window.widget.axis().begin() > page);
}

void TestTimelineWidget::panningLeavesFollowingAndEndReturns()
{
    const sample::Run run = sample::crowd(2000);
    Window window(run, 5 * ms);
    QTest::keyClick(&window.widget, Qt::Key_Left);
    QVERIFY(!window.widget.isFollowing());
    const quint64 begin = window.widget.axis().begin();
    window.widget.setSnapshot(later(run, run.snapshot->now + 50 * ms));
    QCOMPARE(window.widget.axis().begin(), begin);
    QSignalSpy live(&window.widget, &TimelineWidget::backToLive);
    QTest::keyClick(&window.widget, Qt::Key_End);
    QCOMPARE(live.count(), 1);
    QVERIFY(window.widget.isFollowing());
    QVERIFY(window.widget.axis().begin() > begin);
    QTest::keyClick(&window.widget, Qt::Key_Home);
    QCOMPARE(window.widget.axis().begin(), quint64(0));
    QVERIFY(!window.widget.isFollowing());
}

void TestTimelineWidget::keysZoomAndPan()
{
    Window window(sample::lostUpdate());
    window.widget.showRange(400 * ms, 800 * ms);
    const quint64 span = window.widget.axis().span();
    QTest::keyClick(&window.widget, Qt::Key_Plus);
    QVERIFY(window.widget.axis().span() < span);
    QTest::keyClick(&window.widget, Qt::Key_Minus);
    QVERIFY(window.widget.axis().span() > span * 9 / 10);
    const quint64 begin = window.widget.axis().begin();
    QTest::keyClick(&window.widget, Qt::Key_Right);
    QVERIFY(window.widget.axis().begin() > begin);
    QTest::keyClick(&window.widget, Qt::Key_0);
    QCOMPARE(window.widget.axis().begin(), quint64(0));
    QVERIFY(window.widget.axis().end() > 1310 * ms);
}

void TestTimelineWidget::wheelZoomsAndPans()
{
    Window window(sample::lostUpdate());
    window.widget.showRange(400 * ms, 800 * ms);
    const auto turn = [&](QPoint delta, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event({500, 100}, {500, 100}, {}, delta, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&window.widget, &event);
    };
    const quint64 begin = window.widget.axis().begin();
    turn({0, 120}, Qt::NoModifier);
    QVERIFY(window.widget.axis().begin() < begin);
    const quint64 span = window.widget.axis().span();
    turn({0, 120}, Qt::ControlModifier);
    QVERIFY(window.widget.axis().span() < span);
    turn({0, -240}, Qt::ControlModifier);
    QVERIFY(window.widget.axis().span() > span);
}

void TestTimelineWidget::clickOnAMarkActivatesIt()
{
    Window window(sample::lostUpdate());
    QSignalSpy activated(&window.widget, &TimelineWidget::eventActivated);
    QTest::mouseClick(&window.widget, Qt::LeftButton, {},
                      window.at(220 * ms, QStringLiteral("w4")));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toULongLong(), quint64(220));
}

void TestTimelineWidget::aFlagIsPaintedAndActivated()
{
    const auto run = sample::lostUpdate();
    Window window(run);
    const QImage without = window.widget.grab().toImage();
    window.widget.setFlags({{200 * ms, 7, QStringLiteral("look")}});
    QVERIFY(window.widget.grab().toImage() != without);
    QSignalSpy activated(&window.widget, &TimelineWidget::eventActivated);
    const int x = qRound(window.plotLeft() + window.widget.axis().toPixel(200 * ms)) + 3;
    for (int y = 0; y < window.widget.height() && activated.isEmpty(); y += 4)
        QTest::mouseClick(&window.widget, Qt::LeftButton, {}, {x, y});
    QCOMPARE(int(activated.size()), 1);
    QCOMPARE(activated.front().front().toULongLong(), quint64(7));
}

void TestTimelineWidget::cursorDragsWhilePaused()
{
    Window window(sample::lostUpdate());
    QSignalSpy moved(&window.widget, &TimelineWidget::cursorMoved);
    QSignalSpy live(&window.widget, &TimelineWidget::backToLive);
    const QPoint handle(qRound(window.plotLeft() + window.widget.axis().toPixel(1310 * ms)), 34);
    const QPoint target(qRound(window.plotLeft() + window.widget.axis().toPixel(600 * ms)), 34);
    QTest::mousePress(&window.widget, Qt::LeftButton, {}, handle);
    QTest::mouseMove(&window.widget, target);
    QVERIFY(moved.count() > 0);
    const auto time = moved.last()[0].toULongLong();
    QVERIFY(time > 595 * ms && time < 605 * ms);
    QTest::mouseMove(&window.widget, handle + QPoint(20, 0));
    QTest::mouseRelease(&window.widget, Qt::LeftButton, {}, handle + QPoint(20, 0));
    QCOMPARE(live.count(), 1); // dragged to the end: the present again
}

void TestTimelineWidget::cursorGoesBackWhileRunning()
{
    sample::Run run = sample::lostUpdate();
    run.snapshot->run = RunState::Running;
    Window window(run);
    QSignalSpy moved(&window.widget, &TimelineWidget::cursorMoved);
    const QPoint handle(qRound(window.plotLeft() + window.widget.axis().toPixel(1310 * ms)), 34);
    QTest::mousePress(&window.widget, Qt::LeftButton, {}, handle);
    QTest::mouseMove(&window.widget, handle - QPoint(200, 0));
    QTest::mouseRelease(&window.widget, Qt::LeftButton, {}, handle - QPoint(200, 0));
    QVERIFY(moved.count() > 0); // whoever listens holds the run
    QVERIFY(window.shows(QStringLiteral("click to go back in time")));
}

/// Also where it is the first thing shown of a run, as in a picture.
void TestTimelineWidget::aMomentOfThePastIsInView()
{
    const sample::Run run = sample::crowd(2000);
    const auto past = std::make_shared<Snapshot>(*later(run, 1500 * ms));
    run.history->advance(9000 * ms);
    past->live = false;
    TimelineWidget widget;
    widget.resize(1000, 360);
    widget.setFollowSpan(500 * ms);
    widget.setSnapshot(past);
    for (const int width : {1000, 400, 1200}) {
        widget.resize(width, 360);
        widget.grab();
        const double x = widget.axis().toPixel(1500 * ms);
        QVERIFY2(x >= 0 && x <= widget.axis().width(), qPrintable(QString::number(x)));
    }
}

void TestTimelineWidget::shiftArrowsGoFromMarkToMark()
{
    const sample::Run run = sample::lostUpdate();
    Window window(run);
    QSignalSpy moved(&window.widget, &TimelineWidget::cursorMoved);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&window.widget, key, Qt::ShiftModifier);
        auto snapshot = std::make_shared<Snapshot>(*run.snapshot);
        snapshot->live = false;
        snapshot->now = moved.last()[0].toULongLong();
        window.widget.setSnapshot(snapshot);
        return snapshot->now / ms;
    };
    QCOMPARE(press(Qt::Key_Left), quint64(1130));
    QCOMPARE(press(Qt::Key_Left), quint64(900));
    QCOMPARE(press(Qt::Key_Left), quint64(760));
    QCOMPARE(press(Qt::Key_Right), quint64(900));
    QSignalSpy activated(&window.widget, &TimelineWidget::eventActivated);
    QTest::keyClick(&window.widget, Qt::Key_Return);
    QCOMPARE(activated[0][0].toULongLong(), quint64(900));
    window.widget.grab();
    QVERIFY(window.shows(QStringLiteral("to the newest  End")));
}

void TestTimelineWidget::aShortRunThatIsOverFillsIt()
{
    const sample::Run run = sample::lostUpdate();
    run.snapshot->run = RunState::Finished;
    TimelineWidget widget;
    widget.setFollowSpan(60'000 * ms); // the run is a speck of that
    widget.setSnapshot(run.snapshot);
    for (const int width : {900, 700}) { // also where a note above the stage takes room from it
        widget.resize(width, 300);
        widget.grab();
        const auto& axis = widget.axis();
        QVERIFY(axis.toPixel(run.snapshot->history->lastTime()) > axis.width() / 2);
    }
}

void TestTimelineWidget::showsWhatWillBeLost()
{
    Window window(sample::lostUpdate());
    for (const char* text :
         {"r3", "w4", "r4", "w5", "w6", "w", "?", "balance", "P1", "P2",
          "⚡ first race: nothing orders them", "about to lose an update: P1 will erase P2's 6"})
        QVERIFY2(window.shows(QString::fromUtf8(text)), text);
}

void TestTimelineWidget::showsWhatWasLost()
{
    Window window(sample::lostUpdate(true));
    QVERIFY(window.shows(QStringLiteral("lost update: P1's 6 erases P2's 6")));
    QVERIFY(!window.shows(QStringLiteral("?")));
}

void TestTimelineWidget::emptyRunSaysSo()
{
    TimelineWidget widget;
    widget.resize(700, 300);
    widget.grab();
    QCOMPARE(widget.textBoxes().size(), 1);
    widget.setSnapshot(std::make_shared<Snapshot>());
    widget.grab();
    QCOMPARE(widget.textBoxes().size(), 1);
    QTest::keyClick(&widget, Qt::Key_Left, Qt::ShiftModifier); // harmless
    QTest::keyClick(&widget, Qt::Key_0);
}

void TestTimelineWidget::speaksToScreenReaders()
{
    Window window(sample::lostUpdate());
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&window.widget);
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Timeline"));
    const QString words = interface->text(QAccessible::Description);
    QVERIFY2(words.contains(QStringLiteral("P1 held by you")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("races: 1")), qPrintable(words));
    QVERIFY(window.widget.focusPolicy() & Qt::TabFocus);
}

/// What caches left over from earlier paints must not show.
void TestTimelineWidget::incrementalPaintEqualsFullPaint()
{
    const sample::Run run = sample::crowd(20'000);
    Window grown(run, 40 * ms);
    quint64 now = run.snapshot->now;
    for (int i = 0; i < 20; ++i) {
        run.history->begin(i % 2, static_cast<SpanKind>(i % 4), now);
        now += 3 * ms;
        grown.widget.setSnapshot(later(run, now));
        grown.widget.grab();
    }
    TimelineWidget fresh;
    fresh.resize(1000, 360);
    fresh.setFollowSpan(40 * ms);
    fresh.setSnapshot(later(run, now));
    QCOMPARE(fresh.axis(), grown.widget.axis());
    QCOMPARE(grown.widget.grab().toImage(), fresh.grab().toImage());
}

QTEST_MAIN(TestTimelineWidget)
#include "tst_timelinewidget.moc"

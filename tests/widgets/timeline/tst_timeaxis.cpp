#include "widgets/theme/language.h"
#include "widgets/timeline/timeaxis.h"

#include <QScopeGuard>
#include <QTest>

using crosstalk::timeline::Tick;
using crosstalk::timeline::TimeAxis;

class TestTimeAxis : public QObject
{
    Q_OBJECT

private slots:
    void pixelsAndTimes_data();
    void pixelsAndTimes();
    void labels_data();
    void labels();
    void ticksAreRoundAndApart();
    void zoomKeepsWhatLiesUnderThePointer();
    void zoomOutAlwaysGetsSomewhere();
    void followKeepsTheMargin();
    void panStopsAtTheStart();
    void columnsOfAnInterval();
    void showAllShowsAll();
    void resizeKeepsScaleAndLeftEdge();
};

namespace {

TimeAxis axisOf(quint64 begin, quint64 span, double width = 1000, double ratio = 1)
{
    TimeAxis axis;
    axis.resize(width, ratio);
    axis.setSpan(span);
    axis.moveTo(begin);
    return axis;
}

} // namespace

void TestTimeAxis::pixelsAndTimes_data()
{
    QTest::addColumn<quint64>("begin");
    QTest::addColumn<quint64>("span");
    QTest::addColumn<double>("ratio");
    QTest::newRow("from 0, 1 s") << quint64(0) << quint64(1'000'000'000) << 1.0;
    QTest::newRow("an hour in, 1 ms") << quint64(3'600'000'000'000) << quint64(1'000'000) << 1.0;
    QTest::newRow("2 × scale") << quint64(5'000'000'000) << quint64(4'000'000'000) << 2.0;
    QTest::newRow("1 ns a pixel") << quint64(77'777) << quint64(1000) << 1.0;
}

void TestTimeAxis::pixelsAndTimes()
{
    QFETCH(quint64, begin);
    QFETCH(quint64, span);
    QFETCH(double, ratio);
    const TimeAxis axis = axisOf(begin, span, 1000, ratio);
    QCOMPARE(axis.columns(), int(1000 * ratio));
    QCOMPARE(axis.end() - axis.begin(), axis.span());
    QCOMPARE(axis.toPixel(axis.begin()), 0.0);
    QCOMPARE(axis.toPixel(axis.end()), 1000.0);
    for (const double pixel : {0.0, 1.0, 250.0, 999.0}) {
        const quint64 time = axis.toTime(pixel);
        QVERIFY(std::abs(axis.toPixel(time) - pixel) < 1e-6);
    }
}

void TestTimeAxis::labels_data()
{
    QTest::addColumn<quint64>("time");
    QTest::addColumn<quint64>("step");
    QTest::addColumn<QString>("label");
    const auto row = [](quint64 time, quint64 step, const char16_t* label) {
        QTest::addRow("%llu/%llu", time, step) << time << step << QString::fromUtf16(label);
    };
    row(12'000'000'000, 1'000'000'000, u"12 s");
    row(12'500'000'000, 500'000'000, u"12.5 s");
    row(12'050'000'000, 50'000'000, u"12.050 s");
    row(12'000'250'000, 1'000, u"12.000\u202f250 s");
    row(12'000'250'007, 1, u"12.000\u202f250\u202f007 s");
    row(0, 2'000'000'000, u"0 s");
}

void TestTimeAxis::labels()
{
    QFETCH(quint64, time);
    QFETCH(quint64, step);
    QFETCH(QString, label);
    QCOMPARE(TimeAxis::label(time, step), label);
    const auto english = qScopeGuard([] { crosstalk::theme::useLanguage(QStringLiteral("en")); });
    crosstalk::theme::useLanguage(QStringLiteral("de"));
    QCOMPARE(TimeAxis::label(time, step), QString(label).replace(u'.', u','));
}

void TestTimeAxis::ticksAreRoundAndApart()
{
    for (quint64 span = 1000; span < 1'000'000'000'000; span = span * 17 / 3) {
        const TimeAxis axis = axisOf(span * 3, span);
        const QVector<Tick> ticks = axis.ticks(110);
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 10);
        const quint64 step = ticks[1].time - ticks[0].time;
        QString digits = QString::number(step);
        while (digits.endsWith(QLatin1Char('0')))
            digits.chop(1);
        QVERIFY(digits == QLatin1String("1") || digits == QLatin1String("2") ||
                digits == QLatin1String("5"));
        for (qsizetype i = 1; i < ticks.size(); ++i) {
            QCOMPARE(ticks[i].time - ticks[i - 1].time, step);
            QVERIFY(axis.toPixel(ticks[i].time) - axis.toPixel(ticks[i - 1].time) >= 109.9);
            QVERIFY(ticks[i].label != ticks[i - 1].label);
        }
    }
}

void TestTimeAxis::zoomKeepsWhatLiesUnderThePointer()
{
    TimeAxis axis = axisOf(10'000'000'000, 4'000'000'000);
    const quint64 under = axis.toTime(300);
    for (int i = 0; i < 20; ++i) {
        axis.zoomAt(axis.toPixel(under), 1.25);
        QVERIFY(std::abs(axis.toPixel(under) - 300) < 15); // a rounded column at each step
    }
    QVERIFY(axis.span() < 4'000'000'000 / 80);
}

void TestTimeAxis::zoomOutAlwaysGetsSomewhere()
{
    TimeAxis axis = axisOf(0, 1000);
    QCOMPARE(axis.nsPerColumn(), quint64(1));
    axis.zoomAt(0, 4);
    QCOMPARE(axis.nsPerColumn(), quint64(1)); // no narrower than 1 ns
    axis.zoomAt(0, 0.9);
    QCOMPARE(axis.nsPerColumn(), quint64(2));
}

void TestTimeAxis::followKeepsTheMargin()
{
    TimeAxis axis = axisOf(0, 1'000'000'000);
    axis.follow(300'000'000, 60);
    QCOMPARE(axis.begin(), quint64(0)); // a short run starts at the left
    axis.follow(5'000'000'000, 60);
    QVERIFY(std::abs(axis.toPixel(5'000'000'000) - 940) <= 1);
    QCOMPARE(axis.begin() % axis.nsPerColumn(), quint64(0));
}

void TestTimeAxis::panStopsAtTheStart()
{
    TimeAxis axis = axisOf(500'000'000, 1'000'000'000);
    axis.panBy(100);
    QCOMPARE(axis.begin(), quint64(600'000'000));
    axis.panBy(-5000);
    QCOMPARE(axis.begin(), quint64(0));
    axis.moveTo(90'000'000'000);
    axis.clampTo(0, 2'000'000'000);
    QVERIFY(axis.begin() < 2'000'000'000);
    axis.clampTo(1'900'000'000, 2'000'000'000);
    QVERIFY(axis.begin() >= 1'900'000'000);
}

void TestTimeAxis::columnsOfAnInterval()
{
    const TimeAxis axis = axisOf(1'000'000, 1'000'000);
    int first = 0;
    int last = 0;
    axis.columnsOf(1'010'000, 1'020'500, first, last);
    QCOMPARE(first, 10);
    QCOMPARE(last, 21);
    axis.columnsOf(0, 500, first, last);
    QCOMPARE(first, last);
    axis.columnsOf(0, ~quint64(0), first, last);
    QCOMPARE(first, 0);
    QCOMPARE(last, 1000);
}

void TestTimeAxis::showAllShowsAll()
{
    for (const quint64 last : {quint64(1), quint64(999'999), quint64(7'123'456'789)}) {
        TimeAxis axis = axisOf(0, 5'000);
        axis.showAll(0, last, 60);
        QCOMPARE(axis.begin(), quint64(0));
        QVERIFY(axis.toPixel(last) <= 941);
    }
}

void TestTimeAxis::resizeKeepsScaleAndLeftEdge()
{
    TimeAxis axis = axisOf(2'000'000'000, 1'000'000'000);
    axis.resize(500, 2);
    QCOMPARE(axis.begin(), quint64(2'000'000'000));
    QCOMPARE(axis.toPixel(2'250'000'000), 250.0);
}

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_timeaxis.moc"

#include "sampleruns.h"

#include "widgets/timeline/columncache.h"
#include "widgets/timeline/lanestrip.h"
#include "widgets/timeline/timelinelayout.h"

#include <QSet>
#include <QTest>

using namespace crosstalk::timeline;
using namespace crosstalk::world;

// The pieces of the timeline that need no window: cached columns, the painted strip, the layout.

class TestLaneStrip : public QObject
{
    Q_OBJECT

private slots:
    void cacheEqualsAFreshLookUp();
    void cachedRangesEqualAFreshLookUp();
    void cacheSaysWhenNothingChanged();
    void kindsDifferByPattern();
    void patternScrollsWithTime();
    void ticksShadeTheMiddleOnly();
    void rowsNeverOverlap_data();
    void rowsNeverOverlap();
    void whatHasNoRoomIsLeftOut();
};

namespace {

bool same(const Column& a, const Column& b)
{
    return std::equal(std::begin(a.share), std::end(a.share), std::begin(b.share)) &&
           a.marks == b.marks && a.race == b.race && a.lost == b.lost;
}

std::vector<Column> allOf(SpanKind kind, int count)
{
    Column column;
    column.share[static_cast<int>(kind)] = 255;
    return std::vector<Column>(static_cast<std::size_t>(count), column);
}

LaneLook look()
{
    return LaneLook::of(crosstalk::theme::Theme::light(), 0, true);
}

QSet<QRgb> coloursOf(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 2; y < image.height() - 2; ++y)
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, y));
    return colours;
}

} // namespace

/// The run grows while the view follows, jumps, zooms: always what History says when asked anew.
void TestLaneStrip::cacheEqualsAFreshLookUp()
{
    History history;
    const int lane = history.addLane("P1");
    std::mt19937 random(11);
    ColumnCache cache;
    TimeAxis axis;
    axis.resize(300, 1);
    axis.setSpan(30'000);
    quint64 now = 0;
    std::vector<Column> fresh;
    for (int round = 0; round < 400; ++round) {
        for (int i = 0; i < 5; ++i) {
            now += random() % 120;
            history.begin(lane, static_cast<SpanKind>(random() % 4), now);
            history.mark(lane, Mark{.time = now});
        }
        history.advance(now += random() % 300);
        if (round % 40 == 39)
            axis.zoomAt(150, random() % 2 ? 1.5 : 0.7);
        if (round % 97 == 96)
            history.forgetBefore(now / 2);
        axis.follow(now, random() % 50);
        QVERIFY(cache.update(history, lane, axis, now));
        history.columns(lane, axis.begin(), axis.end(), axis.columns(), fresh);
        for (std::size_t x = 0; x < fresh.size(); ++x)
            QVERIFY2(same(cache.columns()[x], fresh[x]),
                     qPrintable(QStringLiteral("round %1 column %2").arg(round).arg(x)));
    }
}

void TestLaneStrip::cachedRangesEqualAFreshLookUp()
{
    History history;
    const int series = history.addSeries("balance", 0);
    std::mt19937 random(12);
    RangeCache cache;
    TimeAxis axis;
    axis.resize(300, 1);
    axis.setSpan(30'000);
    quint64 now = 0;
    std::vector<Range> fresh;
    for (int round = 0; round < 400; ++round) {
        for (int i = 0; i < 5; ++i)
            history.step(series, now += random() % 120, static_cast<std::int64_t>(random() % 50));
        history.advance(now += random() % 300);
        if (round % 40 == 39)
            axis.zoomAt(150, random() % 2 ? 1.5 : 0.7);
        axis.follow(now, random() % 50);
        QVERIFY(cache.update(history, series, axis, now));
        history.ranges(series, axis.begin(), axis.end(), axis.columns(), fresh);
        QCOMPARE(cache.columns().size(), fresh.size());
        for (std::size_t x = 0; x < fresh.size(); ++x) {
            QCOMPARE(cache.columns()[x].known, fresh[x].known);
            QCOMPARE(cache.columns()[x].low, fresh[x].low);
            QCOMPARE(cache.columns()[x].high, fresh[x].high);
        }
    }
}

void TestLaneStrip::cacheSaysWhenNothingChanged()
{
    const sample::Run run = sample::lostUpdate();
    TimeAxis axis;
    axis.resize(300, 1);
    ColumnCache cache;
    QVERIFY(cache.update(*run.history, 0, axis, run.snapshot->now));
    QVERIFY(!cache.update(*run.history, 0, axis, run.snapshot->now));
    QVERIFY(cache.update(*run.history, 1, axis, run.snapshot->now));
}

void TestLaneStrip::kindsDifferByPattern()
{
    LaneStrip strip;
    const auto colours = [&](SpanKind kind) {
        return coloursOf(strip.render(allOf(kind, 64), look(), 24, 0, 1, false)).size();
    };
    QCOMPARE(colours(SpanKind::Running), 1);
    QVERIFY(colours(SpanKind::Asleep) >= 2);
    QCOMPARE(colours(SpanKind::Held), 2);
    QCOMPARE(colours(SpanKind::Stopped), 2);
    const QImage asleep = strip.render(allOf(SpanKind::Asleep, 64), look(), 24, 0, 1, false);
    QCOMPARE(asleep.pixel(20, 10), asleep.pixel(19, 11)); // hatched at 45°
    const QImage stopped = strip.render(allOf(SpanKind::Stopped, 64), look(), 24, 0, 1, false);
    QCOMPARE(stopped.pixel(20, 10), stopped.pixel(20, 11)); // upright bars
}

void TestLaneStrip::patternScrollsWithTime()
{
    LaneStrip strip;
    const auto columns = allOf(SpanKind::Asleep, 64);
    const QImage before = strip.render(columns, look(), 24, 100, 1, false).copy();
    const QImage after = strip.render(columns, look(), 24, 103, 1, false);
    for (int y = 0; y < 24; ++y)
        for (int x = 0; x < 60; ++x)
            QCOMPARE(after.pixel(x, y), before.pixel(x + 3, y));
}

void TestLaneStrip::ticksShadeTheMiddleOnly()
{
    std::vector<Column> columns = allOf(SpanKind::Running, 16);
    columns[5].marks = 1;
    columns[9].marks = 5000;
    LaneStrip strip;
    const QImage& image = strip.render(columns, look(), 30, 0, 1, true);
    const QRgb running = look().running.rgb();
    QCOMPARE(image.pixel(5, 3), running);
    QCOMPARE(image.pixel(4, 15), running);
    QVERIFY(image.pixel(5, 15) != running);
    QVERIFY(qGray(image.pixel(9, 15)) < qGray(image.pixel(5, 15))); // more marks, stronger shade
}

void TestLaneStrip::rowsNeverOverlap_data()
{
    QTest::addColumn<int>("lanes");
    QTest::addColumn<QSizeF>("size");
    for (const int lanes : {1, 2, 8})
        for (const QSizeF& size : {QSizeF(320, 240), QSizeF(700, 300), QSizeF(1900, 900)})
            QTest::addRow("%d in %.0f", lanes, size.width()) << lanes << size;
}

void TestLaneStrip::rowsNeverOverlap()
{
    QFETCH(int, lanes);
    QFETCH(QSizeF, size);
    TimelineLayout::Request request;
    request.size = size;
    for (int i = 0; i < lanes; ++i)
        request.rows.push_back({RowKind::Lane, i, {}, {}});
    request.rows.push_back({RowKind::Variable, 0, {}, {}});
    request.rows.push_back({RowKind::Fill, 1, {}, {}});
    const TimelineLayout layout = TimelineLayout::make(request);
    QCOMPARE(layout.rows.size(), request.rows.size());
    double bottom = layout.header.bottom();
    for (const Row& row : layout.rows) {
        QVERIFY(row.band.top() >= bottom - 0.01);
        QVERIFY(row.bar.top() >= row.band.top() && row.bar.bottom() <= row.band.bottom());
        QVERIFY(row.bar.height() >= 8);
        bottom = row.band.bottom();
        QCOMPARE(layout.rowAt(row.bar.center().y())->index, row.index);
    }
    QVERIFY(bottom <= layout.axis.top() + 0.01);
    QVERIFY(layout.axis.bottom() <= size.height() + 0.01);
    QVERIFY(layout.overview.isEmpty() || (layout.overview.top() >= layout.axis.bottom() - 0.01 &&
                                          layout.overview.bottom() <= size.height()));
}

/// Names of rows never lie on each other: what has no room is left out, where nothing happens first.
void TestLaneStrip::whatHasNoRoomIsLeftOut()
{
    TimelineLayout::Request request;
    request.size = {640, 240};
    for (int i = 0; i < 2; ++i)
        request.rows.push_back({RowKind::Lane, i, {}, {}, false});
    for (int i = 0; i < 18; ++i) // 8 of them are quiet
        request.rows.push_back({i < 9 ? RowKind::Variable : RowKind::Fill, i, {}, {}, i % 9 < 4});
    const TimelineLayout layout = TimelineLayout::make(request);
    QCOMPARE(layout.rows.size() + layout.hidden.size(), request.rows.size());
    QVERIFY(layout.lane(0) != nullptr && layout.lane(1) != nullptr);
    QVERIFY2(layout.rows.size() >= 10, qPrintable(QString::number(layout.rows.size())));
    const auto isQuiet = [](const Row& row) { return row.quiet; };
    QCOMPARE(std::count_if(layout.hidden.begin(), layout.hidden.end(), isQuiet), 8);
    for (std::size_t i = 1; i < layout.rows.size(); ++i) {
        const double apart = layout.rows[i].bar.center().y() - layout.rows[i - 1].bar.center().y();
        QVERIFY2(apart >= 16.9, qPrintable(QString::number(apart)));
    }
}

QTEST_GUILESS_MAIN(TestLaneStrip)
#include "tst_lanestrip.moc"

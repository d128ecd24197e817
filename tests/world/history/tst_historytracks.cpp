#include "engine/world/historysequence.h"
#include "engine/world/marktrack.h"
#include "engine/world/spantrack.h"
#include "engine/world/steptrack.h"

#include <QTest>

#include <vector>

using namespace crosstalk::world;

// What History's tracks do beyond its interface: forget single items at their limit and go on
// counting them.

class TestHistoryTracks : public QObject
{
    Q_OBJECT

private slots:
    void sequenceKeepsIndices();
    void sequenceSearchesFromAnyHint();
    void condensedSpansKeepTheirTotals();
    void condensedMarksAreStillCounted();
    void condensedVerdictsAreNotLost();
    void condensedStepsKeepLowAndHigh();
    void lateTimesCountAsLatest();
};

void TestHistoryTracks::sequenceKeepsIndices()
{
    HistorySequence<int, 8> sequence;
    for (int i = 0; i < 100; ++i)
        sequence.append(i);
    sequence.forgetBefore(37);
    QCOMPARE(sequence.first(), std::uint64_t(37));
    QCOMPARE(sequence[37], 37);
    sequence.append(100);
    QCOMPARE(sequence[100], 100);
    sequence.forgetBefore(1000);
    QVERIFY(sequence.empty());
    sequence.append(101);
    QCOMPARE(sequence[101], 101);
    QCOMPARE(sequence.back(), 101);
}

void TestHistoryTracks::sequenceSearchesFromAnyHint()
{
    HistorySequence<int, 8> sequence;
    for (int i = 0; i < 300; ++i)
        sequence.append(i / 3);
    sequence.forgetBefore(30);
    for (int wanted = 5; wanted <= 101; ++wanted) {
        const auto before = [wanted](int item) { return item < wanted; };
        const std::uint64_t expected = std::clamp(wanted * 3, 30, 300);
        for (std::uint64_t hint = 0; hint <= 310; hint += 7)
            QCOMPARE(sequence.search(hint, before), expected);
    }
}

void TestHistoryTracks::condensedSpansKeepTheirTotals()
{
    SpanTrack track(64);
    for (std::uint64_t i = 0; i < 10'000; ++i) // 3 ns running, 1 ns asleep
        track.begin(i % 2 ? SpanKind::Asleep : SpanKind::Running, i / 2 * 4 + (i % 2 ? 3 : 0));
    std::vector<Column> columns(10);
    track.addColumns(0, 16'000, 20'000, columns);
    for (const Column& column : columns) {
        QCOMPARE(int(column.share[0]), 191);
        QCOMPARE(int(column.share[1]), 63);
    }
    std::vector<Span> spans;
    QVERIFY(!track.spans(0, 100, 1000, spans));
    spans.clear();
    QVERIFY(track.spans(19'980, 20'000, 1000, spans));
    QCOMPARE(spans.size(), std::size_t(10));
}

void TestHistoryTracks::condensedMarksAreStillCounted()
{
    MarkTrack track(128);
    for (std::uint64_t i = 0; i < 64'000; ++i)
        track.append(Mark{.time = i * 10, .event = i});
    std::vector<Column> columns(100);
    track.addColumns(0, 640'000, columns);
    std::uint64_t sum = 0;
    for (const Column& column : columns) {
        QVERIFY(column.marks >= 638 && column.marks <= 642);
        sum += column.marks;
    }
    QCOMPARE(sum, std::uint64_t(64'000));
    std::vector<Mark> marks;
    QVERIFY(!track.marks(0, 1000, 100'000, marks));
    marks.clear();
    QVERIFY(track.marks(639'500, 640'000, 100'000, marks));
    QCOMPARE(marks.size(), std::size_t(50));
    QCOMPARE(marks.back().event, std::uint64_t(63'999));
}

void TestHistoryTracks::condensedVerdictsAreNotLost()
{
    MarkTrack track(128);
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        Mark mark{.time = i, .event = i};
        if (i == 1000 || i == 9990)
            mark.kind = i == 1000 ? MarkKind::Race : MarkKind::LostUpdate;
        mark.partnerLane = 3;
        mark.partnerTime = i - 1;
        track.append(mark);
    }
    std::vector<Column> columns(100);
    track.addColumns(0, 10'000, columns);
    for (int i = 0; i < 100; ++i) {
        if (i < 9 || i > 11) // counted 64 by 64 there: a neighbour may show it too
            QVERIFY(!columns[i].race);
        QCOMPARE(columns[i].lost, i == 99);
    }
    QVERIFY(columns[10].race);
    std::vector<Mark> marks;
    QVERIFY(track.marks(9'985, 9'995, 100, marks));
    QVERIFY(marks[5].kind == MarkKind::LostUpdate);
    QCOMPARE(marks[5].partnerLane, 3);
    QCOMPARE(marks[5].partnerTime, std::uint64_t(9'989));
    QCOMPARE(marks[4].partnerLane, -1);
}

void TestHistoryTracks::condensedStepsKeepLowAndHigh()
{
    StepTrack track(64);
    for (std::uint64_t i = 0; i < 100'000; ++i)
        track.append(i, static_cast<std::int64_t>(i));
    std::vector<Range> ranges(10);
    track.fillRanges(0, 100'000, 100'000, ranges);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(ranges[i].known);
        QVERIFY(ranges[i].low <= i * 10'000 && ranges[i].low > i * 10'000 - 16);
        QVERIFY(ranges[i].high >= i * 10'000 + 9'999 && ranges[i].high < i * 10'000 + 10'015);
    }
    std::vector<Step> steps;
    QVERIFY(!track.steps(0, 100, 1000, steps));
    steps.clear();
    QVERIFY(track.steps(99'990, 100'000, 1000, steps));
    QCOMPARE(steps.size(), std::size_t(10));
    QCOMPARE(steps.front().value, std::int64_t(99'990));
}

void TestHistoryTracks::lateTimesCountAsLatest()
{
    MarkTrack marks;
    marks.append(Mark{.time = 100});
    marks.append(Mark{.time = 90});
    std::vector<Mark> found;
    marks.marks(100, 101, 10, found);
    QCOMPARE(found.size(), std::size_t(2));
    StepTrack steps;
    steps.append(100, 1);
    steps.append(50, 2);
    std::vector<Range> ranges(1);
    steps.fillRanges(100, 101, 200, ranges);
    QCOMPARE(ranges[0].low, std::int64_t(2)); // only the latter is in force from 100 on
    SpanTrack spans;
    spans.begin(SpanKind::Running, 100);
    spans.begin(SpanKind::Asleep, 60);
    std::vector<Column> columns(1);
    spans.addColumns(0, 200, 200, columns);
    QCOMPARE(int(columns[0].share[0]), 0);
    QCOMPARE(int(columns[0].share[1]), 127);
}

QTEST_GUILESS_MAIN(TestHistoryTracks)
#include "tst_historytracks.moc"

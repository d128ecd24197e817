#include "randomrun.h"

#include <map>
#include <thread>

using namespace historytests;

namespace {

bool same(const Mark& a, const Mark& b)
{
    return a.time == b.time && a.event == b.event && a.value == b.value && a.kind == b.kind &&
           a.hasValue == b.hasValue && a.variable == b.variable && a.partnerLane == b.partnerLane &&
           a.partnerTime == b.partnerTime;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void columnsMatchOracle_data();
    void columnsMatchOracle();
    void rangesMatchOracle();
    void spansMatchOracle();
    void marksMatchOracle();
    void stepsMatchOracle();
    void limitIsReported();
    void openSpansReachLastTime();
    void lockNests();
    void endLaneEndsEverything();
    void unchangedFillAddsNothing();
    void forgettingKeepsTheRest();
    void unknownIndicesAreHarmless();
    void readsWhileWritten();
};

void TestHistory::columnsMatchOracle_data()
{
    QTest::addColumn<std::uint64_t>("pause");
    QTest::newRow("dense") << std::uint64_t(0);
    QTest::newRow("pauses of some ms") << std::uint64_t(20'000'000);
    QTest::newRow("pauses around half a second") << std::uint64_t(900'000'000);
    QTest::newRow("pauses of some seconds") << std::uint64_t(9'000'000'000);
}

void TestHistory::columnsMatchOracle()
{
    QFETCH(std::uint64_t, pause);
    RandomRun random(1, pause);
    random.play(6000);
    std::vector<Column> columns;
    for (int i = 0; i < 60; ++i) {
        const Window window = randomWindow(random);
        random.history().columns(random.lane(), window.begin, window.end, window.pixels, columns);
        QCOMPARE(columns.size(), std::size_t(window.pixels));
        for (int x = 0; x < window.pixels; ++x) {
            const Column naive = naiveColumn(random.run(), window.left(x), window.right(x));
            for (int kind = 0; kind < spanKinds; ++kind)
                QCOMPARE(int(columns[x].share[kind]), int(naive.share[kind]));
            QCOMPARE(columns[x].marks, naive.marks);
            QCOMPARE(columns[x].race, naive.race);
            QCOMPARE(columns[x].lost, naive.lost);
        }
    }
}

void TestHistory::rangesMatchOracle()
{
    RandomRun random(2);
    random.play(12'000);
    std::vector<Range> ranges;
    for (int i = 0; i < 60; ++i) {
        const Window window = randomWindow(random);
        random.history().ranges(random.series(), window.begin, window.end, window.pixels, ranges);
        for (int x = 0; x < window.pixels; ++x) {
            const Range naive = naiveRange(random.run(), window.left(x), window.right(x));
            QCOMPARE(ranges[x].known, naive.known);
            QCOMPARE(ranges[x].low, naive.low);
            QCOMPARE(ranges[x].high, naive.high);
        }
    }
}

/// Neighbours of one kind are one span, and a span of no length is none: so the oracle's are too.
static std::vector<Span> merged(const std::vector<Span>& spans)
{
    std::vector<Span> out;
    for (const Span& span : spans) {
        if (!out.empty() && out.back().end == span.begin && out.back().kind == span.kind)
            out.back().end = span.end;
        else
            out.push_back(span);
    }
    std::erase_if(out, [](const Span& span) { return span.begin == span.end; });
    return out;
}

void TestHistory::spansMatchOracle()
{
    RandomRun random(3);
    random.play(5000);
    std::vector<Span> all = merged(random.run().states);
    for (const Span& span : random.run().locks)
        if (span.begin != span.end)
            all.push_back(span);
    std::vector<Span> found;
    for (int i = 0; i < 200; ++i) {
        const Window window = randomWindow(random);
        QVERIFY(random.history().spans(random.lane(), window.begin, window.end, 100'000, found));
        std::vector<Span> naive;
        std::copy_if(all.begin(), all.end(), std::back_inserter(naive), [&](const Span& span) {
            return span.begin < window.end && span.end > window.begin;
        });
        QCOMPARE(found.size(), naive.size());
        for (std::size_t k = 0; k < naive.size(); ++k) {
            QCOMPARE(found[k].begin, naive[k].begin);
            QCOMPARE(found[k].end, naive[k].end);
            QVERIFY(found[k].kind == naive[k].kind);
        }
    }
}

void TestHistory::marksMatchOracle()
{
    RandomRun random(4);
    random.play(5000);
    std::vector<Mark> found;
    for (int i = 0; i < 200; ++i) {
        const Window window = randomWindow(random);
        QVERIFY(random.history().marks(random.lane(), window.begin, window.end, 100'000, found));
        std::vector<Mark> naive;
        std::copy_if(
            random.run().marks.begin(), random.run().marks.end(), std::back_inserter(naive),
            [&](const Mark& mark) { return mark.time >= window.begin && mark.time < window.end; });
        QCOMPARE(found.size(), naive.size());
        for (std::size_t k = 0; k < naive.size(); ++k)
            QVERIFY(same(found[k], naive[k]));
    }
}

void TestHistory::stepsMatchOracle()
{
    RandomRun random(5);
    random.play(5000);
    std::vector<Step> found;
    for (int i = 0; i < 200; ++i) {
        const Window window = randomWindow(random);
        QVERIFY(random.history().steps(random.series(), window.begin, window.end, 100'000, found));
        std::vector<Step> naive;
        for (const Step& step : random.run().steps) {
            if (step.time <= window.begin)
                naive.assign(1, step);
            else if (step.time < window.end)
                naive.push_back(step);
        }
        QCOMPARE(found.size(), naive.size());
        for (std::size_t k = 0; k < naive.size(); ++k) {
            QCOMPARE(found[k].time, naive[k].time);
            QCOMPARE(found[k].value, naive[k].value);
        }
    }
}

void TestHistory::limitIsReported()
{
    RandomRun random(6);
    random.play(3000);
    const History& history = random.history();
    std::vector<Span> spans;
    std::vector<Mark> marks;
    std::vector<Step> steps;
    const std::uint64_t last = history.lastTime() + 1;
    QVERIFY(!history.spans(random.lane(), 0, last, 10, spans));
    QCOMPARE(spans.size(), std::size_t(10));
    QVERIFY(!history.marks(random.lane(), 0, last, 10, marks));
    QCOMPARE(marks.size(), std::size_t(10));
    QVERIFY(!history.steps(random.series(), 0, last, 10, steps));
    QCOMPARE(steps.size(), std::size_t(10));
    QVERIFY(history.marks(random.lane(), 0, last, random.run().marks.size(), marks));
}

void TestHistory::openSpansReachLastTime()
{
    History history;
    const int lane = history.addLane("P1");
    history.begin(lane, SpanKind::Running, 100);
    history.advance(200);
    std::vector<Column> columns;
    history.columns(lane, 0, 400, 4, columns);
    const int running = static_cast<int>(SpanKind::Running);
    QCOMPARE(int(columns[0].share[running]), 0);
    QCOMPARE(int(columns[1].share[running]), 255);
    QCOMPARE(int(columns[2].share[running]), 0);
    history.advance(250);
    history.columns(lane, 0, 400, 4, columns);
    QCOMPARE(int(columns[2].share[running]), 127);
    std::vector<Span> spans;
    QVERIFY(history.spans(lane, 0, 400, 10, spans));
    QCOMPARE(spans.size(), std::size_t(1));
    QCOMPARE(spans[0].end, openEnd);
}

void TestHistory::lockNests()
{
    History history;
    const int lane = history.addLane("P1");
    history.begin(lane, SpanKind::Locked, 10);
    history.begin(lane, SpanKind::Locked, 20);
    history.endLocked(lane, 30);
    history.endLocked(lane, 40);
    history.endLocked(lane, 50); // an unlock too many changes nothing
    std::vector<Span> spans;
    history.spans(lane, 0, 100, 10, spans);
    QCOMPARE(spans.size(), std::size_t(1));
    QCOMPARE(spans[0].begin, std::uint64_t(10));
    QCOMPARE(spans[0].end, std::uint64_t(40));
    QCOMPARE(history.lastTime(), std::uint64_t(40));
}

void TestHistory::endLaneEndsEverything()
{
    History history;
    const int lane = history.addLane("P1");
    history.begin(lane, SpanKind::Asleep, 0);
    history.begin(lane, SpanKind::Locked, 10);
    history.endLane(lane, 60);
    history.advance(100);
    std::vector<Span> spans;
    history.spans(lane, 0, 100, 10, spans);
    QCOMPARE(spans.size(), std::size_t(2));
    QCOMPARE(spans[0].end, std::uint64_t(60));
    QCOMPARE(spans[1].end, std::uint64_t(60));
    history.spans(lane, 60, 100, 10, spans);
    QVERIFY(spans.empty());
}

void TestHistory::unchangedFillAddsNothing()
{
    History history;
    const int fill = history.addSeries("pipe", 65536);
    const int variable = history.addSeries("balance", 0);
    for (std::uint64_t time = 0; time < 50; time += 10) {
        history.step(fill, time, 4096);
        history.step(variable, time, 6);
    }
    std::vector<Step> steps;
    history.steps(fill, 0, 100, 10, steps);
    QCOMPARE(steps.size(), std::size_t(1));
    history.steps(variable, 0, 100, 10, steps);
    QCOMPARE(steps.size(), std::size_t(5));
    history.setTop(fill, 4096);
    QCOMPARE(history.series()[fill].top, std::int64_t(4096));
}

void TestHistory::forgettingKeepsTheRest()
{
    RandomRun random(7);
    random.play(8000);
    const std::uint64_t last = random.run().last;
    const std::uint64_t cut = last / 2;
    random.history().forgetBefore(cut);
    random.history().forgetBefore(cut / 2); // earlier than what is gone: no effect
    QCOMPARE(random.history().firstTime(), cut);
    std::vector<Column> columns;
    std::vector<Range> ranges;
    const Window window{cut, last + 100, 300};
    random.history().columns(random.lane(), window.begin, window.end, window.pixels, columns);
    random.history().ranges(random.series(), window.begin, window.end, window.pixels, ranges);
    for (int x = 0; x < window.pixels; ++x) {
        const Column naive = naiveColumn(random.run(), window.left(x), window.right(x));
        QCOMPARE(columns[x].marks, naive.marks);
        QCOMPARE(columns[x].lost, naive.lost);
        QCOMPARE(int(columns[x].share[1]), int(naive.share[1]));
        QCOMPARE(int(columns[x].share[4]), int(naive.share[4]));
        const Range range = naiveRange(random.run(), window.left(x), window.right(x));
        QCOMPARE(ranges[x].low, range.low);
        QCOMPARE(ranges[x].high, range.high);
    }
    std::vector<Mark> marks;
    QVERIFY(random.history().marks(random.lane(), cut, last + 1, 100'000, marks));
    QVERIFY(same(marks.back(), random.run().marks.back()));
    random.history().columns(random.lane(), 0, cut / 4, 50, columns);
    for (const Column& column : columns)
        QCOMPARE(column.marks, 0u);
    random.play(4000); // and life goes on after it
    random.history().columns(random.lane(), last, random.run().last, 100, columns);
    std::uint32_t marksSince = 0;
    for (const Column& column : columns)
        marksSince += column.marks;
    const auto since =
        std::count_if(random.run().marks.begin(), random.run().marks.end(), [&](const Mark& mark) {
            return mark.time >= last && mark.time < random.run().last;
        });
    QCOMPARE(marksSince, static_cast<std::uint32_t>(since));
}

void TestHistory::unknownIndicesAreHarmless()
{
    History history;
    history.begin(3, SpanKind::Running, 5);
    history.mark(-1, {});
    history.step(0, 5, 5);
    std::vector<Column> columns;
    history.columns(0, 0, 100, 10, columns);
    QCOMPARE(columns.size(), std::size_t(10));
    QCOMPARE(history.lastTime(), std::uint64_t(0));
    std::vector<Span> spans;
    QVERIFY(history.spans(9, 0, 10, 10, spans));
    QVERIFY(spans.empty());
}

void TestHistory::readsWhileWritten()
{
    History history;
    const int lane = history.addLane("P1");
    const int series = history.addSeries("balance", 0);
    std::jthread writer([&] {
        for (std::uint64_t time = 0; time < 200'000; ++time) {
            history.begin(lane, static_cast<SpanKind>(time % 2), time);
            history.mark(lane, Mark{.time = time, .event = time});
            history.step(series, time, static_cast<std::int64_t>(time));
            if (time % 50'000 == 49'999)
                history.forgetBefore(time / 2);
        }
        history.advance(200'000);
    });
    std::vector<Column> columns;
    std::vector<Range> ranges;
    while (history.lastTime() < 200'000) {
        const std::uint64_t last = history.lastTime();
        history.columns(lane, 0, last + 1, 64, columns);
        history.ranges(series, history.firstTime(), last + 1, 64, ranges);
        for (const Range& range : ranges)
            QVERIFY(!range.known || range.low <= range.high);
    }
    writer.join();
    history.columns(lane, 199'000, 200'000, 1, columns);
    QCOMPARE(columns[0].marks, 1000u);
    QCOMPARE(int(columns[0].share[0]), 127);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"

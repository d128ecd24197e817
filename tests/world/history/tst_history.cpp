#include "engine/world/history.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <thread>

using namespace crosstalk::world;

// Random runs against an oracle that looks at every item: whatever the pyramids answer must be what
// a plain loop over all spans, marks and steps says.

namespace {

constexpr std::uint64_t openEnd = ~std::uint64_t{0};

struct Run
{
    std::vector<Span> states;
    std::vector<Span> locks;
    std::vector<Mark> marks;
    std::vector<Step> steps;
    std::uint64_t last = 0;
};

class RandomRun
{
public:
    /// `pause`: the longest time, now and then, in which nothing happens.
    explicit RandomRun(unsigned seed, std::uint64_t pause = 0) : m_random(seed), m_pause(pause)
    {
        m_history.addLane("P0");
        m_lane = m_history.addLane("P1");
        m_series = m_history.addSeries("balance", 0);
    }

    void play(int events)
    {
        for (int i = 0; i < events; ++i) {
            m_now += pick(0, 3) == 0 ? 0 : pick(1, 40);
            if (m_pause > 0 && pick(0, 9) == 0)
                m_now += pick(1, m_pause);
            one(pick(0, 9));
        }
        m_history.advance(m_now += 25);
        m_run.last = m_now;
    }

    const History& history() const { return m_history; }
    History& history() { return m_history; }
    const Run& run() const { return m_run; }
    int lane() const { return m_lane; }
    int series() const { return m_series; }
    std::uint64_t pick(std::uint64_t low, std::uint64_t high)
    {
        return std::uniform_int_distribution<std::uint64_t>(low, high)(m_random);
    }

private:
    void one(std::uint64_t what)
    {
        if (what < 3)
            begin(static_cast<SpanKind>(pick(0, 3)));
        else if (what == 3)
            lock();
        else if (what == 4)
            unlock();
        else if (what < 8)
            mark();
        else
            step();
    }

    void begin(SpanKind kind)
    {
        m_history.begin(m_lane, kind, m_now);
        close(m_run.states);
        m_run.states.push_back({m_now, openEnd, kind});
    }

    void lock()
    {
        m_history.begin(m_lane, SpanKind::Locked, m_now);
        if (m_held++ == 0)
            m_run.locks.push_back({m_now, openEnd, SpanKind::Locked});
    }

    void unlock()
    {
        m_history.endLocked(m_lane, m_now);
        if (m_held > 0 && --m_held == 0)
            close(m_run.locks);
    }

    void close(std::vector<Span>& spans)
    {
        if (!spans.empty() && spans.back().end == openEnd)
            spans.back().end = m_now;
    }

    void mark()
    {
        Mark mark;
        mark.time = m_now;
        mark.event = m_run.marks.size();
        mark.value = static_cast<std::int64_t>(pick(0, 1000)) - 500;
        mark.hasValue = pick(0, 1) == 1;
        mark.variable = static_cast<std::int16_t>(pick(0, 3));
        mark.kind = pick(0, 30) == 0 ? MarkKind::Race
                                     : static_cast<MarkKind>(pick(0, 7) == 4 ? 5 : pick(0, 3));
        if (mark.kind == MarkKind::Race || mark.kind == MarkKind::LostUpdate) {
            mark.partnerLane = 0;
            mark.partnerTime = m_now / 2;
        }
        m_history.mark(m_lane, mark);
        m_run.marks.push_back(mark);
    }

    void step()
    {
        const auto value = static_cast<std::int64_t>(pick(0, 100'000));
        m_history.step(m_series, m_now, value);
        m_run.steps.push_back({m_now, value});
    }

    std::mt19937 m_random;
    std::uint64_t m_pause;
    History m_history;
    Run m_run;
    std::uint64_t m_now = 0;
    int m_lane = -1;
    int m_series = -1;
    int m_held = 0;
};

struct Window
{
    std::uint64_t begin;
    std::uint64_t end;
    int pixels;

    std::uint64_t left(int pixel) const { return begin + (end - begin) * pixel / pixels; }
    std::uint64_t right(int pixel) const { return std::max(left(pixel) + 1, left(pixel + 1)); }
};

Window randomWindow(RandomRun& random)
{
    const std::uint64_t last = random.run().last;
    const std::uint64_t begin = random.pick(0, last);
    const std::uint64_t width = random.pick(0, 2) == 0 ? random.pick(1, 300) : random.pick(1, last);
    return {begin, begin + width, static_cast<int>(random.pick(1, 400))};
}

std::uint64_t covered(const std::vector<Span>& spans, SpanKind kind, std::uint64_t begin,
                      std::uint64_t end)
{
    std::uint64_t sum = 0;
    for (const Span& span : spans)
        if (span.kind == kind && span.begin < end && span.end > begin)
            sum += std::min(span.end, end) - std::max(span.begin, begin);
    return sum;
}

int share(const Run& run, int kind, std::uint64_t left, std::uint64_t right)
{
    const auto& spans = kind == static_cast<int>(SpanKind::Locked) ? run.locks : run.states;
    const std::uint64_t until = std::min(right, std::max(left, run.last));
    const std::uint64_t sum = covered(spans, static_cast<SpanKind>(kind), left, until);
    return sum == 0 ? 0 : std::max(1, static_cast<int>(sum * 255 / (right - left)));
}

Column naiveColumn(const Run& run, std::uint64_t left, std::uint64_t right)
{
    Column column;
    for (int kind = 0; kind < spanKinds; ++kind)
        column.share[kind] = static_cast<std::uint8_t>(share(run, kind, left, right));
    for (const Mark& mark : run.marks) {
        if (mark.time < left || mark.time >= right)
            continue;
        ++column.marks;
        column.race |= mark.kind == MarkKind::Race;
        column.lost |= mark.kind == MarkKind::LostUpdate;
    }
    return column;
}

Range naiveRange(const Run& run, std::uint64_t left, std::uint64_t right)
{
    Range range;
    const auto add = [&range](std::int64_t value) {
        range = {range.known ? std::min(range.low, value) : value,
                 range.known ? std::max(range.high, value) : value, true};
    };
    const Step* inForce = nullptr;
    for (const Step& step : run.steps) {
        if (step.time <= left)
            inForce = &step;
        else if (step.time < right)
            add(step.value);
    }
    if (inForce)
        add(inForce->value);
    return left < run.last ? range : Range{};
}

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
    void farViewsOnlyRoundEdges_data();
    void farViewsOnlyRoundEdges();
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

void TestHistory::farViewsOnlyRoundEdges_data()
{
    QTest::addColumn<std::uint64_t>("pause");
    QTest::addColumn<int>("pixels");
    QTest::newRow("dense") << std::uint64_t(0) << 300;
    QTest::newRow("pauses of some us") << std::uint64_t(8'000) << 200;
    QTest::newRow("pauses of some ms") << std::uint64_t(9'000'000) << 400;
}

namespace {

/// What is kept in a track of its own, with a spacing of its own.
enum class Part
{
    States,
    Locks,
    Marks,
    Values
};

struct Seen
{
    const Run& run;
    Window window;
    std::vector<Column> columns;
    std::vector<Range> ranges;
};

bool samePart(Part part, const Seen& seen, int x, std::uint64_t left, std::uint64_t right)
{
    const Column& column = seen.columns[x];
    if (part == Part::Values) {
        const Range naive = naiveRange(seen.run, left, right);
        const Range& range = seen.ranges[x];
        return naive.known == range.known && naive.low == range.low && naive.high == range.high;
    }
    const Column naive = naiveColumn(seen.run, left, right);
    constexpr int locks = static_cast<int>(SpanKind::Locked);
    if (part == Part::States)
        return std::equal(naive.share, naive.share + locks, column.share);
    if (part == Part::Locks)
        return naive.share[locks] == column.share[locks];
    return naive.marks == column.marks && naive.race == column.race && naive.lost == column.lost;
}

/// Every 23rd column is what the oracle says of it with edges rounded to 2^shift ns.
bool agreesRounded(Part part, const Seen& seen, unsigned shift)
{
    const std::uint64_t half = std::uint64_t{1} << shift >> 1;
    const auto rounded = [&](std::uint64_t time) { return (time + half) >> shift << shift; };
    for (int x = 0; x < seen.window.pixels; x += 23)
        if (!samePart(part, seen, x, rounded(seen.window.left(x)),
                      rounded(seen.window.left(x + 1))))
            return false;
    return true;
}

} // namespace

// A long run seen from afar: each column is exact for edges that are at most a sixth of a pixel
// off, all of one track rounded to the same power of two.
void TestHistory::farViewsOnlyRoundEdges()
{
    QFETCH(std::uint64_t, pause);
    QFETCH(int, pixels);
    RandomRun random(6, pause);
    random.play(220'000);
    const std::uint64_t last = random.run().last;
    int rounded = 0;
    for (const std::uint64_t share : {90, 50}) {
        const std::uint64_t width = last / 100 * share;
        const std::uint64_t begin = (last - width) / 3;
        Seen seen{random.run(), {begin, begin + width, pixels}, {}, {}};
        random.history().columns(random.lane(), begin, begin + width, pixels, seen.columns);
        random.history().ranges(random.series(), begin, begin + width, pixels, seen.ranges);
        const std::uint64_t coarsest = width / pixels / 3;
        for (const Part part : {Part::States, Part::Locks, Part::Marks, Part::Values}) {
            unsigned shift = 0;
            while (std::uint64_t{1} << shift <= coarsest && !agreesRounded(part, seen, shift))
                ++shift;
            QVERIFY2(std::uint64_t{1} << shift <= coarsest,
                     qPrintable(QStringLiteral("no rounding explains part %1 of %2 % of the run")
                                    .arg(int(part))
                                    .arg(share)));
            rounded += shift > 0;
        }
    }
    QVERIFY2(rounded > 0, "every edge was exact: this test saw no cell at all");
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

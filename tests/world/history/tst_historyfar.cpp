#include "randomrun.h"

using namespace historytests;

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

class TestHistoryFar : public QObject
{
    Q_OBJECT

private slots:
    void farViewsOnlyRoundEdges_data();
    void farViewsOnlyRoundEdges();
};

void TestHistoryFar::farViewsOnlyRoundEdges_data()
{
    QTest::addColumn<std::uint64_t>("pause");
    QTest::addColumn<int>("pixels");
    QTest::newRow("dense") << std::uint64_t(0) << 300;
    QTest::newRow("pauses of some us") << std::uint64_t(8'000) << 200;
    QTest::newRow("pauses of some ms") << std::uint64_t(9'000'000) << 400;
}

// A long run seen from afar: each column is exact for edges that are at most a sixth of a pixel
// off, all of one track rounded to the same power of two.
void TestHistoryFar::farViewsOnlyRoundEdges()
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

QTEST_GUILESS_MAIN(TestHistoryFar)
#include "tst_historyfar.moc"

#include "engine/trace/merger.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

using namespace crosstalk;
using tap::Event;
using tap::Kind;
using trace::Merger;
using trace::Source;

namespace {

Event eventAt(std::uint64_t time, std::uint64_t id)
{
    Event event{};
    event.time = time;
    event.value = id;
    event.kind = Kind::Read;
    return event;
}

/// A ring's content that wraps around at `split`.
Source sourceOf(std::uint16_t thread, const std::vector<Event>& events, std::size_t split)
{
    Source source;
    source.thread = thread;
    source.first = std::span(events).first(std::min(split, events.size()));
    source.second = std::span(events).subspan(source.first.size());
    return source;
}

std::vector<Event> mergeAll(Merger& merger, std::vector<Source>& sources, std::uint64_t horizon,
                            std::size_t room)
{
    std::vector<Event> merged;
    std::vector<Event> out(room);
    merger.begin(sources, horizon);
    std::size_t n = 0;
    do {
        n = merger.merge(out);
        merged.insert(merged.end(), out.begin(), out.begin() + static_cast<long>(n));
    } while (n == out.size());
    return merged;
}

bool sameOrder(const std::vector<Event>& left, const std::vector<Event>& right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const Event& a, const Event& b) {
                          return a.value == b.value && a.thread == b.thread && a.time == b.time;
                      });
}

/// The specification: always the earliest head, the first source among equals.
std::vector<Event> naiveMerge(const std::vector<std::vector<Event>>& rings, std::uint64_t horizon)
{
    std::vector<Event> merged;
    std::vector<std::size_t> at(rings.size());
    for (;;) {
        int best = -1;
        for (std::size_t r = 0; r < rings.size(); ++r) {
            if (at[r] == rings[r].size() || rings[r][at[r]].time > horizon)
                continue;
            if (best < 0 || rings[r][at[r]].time < rings[best][at[best]].time)
                best = static_cast<int>(r);
        }
        if (best < 0)
            return merged;
        merged.push_back(rings[best][at[best]++]);
        merged.back().thread = static_cast<std::uint16_t>(best);
    }
}

/// Rings of random lengths; `disorder` in 100 events goes back in time within its ring.
std::vector<std::vector<Event>> randomRings(std::mt19937_64& random, int disorder)
{
    std::vector<std::vector<Event>> rings(1 + random() % 12);
    std::uint64_t id = 0;
    for (auto& ring : rings) {
        std::uint64_t time = random() % 50;
        const std::size_t length = random() % 4 == 0 ? 0 : random() % 200;
        const std::uint64_t stride = random() % 3 == 0 ? 40 : 4;
        for (std::size_t i = 0; i < length; ++i) {
            time += random() % stride;
            const bool back = static_cast<int>(random() % 100) < disorder;
            ring.push_back(
                eventAt(back ? time - std::min<std::uint64_t>(time, random() % 30) : time, id++));
        }
    }
    return rings;
}

} // namespace

class tst_Merger : public QObject
{
    Q_OBJECT

private slots:
    void sortedRingsGiveAStableSort();
    void unsortedRingsKeepTheirOrder();
    void roundsLoseNothing();
    void horizonHoldsBack();
    void stampFromTheFutureHoldsARingUpForOneRoundOnly();
    void scribbledFieldsAreMadeSafe();
    void manyRings();
    void timesBecomeNanoseconds();
    void throughput_data();
    void throughput();
};

void tst_Merger::sortedRingsGiveAStableSort()
{
    std::mt19937_64 random(1);
    for (int turn = 0; turn < 500; ++turn) {
        const auto rings = randomRings(random, 0);
        std::vector<Event> expected;
        std::vector<Source> sources;
        for (std::size_t r = 0; r < rings.size(); ++r) {
            for (Event event : rings[r]) {
                event.thread = static_cast<std::uint16_t>(r);
                expected.push_back(event);
            }
            sources.push_back(sourceOf(static_cast<std::uint16_t>(r), rings[r], random() % 100));
        }
        std::stable_sort(expected.begin(), expected.end(),
                         [](const Event& a, const Event& b) { return a.time < b.time; });
        Merger merger;
        QVERIFY(sameOrder(mergeAll(merger, sources, ~0ull, 1 + random() % 300), expected));
    }
}

void tst_Merger::unsortedRingsKeepTheirOrder()
{
    std::mt19937_64 random(2);
    for (int turn = 0; turn < 500; ++turn) {
        const auto rings = randomRings(random, 20);
        std::vector<Source> sources;
        for (std::size_t r = 0; r < rings.size(); ++r)
            sources.push_back(sourceOf(static_cast<std::uint16_t>(r), rings[r], random() % 100));
        const std::uint64_t horizon = random() % 2 ? ~0ull : random() % 400;
        Merger merger;
        QVERIFY(sameOrder(mergeAll(merger, sources, horizon, 1 + random() % 300),
                          naiveMerge(rings, horizon)));
    }
}

/// Rings that are drained while they fill: every event comes out once, each ring in its order.
void tst_Merger::roundsLoseNothing()
{
    std::mt19937_64 random(3);
    for (int turn = 0; turn < 200; ++turn) {
        const auto rings = randomRings(random, 10);
        std::vector<std::size_t> shown(rings.size());
        std::vector<std::size_t> consumed(rings.size());
        std::vector<std::vector<std::uint64_t>> out(rings.size());
        Merger merger;
        for (std::uint64_t round = 0; round < 60; ++round) {
            std::vector<Source> sources;
            for (std::size_t r = 0; r < rings.size(); ++r) {
                shown[r] = round > 50 ? rings[r].size()
                                      : std::min(rings[r].size(), shown[r] + random() % 20);
                Source source;
                source.thread = static_cast<std::uint16_t>(r);
                source.first = std::span(rings[r]).subspan(consumed[r], shown[r] - consumed[r]);
                sources.push_back(source);
            }
            for (const Event& event : mergeAll(merger, sources, round * 30, 16))
                out[event.thread].push_back(event.value);
            for (std::size_t r = 0; r < rings.size(); ++r)
                consumed[r] += sources[r].taken;
        }
        for (std::size_t r = 0; r < rings.size(); ++r) {
            std::vector<std::uint64_t> expected;
            for (const Event& event : rings[r])
                expected.push_back(event.value);
            QCOMPARE(out[r], expected);
        }
    }
}

void tst_Merger::horizonHoldsBack()
{
    const std::vector<Event> ring{eventAt(10, 1), eventAt(20, 2), eventAt(15, 3)};
    std::vector<Source> sources{sourceOf(0, ring, 3)};
    Merger merger;
    QCOMPARE(mergeAll(merger, sources, 19, 8).size(), std::size_t{1});
    QCOMPARE(sources[0].taken, std::size_t{1});
}

void tst_Merger::stampFromTheFutureHoldsARingUpForOneRoundOnly()
{
    const std::vector<Event> ring{eventAt(~0ull, 1), eventAt(50, 2)};
    const std::vector<Event> other{eventAt(60, 3), eventAt(80, 4)};
    std::vector<Source> sources{sourceOf(0, ring, 2), sourceOf(1, other, 2)};
    Merger merger;
    std::vector<Event> merged = mergeAll(merger, sources, 70, 8);
    QCOMPARE(merged.size(), std::size_t{1});
    const std::vector<Event> rest{other[1]};
    sources = {sourceOf(0, ring, 2), sourceOf(1, rest, 1)};
    merged = mergeAll(merger, sources, 100, 8);
    QCOMPARE(merged.size(), std::size_t{3});
    QCOMPARE(merged[0].value, 4u);
    QCOMPARE(merged[1].value, 1u);
    QCOMPARE(merged[1].time, 100u); // the stamp is replaced: no time of the log lies in the future
    QCOMPARE(merged[2].value, 2u);
}

void tst_Merger::scribbledFieldsAreMadeSafe()
{
    std::vector<Event> ring{eventAt(1, 1), eventAt(2, 2), eventAt(3, 3)};
    ring[0].thread = 40000;
    ring[1].kind = static_cast<Kind>(250);
    ring[2].kind = Kind::ProcessExit; // only the engine says that
    const std::vector<Event> engine{ring[2]};
    std::vector<Source> sources{sourceOf(7, ring, 3), sourceOf(tap::engineThread, engine, 1)};
    Merger merger;
    const std::vector<Event> merged = mergeAll(merger, sources, 9, 8);
    QCOMPARE(merged.size(), std::size_t{4});
    QCOMPARE(merged[0].thread, std::uint16_t{7});
    QCOMPARE(merged[0].kind, Kind::Read);
    QCOMPARE(merged[1].kind, Kind::None);
    QCOMPARE(merged[2].kind, Kind::None);
    QCOMPARE(merged[3].thread, tap::engineThread);
    QCOMPARE(merged[3].kind, Kind::ProcessExit);
}

void tst_Merger::manyRings()
{
    std::vector<std::vector<Event>> rings(64);
    for (std::uint64_t i = 0; i < 6400; ++i)
        rings[i * 37 % 64].push_back(eventAt(i, i));
    std::vector<Source> sources;
    for (std::uint16_t r = 0; r < 64; ++r)
        sources.push_back(sourceOf(r, rings[r], 50));
    Merger merger;
    const std::vector<Event> merged = mergeAll(merger, sources, ~0ull, 1000);
    QCOMPARE(merged.size(), std::size_t{6400});
    for (std::uint64_t i = 0; i < 6400; ++i)
        QCOMPARE(merged[i].value, i);
}

void tst_Merger::timesBecomeNanoseconds()
{
    const trace::Clock clock(trace::Clock::Source::Tsc, 1000, 0.5);
    const std::vector<Event> ring{eventAt(900, 1), eventAt(1000, 2), eventAt(3000, 3)};
    std::vector<Source> sources{sourceOf(0, ring, 3)};
    Merger merger(clock);
    const std::vector<Event> merged = mergeAll(merger, sources, 5000, 8);
    QCOMPARE(merged[0].time, 0u);
    QCOMPARE(merged[1].time, 0u);
    QCOMPARE(merged[2].time, 1000u);
}

void tst_Merger::throughput_data()
{
    QTest::addColumn<int>("burst");
    QTest::newRow("random") << 1;
    QTest::newRow("bursts of 1000") << 1000;
}

/// Prints the figure; what it must reach is judged by `crosstalk bench`, on a quiet machine.
void tst_Merger::throughput()
{
    QFETCH(int, burst);
    constexpr std::uint64_t total = 8 * 16384;
    std::mt19937_64 random(4);
    std::vector<std::vector<Event>> rings(8);
    for (std::uint64_t i = 0; i < total; ++i) {
        static std::size_t ring = 0;
        if (i % static_cast<std::uint64_t>(burst) == 0)
            ring = random() % 8;
        rings[ring].push_back(eventAt(i * 3, i));
    }
    const trace::Clock clock(trace::Clock::Source::Tsc, 0, 0.4);
    Merger merger(clock);
    std::vector<Event> out(1 << 14);
    double best = 0;
    std::uint64_t merged = 0;
    for (int turn = 0; turn < 9; ++turn) {
        std::vector<Source> sources;
        for (std::uint16_t r = 0; r < 8; ++r)
            sources.push_back(sourceOf(r, rings[r], rings[r].size()));
        const auto begin = std::chrono::steady_clock::now();
        merger.begin(sources, ~0ull);
        merged = 0;
        for (std::size_t n = out.size(); n == out.size();)
            merged += n = merger.merge(out);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, static_cast<double>(merged) / took.count() / 1e6);
    }
    QCOMPARE(merged, total);
    qInfo("%.0f M events/s", best);
}

QTEST_GUILESS_MAIN(tst_Merger)
#include "tst_merger.moc"

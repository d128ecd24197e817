#pragma once

#include "engine/world/history.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

// Random runs and an oracle that looks at every item: whatever the pyramids answer must be what a
// plain loop over all spans, marks and steps says.

namespace historytests {

using namespace crosstalk::world;

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

inline Window randomWindow(RandomRun& random)
{
    const std::uint64_t last = random.run().last;
    const std::uint64_t begin = random.pick(0, last);
    const std::uint64_t width = random.pick(0, 2) == 0 ? random.pick(1, 300) : random.pick(1, last);
    return {begin, begin + width, static_cast<int>(random.pick(1, 400))};
}

inline std::uint64_t covered(const std::vector<Span>& spans, SpanKind kind, std::uint64_t begin,
                             std::uint64_t end)
{
    std::uint64_t sum = 0;
    for (const Span& span : spans)
        if (span.kind == kind && span.begin < end && span.end > begin)
            sum += std::min(span.end, end) - std::max(span.begin, begin);
    return sum;
}

inline int share(const Run& run, int kind, std::uint64_t left, std::uint64_t right)
{
    const auto& spans = kind == static_cast<int>(SpanKind::Locked) ? run.locks : run.states;
    const std::uint64_t until = std::min(right, std::max(left, run.last));
    const std::uint64_t sum = covered(spans, static_cast<SpanKind>(kind), left, until);
    return sum == 0 ? 0 : std::max(1, static_cast<int>(sum * 255 / (right - left)));
}

inline Column naiveColumn(const Run& run, std::uint64_t left, std::uint64_t right)
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

inline Range naiveRange(const Run& run, std::uint64_t left, std::uint64_t right)
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

} // namespace historytests

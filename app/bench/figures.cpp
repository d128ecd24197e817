#include "app/bench/figures.h"

#include <algorithm>
#include <cassert>

namespace crosstalk::bench {

namespace {

constexpr bool higher = true;
constexpr bool lower = false;

const FigureSpec specs[] = {
    {"reference.rdtsc_ns", "ns", lower, {}, "one rdtsc: the scale of the figures in ns"},
    {"tap.record_vs_rdtsc", "ratio", lower, 1.3, "a worker's cost of one record / one rdtsc"},
    {"tap.vs_lttng", "times", higher, 10, "one LTTng-UST tracepoint / one record"},
    {"pipe.tapped_64", "ratio", higher, 0.84, "throughput tapped / untapped, 64-byte messages"},
    {"pipe.tapped_4096", "ratio", higher, 0.95, "the same, 4096-byte messages"},
    {"pipe.tap_off_64", "ratio", higher, 0.98, "tap linked but off / untapped"},
    {"memory.private_vs_tsan", "ratio", lower, 1.0,
     "private memory: time tapped / ThreadSanitizer"},
    {"memory.shared_ns", "ns", lower, 20, "one recorded load or store of shared memory"},
    {"drain.random_meps", "M/s", higher, 65, "events drained and merged, 8 rings taking turns"},
    {"drain.burst_meps", "M/s", higher, 140, "the same, 8 rings in bursts"},
    {"world.fold_meps", "M/s", higher, 5, "events folded into World and race detection"},
    {"record.bytes_per_event", "B", lower, 8,
     "an event in a recording file, the larger of two runs"},
    {"record.write_meps", "M/s", higher, 5, "events packed and written into a recording"},
    {"record.read_meps", "M/s", higher, 74, "events read back from one, found and unpacked"},
    {"record.open_10m_ms", "ms", lower, 500,
     "ten million events in a file: until any moment of them can be shown"},
    {"record.scrub_ms", "ms", lower, 100, "then one moment, the worst of 20 by chance"},
    {"record.fold_10m_ms",
     "ms",
     lower,
     {},
     "until all of it is folded, for verdicts and timelines: meanwhile it is shown"},
    {"kernel.snapshot_us", "us", lower, 50, "asking the kernel about 8 processes, 16 pipes"},
    {"paint.stage_live_ms", "ms", lower, 1, "the stage, when only what moves has changed"},
    {"paint.full_ms", "ms", lower, 6, "the whole stage"},
    {"paint.timeline_1m_ms", "ms", lower, 1,
     "a timeline of a million spans, each frame at a new zoom, the worst"},
    {"paint.messages_10k_ms", "ms", lower, 4,
     "a sequence diagram of 10,000 messages, each frame at a new zoom, the worst"},
    {"explore.per_second", "1/s", higher, 1000,
     "executions explored, 2 processes of 10 gate points each, pinned"},
    {"start.window_ms", "ms", lower, 150, "exec to the first painted window"},
    {"start.lesson_ms", "ms", lower, 1000, "exec to the lesson seen running"},
    {"start.rss_mib", "MiB", lower, 150, "resident then"},
    {"scope.vs_strace_pinned", "ratio", lower, 0.80,
     "a command watched at its pipe's calls / under strace, both on its core"},
    {"scope.vs_strace", "ratio", lower, 0.15, "the same, wherever they are put"},
    {"scope.untraced_call_ns", "ns", lower, 10, "what a call that is not watched takes more"},
    {"scope.children_vs_strace", "ratio", lower, 1.0,
     "a command with 200 short-lived children, watched / under strace"},
};

} // namespace

std::span<const FigureSpec> figureSpecs()
{
    return specs;
}

double Figure::median() const
{
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Figure::lowest() const
{
    return std::ranges::min(values);
}

double Figure::highest() const
{
    return std::ranges::max(values);
}

void Figures::add(const std::string& name, double value)
{
    assert(std::ranges::any_of(specs, [&](const FigureSpec& spec) { return name == spec.name; }));
    m_figures[name].values.push_back(value);
}

void Figures::setAbsent(const std::string& name, const std::string& reason)
{
    m_figures[name] = {{}, reason};
}

void Figures::addFailure(const std::string& what)
{
    if (!what.empty())
        m_failures.push_back(what);
}

const Figure& Figures::at(const std::string& name) const
{
    static const Figure unmeasured{{}, "It was not measured."};
    const auto found = m_figures.find(name);
    return found != m_figures.end() ? found->second : unmeasured;
}

bool reached(const FigureSpec& spec, const Figure& figure)
{
    if (!spec.target)
        return true;
    if (figure.values.empty())
        return false;
    return spec.higherIsBetter ? figure.median() >= *spec.target : figure.median() <= *spec.target;
}

} // namespace crosstalk::bench

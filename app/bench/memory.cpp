#include "app/bench/groups.h"
#include "app/bench/recorder.h"

// What loads and stores cost under the callbacks: of private memory, against ThreadSanitizer's own,
// and of shared memory, recorded.

namespace crosstalk::bench {

namespace {

constexpr std::size_t logBytes = std::size_t{64} << 20; ///< what is drained is not kept
constexpr long sharedTurns = 2048;                      ///< a burst of programs/shared.cpp

Result<double> measurePrivate(const Bench& bench, Recorder& recorder)
{
    const auto tapped = findProgram("private-tapped");
    if (!tapped)
        return tapped.error();
    const auto real = findProgram("private-tsan");
    if (!real)
        return real.error();
    const std::vector<std::string> arguments{std::to_string(bench.cores.workers),
                                             std::to_string(bench.effort.scaled(5'000'000))};
    const auto before = runForNumbers({*real, arguments, {}, -1, true}, 1);
    if (!before)
        return before.error();
    const auto after = recorder.run({*tapped, arguments, {}, -1, false}, 1);
    if (!after)
        return after.error();
    bench.figures.addFailure(recorder.lossIn("memory.private_vs_tsan", 1));
    return after->front() / before->front();
}

Result<double> measureShared(const Bench& bench, Recorder& recorder)
{
    const auto tapped = findProgram("shared-tapped");
    if (!tapped)
        return tapped.error();
    const long bursts = bench.effort.scaled(20);
    const auto ns = recorder.run(
        {*tapped, {std::to_string(bench.cores.workers), std::to_string(bursts)}, {}, -1, false}, 1);
    if (!ns)
        return ns.error();
    bench.figures.addFailure(
        recorder.lossIn("memory.shared_ns", std::uint64_t(3 * bursts * sharedTurns)));
    return ns->front();
}

void add(const Bench& bench, const char* name, const Result<double>& value)
{
    if (value)
        bench.figures.add(name, *value);
    else
        bench.figures.setAbsent(name, value.error().sentence());
}

} // namespace

void measureMemory(const Bench& bench)
{
    const trace::Clock clock = trace::Clock::start(trace::Clock::preferred());
    trace::Log log(logBytes);
    Recorder recorder(clock, log, bench.cores);
    for (int i = 0; i < bench.effort.runs; ++i) {
        add(bench, "memory.private_vs_tsan", measurePrivate(bench, recorder));
        add(bench, "memory.shared_ns", measureShared(bench, recorder));
    }
}

} // namespace crosstalk::bench

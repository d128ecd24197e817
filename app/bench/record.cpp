#include "app/bench/groups.h"
#include "app/bench/lttngsession.h"
#include "app/bench/recorder.h"

// What one record costs a worker: against one rdtsc, and against one tracepoint of LTTng-UST.

namespace crosstalk::bench {

namespace {

constexpr std::size_t logBytes = std::size_t{64} << 20; ///< what is drained is not kept

/// ns of one record, a value a run; none when it could not be measured.
std::vector<double> measureOwn(const Bench& bench)
{
    const auto fail = [&](const Error& error) {
        for (const char* name : {"reference.rdtsc_ns", "tap.record_vs_rdtsc"})
            bench.figures.setAbsent(name, error.sentence());
        return std::vector<double>();
    };
    const auto program = findProgram("record");
    if (!program)
        return fail(program.error());
    const trace::Clock clock = trace::Clock::start(trace::Clock::preferred());
    trace::Log log(logBytes);
    Recorder recorder(clock, log, bench.cores);
    const int runs = bench.effort.runs;
    const auto printed = recorder.run(
        {*program, {std::to_string(bench.cores.workers), std::to_string(runs)}, {}, -1, false},
        2 * std::size_t(runs));
    if (!printed)
        return fail(printed.error());
    bench.figures.addFailure(recorder.lossIn("record", std::uint64_t(runs)));
    std::vector<double> records;
    for (std::size_t i = 0; i < std::size_t(runs); ++i) {
        const double stamp = (*printed)[2 * i];
        const double record = (*printed)[2 * i + 1];
        bench.figures.add("reference.rdtsc_ns", stamp);
        bench.figures.add("tap.record_vs_rdtsc", record / stamp);
        records.push_back(record);
    }
    return records;
}

void compareWithLttng(const Bench& bench, const std::vector<double>& records)
{
    const auto tracepoints = tracepointCosts(bench.cores.workers, int(records.size()));
    if (!tracepoints)
        return bench.figures.setAbsent("tap.vs_lttng", tracepoints.error().sentence());
    for (std::size_t i = 0; i < records.size(); ++i)
        bench.figures.add("tap.vs_lttng", (*tracepoints)[i] / records[i]);
}

} // namespace

void measureRecord(const Bench& bench)
{
    const std::vector<double> records = measureOwn(bench);
    if (records.empty())
        return bench.figures.setAbsent("tap.vs_lttng", "There is no record to compare with.");
    compareWithLttng(bench, records);
}

} // namespace crosstalk::bench

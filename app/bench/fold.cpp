#include "app/bench/groups.h"
#include "app/bench/recorder.h"
#include "engine/analysis/analysis.h"
#include "engine/world/history.h"
#include "engine/world/world.h"

// World and race detection over a stream that two real processes made: deposits without a lock,
// then with one.

namespace crosstalk::bench {

namespace {

std::int32_t firstPid(const trace::Log& log)
{
    for (std::uint64_t i = 0; i < log.size(); ++i)
        if (log.at(i).kind == tap::Kind::ThreadStart)
            return std::int32_t(log.at(i).value);
    return 0;
}

/// What a run folds events into.
class Fold
{
public:
    explicit Fold(const trace::Log& log) : m_log(log), m_world(setup()), m_analysis(context())
    {
        m_world.feed(&m_history);
        m_world.addProcess({"P1", "deposits", firstPid(log)});
    }

    /// Folds the whole log; returns the races found.
    std::size_t fold()
    {
        mechanisms::Effects effects;
        for (std::uint64_t i = 0; i < m_log.size(); ++i) {
            const tap::Event& event = m_log.at(i);
            effects.clear();
            m_world.fold(event, i, effects);
            m_analysis.fold(event, i, effects,
                            event.thread < tap::slotCount ? m_world.processOf(event.thread) : -1);
        }
        return m_analysis.races().size();
    }

private:
    world::Setup setup() const
    {
        world::Setup setup;
        setup.name = [this](std::uint32_t index) { return m_log.name(index); };
        setup.line = [](int, const std::string&, std::uint64_t pc) {
            return world::SourceLine{"deposits.cpp", int(pc & 0xfff)};
        };
        return setup;
    }

    analysis::Context context()
    {
        analysis::Context context;
        context.line = [this](int process, std::uint64_t pc) { return m_world.line(process, pc); };
        context.name = [this](std::uint64_t object, std::uint64_t offset) {
            return m_world.channelId(object, offset);
        };
        context.variable = [this](std::uint64_t object, std::uint64_t offset) {
            return m_world.variableAt(object, offset);
        };
        context.text = [this](std::uint32_t index) { return m_log.name(index); };
        return context;
    }

    const trace::Log& m_log;
    world::History m_history;
    world::World m_world;
    analysis::Analysis m_analysis;
};

Result<void> record(const Bench& bench, trace::Log& log)
{
    const auto program = findProgram("deposits-tapped");
    if (!program)
        return program.error();
    const trace::Clock clock = trace::Clock::start(trace::Clock::preferred());
    Recorder recorder(clock, log, bench.cores);
    const long turns = bench.effort.scaled(60'000);
    const auto printed = recorder.run({*program, {std::to_string(turns)}, {}, -1, false}, 0);
    if (!printed)
        return printed.error();
    bench.figures.addFailure(
        recorder.lossIn("world.fold_meps", std::uint64_t(20) * std::uint64_t(turns)));
    return {};
}

} // namespace

void measureFold(const Bench& bench)
{
    trace::Log log;
    if (const auto recorded = record(bench, log); !recorded)
        return bench.figures.setAbsent("world.fold_meps", recorded.error().sentence());
    pinTo(bench.cores.engine);
    for (int i = 0; i < bench.effort.runs; ++i) {
        Fold fold(log);
        const double begin = nowNs();
        const std::size_t races = fold.fold();
        bench.figures.add("world.fold_meps", double(log.size()) / (nowNs() - begin) * 1e3);
        if (races == 0)
            bench.figures.addFailure("world.fold_meps: the race in the stream was not found.");
    }
}

} // namespace crosstalk::bench

#include "app/bench/groups.h"
#include "app/bench/recorder.h"

// Throughput of a pipe between two processes on one core, with and without the tap.

namespace crosstalk::bench {

namespace {

constexpr std::size_t logBytes = std::size_t{64} << 20; ///< what is drained is not kept

struct Messages
{
    int bytes;
    long count;
};

class PipeBench
{
public:
    explicit PipeBench(const Bench& bench)
        : m_bench(bench), m_clock(trace::Clock::start(trace::Clock::preferred())), m_log(logBytes),
          m_recorder(m_clock, m_log, bench.cores)
    {
    }

    void tapped(const char* name, Messages messages)
    {
        pair(name, messages, [&](const Command& command) {
            auto ns = m_recorder.run(command, 1);
            if (ns) // entry and exit, on both sides
                m_bench.figures.addFailure(
                    m_recorder.lossIn(name, 4 * std::uint64_t(messages.count)));
            return ns;
        });
    }

    void off(const char* name, Messages messages)
    {
        pair(name, messages, [](const Command& command) { return runForNumbers(command, 1); });
    }

private:
    Result<Command> command(const char* program, Messages messages) const
    {
        const auto path = findProgram(program);
        if (!path)
            return path.error();
        return Command{*path,
                       {std::to_string(m_bench.cores.workers), std::to_string(messages.bytes),
                        std::to_string(messages.count)},
                       {},
                       -1,
                       false};
    }

    /// One run without the tap and one with it; their ratio is one value.
    template<class RunTapped>
    void pair(const char* name, Messages messages, const RunTapped& runTapped)
    {
        const auto fail = [&](const Error& error) {
            m_bench.figures.setAbsent(name, error.sentence());
        };
        const auto without = command("pipe", messages);
        const auto with = command("pipe-tapped", messages);
        if (!without || !with)
            return fail(!without ? without.error() : with.error());
        const auto before = runForNumbers(*without, 1);
        const auto after = runTapped(*with);
        if (!before || !after)
            return fail(!before ? before.error() : after.error());
        m_bench.figures.add(name, before->front() / after->front());
    }

    const Bench& m_bench;
    trace::Clock m_clock;
    trace::Log m_log;
    Recorder m_recorder;
};

} // namespace

void measurePipe(const Bench& bench)
{
    const Messages small{64, bench.effort.scaled(300'000)};
    const Messages large{4096, bench.effort.scaled(100'000)};
    PipeBench pipes(bench);
    for (int i = 0; i < bench.effort.runs; ++i) {
        pipes.tapped("pipe.tapped_64", small);
        pipes.off("pipe.tap_off_64", small);
        pipes.tapped("pipe.tapped_4096", large);
    }
}

} // namespace crosstalk::bench

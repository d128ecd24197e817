#include "app/bench/groups.h"
#include "app/bench/recorder.h"
#include "engine/session/replay.h"
#include "engine/trace/recordingwriter.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <unistd.h>

// A recording of ten million events that two real processes made: how large, how fast into the
// file, and how soon any moment of it can be shown again.

namespace crosstalk::bench {

namespace {

constexpr double tenMillion = 10e6;
constexpr std::size_t logBytes = std::size_t{1} << 30; ///< ten million events and some
constexpr int moments = 20;                            ///< shown of each file

/// A file that is gone with us.
class TemporaryFile
{
public:
    TemporaryFile()
    {
        std::string name =
            (std::filesystem::temp_directory_path() / "crosstalk-bench-XXXXXX").string();
        m_file.reset(::mkstemp(name.data()));
        m_path = name;
    }
    ~TemporaryFile()
    {
        if (m_file)
            ::unlink(m_path.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    explicit operator bool() const { return bool(m_file); }
    const std::filesystem::path& path() const { return m_path; }

private:
    UniqueFd m_file;
    std::filesystem::path m_path;
};

/// Events as a run has them, and who made them.
struct Stream
{
    trace::Log log{logBytes};
    trace::RecordingInfo info;
    /// Copies of its World, as a run makes them anyway, and how many events are before each.
    std::vector<std::pair<std::uint64_t, world::World>> keyframes;
};

Result<void> record(const Bench& bench, const char* name, std::vector<std::string> arguments,
                    Stream& stream)
{
    const auto program = findProgram(name);
    if (!program)
        return program.error();
    const trace::Clock clock = trace::Clock::start(trace::Clock::preferred());
    Recorder recorder(clock, stream.log, bench.cores);
    const std::size_t numbers = arguments.size() == 1 ? 0 : 1; // the pipe's program prints its time
    const auto printed = recorder.run({*program, std::move(arguments), {}, -1, false}, numbers);
    if (!printed)
        return printed.error();
    bench.figures.addFailure(recorder.lossIn("record.write_meps", 1));
    stream.info.machine = trace::thisMachine();
    for (std::uint64_t i = 0; i < stream.log.size() && stream.info.processes.empty(); ++i)
        if (stream.log.at(i).kind == tap::Kind::ThreadStart)
            stream.info.processes.push_back({"P1", name, std::int32_t(stream.log.at(i).value)});
    return {};
}

Result<std::uint64_t> write(const Stream& stream, const std::filesystem::path& path)
{
    auto writer = trace::RecordingWriter::create(path, stream.info);
    if (!writer)
        return writer.error();
    if (auto written = writer->names(std::span(stream.log.names()).subspan(1)); !written)
        return written.error();
    std::vector<tap::Event> block;
    for (std::uint64_t i = 0; i < stream.log.size(); i += block.size()) {
        const auto end = std::min<std::uint64_t>(stream.log.size(), i + trace::largestBlock);
        block.clear();
        for (std::uint64_t j = i; j < end; ++j)
            block.push_back(stream.log.at(j));
        if (auto written = writer->events(block); !written)
            return written.error();
    }
    for (const auto& [events, world] : stream.keyframes)
        if (auto written = writer->keyframe(events, world.stored()); !written)
            return written.error();
    return writer->bytes();
}

/// Folds it once, as the run did that made it.
Result<void> makeKeyframes(Stream& stream, const std::filesystem::path& path)
{
    constexpr std::uint64_t distance = 65'536; // of world::Keyframes
    if (auto written = write(stream, path); !written)
        return written.error();
    auto replay = session::Replay::open(path);
    if (!replay)
        return replay.error();
    (*replay)->watch([&](const tap::Event&, std::uint64_t index, const mechanisms::Effects&,
                         const world::World& world) {
        if ((index + 1) % distance == 0)
            stream.keyframes.emplace_back(index + 1, world);
    });
    while ((*replay)->foldNext()) {
    }
    return {};
}

void measureRead(const Bench& bench, const std::filesystem::path& path)
{
    const double begin = nowNs();
    auto reader = trace::RecordingReader::open(path);
    std::uint64_t read = 0;
    for (std::size_t block = 0; reader && block < reader->blocks(); ++block)
        read += reader->block(block).size();
    bench.figures.add("record.read_meps", double(read) / (nowNs() - begin) * 1e3);
}

/// Moments by chance, none of which is folded yet: the first of them with opening, then the worst.
/// Verdicts, the timeline and the messages come with folding: how long that takes is told as well.
void measureOpen(const Bench& bench, const std::filesystem::path& path, std::uint64_t events)
{
    std::mt19937_64 random(7);
    const double begin = nowNs();
    auto replay = session::Replay::open(path);
    if (!replay)
        return bench.figures.setAbsent("record.open_10m_ms", replay.error().sentence());
    double worst = 0;
    for (int i = 0; i < moments; ++i) {
        const std::uint64_t event = 1 + random() % events;
        const double asked = nowNs();
        const bool shown = (*replay)->isInReach(event) && (*replay)->at(event).event == event;
        worst = std::max(worst, (nowNs() - asked) / 1e6);
        if (!shown)
            bench.figures.addFailure("record.scrub_ms: a moment could not be shown.");
        if (i == 0)
            bench.figures.add("record.open_10m_ms",
                              (nowNs() - begin) / 1e6 * tenMillion / double(events));
    }
    bench.figures.add("record.scrub_ms", worst);
    const double folding = nowNs();
    while ((*replay)->foldNext()) {
    }
    bench.figures.add("record.fold_10m_ms",
                      (nowNs() - folding) / 1e6 * tenMillion / double(events));
    if (!(*replay)->keyframesHold())
        bench.figures.addFailure(
            "record.open_10m_ms: a keyframe is not what its events add up to.");
}

void measureFile(const Bench& bench, const Stream& stream, const std::filesystem::path& path,
                 double& bytesPerEvent)
{
    const double begin = nowNs();
    const auto bytes = write(stream, path);
    if (!bytes)
        return bench.figures.setAbsent("record.write_meps", bytes.error().sentence());
    bench.figures.add("record.write_meps", double(stream.log.size()) / (nowNs() - begin) * 1e3);
    bytesPerEvent = std::max(bytesPerEvent, double(*bytes) / double(stream.log.size()));
}

} // namespace

void measureRecording(const Bench& bench)
{
    const auto absent = [&](const std::string& why) {
        for (const char* name : {"record.bytes_per_event", "record.write_meps", "record.read_meps",
                                 "record.open_10m_ms", "record.scrub_ms", "record.fold_10m_ms"})
            bench.figures.setAbsent(name, why);
    };
    const TemporaryFile file;
    if (!file)
        return absent(systemError("make a file in", "the temporary folder").sentence());
    Stream deposits, messages;
    const auto turns = std::to_string(bench.effort.scaled(500'000));
    const auto count = std::to_string(bench.effort.scaled(300'000));
    if (auto made = record(bench, "deposits-tapped", {turns}, deposits); !made)
        return absent(made.error().sentence());
    if (auto made = record(bench, "pipe-tapped", {std::to_string(bench.cores.workers), "64", count},
                           messages);
        !made)
        return absent(made.error().sentence());
    for (Stream* stream : {&messages, &deposits})
        if (auto made = makeKeyframes(*stream, file.path()); !made)
            return absent(made.error().sentence());
    pinTo(bench.cores.engine);
    for (int i = 0; i < std::max(bench.effort.runs / 3, 1); ++i) {
        double worst = 0;
        measureFile(bench, messages, file.path(), worst);
        measureFile(bench, deposits, file.path(), worst);
        bench.figures.add("record.bytes_per_event", worst);
        measureRead(bench, file.path());
        measureOpen(bench, file.path(), deposits.log.size());
    }
}

} // namespace crosstalk::bench

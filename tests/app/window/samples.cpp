#include "tests/app/window/samples.h"

#include "engine/world/history.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace crosstalk::samples {
namespace {

using namespace world;

Operation operation(OperationKind kind, int line, std::optional<std::int64_t> value)
{
    Operation made;
    made.kind = kind;
    made.object = "balance";
    made.variable = 0;
    made.channel = 0;
    made.value = value;
    made.bytes = 8;
    made.at = {"depositor.cpp", line};
    return made;
}

/// The line of depositor.cpp that holds `text`: samples follow the lesson's source.
int lineOf(const lesson::Lesson& lesson, const std::string& file, const std::string& text)
{
    const std::string& source = lesson.sources.at(file);
    const std::size_t at = source.find(text);
    return at == std::string::npos
               ? 1
               : 1 + int(std::count(source.begin(), source.begin() + std::ptrdiff_t(at), '\n'));
}

int loadLine()
{
    return lineOf(*lesson("lost-update"), "depositor.cpp", "long seen = account->balance");
}
int storeLine()
{
    return lineOf(*lesson("lost-update"), "depositor.cpp", "account->balance = seen + 1");
}

ProcessView depositor(int ordinal, std::uint64_t done)
{
    ProcessView view;
    view.name = "P" + std::to_string(ordinal + 1);
    view.program = "depositor";
    view.pid = 48213 + ordinal;
    view.state = ProcessState::Held;
    view.progress = Progress{"deposits done", done, 20};
    view.lastLoad = operation(OperationKind::Load, loadLine(), 5);
    view.at = {"depositor.cpp", storeLine()};
    return view;
}

void addAccount(Snapshot& snapshot, int processes)
{
    ChannelView segment;
    segment.id = "account";
    segment.kind = "segment";
    segment.name = "/crosstalk.48200.account";
    segment.shape = Shape::Region;
    segment.bytes = 4096;
    for (int i = 0; i < processes; ++i)
        segment.mappedBy.push_back(i);
    ChannelView lock;
    lock.id = "account.mutex";
    lock.kind = "lock";
    lock.name = "mutex";
    lock.shape = Shape::Lock;
    lock.segment = 0;
    lock.lock = LockView{};
    lock.lock->name = "mutex";
    lock.lock->kind = "mutex";
    snapshot.channels = {segment, lock};
    VariableView balance;
    balance.name = "balance";
    balance.channel = 0;
    balance.bytes = 8;
    balance.value = 6;
    balance.expected = 6;
    balance.loads = 8;
    balance.stores = 6;
    snapshot.variables = {balance};
}

void addDepositSettings(Snapshot& snapshot, int sync)
{
    snapshot.settings = {{"sync", sync}, {"deposits", 20}, {"processes", 2}, {"work", 10}};
}

std::shared_ptr<const History> raceHistory()
{
    auto history = std::make_shared<History>();
    history->addLane("P1");
    history->addLane("P2");
    const int balance = history->addSeries("balance", 0);
    constexpr std::uint64_t ms = 1'000'000;
    for (int lane : {0, 1})
        history->begin(lane, SpanKind::Running, 0);
    std::uint64_t event = 0;
    const auto mark = [&](int lane, std::uint64_t at, MarkKind kind, std::int64_t value) {
        Mark made;
        made.time = at * ms;
        made.event = ++event;
        made.value = value;
        made.hasValue = true;
        made.kind = kind;
        made.variable = 0;
        history->mark(lane, made);
        if (kind == MarkKind::Store)
            history->step(balance, made.time, value);
    };
    mark(0, 100, MarkKind::Load, 3);
    mark(0, 220, MarkKind::Store, 4);
    mark(1, 350, MarkKind::Load, 4);
    mark(1, 500, MarkKind::Store, 5);
    mark(0, 760, MarkKind::Load, 5);
    mark(1, 900, MarkKind::Load, 5);
    mark(1, 1130, MarkKind::Store, 6);
    history->advance(1300 * ms);
    return history;
}

} // namespace

std::vector<std::string> lessons()
{
    const auto track = lesson::readTrack(CROSSTALK_LESSONS);
    if (!track) {
        std::fprintf(stderr, "%s\n", track.error().sentence().c_str());
        std::abort();
    }
    std::vector<std::string> ids;
    for (const lesson::TrackEntry& entry : *track)
        ids.push_back(entry.id);
    return ids;
}

std::shared_ptr<const lesson::Lesson> lesson(const std::string& id, const std::string& language)
{
    auto read = lesson::readLesson(std::string(CROSSTALK_LESSONS) + "/" + id, language);
    if (!read) {
        std::fprintf(stderr, "%s\n", read.error().sentence().c_str());
        std::abort();
    }
    return std::make_shared<const lesson::Lesson>(std::move(*read));
}

std::shared_ptr<Snapshot> race()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->event = snapshot->events = 214;
    snapshot->now = 1'300'000'000;
    snapshot->run = RunState::Paused;
    snapshot->stepsPerSecond = 4;
    snapshot->gateClosed = true;
    snapshot->processes = {depositor(0, 2), depositor(1, 4)};
    addAccount(*snapshot, 2);
    addDepositSettings(*snapshot, 0);
    ProcessView& first = snapshot->processes[0];
    first.next = operation(OperationKind::Store, storeLine(), std::nullopt);
    first.staleLoad = true;
    first.staleValue = 5;
    first.staleVictim = 1;
    ProcessView& second = snapshot->processes[1];
    second.at.line = loadLine();
    second.lastStore = second.last = operation(OperationKind::Store, storeLine(), 6);
    Race race;
    race.variable = "balance";
    race.variableIndex = 0;
    race.first = {0, "write", {"depositor.cpp", storeLine()}, 4, 220'000'000, 2};
    race.second = {1, "read", {"depositor.cpp", loadLine()}, 4, 350'000'000, 3};
    race.why = "No lock, message or signal orders one before the other: which comes first is luck.";
    race.count = 5;
    snapshot->races = {race};
    snapshot->headline = "P1 still holds the 5 it read. Its write will erase P2's deposit.";
    snapshot->headlineWarns = true;
    snapshot->checkpoints = {{"lost", true, 120}, {"by-hand", false, 0}};
    snapshot->narration = {
        {1'130'000'000, 7, 1, "P2 writes balance: 6", false},
        {1'130'000'000, 7, 1, "A race on balance: nothing orders P1 and P2", true}};
    snapshot->history = raceHistory();
    return snapshot;
}

std::shared_ptr<Snapshot> mutex()
{
    auto snapshot = race();
    snapshot->run = RunState::Running;
    snapshot->stepsPerSecond = 0;
    snapshot->gateClosed = false;
    snapshot->races.clear();
    snapshot->headline.clear();
    snapshot->headlineWarns = false;
    addDepositSettings(*snapshot, 4);
    snapshot->events = snapshot->event = 1'234'567'890;
    snapshot->forgotten = 1'134'567'890;
    snapshot->dropped = 12'345;
    snapshot->overheadNs = 4'200'000'000;
    snapshot->eventsPerSecond = 3'456'789;
    VariableView& balance = snapshot->variables[0];
    balance.value = 123'456'789;
    balance.expected = 124'000'000;
    balance.lost = 543'211;
    balance.exact = false;
    LockView& lock = *snapshot->channels[1].lock;
    lock.owner = 0;
    lock.waiters = {1};
    lock.used = true;
    for (ProcessView& process : snapshot->processes) {
        process.state = ProcessState::Running;
        process.next.reset();
        process.staleLoad = false;
        process.progress = Progress{"deposits done", 61'728'394, 0};
        process.operationsPerSecond = 812'345;
    }
    snapshot->processes[0].holds = {"mutex"};
    return snapshot;
}

std::shared_ptr<Snapshot> eight()
{
    auto snapshot = race();
    for (int i = 2; i < 8; ++i)
        snapshot->processes.push_back(depositor(i, std::uint64_t(i)));
    snapshot->channels[0].mappedBy = {0, 1, 2, 3, 4, 5, 6, 7};
    snapshot->settings[2].value = 8;
    return snapshot;
}

std::shared_ptr<Snapshot> fullPipe()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->event = snapshot->events = 1204;
    snapshot->now = 4'000'000'000;
    snapshot->run = RunState::Running;
    snapshot->eventsPerSecond = 312;
    snapshot->settings = {{"sigpipe", 0},     {"pipe_size", 65536}, {"block", 4096},
                          {"writer_work", 1}, {"reader_work", 10},  {"blocks", 0}};
    StreamView stream;
    stream.capacity = stream.fillLow = stream.fillHigh = stream.peak = 65536;
    stream.pages.assign(16, Slot{4096});
    stream.bytesWritten = 421'888;
    stream.bytesRead = 356'352;
    stream.writers = {0};
    stream.readers = {1};
    stream.sleepingWriters = {0};
    ChannelView pipe;
    pipe.id = "pipe";
    pipe.kind = "pipe";
    pipe.name = "pipe:[81234]";
    pipe.stream = stream;
    pipe.kernel = {true, 65536, 65536, 65536, true, true, 3'990'000'000, 40, 40};
    snapshot->channels = {pipe};
    ProcessView writer;
    writer.name = "P1";
    writer.program = "writer";
    writer.pid = 48301;
    writer.state = ProcessState::Asleep;
    writer.at = {"writer.cpp", lineOf(*lesson("full-pipe"), "writer.cpp", "write(out")};
    writer.sleep = Sleep{0,
                         "write",
                         0,
                         "pipe",
                         4,
                         3'993'000'000,
                         3'320'000'000,
                         12'000'000,
                         310,
                         "P1 sleeps in write: the pipe is full until P2 reads."};
    writer.bytesWritten = 421'888;
    writer.blockBytes = writer.blockFilled = 4096;
    writer.asleepShare = 0.83;
    writer.kernelState = "S (sleeping)";
    writer.kernelWaits = "anon_pipe_write";
    ProcessView reader;
    reader.name = "P2";
    reader.program = "reader";
    reader.pid = 48302;
    reader.state = ProcessState::Running;
    reader.at = {"reader.cpp", lineOf(*lesson("full-pipe"), "reader.cpp", "compute(param")};
    reader.bytesRead = 356'352;
    reader.blockBytes = 4096;
    reader.blockFilled = 1024;
    reader.kernelState = "R (running)";
    snapshot->processes = {writer, reader};
    snapshot->sleeps = {*writer.sleep};
    snapshot->headline = "No room: write() cannot return until P2 reads.";
    snapshot->checkpoints = {{"filled", true, 400}, {"asleep", true, 410}};
    auto history = std::make_shared<History>();
    history->addLane("P1");
    history->addLane("P2");
    const int fill = history->addSeries("pipe", 65536);
    history->begin(1, SpanKind::Running, 0);
    for (std::uint64_t i = 0; i < 40; ++i) {
        history->begin(0, SpanKind::Running, i * 100'000'000);
        history->step(fill, i * 100'000'000,
                      std::int64_t(std::min<std::uint64_t>(i * 8192, 65536)));
        if (i > 8)
            history->begin(0, SpanKind::Asleep, i * 100'000'000 + 10'000'000);
    }
    history->advance(snapshot->now);
    snapshot->history = history;
    return snapshot;
}

std::shared_ptr<Snapshot> brokenPipe()
{
    auto snapshot = fullPipe();
    snapshot->run = RunState::Finished;
    StreamView& stream = *snapshot->channels[0].stream;
    stream.broken = true;
    stream.sleepingWriters.clear();
    ProcessView& writer = snapshot->processes[0];
    writer.state = ProcessState::Killed;
    writer.exitKnown = true;
    writer.exitSignal = "SIGPIPE";
    writer.sleep.reset();
    writer.kernelState.clear();
    writer.note = "P1 was ended by SIGPIPE: it wrote to a pipe that no one can read any more.";
    ProcessView& reader = snapshot->processes[1];
    reader.state = ProcessState::Killed;
    reader.exitKnown = true;
    reader.exitSignal = "SIGKILL";
    reader.kernelState.clear();
    return snapshot;
}

} // namespace crosstalk::samples

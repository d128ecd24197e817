#include "tests/widgets/stage/messagesamples.h"

#include <algorithm>

namespace crosstalk::tests {

using namespace world;

namespace {

constexpr std::uint64_t ms = 1'000'000;
constexpr std::uint64_t second = 1000 * ms;

Operation access(OperationKind kind, std::optional<std::int64_t> value, int line, bool exact = true)
{
    Operation operation;
    operation.kind = kind;
    operation.object = "balance";
    operation.variable = 0;
    operation.value = value;
    operation.exact = exact;
    operation.at = {"depositor.cpp", line};
    return operation;
}

ProcessView depositor(int ordinal)
{
    ProcessView p;
    p.name = "P" + std::to_string(ordinal + 1);
    p.program = "depositor";
    p.pid = 48213 + ordinal;
    p.state = ProcessState::Running;
    p.at = {"depositor.cpp", 6};
    p.lastLoad = access(OperationKind::Load, 5, 5);
    p.lastStore = access(OperationKind::Store, 6, 6);
    p.last = p.lastStore;
    p.progress = Progress{"deposits done", 4, 20};
    return p;
}

void hold(Snapshot& s, int process)
{
    ProcessView& p = s.processes[std::size_t(process)];
    p.state = ProcessState::Held;
    p.next = access(OperationKind::Store, std::nullopt, 6);
    Transfer t;
    t.kind = Transfer::Kind::Store;
    t.process = process;
    t.variable = 0;
    t.pending = true;
    s.transfers.push_back(t);
}

void addLock(Snapshot& s, const std::string& name, const std::string& kind)
{
    ChannelView lock;
    lock.id = "account." + name;
    lock.kind = kind;
    lock.name = lock.id;
    lock.shape = Shape::Lock;
    lock.segment = 0;
    lock.lock = LockView{};
    lock.lock->name = name;
    lock.lock->kind = kind == "lock" ? "mutex" : kind;
    s.channels.push_back(lock);
}

void addRace(Snapshot& s)
{
    Race race;
    race.variable = "balance";
    race.variableIndex = 0;
    race.first = {0, "write", {"depositor.cpp", 6}, 6, 0, 100};
    race.second = {1, "read", {"depositor.cpp", 5}, 5, 0, 104};
    race.why = "No lock, message or signal orders one before the other.";
    race.count = 3;
    s.races.push_back(race);
}

Snapshot fullSpeed(double lost)
{
    Snapshot s = raceSample(2);
    s.gateClosed = false;
    s.stepsPerSecond = 0;
    s.variables[0].value = 1'604'233;
    s.variables[0].exact = false;
    s.variables[0].storesPerSecond = 182'400;
    s.variables[0].lostPerSecond = lost;
    s.variables[0].expected = 1'655'020;
    s.variables[0].lost = lost > 0 ? 50'787 : 0;
    for (ProcessView& p : s.processes) {
        p.operationsPerSecond = 182'400;
        p.lastLoad->value = 1'604'231;
        p.lastLoad->exact = false;
        p.lastStore->value = 1'604'232;
        p.lastStore->exact = false;
        p.progress = Progress{"deposits done", 827'512, 0};
    }
    return s;
}

Snapshot mutexWait()
{
    Snapshot s = raceSample(2);
    s.channels[1].lock->owner = 0;
    s.channels[1].lock->used = true;
    s.channels[1].lock->waiters = {1};
    s.processes[0].holds = {"mutex"};
    ProcessView& p = s.processes[1];
    p.state = ProcessState::Asleep;
    p.sleep = Sleep{};
    p.sleep->process = 1;
    p.sleep->call = "pthread_mutex_lock";
    p.sleep->channel = 1;
    p.sleep->object = "mutex";
    p.sleep->since = s.now - 7 * ms;
    p.sleep->why = "P2 sleeps in pthread_mutex_lock on mutex: P1 holds it and can wake it.";
    hold(s, 0);
    s.headline = "P2 waits for the mutex: nothing can come between P1's read and its write.";
    return s;
}

Snapshot raceAtGate()
{
    Snapshot s = raceSample(2);
    addRace(s);
    hold(s, 0);
    s.processes[0].staleLoad = true;
    s.processes[0].staleValue = 5;
    s.processes[0].staleVictim = 1;
    s.processes[0].progress->done = 2;
    s.lastStepped = 1;
    s.headline = "P1 still holds the 5 it read. Its write will erase P2's deposit.";
    s.headlineWarns = true;
    Transfer t;
    t.kind = Transfer::Kind::Store;
    t.process = 1;
    t.variable = 0;
    t.label = "6";
    t.progress = 0.6;
    s.transfers.push_back(t);
    return s;
}

Snapshot manyAtGate(int processes)
{
    Snapshot s = raceSample(processes);
    addRace(s);
    for (int i = 0; i + 1 < processes; ++i)
        hold(s, i);
    s.processes[0].staleLoad = true;
    Transfer t;
    t.kind = Transfer::Kind::Load;
    t.process = processes - 1;
    t.variable = 0;
    t.label = "5";
    t.progress = 0.5;
    s.transfers.push_back(t);
    return s;
}

Snapshot diedHolding()
{
    Snapshot s = mutexWait();
    ProcessView& p = s.processes[0];
    p.state = ProcessState::Killed;
    p.exitKnown = true;
    p.exitSignal = "SIGKILL";
    p.diedHolding = "mutex";
    p.next.reset();
    p.holds.clear();
    s.channels[1].lock->ownerDied = true;
    s.transfers.clear();
    s.headline = "P1 died while it held the mutex. P2's lock() will throw.";
    s.headlineWarns = true;
    return s;
}

Snapshot manyVariables()
{
    Snapshot s = raceSample(2);
    s.channels[0].bytes = 65536;
    for (int i = 1; i < 9; ++i) {
        VariableView v = s.variables[0];
        v.name = "account[" + std::to_string(i) + "].balance";
        v.offset = 64 + 8 * std::uint64_t(i);
        v.value = -1000 * i;
        s.variables.push_back(v);
    }
    return s;
}

Snapshot writerAsleep(std::uint64_t capacity, std::uint64_t fill)
{
    Snapshot s = pipeSample(capacity, fill);
    ProcessView& w = s.processes[0];
    w.state = ProcessState::Asleep;
    w.sleep = Sleep{};
    w.sleep->process = 0;
    w.sleep->call = "write";
    w.sleep->fd = 4;
    w.sleep->channel = 0;
    w.sleep->object = "pipe";
    w.sleep->since = s.now - 7 * ms;
    w.sleep->why = "P1 sleeps in write on pipe: no slot is free, and P2 wakes it when it reads.";
    w.asleepShare = 0.83;
    s.channels[0].stream->sleepingWriters = {0};
    return s;
}

Snapshot readerAsleep()
{
    Snapshot s = pipeSample(65536, 0);
    ProcessView& r = s.processes[1];
    r.state = ProcessState::Asleep;
    r.sleep = Sleep{};
    r.sleep->process = 1;
    r.sleep->call = "read";
    r.sleep->fd = 3;
    r.sleep->channel = 0;
    r.sleep->object = "pipe";
    r.sleep->since = s.now - 1200 * ms;
    r.sleep->why = "P2 sleeps in read on pipe: it is empty, and P1 wakes it when it writes.";
    r.blockFilled = 0;
    s.channels[0].stream->sleepingReaders = {1};
    s.transfers.clear();
    s.headline = "The pipe is empty, so read() cannot return: the reader sleeps.";
    return s;
}

Snapshot readerKilled()
{
    Snapshot s = pipeSample(65536, 65536);
    s.processes[1].state = ProcessState::Killed;
    s.processes[1].exitKnown = true;
    s.processes[1].exitSignal = "SIGKILL";
    s.processes[1].note = "Killed by you.";
    s.processes[0].state = ProcessState::Killed;
    s.processes[0].exitKnown = true;
    s.processes[0].exitSignal = "SIGPIPE";
    s.processes[0].note = "It wrote into a pipe that nobody can read any more.";
    s.channels[0].stream->readers.clear();
    s.channels[0].stream->writers.clear();
    s.channels[0].stream->broken = true;
    s.transfers.clear();
    s.headline = "Nobody is left to read: the kernel ended the writer with SIGPIPE.";
    s.headlineWarns = true;
    return s;
}

Snapshot writerClosed()
{
    Snapshot s = pipeSample(65536, 8192);
    s.channels[0].stream->writers.clear();
    s.channels[0].stream->endOfFile = true;
    s.processes[0].state = ProcessState::Exited;
    s.processes[0].exitKnown = true;
    return s;
}

Snapshot pipeAtSpeed()
{
    Snapshot s = pipeSample(1 << 20, 400'000);
    s.gateClosed = false;
    s.stepsPerSecond = 0;
    s.channels[0].stream->bytesPerSecond = 1.31e9;
    s.channels[0].kernel.quiescent = false;
    s.channels[0].kernel.tapLow = 389'120;
    s.transfers.clear();
    return s;
}

Snapshot pipeline(int processes)
{
    Snapshot s = pipeSample(16384, 8192);
    const ChannelView first = s.channels[0];
    for (int i = 2; i < processes; ++i) {
        ProcessView p = s.processes[1];
        p.name = "P" + std::to_string(i + 1);
        p.program = "filter";
        p.pid = 48301 + i;
        s.processes.push_back(p);
        ChannelView channel = first;
        channel.id = "pipe" + std::to_string(i);
        channel.stream->writers = {i - 1};
        channel.stream->readers = {i};
        s.channels.push_back(channel);
    }
    s.headline = "Each one sleeps when the next is slower.";
    return s;
}

ProcessView crowdProcess(const Snapshot& s, const std::string& program)
{
    ProcessView p;
    p.name = "P" + std::to_string(s.processes.size() + 1);
    p.program = program;
    p.pid = 48400 + int(s.processes.size());
    p.state = ProcessState::Running;
    return p;
}

void addPipe(Snapshot& s, int from, int to, std::uint64_t fill)
{
    ChannelView pipe = pipeSample(65536, fill).channels[0];
    pipe.id = "pipe" + std::to_string(s.channels.size());
    pipe.stream->writers = {from};
    pipe.stream->readers = {to};
    pipe.movedInto = {from};
    pipe.movedOutOf = {to};
    s.channels.push_back(pipe);
}

void fallAsleep(Snapshot& s, int process, int channel)
{
    ProcessView& p = s.processes[std::size_t(process)];
    p.state = ProcessState::Asleep;
    p.sleep = Sleep{};
    p.sleep->process = process;
    p.sleep->call = "read";
    p.sleep->channel = channel;
    p.sleep->object = s.channels[std::size_t(channel)].id;
    p.sleep->since = s.now - 7 * ms;
    p.sleep->why = "It is empty.";
}

/// A shell, a master with workers, each with a pipe of its own to it, and a log.
Snapshot crowd(int processes)
{
    Snapshot s;
    s.now = 4 * second;
    s.run = RunState::Running;
    s.processes.push_back(crowdProcess(s, "sh -c 'make -j8 all'"));
    s.processes.push_back(crowdProcess(s, "make -j8 all"));
    s.processes.push_back(crowdProcess(s, "tee build.log"));
    addPipe(s, 1, 2, 8192);
    for (int i = 3; i < processes; ++i) {
        s.processes.push_back(crowdProcess(s, i % 2 ? "cc1plus -quiet part.cpp" : "as -o part.o"));
        addPipe(s, i, 1, std::uint64_t(i) * 1024);
        if (i % 3 == 0)
            fallAsleep(s, i, 1);
    }
    s.headline = "make reads from all of them.";
    return s;
}

/// A row of filters, each with a name of its own: nobody is of one family.
Snapshot longPipeline(int processes)
{
    Snapshot s;
    s.now = 4 * second;
    s.run = RunState::Running;
    for (int i = 0; i < processes; ++i) {
        s.processes.push_back(crowdProcess(s, "filter" + std::to_string(i) + " --fast"));
        if (i > 0)
            addPipe(s, i - 1, i, 65536 - std::uint64_t(i) * 1000);
    }
    for (const int ended : {1, 2}) {
        s.processes[std::size_t(ended)].state = ProcessState::Exited;
        s.processes[std::size_t(ended)].exitKnown = true;
        s.processes[std::size_t(ended)].exitKnown = true;
    }
    return s;
}

/// Backends around shared memory, each with a connection to its own client.
Snapshot backends(int pairs)
{
    Snapshot s = crowd(3);
    ChannelView memory = raceSample(1).channels[0];
    memory.mappedBy = {1};
    for (int i = 0; i < pairs; ++i) {
        const int client = int(s.processes.size());
        s.processes.push_back(crowdProcess(s, "psql"));
        s.processes.push_back(crowdProcess(s, "postgres"));
        const int there = int(s.channels.size());
        addPipe(s, client, client + 1, 100);
        addPipe(s, client + 1, client, 2000);
        for (const int way : {there, there + 1}) {
            s.channels[std::size_t(way)].kind = "unix-stream";
            s.channels[std::size_t(way)].back = way == there ? there + 1 : there;
        }
        memory.mappedBy.push_back(client + 1);
    }
    s.channels.push_back(memory);
    return s;
}

Snapshot segmentAndPipe()
{
    Snapshot s = raceSample(2);
    ChannelView pipe = pipeSample(16384, 12288).channels[0];
    s.channels.push_back(pipe);
    s.headline = "One way through memory, one through the kernel.";
    return s;
}

Snapshot frozen()
{
    Snapshot s = raceSample(2);
    s.processes[1].state = ProcessState::Stopped;
    s.processes[1].stateSince = s.now - 3200 * ms;
    s.headline = "P2 is frozen: your kill -STOP arrived.";
    return s;
}

Snapshot longNames()
{
    Snapshot s = raceAtGate();
    s.processes[0].program = "very_long_program_name_of_a_student";
    s.processes[0].pid = 4194303;
    s.channels[0].name = "/crosstalk.4194303.the-account-of-somebody";
    s.variables[0].name = "the_balance_of_the_account";
    s.variables[0].value = -9'223'372'036'854'775'807;
    s.processes[0].next->object = "the_balance_of_the_account";
    s.headline = "P1 still holds the 5 it read from the_balance_of_the_account. Its write will "
                 "erase the deposit that P2 made after it, and nobody will ever know.";
    return s;
}

} // namespace

Snapshot raceSample(int processes)
{
    Snapshot s;
    s.event = s.events = 214;
    s.now = 13 * second;
    s.run = RunState::Running;
    s.stepsPerSecond = 4;
    s.gateClosed = true;
    ChannelView segment;
    segment.id = "account";
    segment.kind = "segment";
    segment.name = "/crosstalk.account";
    segment.shape = Shape::Region;
    segment.bytes = 4096;
    s.channels.push_back(segment);
    for (int i = 0; i < processes; ++i) {
        s.processes.push_back(depositor(i));
        s.channels[0].mappedBy.push_back(i);
    }
    addLock(s, "mutex", "lock");
    addLock(s, "semaphore", "semaphore");
    VariableView balance;
    balance.name = "balance";
    balance.channel = 0;
    balance.offset = 64;
    balance.bytes = 8;
    balance.value = 6;
    balance.expected = 6;
    balance.loads = 7;
    balance.stores = 6;
    balance.lastWriter = processes > 1 ? 1 : 0;
    s.variables.push_back(balance);
    return s;
}

Snapshot pipeSample(std::uint64_t capacity, std::uint64_t fill)
{
    Snapshot s;
    s.event = s.events = 1204;
    s.now = 4 * second;
    s.run = RunState::Running;
    s.stepsPerSecond = 60;
    s.gateClosed = true;
    ChannelView pipe;
    pipe.id = "pipe";
    pipe.kind = "pipe";
    pipe.name = "pipe:[91234]";
    pipe.stream = StreamView{};
    StreamView& stream = *pipe.stream;
    stream.capacity = capacity;
    stream.pages.resize(capacity / 4096);
    for (std::size_t i = 0; i < stream.pages.size(); ++i)
        stream.pages[i].used = std::uint32_t(
            std::clamp<std::int64_t>(std::int64_t(fill) - std::int64_t(i) * 4096, 0, 4096));
    stream.fillLow = stream.fillHigh = fill;
    stream.writers = {0};
    stream.readers = {1};
    pipe.kernel.known = pipe.kernel.quiescent = pipe.kernel.agrees = true;
    pipe.kernel.value = pipe.kernel.tapLow = pipe.kernel.tapHigh = fill;
    s.channels.push_back(pipe);
    for (int i = 0; i < 2; ++i) {
        ProcessView p;
        p.name = "P" + std::to_string(i + 1);
        p.program = i ? "reader" : "writer";
        p.pid = 48301 + i;
        p.state = ProcessState::Running;
        p.at = {p.program + ".cpp", i ? 6 : 5};
        p.blockBytes = 4096;
        p.blockFilled = i ? 1024 : 4096;
        (i ? p.bytesRead : p.bytesWritten) = i ? 348 * 1024 : 412 * 1024;
        p.descriptors.push_back({i ? 3 : 4, 0, i == 1, i == 0});
        s.processes.push_back(p);
    }
    for (const double progress : {0.2, 0.55}) {
        Transfer t;
        t.kind = Transfer::Kind::BytesUp;
        t.process = 1;
        t.channel = 0;
        t.label = "4 KiB";
        t.progress = progress;
        s.transfers.push_back(t);
    }
    return s;
}

std::map<std::string, std::string> sampleSources()
{
    return {{"depositor.cpp", "int main()\n{\n  auto& account = map_account();\n  for (int i = 0; "
                              "i < deposits; ++i) {\n    long seen = account.balance;\n    "
                              "account.balance = seen + 1;\n  }\n}\n"},
            {"writer.cpp",
             "char block[4096];\nint main()\n{\n  while (fill(block))\n    write(out, "
             "block, sizeof block);\n}\n"},
            {"reader.cpp", "char block[4096];\nint main()\n{\n  while (read(in, block, sizeof "
                           "block) > 0)\n  {\n    digest(block);\n  }\n}\n"}};
}

std::vector<Sample> samples()
{
    Snapshot starting = raceSample(1);
    starting.processes[0] = ProcessView{};
    starting.processes[0].program = "depositor";
    starting.processes[0].pid = 48213;
    starting.variables.clear();
    starting.channels.clear();
    Snapshot scrubbed = raceAtGate();
    scrubbed.live = false;
    Snapshot odd = writerAsleep(65536, 54096);
    for (Slot& slot : odd.channels[0].stream->pages)
        slot.used = 3381; // 5,000-byte blocks leave a rest in each slot
    odd.headline = "16 of 16 slots are in use, though 11,440 bytes would still fit.";
    Snapshot disagree = pipeSample(4096, 1000);
    disagree.channels[0].kernel.agrees = false;
    disagree.channels[0].kernel.value = 900;
    std::vector<Sample> all = {
        {"race", raceAtGate(), 0},
        {"race-full-speed", fullSpeed(1240), 0},
        {"atomic-full-speed", fullSpeed(0), -1},
        {"mutex-wait", mutexWait(), 1},
        {"died-holding", diedHolding(), 1},
        {"frozen", frozen(), 1},
        {"race-1", raceSample(1), 0},
        {"race-3", manyAtGate(3), 0},
        {"race-4", manyAtGate(4), 1},
        {"race-8", manyAtGate(8), 5},
        {"race-12", manyAtGate(12), 5},
        {"race-60", manyAtGate(60), 5},
        {"many-variables", manyVariables(), 0},
        {"long-names", longNames(), 0},
        {"scrubbed", scrubbed, 0},
        {"pipe-full", writerAsleep(65536, 65536), 0},
        {"pipe-odd", odd, 0},
        {"pipe-empty", readerAsleep(), 1},
        {"pipe-1mib", writerAsleep(1 << 20, 1 << 20), 0},
        {"pipe-full-speed", pipeAtSpeed(), 0},
        {"pipe-broken", readerKilled(), 0},
        {"pipe-eof", writerClosed(), 1},
        {"pipe-disagree", disagree, 0},
        {"pipeline-3", pipeline(3), 1},
        {"pipeline-5", pipeline(5), 1},
        {"crowd-9", crowd(9), 4},
        {"crowd-20", crowd(20), 1},
        {"crowd-60", crowd(60), -1},
        {"pipeline-9", longPipeline(9), 1},
        {"pipeline-20", longPipeline(20), 6},
        {"pipeline-60", longPipeline(60), 12},
        {"backends-20", backends(9), 5},
        {"segment-and-pipe", segmentAndPipe(), 0},
        {"starting", starting, -1},
        {"idle", Snapshot{}, -1},
    };
    const std::vector<Sample> more = messageSamples();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace crosstalk::tests

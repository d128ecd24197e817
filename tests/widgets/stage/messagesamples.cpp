#include "tests/widgets/stage/messagesamples.h"

#include <algorithm>

namespace crosstalk::tests {

using namespace world;
using mechanisms::QueuedMessage;

namespace {

constexpr std::uint64_t ms = 1'000'000;

Snapshot people(const std::vector<std::string>& programs)
{
    Snapshot s;
    s.event = s.events = 420;
    s.now = 4000 * ms;
    s.run = RunState::Running;
    s.stepsPerSecond = 12;
    s.gateClosed = true;
    for (std::size_t i = 0; i < programs.size(); ++i) {
        ProcessView p;
        p.name = "P" + std::to_string(i + 1);
        p.program = programs[i];
        p.pid = 50117 + int(i);
        p.state = ProcessState::Running;
        p.at = {programs[i] + ".cpp", 12 + int(i)};
        s.processes.push_back(p);
    }
    return s;
}

void sleeps(Snapshot& s, int process, const std::string& call, int channel)
{
    ProcessView& p = s.processes[std::size_t(process)];
    p.state = ProcessState::Asleep;
    p.sleep = Sleep{};
    p.sleep->process = process;
    p.sleep->call = call;
    p.sleep->channel = channel;
    p.sleep->object = s.channels[std::size_t(channel)].id;
    p.sleep->since = s.now - 7 * ms;
    p.sleep->why = p.name + " sleeps in " + call + " on " + p.sleep->object + ".";
}

void did(Snapshot& s, int process, const std::string& call, int channel, std::int64_t result,
         const std::string& error = {})
{
    Operation last;
    last.call = call;
    last.channel = channel;
    last.object = s.channels[std::size_t(channel)].id;
    last.fd = 4;
    last.bytes = call == "accept" || call == "connect" ? 0 : result == 24 ? 24 : 4096;
    last.value = result;
    last.error = error;
    last.durationNs = 12'000;
    s.processes[std::size_t(process)].last = last;
}

int addStream(Snapshot& s, const std::string& id, const std::string& kind, int from, int to,
              std::uint64_t inside)
{
    ChannelView c;
    c.id = id;
    c.kind = kind;
    c.name = "socket:[" + std::to_string(9000 + s.channels.size()) + "]";
    c.shape = Shape::ByteStream;
    StreamView& stream = c.stream.emplace();
    stream.capacity = 212'992;
    stream.fillLow = stream.fillHigh = inside;
    stream.bytesWritten = inside + 8192;
    stream.bytesRead = 8192;
    stream.writers = {from};
    stream.readers = {to};
    if (inside > 0)
        stream.contents = {{from, inside}};
    c.movedInto = {from};
    c.movedOutOf = {to};
    c.kernel.known = c.kernel.quiescent = c.kernel.agrees = true;
    c.kernel.value = c.kernel.tapLow = c.kernel.tapHigh = inside;
    const int index = int(s.channels.size());
    s.channels.push_back(c);
    s.processes[std::size_t(from)].descriptors.push_back({4, index, false, true});
    s.processes[std::size_t(to)].descriptors.push_back({4, index, true, false});
    return index;
}

void connect(Snapshot& s, const std::string& id, const std::string& kind, int one, int other,
             std::uint64_t out, std::uint64_t in)
{
    const int there = addStream(s, id, kind, one, other, out);
    const int back = addStream(s, id, kind, other, one, in);
    s.channels[std::size_t(there)].back = back;
    s.channels[std::size_t(back)].back = there;
}

int addQueue(Snapshot& s, const std::string& id, const std::string& kind, std::uint64_t capacity,
             const std::vector<QueuedMessage>& queue, const std::vector<int>& senders,
             const std::vector<int>& receivers)
{
    ChannelView c;
    c.id = id;
    c.kind = kind;
    c.name = "/crosstalk.48200." + id;
    c.shape = Shape::Messages;
    MessagesView& view = c.messages.emplace();
    view.capacity = capacity;
    view.queue = queue;
    view.queued = queue.size();
    for (const QueuedMessage& message : queue)
        view.queuedBytes += message.bytes;
    view.sent = queue.size() + 4;
    view.received = 4;
    view.senders = senders;
    view.receivers = receivers;
    s.channels.push_back(c);
    return int(s.channels.size()) - 1;
}

std::vector<QueuedMessage> letters(int count, int senders)
{
    std::vector<QueuedMessage> out;
    for (int i = 0; i < count; ++i)
        out.push_back({std::uint64_t(4 + i), std::uint64_t(6 + i), 0, i % senders, 0,
                       i % 2 ? "order " + std::to_string(i) : ""});
    return out;
}

Snapshot socketPair()
{
    Snapshot s = people({"client", "server"});
    connect(s, "socket", "unix-stream", 0, 1, 81'920, 3);
    s.channels[0].stream->note = "SIOCOUTQ counts overhead";
    did(s, 0, "send", 0, 4096);
    sleeps(s, 1, "recv", 0);
    s.processes[1].state = ProcessState::Running;
    s.processes[1].sleep.reset();
    did(s, 1, "send", 1, -1, "EPIPE");
    for (ProcessView& p : s.processes) {
        p.blockBytes = 4096;
        p.blockFilled = 2048;
        p.bytesWritten = 91'000;
        p.bytesRead = 8192;
    }
    Transfer t;
    t.kind = Transfer::Kind::BytesDown;
    t.process = 0;
    t.channel = 0;
    t.label = "4 KiB";
    t.progress = 0.5;
    s.transfers.push_back(t);
    t.kind = Transfer::Kind::BytesUp;
    t.process = 0;
    t.channel = 1;
    s.transfers.push_back(t);
    s.headline = "hel and lo were two sends: a stream has no messages.";
    return s;
}

Snapshot halfClosed()
{
    Snapshot s = socketPair();
    s.transfers.clear();
    s.channels[0].stream->endOfFile = true;
    s.channels[0].stream->writers.clear();
    s.channels[1].stream->reset = true;
    s.channels[1].stream->contents.clear();
    s.channels[1].stream->fillHigh = s.channels[1].stream->fillLow = 0;
    s.channels[1].kernel = {};
    s.headline.clear();
    return s;
}

Snapshot tcpServer()
{
    Snapshot s = people({"client", "server", "client"});
    addQueue(s, "listener", "tcp-listener", 5, {{2, 0, 0, 2, 0, ""}}, {0, 2}, {1});
    s.channels[0].messages->connections = true;
    connect(s, "tcp", "tcp", 0, 1, 0, 1200);
    sleeps(s, 2, "recv", 0);
    did(s, 0, "connect", 0, 0);
    did(s, 1, "accept", 0, 5);
    s.headline = "P3 is connected, though nobody has accepted it yet.";
    return s;
}

/// Full: what the receiver has no room for waits at its sender.
Snapshot tcpFull()
{
    Snapshot s = people({"client", "server"});
    connect(s, "tcp", "tcp", 0, 1, 5'000'000, 0);
    StreamView& stream = *s.channels[0].stream;
    stream.capacity = 5'000'000;
    stream.sendRoom = stream.atSender = 1'900'000;
    stream.receiveRoom = 3'100'000;
    stream.sleepingWriters = {0};
    s.channels[1].stream->sendRoom = 87'040;
    s.channels[1].stream->receiveRoom = 131'072;
    s.channels[0].kernel.split = s.channels[1].kernel.split = true;
    s.channels[0].kernel.atSender = 1'900'000;
    sleeps(s, 0, "send", 0);
    s.headline = "Both buffers are full: P1 sleeps in send() until P2 receives.";
    return s;
}

Snapshot posixQueue()
{
    Snapshot s = people({"sender", "sender", "receiver"});
    std::vector<QueuedMessage> queue;
    for (int i = 0; i < 10; ++i)
        queue.push_back({std::uint64_t(30 + i), 24,
                         i < 2   ? 9
                         : i < 5 ? 4
                                 : 0,
                         i % 2, 0, i < 2 ? "stop" : "job " + std::to_string(i)});
    addQueue(s, "jobs", "posix-queue", 10, queue, {0, 1}, {2});
    s.channels[0].messages->priorities = true;
    s.channels[0].messages->sleepingSenders = {0};
    s.channels[0].kernel = {true, 10, 10, 10, true, true, 0, 1, 1};
    sleeps(s, 0, "mq_send", 0);
    did(s, 1, "mq_send", 0, 0);
    did(s, 2, "mq_receive", 0, 24);
    s.headline = "Sent last, received first: stop has a higher priority.";
    return s;
}

Snapshot queueOfTwo(const std::string& kind, int queued)
{
    Snapshot s = people({"producer", "consumer"});
    addQueue(s, "mailbox", kind, 5, letters(queued, 1), {0}, {1});
    if (queued == 0) {
        s.channels[0].messages->sleepingReceivers = {1};
        sleeps(s, 1, "mq_receive", 0);
    }
    did(s, 0, "mq_send", 0, 0);
    return s;
}

Snapshot boostQueue()
{
    Snapshot s = people({"producer", "consumer"});
    ChannelView segment;
    segment.id = "mq";
    segment.kind = "segment";
    segment.name = "/crosstalk.mq";
    segment.shape = Shape::Region;
    segment.bytes = 65536;
    segment.mappedBy = {0, 1};
    s.channels.push_back(segment);
    addQueue(s, "orders", "boost-queue", 10, letters(5, 1), {0}, {1});
    s.channels[1].messages->inUserSpace = true;
    s.channels[1].segment = 0;
    Transfer t;
    t.kind = Transfer::Kind::BytesDown;
    t.process = 0;
    t.channel = 1;
    t.label = "12 B";
    t.progress = 0.5;
    s.transfers.push_back(t);
    s.headline = "The queue is memory and a lock: nothing crosses the line.";
    return s;
}

Snapshot machPort(bool dead)
{
    Snapshot s = people({"client", "client", "server"});
    addQueue(s, "bank", "port", 5, dead ? std::vector<QueuedMessage>{} : letters(3, 2), {0, 1},
             dead ? std::vector<int>{} : std::vector<int>{2});
    s.channels[0].messages->emulated = "The limit of 5 is an eventfd that travels with the right.";
    s.channels[0].messages->broken = dead;
    s.channels[0].movedOutOf = {2};
    did(s, 0, "send", 0, dead ? -1 : 0, dead ? "EPIPE" : "");
    if (dead) {
        s.processes[2].state = ProcessState::Killed;
        s.processes[2].exitKnown = true;
        s.processes[2].exitSignal = "SIGKILL";
    }
    return s;
}

using mechanisms::CallStage;

Snapshot remoteCall(CallStage stage, bool cut)
{
    Snapshot s = people({"client", "bank server"});
    ChannelView c;
    c.id = "Bank";
    c.kind = "rpc";
    c.name = "Bank";
    c.shape = Shape::Call;
    mechanisms::CallsView& view = c.calls.emplace();
    view.service = "Bank";
    view.clients = {0};
    view.servers = {1};
    mechanisms::RemoteCall call;
    call.number = 1;
    call.client = 0;
    call.server = stage >= CallStage::Dispatched ? 1 : -1;
    call.procedure = "Bank/Debit";
    call.arguments = "\"ada\", 10";
    call.stage = stage;
    if (stage >= CallStage::Marshalled)
        call.request = {{{0x0a, 0x03, 0x61, 0x64, 0x61}, "\"ada\""}, {{0x10, 0x0a}, "10"}};
    if (stage >= CallStage::Replied) {
        call.reply = {{{0x08, 0x5a}, "balance 90"}};
        call.result = "balance 100 → 90";
        view.executed = 1;
    }
    call.calledAt = s.now - 300 * ms;
    if (stage >= CallStage::Returned) {
        call.endedAt = s.now;
        call.status = stage == CallStage::Failed ? "UNAVAILABLE" : "OK";
    }
    call.cut = cut;
    view.calls = {call};
    s.channels.push_back(c);
    connect(s, "socket", "unix-stream", 0, 1, stage == CallStage::OnWire ? 92 : 0,
            stage == CallStage::Replied ? 40 : 0);
    for (int i = 0; i < 8; ++i) {
        ThreadView t;
        t.tid = 50117 + i;
        t.helper = i > 1;
        s.processes[0].threadViews.push_back(t);
        s.processes[1].threadViews.push_back(t);
    }
    for (ProcessView& p : s.processes)
        p.threads = 8;
    if (stage < CallStage::Returned)
        sleeps(s, 0, "epoll_wait", 1);
    return s;
}

Snapshot manyPipes(int processes, bool ring)
{
    std::vector<std::string> names;
    for (int i = 0; i < processes; ++i)
        names.push_back("stage" + std::to_string(i + 1));
    Snapshot s = people(names);
    for (int i = 0; i < (ring ? processes : processes - 1); ++i) {
        const int to = (i + 1) % processes;
        const int index = addStream(s, "pipe" + std::to_string(i + 1), "pipe", i, to, 0);
        StreamView& stream = *s.channels[std::size_t(index)].stream;
        stream.capacity = 16384;
        stream.pages = {Slot{4096}, Slot{std::uint32_t(i * 500)}, Slot{0}, Slot{0}};
        stream.fillLow = stream.fillHigh = 4096 + std::uint64_t(i) * 500;
        KernelFigure& kernel = s.channels[std::size_t(index)].kernel;
        kernel.value = kernel.tapLow = kernel.tapHigh = stream.fillHigh;
        did(s, i, "write", index, 4096);
    }
    sleeps(s, 3, "read", 2);
    s.channels[2].stream->sleepingReaders = {3};
    s.headline = "Each one sleeps when the next is slower.";
    return s;
}

Snapshot fifoWriters()
{
    Snapshot s = people({"logger", "logger", "logger", "logger", "collector"});
    const int index = addStream(s, "log", "fifo", 0, 4, 0);
    ChannelView& c = s.channels[std::size_t(index)];
    StreamView& stream = *c.stream;
    stream.writers = c.movedInto = {0, 1, 2, 3};
    stream.capacity = 65536;
    stream.pages.assign(16, Slot{0});
    for (int i = 0; i < 11; ++i) {
        stream.pages[std::size_t(i)].used = 4096;
        stream.contents.push_back({i * 7 % 4, 4096});
    }
    stream.fillLow = stream.fillHigh = 11 * 4096;
    c.kernel.value = c.kernel.tapLow = c.kernel.tapHigh = stream.fillHigh;
    stream.sleepingWriters = {2};
    sleeps(s, 2, "write", index);
    for (int i = 0; i < 5; ++i)
        did(s, i, i < 4 ? "write" : "read", index, 4096);
    return s;
}

Snapshot forked()
{
    Snapshot s = people({"shell", "producer", "consumer"});
    addStream(s, "pipe", "pipe", 1, 2, 4096);
    StreamView& stream = *s.channels[0].stream;
    stream.capacity = 65536;
    stream.pages.assign(16, Slot{0});
    stream.pages[0].used = 4096;
    stream.writers = {0, 1, 2};
    stream.readers = {0, 2};
    s.processes[0].descriptors = {{3, 0, true, false}, {4, 0, false, true}};
    sleeps(s, 2, "read", 0);
    stream.sleepingReaders = {2};
    s.headline = "The shell still holds a write end: end of file cannot come.";
    return s;
}

Snapshot manyConnections()
{
    Snapshot s = people({"server", "client", "client"});
    for (int i = 0; i < 9; ++i)
        connect(s, "socket" + std::to_string(i + 1), "unix-stream", 1 + i % 2, 0, 100u * i, 0);
    return s;
}

Snapshot condition()
{
    Snapshot s = raceSample(2);
    s.channels[1].lock->name = "mutex";
    s.channels[1].lock->owner = 0;
    s.channels[1].lock->used = true;
    s.channels[2].id = "not_empty";
    s.channels[2].kind = "condition";
    s.channels[2].lock->name = "not_empty";
    s.channels[2].lock->kind = "condition";
    s.channels[2].lock->used = true;
    s.channels[2].lock->waiters = {1};
    s.processes[0].holds = {"mutex"};
    sleeps(s, 1, "pthread_cond_wait", 2);
    return s;
}

Snapshot threads()
{
    Snapshot s = socketPair();
    s.headline.clear();
    for (int i = 0; i < 3; ++i) {
        ThreadView t;
        t.tid = 50117 + i;
        t.state = i == 1 ? ProcessState::Asleep : ProcessState::Running;
        t.since = i == 1 ? s.now - 12 * ms : 0;
        t.call = i == 1 ? "pthread_cond_wait" : "";
        t.object = i == 1 ? "not_empty" : "";
        s.processes[1].threadViews.push_back(t);
    }
    s.processes[1].threads = 3;
    s.processes[1].blockBytes = 0;
    return s;
}

} // namespace

std::vector<Sample> messageSamples()
{
    std::vector<Sample> out = {
        {"socket-pair", socketPair(), 0},
        {"half-closed", halfClosed(), -1},
        {"tcp-backlog", tcpServer(), 1},
        {"tcp-full", tcpFull(), 0},
        {"posix-queue", posixQueue(), 0},
        {"queue-2", queueOfTwo("posix-queue", 3), 0},
        {"queue-empty", queueOfTwo("posix-queue", 0), 1},
        {"boost-queue", boostQueue(), 0},
        {"port", machPort(false), 0},
        {"port-dead", machPort(true), 0},
        {"pipes-8", manyPipes(8, true), 0},
        {"pipeline-8", manyPipes(8, false), 0},
        {"fifo-4", fifoWriters(), 4},
        {"forked", forked(), 0},
        {"connections", manyConnections(), 0},
        {"condition", condition(), 0},
        {"threads", threads(), 1},
        {"call-cut", remoteCall(CallStage::Failed, true), 0},
    };
    const char* const stages[] = {"called",  "marshalled", "on-wire",  "dispatched",
                                  "running", "replied",    "returned", "failed"};
    for (int i = 0; i < 8; ++i)
        out.push_back({std::string("call-") + stages[i], remoteCall(CallStage(i), false), 0});
    return out;
}

} // namespace crosstalk::tests

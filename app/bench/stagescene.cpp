#include "app/bench/stagescene.h"

namespace crosstalk::bench {

namespace {

using namespace world;

constexpr int processes = 8;
constexpr std::uint64_t second = 1'000'000'000;

Operation access(OperationKind kind, std::int64_t value, int line)
{
    Operation operation;
    operation.kind = kind;
    operation.object = "balance";
    operation.variable = 0;
    operation.value = value;
    operation.at = {"depositor.cpp", line};
    return operation;
}

ProcessView depositor(int ordinal)
{
    ProcessView process;
    process.name = "P" + std::to_string(ordinal + 1);
    process.program = "depositor";
    process.pid = 4000 + ordinal;
    process.state = ProcessState::Running;
    process.at = {"depositor.cpp", 14};
    process.lastLoad = access(OperationKind::Load, 5, 13);
    process.lastStore = access(OperationKind::Store, 6, 14);
    process.last = process.lastStore;
    process.progress = Progress{"deposits done", 4, 20};
    return process;
}

ChannelView segment()
{
    ChannelView channel;
    channel.id = "account";
    channel.kind = "segment";
    channel.name = "/crosstalk.account";
    channel.shape = Shape::Region;
    channel.bytes = 4096;
    for (int i = 0; i < processes; ++i)
        channel.mappedBy.push_back(i);
    return channel;
}

ChannelView mutex()
{
    ChannelView channel;
    channel.id = "account.mutex";
    channel.kind = "lock";
    channel.name = channel.id;
    channel.shape = Shape::Lock;
    channel.segment = 0;
    channel.lock = LockView{};
    channel.lock->name = channel.lock->kind = "mutex";
    return channel;
}

VariableView balance()
{
    VariableView variable;
    variable.name = "balance";
    variable.channel = 0;
    variable.offset = 64;
    variable.bytes = 8;
    variable.value = 6;
    variable.expected = 6;
    variable.loads = 7;
    variable.stores = 6;
    variable.lastWriter = 1;
    return variable;
}

Transfer onItsWay(Transfer::Kind kind, int process, double progress)
{
    Transfer transfer;
    transfer.kind = kind;
    transfer.process = process;
    transfer.variable = 0;
    transfer.channel = 0;
    transfer.label = kind == Transfer::Kind::Load ? "5" : "6";
    transfer.progress = progress;
    return transfer;
}

} // namespace

std::shared_ptr<const Snapshot> crowdedStage(double progress)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->event = snapshot->events = 214;
    snapshot->now = 13 * second;
    snapshot->run = RunState::Running;
    snapshot->stepsPerSecond = 60;
    snapshot->gateClosed = true;
    snapshot->channels = {segment(), mutex()};
    snapshot->variables = {balance()};
    for (int i = 0; i < processes; ++i) {
        snapshot->processes.push_back(depositor(i));
        snapshot->transfers.push_back(onItsWay(Transfer::Kind::Load, i, progress));
        snapshot->transfers.push_back(onItsWay(Transfer::Kind::Store, i, 1 - progress));
    }
    return snapshot;
}

} // namespace crosstalk::bench

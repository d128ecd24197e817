#include "engine/world/state.h"

#include <cstring>

// One process as its card shows it.

namespace crosstalk::world {

namespace {

bool isSingle(tap::Kind kind)
{
    return kind == tap::Kind::Read || kind == tap::Kind::AtomicLoad || kind == tap::Kind::Write ||
           kind == tap::Kind::AtomicStore || kind == tap::Kind::AtomicRmw ||
           kind == tap::Kind::RmwBegin;
}

OperationKind accessKind(tap::Kind kind)
{
    if (kind == tap::Kind::Read || kind == tap::Kind::AtomicLoad)
        return OperationKind::Load;
    return kind == tap::Kind::Write || kind == tap::Kind::AtomicStore
               ? OperationKind::Store
               : OperationKind::ReadModifyWrite;
}

std::string errorName(int number)
{
    const char* name = strerrorname_np(number);
    return name != nullptr ? name : "errno " + std::to_string(number);
}

// A thread that never ran a line of the program is one that a library started for itself.
ThreadView threadView(const Channels& channels, const ThreadState& thread, bool main)
{
    ThreadView view;
    view.tid = thread.tid;
    view.state = thread.held     ? ProcessState::Held
                 : thread.asleep ? ProcessState::Asleep
                                 : ProcessState::Running;
    view.since = thread.asleep ? thread.asleepSince : 0;
    if (thread.inCall || thread.asleep) {
        view.call = mechanisms::callName(thread.call.call);
        view.object = channels.idOf(thread.callChannel);
    }
    view.helper = !main && !thread.ranProgram;
    return view;
}

} // namespace

void World::State::viewProcesses(Snapshot& out) const
{
    for (int p = 0; p < int(processes.size()); ++p) {
        const Process& process = processes[p];
        ProcessView& view = out.processes.emplace_back();
        view.name = process.name;
        view.program = process.program;
        view.pid = process.pid;
        view.state = process.state;
        view.stateSince = process.stateSince;
        if (process.last)
            view.last = operation(*process.last, p);
        if (process.lastLoad)
            view.lastLoad = operation(*process.lastLoad, p);
        if (process.lastStore)
            view.lastStore = operation(*process.lastStore, p);
        view.at = lineAt(p, process.pc);
        viewThreads(view, process);
        viewStale(view, process);
        viewBuffer(view, process);
        const std::uint64_t asleep = stateNs(process, ProcessState::Asleep, out.now);
        const std::uint64_t own = asleep + stateNs(process, ProcessState::Running, out.now);
        view.asleepShare = own != 0 ? double(asleep) / double(own) : 0;
        view.operationsPerSecond = process.operations.perSecond(out.now);
        view.exitKnown = process.reaped;
        view.exitCode = process.exitCode;
        view.exitSignal = process.exitSignal;
        view.diedHolding = process.diedHolding;
        view.note = process.note;
        for (const Descriptor& d : process.descriptors)
            viewDescriptor(view, d);
        for (const ChannelEntry& entry : channels)
            if (entry.ordinal >= 0 && process.living() && entry.channel->holder() == p)
                view.holds.push_back(entry.id);
    }
}

// One of an endpoint leads to two channels: what it writes goes out of it, what it reads comes in.
void World::State::viewDescriptor(ProcessView& view, const Descriptor& d) const
{
    const bool reads = (d.flags & tap::CanRead) != 0;
    const bool writes = (d.flags & tap::CanWrite) != 0;
    if (const int whole = channels.find(d.object, Channels::wholeObject); whole >= 0) {
        view.descriptors.push_back({d.fd, channels.ordinalOf(whole), reads, writes});
        return;
    }
    const int in = channels.find(d.object, Channels::into);
    const int out = channels.find(d.object, Channels::outOf);
    view.descriptors.push_back({d.fd, channels.ordinalOf(in), reads, false});
    if (out >= 0)
        view.descriptors.push_back({d.fd, channels.ordinalOf(out), false, writes});
}

void World::State::viewThreads(ProcessView& view, const Process& process) const
{
    view.threads = 0;
    for (const std::uint16_t number : process.threads) {
        const ThreadState& thread = *processes.thread(number);
        view.threads += thread.alive ? 1 : 0;
        if (thread.held && !view.next)
            view.next = pendingOperation(thread, number);
        if (thread.asleep && process.state == ProcessState::Asleep && !view.sleep)
            view.sleep = sleepOf(thread);
    }
    for (std::size_t i = 0; view.threads > 1 && i < process.threads.size(); ++i)
        if (const ThreadState& thread = *processes.thread(process.threads[i]); thread.alive)
            view.threadViews.push_back(threadView(channels, thread, i == 0));
}

std::uint64_t World::State::stateNs(const Process& process, ProcessState state,
                                    std::uint64_t at) const
{
    const std::uint64_t present =
        process.state == state && process.living() ? at - std::min(at, process.stateSince) : 0;
    return process.timeIn[std::size_t(state)] + present;
}

// It is about to lose an update when what it loaded has been stored over by another one since, and
// it stores next, as far as can be seen: it is about to, or it has done so after this very load.
void World::State::viewStale(ProcessView& view, const Process& process) const
{
    if (!process.living())
        return;
    for (const std::uint16_t number : process.threads) {
        const ThreadState& thread = *processes.thread(number);
        for (const Variable& variable : variables) {
            const Use* use = variable.useOf(number);
            if (use == nullptr || !thread.alive || !variable.isStale(*use))
                continue;
            const bool storesNext = view.next && view.next->kind == OperationKind::Store &&
                                    view.next->variable == variable.ordinal;
            if (!storesNext && !use->storesFromHere())
                continue;
            view.staleLoad = true;
            view.staleValue = use->loaded;
            const ThreadState* victim = processes.thread(std::uint16_t(variable.lastWriterThread));
            view.staleVictim = victim != nullptr ? victim->process : -1;
            return;
        }
    }
}

void World::State::viewBuffer(ProcessView& view, const Process& process) const
{
    view.bytesWritten = process.bytesWritten;
    view.bytesRead = process.bytesRead;
    view.blockBytes = process.blockBytes;
    view.blockFilled = std::min(process.blockFilled, process.blockBytes);
    if (process.blockIsWrite)
        view.blockFilled = process.blockBytes - view.blockFilled;
    const bool writesNext = view.next && !view.next->returning && process.blockIsWrite &&
                            mechanisms::movesDown(view.next->call);
    if (writesNext)
        view.blockBytes = view.blockFilled = view.next->bytes;
}

Operation World::State::operation(const Done& done, int process) const
{
    Operation operation;
    operation.kind = done.kind;
    if (done.kind == OperationKind::Call)
        operation.call = mechanisms::callName(done.call);
    operation.channel = channels.ordinalOf(done.channel);
    operation.object = channels.idOf(done.channel);
    if (done.variable >= 0) {
        operation.variable = variables[done.variable].ordinal;
        operation.object = variables[done.variable].name;
    }
    if (done.hasValue)
        operation.value = done.value;
    operation.exact = done.exact;
    const bool locks =
        done.channel >= 0 && channels[done.channel].channel->shape() == Shape::Lock;
    operation.bytes = locks ? 0 : done.bytes; // else the lock's own size
    operation.fd = done.fd;
    operation.durationNs = done.durationNs;
    operation.slept = done.slept;
    if (done.error != 0)
        operation.error = errorName(done.error);
    operation.at = lineAt(process, done.pc);
    return operation;
}

Operation World::State::pendingOperation(const ThreadState& thread, std::uint16_t number) const
{
    const tap::Event& event = thread.pending;
    const auto kind = tap::Kind(event.aux);
    Operation operation;
    operation.bytes = event.size;
    operation.at = lineAt(thread.process, event.pc);
    if (isSingle(kind)) {
        operation.kind = accessKind(kind);
        const int variable = variables.find(event.object, event.offset, event.size);
        if (variable >= 0) {
            operation.variable = variables[variable].ordinal;
            operation.object = variables[variable].name;
        }
        return operation;
    }
    if (kind == tap::Kind::ThreadStart) {
        operation.kind = OperationKind::Begin;
        return operation;
    }
    operation.call = mechanisms::callName(event.call);
    operation.returning = kind == tap::Kind::Exit;
    const mechanisms::CallTraits* traits = mechanisms::callTraits(event.call);
    const bool whole = traits == nullptr || traits->byDescriptor;
    const int channel =
        whole ? channels.towards(event.object, traits != nullptr ? traits->direction
                                                                 : mechanisms::Direction::Both)
              : channels.find(event.object, event.offset);
    operation.channel = channels.ordinalOf(channel);
    operation.object = channels.idOf(channel);
    if (channel >= 0 && !operation.returning)
        operation.wouldBlock =
            channels[channel].channel->wouldBlock(event, {thread.process, number});
    if (operation.returning)
        operation.value = std::int64_t(event.value);
    return operation;
}

Sleep World::State::sleepOf(const ThreadState& thread) const
{
    Sleep sleep;
    sleep.process = thread.process;
    sleep.call = mechanisms::callName(thread.call.call);
    const int channel = placeOfSleep(thread).channel;
    sleep.channel = channels.ordinalOf(channel);
    sleep.object = channel >= 0 ? channels.idOf(channel) : awaitedNames(thread);
    sleep.fd = thread.call.fd;
    sleep.since = thread.asleepSince;
    sleep.why = whyAsleep(thread);
    return sleep;
}

} // namespace crosstalk::world

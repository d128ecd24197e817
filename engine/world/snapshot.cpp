#include "engine/world/snapshot.h"

#include "engine/world/state.h"

#include <algorithm>

// The state as plain values, made when somebody wants to look; strings are made only here.

namespace crosstalk::world {

namespace {

/// Channels take the place of their ordinal; those that are not shown have none.
std::vector<const ChannelEntry*> shownChannels(const Channels& channels)
{
    std::vector<const ChannelEntry*> shown(channels.shown());
    for (const ChannelEntry& entry : channels)
        if (entry.ordinal >= 0)
            shown[std::size_t(entry.ordinal)] = &entry;
    return shown;
}

constexpr std::uint64_t secondNs = 1'000'000'000;

std::string flightLabel(const Flight& flight)
{
    const bool bytes =
        flight.kind == Transfer::Kind::BytesDown || flight.kind == Transfer::Kind::BytesUp;
    if (!flight.hasAmount)
        return {};
    return bytes ? bytesText(std::uint64_t(flight.amount)) : std::to_string(flight.amount);
}

} // namespace

Snapshot World::snapshot(std::uint64_t now) const
{
    const State& state = *m_state;
    Snapshot out;
    out.event = state.folded;
    out.now = std::max(now, state.now);
    out.stepsPerSecond = double(state.stepsPerSecondMilli) / 1000;
    out.gateClosed = state.gateClosed;
    out.lastStepped = state.lastStepped;
    out.events = state.counted;
    out.dropped = state.dropped;
    out.eventsPerSecond = state.eventRate.perSecond(out.now);
    out.callsPerSecond = state.callRate.perSecond(out.now);
    out.settings = state.settings;
    out.ways = state.comparison.view(state.context->options("way"));
    state.viewVariables(out);
    state.viewProcesses(out);
    state.viewChannels(out);
    state.viewSleeps(out);
    state.viewWaits(out);
    state.viewTransfers(out);
    out.narration = state.narrator.lines();
    out.headline = state.headline(out, out.headlineWarns);
    const bool living = std::any_of(state.processes.begin(), state.processes.end(),
                                    [](const Process& p) { return p.living(); });
    if (state.processes.size() != 0)
        out.run = !living        ? RunState::Finished
                  : state.paused ? RunState::Paused
                                 : RunState::Running;
    return out;
}

void World::State::viewChannels(Snapshot& out) const
{
    for (const ChannelEntry* entry : shownChannels(channels)) {
        ChannelView& view = out.channels.emplace_back();
        view.id = entry->id;
        view.kind = entry->channel->kind();
        view.name = entry->systemName;
        view.shape = entry->channel->shape();
        view.kernel = entry->kernel;
        if (view.shape == Shape::ByteStream) {
            entry->channel->view(view.stream.emplace());
            view.stream->bytesPerSecond = entry->bytes.perSecond(out.now);
        } else if (view.shape == Shape::Lock) {
            LockView& lock = view.lock.emplace();
            entry->channel->view(lock);
            lock.name = entry->id;
            lock.used = lock.lastUsed != 0 && lock.lastUsed + secondNs > out.now;
            const int index = channels.find(entry->object, Channels::wholeObject);
            if (index >= 0 && &channels[index] != entry) // else it lies in the kernel
                view.segment = channels.ordinalOf(index);
        } else if (view.shape == Shape::Region) {
            mechanisms::RegionView region;
            entry->channel->view(region);
            view.mappedBy = std::move(region.mappedBy);
            view.bytes = region.bytes;
        } else if (view.shape == Shape::Messages) {
            entry->channel->view(view.messages.emplace());
            const int index = channels.find(entry->object, Channels::wholeObject);
            if (view.messages->inUserSpace && index >= 0 && &channels[index] != entry)
                view.segment = channels.ordinalOf(index);
        } else if (view.shape == Shape::Call) {
            entry->channel->view(view.calls.emplace());
        }
        view.back = channels.ordinalOf(entry->back);
        view.closedAt = entry->closedAt;
        for (int p = 0; p < int(entry->moved.size()); ++p) {
            if (entry->moved[std::size_t(p)].first != 0)
                view.movedInto.push_back(p);
            if (entry->moved[std::size_t(p)].second != 0)
                view.movedOutOf.push_back(p);
        }
    }
}

void World::State::viewVariables(Snapshot& out) const
{
    for (const Variable& variable : variables) {
        if (variable.isLock)
            continue;
        VariableView& view = out.variables.emplace_back();
        view.name = variable.name;
        view.channel = channels.ordinalOf(channels.find(variable.object, Channels::wholeObject));
        view.offset = variable.offset;
        view.bytes = variable.bytes;
        view.value = variable.value;
        view.exact = variable.exact;
        view.loads = variable.loads;
        view.stores = variable.stores;
        view.lostUpdates = variable.lostUpdates;
        view.tornReads = variable.tornReads;
        view.staleValues = variable.staleValues + variable.lostUpdates;
        view.countsExact = variable.inStep;
        view.storesPerSecond = variable.storeRate.perSecond(out.now);
        view.lostPerSecond = variable.lostRate.perSecond(out.now);
        const ThreadState* writer = variable.lastWriterThread >= 0
                                        ? processes.thread(std::uint16_t(variable.lastWriterThread))
                                        : nullptr;
        view.lastWriter = writer != nullptr ? writer->process : -1;
    }
}

// Sums of sleeps that are over, with the one going on added to its own.
void World::State::viewSleeps(Snapshot& out) const
{
    for (const SleepSum& sum : sleeps) {
        Sleep& sleep = out.sleeps.emplace_back();
        sleep.process = sum.process;
        sleep.call = mechanisms::callName(sum.call);
        sleep.channel = channels.ordinalOf(sum.channel);
        sleep.object = channels.idOf(sum.channel);
        sleep.fd = sum.fd;
        sleep.totalNs = sum.totalNs;
        sleep.longestNs = sum.longestNs;
        sleep.count = sum.count;
    }
    for (const ProcessView& process : out.processes) {
        if (!process.sleep)
            continue;
        const std::uint64_t lasted = out.now - std::min(out.now, process.sleep->since);
        auto sum = std::find_if(out.sleeps.begin(), out.sleeps.end(), [&](const Sleep& s) {
            return s.process == process.sleep->process && s.call == process.sleep->call &&
                   s.channel == process.sleep->channel;
        });
        if (sum == out.sleeps.end())
            sum = out.sleeps.insert(out.sleeps.end(), *process.sleep);
        sum->since = process.sleep->since;
        sum->why = process.sleep->why;
        sum->totalNs += lasted;
        sum->longestNs = std::max(sum->longestNs, lasted);
        ++sum->count;
    }
}

void World::State::viewTransfers(Snapshot& out) const
{
    for (const Flight& flight : transfers) {
        const std::uint64_t gone = out.now - std::min(out.now, flight.start);
        if (gone >= flight.duration)
            continue;
        Transfer& transfer = out.transfers.emplace_back();
        transfer.kind = flight.kind;
        transfer.process = flight.process;
        transfer.variable = flight.variable >= 0 ? variables[flight.variable].ordinal : -1;
        transfer.channel = channels.ordinalOf(flight.channel);
        transfer.label = flightLabel(flight);
        transfer.progress = double(gone) / double(flight.duration);
        transfer.loses = flight.loses;
        transfer.event = flight.event;
    }
    const auto moving = std::ptrdiff_t(out.transfers.size());
    for (int p = 0; p < int(out.processes.size()); ++p) {
        const ProcessView& process = out.processes[std::size_t(p)];
        if (!process.next || process.next->returning || process.state != ProcessState::Held)
            continue;
        if (!process.staleLoad &&
            std::any_of(out.transfers.begin(), out.transfers.begin() + moving,
                        [p](const Transfer& transfer) { return transfer.process == p; }))
            continue; // one token a lane: what is on its way arrives before the next shows
        const Operation& next = *process.next;
        Transfer transfer;
        transfer.process = p;
        transfer.variable = next.variable;
        transfer.channel = next.channel;
        transfer.pending = true;
        const bool moves = next.channel >= 0 && next.bytes != 0 &&
                           (out.channels[std::size_t(next.channel)].stream.has_value() ||
                            out.channels[std::size_t(next.channel)].messages.has_value());
        if (next.variable >= 0) {
            transfer.kind =
                next.kind == OperationKind::Load ? Transfer::Kind::Load : Transfer::Kind::Store;
            transfer.loses = next.kind == OperationKind::Store && process.staleLoad;
        } else if (moves) {
            const bool writes = mechanisms::movesDown(next.call);
            transfer.kind = writes ? Transfer::Kind::BytesDown : Transfer::Kind::BytesUp;
            transfer.label = bytesText(next.bytes);
        } else {
            continue;
        }
        out.transfers.push_back(std::move(transfer));
    }
}

} // namespace crosstalk::world

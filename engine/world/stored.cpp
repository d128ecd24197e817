#include "engine/tap/control.h"
#include "engine/world/state.h"

// A World as bytes: what of it lies in a recording, so that any moment can be shown without folding
// everything before it.

namespace crosstalk::world {

namespace {

/// To be raised with every change to what is archived, here or by a mechanism: bytes of another
/// layout are then no state.
constexpr std::uint32_t storedLayout = 2;

} // namespace

void Done::archive(StateArchive& archive)
{
    archive.choice(kind, OperationKind::Call);
    archive.variable(variable);
    archive.channel(channel);
    archive(call, hasValue, exact, value, bytes, pc, time, fd, error, durationNs, slept);
}

void OpenStore::archive(StateArchive& archive)
{
    archive.variable(variable);
    archive(time, event);
}

void Descriptor::archive(StateArchive& archive)
{
    archive(fd, object, flags);
}

void Awaits::archive(StateArchive& archive)
{
    archive(descriptors, limited);
}

void CallCount::archive(StateArchive& archive)
{
    archive(call, returned, failed);
}

void ThreadState::archive(StateArchive& archive)
{
    const auto callOn = [&](std::pair<tap::Event, int>& one) {
        archive.raw(one.first);
        archive.channel(one.second);
    };
    archive.process(process);
    archive.channel(callChannel);
    archive.channel(relocks);
    archive(tid, alive, held, inCall, asleep, sleptInCall, asleepSince, ranProgram, awakeAt);
    archive(sleepsAt, relocksAt, awaits, store, stretch, nextLooked);
    for (int& variable : looked)
        archive.variable(variable);
    archive.raw(call);
    archive.raw(pending);
    archive.sized(interrupted, callOn);
    bool isEnclosed = enclosing.has_value();
    archive(isEnclosed);
    if (isEnclosed)
        callOn(enclosing ? *enclosing : enclosing.emplace());
}

void Process::archive(StateArchive& archive)
{
    archive(name, program, pid, stateSince, started, stopped, timeIn, threads, descriptors);
    archive.process(parent);
    archive.choice(state, ProcessState::Lost);
    archive(last, lastLoad, lastStore, pc, operations, calls);
    archive(bytesWritten, bytesRead, blockBytes, blockFilled, blockIsWrite, locksHeld);
    archive(reaped, exitCode, exitSignal, diedHolding, note);
}

void Processes::archive(StateArchive& archive)
{
    archive(m_processes, m_threads);
    archive.require(m_processes.size() == archive.counts().processes &&
                    m_threads.size() <= tap::slotCount);
    for (std::size_t i = 0; i < m_processes.size(); ++i)
        for (const std::uint16_t number : m_processes[i].threads)
            archive.require(number < m_threads.size() && m_threads[number].process == int(i));
}

void Use::archive(StateArchive& archive)
{
    archive(loads, stores, lostUpdates, loadedAfter, loaded, holdsLoad, loadedAt, storedAfter);
}

void Variable::archive(StateArchive& archive)
{
    archive(name, object, offset, bytes, isLock, value, exact, valueTime, loads, stores);
    archive.choice(type, tap::ValueType::Bytes);
    archive(lostUpdates, tornReads, staleValues, inStep, parts, cleanStores, lastWriterThread);
    archive(lastStoreTime, lastStoreLost, lastVictimThread, storeRate, lostRate, uses, m_early);
    archive.require(uses.size() <= tap::slotCount && (!parts || bytes <= TornReads::mostBytes));
}

// Where what lies follows from the variables.
void Variables::archive(StateArchive& archive)
{
    archive(m_variables);
    archive.require(m_variables.size() == archive.counts().variables);
    if (!archive.reads())
        return;
    m_objects.clear();
    for (std::size_t i = 0; i < m_variables.size(); ++i)
        place(int(i));
    select(0);
    renumber();
}

void World::State::archive(StateArchive& archive)
{
    std::uint32_t layout = storedLayout;
    std::uint64_t sizes[] = {processes.size(), variables.size(), channels.size()};
    archive(layout, sizes[0], sizes[1], sizes[2]);
    archive.require(layout == storedLayout);
    archive.setCounts({std::size_t(sizes[0]), std::size_t(sizes[1]), std::size_t(sizes[2])});
    archive(processes, variables, channels, sleeps, transfers, narrator, comparison, connected);
    archive.sized(settings, [&](Setting& setting) { archive(setting.name, setting.value); });
    archive(folded, counted, now, dropped, stepsPerSecondMilli, paused, gateClosed);
    archive.process(lastStepped);
    archive(eventRate, callRate);
    const auto isThread = [&](int number) {
        return number == -1 || (number >= 0 && number < int(tap::slotCount) &&
                                processes.thread(std::uint16_t(number)) != nullptr);
    };
    for (const Variable& variable : variables)
        archive.require(isThread(variable.lastWriterThread) && isThread(variable.lastVictimThread));
}

std::vector<std::byte> World::stored() const
{
    StateArchive archive;
    m_state->archive(archive); // which changes nothing when it writes
    return archive.take();
}

std::optional<World> World::restored(std::span<const std::byte> bytes) const
{
    World world{Setup{}};
    world.m_state->context = m_state->context;
    StateArchive archive(bytes);
    world.m_state->archive(archive);
    if (!archive.isWhole())
        return std::nullopt;
    return world;
}

} // namespace crosstalk::world

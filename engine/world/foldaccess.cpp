#include "engine/world/state.h"

#include <cstring>

// Loads, stores and read-modify-writes of shared memory.

namespace crosstalk::world {

void World::State::foldAccess(const Step& step)
{
    const tap::Event& event = step.event;
    ThreadState* thread = processes.thread(event.thread);
    if (thread == nullptr)
        return;
    if (event.kind == tap::Kind::Value)
        return foldStoredValue(step, *thread);
    if ((event.flags & tap::Internal) != 0)
        return;
    Process& process = processes[thread->process];
    process.operations.add(event.time);
    if (event.pc != 0)
        process.pc = event.pc;
    thread->ranProgram = true;
    const int variable = variables.find(event.object, event.offset, event.size);
    if (event.kind >= tap::Kind::AtomicLoad)
        noteOrdered(event.thread);
    if (variable < 0 || variables[variable].isLock)
        return;
    variables[variable].inStep = variables[variable].inStep && gateClosed;
    switch (event.kind) {
    case tap::Kind::Read:
    case tap::Kind::AtomicLoad:
        return foldLoad(step, *thread, variable, event.value);
    case tap::Kind::AtomicRmw:
        return foldReadModifyWrite(step, *thread, variable);
    default:
        return foldStore(step, *thread, variable);
    }
}

void World::State::foldLoad(const Step& step, ThreadState& thread, int index, std::uint64_t raw)
{
    const tap::Event& event = step.event;
    Variable& variable = variables[index];
    const std::int64_t value = variable.read(raw);
    const bool whole = event.offset == variable.offset && event.size == variable.bytes;
    variable.load(event.thread, value, event.pc);
    noteLooked(thread, index);
    noteParts(step, thread, index, false);
    // What a load saw is the newest news of the value, unless atomics tell it in their own order.
    if (whole && event.kind == tap::Kind::Read && value != variable.value) {
        variable.setValue(value, (event.flags & tap::Sampled) == 0, event.time);
        valueChanged(step.history, variable);
    }
    Process& process = processes[thread.process];
    noteDone(process, step, OperationKind::Load, index, &value);
    process.lastLoad = process.last;
    if (step.history != nullptr)
        step.history->mark(process.lane, {event.time, step.index, value, true, MarkKind::Load,
                                          std::int16_t(variable.ordinal)});
    if (!slow())
        return;
    transfers.add({Transfer::Kind::Load, thread.process, index, -1, value, true, false, event.time,
                   flightNs(), step.index});
    narrateAccess(step, process, "reads", variable, &value);
}

// A plain store is reported before it happens; its value comes in a Value event.
void World::State::foldStore(const Step& step, ThreadState& thread, int index)
{
    const tap::Event& event = step.event;
    Variable& variable = variables[index];
    noteStore(step, thread, index, false);
    Process& process = processes[thread.process];
    if (event.kind == tap::Kind::AtomicStore) {
        const std::int64_t value = variable.read(event.value);
        variable.setValue(value, true, event.time);
        valueChanged(step.history, variable);
        noteDone(process, step, OperationKind::Store, index, &value);
        process.lastStore = process.last;
        markStore(step.history, thread, {index, event.time, step.index}, &value, MarkKind::Store);
        transfers.setAmount(step.index, value);
        if (slow())
            narrateAccess(step, process, "writes", variable, &value);
        return;
    }
    if (thread.store.variable >= 0)
        markStore(step.history, thread, thread.store, nullptr, MarkKind::Store);
    thread.store = {index, event.time, step.index};
    noteDone(process, step, OperationKind::Store, index, nullptr);
    process.lastStore = process.last;
}

void World::State::foldStoredValue(const Step& step, ThreadState& thread)
{
    const OpenStore store = std::exchange(thread.store, {});
    if (store.variable < 0)
        return;
    const tap::Event& event = step.event;
    Variable& variable = variables[store.variable];
    if (event.offset != variable.offset || event.object != variable.object ||
        event.size != variable.bytes)
        return markStore(step.history, thread, store, nullptr, MarkKind::Store);
    const std::int64_t value = variable.read(event.value);
    const bool exact = (event.flags & tap::Sampled) == 0;
    variable.setValue(value, exact, event.time);
    valueChanged(step.history, variable);
    Process& process = processes[thread.process];
    for (std::optional<Done>* done : {&process.last, &process.lastStore})
        if (*done && (*done)->kind == OperationKind::Store && (*done)->time == store.time) {
            (*done)->value = value;
            (*done)->hasValue = true;
            (*done)->exact = exact;
        }
    transfers.setAmount(store.event, value);
    markStore(step.history, thread, store, &value, MarkKind::Store);
    if (slow())
        narrateAccess(step, process, "writes", variable, &value);
}

void World::State::foldReadModifyWrite(const Step& step, ThreadState& thread, int index)
{
    const tap::Event& event = step.event;
    Variable& variable = variables[index];
    std::uint64_t oldRaw = 0;
    std::memcpy(&oldRaw, event.payload, sizeof oldRaw);
    if (event.size == 0) // a compare-and-exchange that failed has only loaded
        return foldLoad(step, thread, index, oldRaw);
    const std::int64_t value = variable.read(event.value);
    if (variable.chain(variable.read(oldRaw), value, event.time))
        valueChanged(step.history, variable);
    ++variable.loads;
    ++variable.use(event.thread).loads;
    noteStore(step, thread, index, true);
    Process& process = processes[thread.process];
    noteDone(process, step, OperationKind::ReadModifyWrite, index, &value);
    process.lastStore = process.last;
    transfers.setAmount(step.index, value);
    markStore(step.history, thread, {index, event.time, step.index}, &value,
              MarkKind::ReadModifyWrite);
    if (slow())
        narrateAccess(step, process, "changes", variable, &value);
}

void World::State::noteStore(const Step& step, ThreadState& thread, int index, bool readModifyWrite)
{
    const tap::Event& event = step.event;
    Variable& variable = variables[index];
    noteStaleValues(step, thread, index);
    noteParts(step, thread, index, true);
    const StoreOutcome outcome = variable.store(event.thread, event.time, readModifyWrite);
    if (outcome.lost)
        noteLoss(step, thread.process, variable, outcome);
    if (outcome.cleanTwenty)
        fact(step, "clean-run", variable.name, {}, thread.process);
    transfers.add({Transfer::Kind::Store, thread.process, index, -1, 0, false, outcome.lost,
                   event.time, flightNs(), step.index});
}

void World::State::noteLoss(const Step& step, int process, const Variable& variable,
                            const StoreOutcome& outcome)
{
    fact(step, "lost-update", variable.name, {}, process);
    const ThreadState* victim = processes.thread(std::uint16_t(outcome.victimThread));
    const int victimProcess = victim != nullptr ? victim->process : -1;
    if (step.history != nullptr) {
        Mark mark{step.event.time, step.index,           0,
                  false,           MarkKind::LostUpdate, std::int16_t(variable.ordinal)};
        mark.partnerLane = victimProcess >= 0 ? processes[victimProcess].lane : -1;
        mark.partnerTime = outcome.victimTime;
        step.history->mark(processes[process].lane, mark);
    }
    if (slow())
        say(step, process,
            processes.nameOf(process) + " erases what " + processes.nameOf(victimProcess) +
                " wrote to " + variable.name + ": the update is lost" +
                atLine(process, step.event.pc),
            true);
}

void World::State::noteDone(Process& process, const Step& step, OperationKind kind, int variable,
                            const std::int64_t* value)
{
    const tap::Event& event = step.event;
    Done& done = process.last.emplace();
    done.kind = kind;
    done.variable = variable;
    done.hasValue = value != nullptr;
    done.value = value != nullptr ? *value : 0;
    done.exact = (event.flags & tap::Sampled) == 0;
    done.bytes = event.size;
    done.pc = event.pc;
    done.time = event.time;
}

void World::State::markStore(History* history, const ThreadState& thread, const OpenStore& store,
                             const std::int64_t* value, MarkKind kind) const
{
    if (history == nullptr)
        return;
    history->mark(processes[thread.process].lane,
                  {store.time, store.event, value != nullptr ? *value : 0, value != nullptr, kind,
                   std::int16_t(variables[store.variable].ordinal)});
}

void World::State::valueChanged(History* history, Variable& variable)
{
    if (history != nullptr && variable.series >= 0)
        history->step(variable.series, variable.valueTime, *variable.value);
}

void World::State::narrateAccess(const Step& step, const Process& process, const char* verb,
                                 const Variable& variable, const std::int64_t* value)
{
    std::string text = process.name + " " + verb + " " + variable.name;
    if (value != nullptr)
        text += ": " + std::to_string(*value);
    const int ordinal = int(&process - &processes[0]);
    const std::uint64_t pc = step.event.pc != 0 ? step.event.pc : process.pc;
    say(step, ordinal, text + atLine(ordinal, pc));
}

} // namespace crosstalk::world

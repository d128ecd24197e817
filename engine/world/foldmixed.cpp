#include "engine/world/state.h"

#include <algorithm>

// Values that a process goes on with although they are no longer, or never were, what memory holds:
// torn reads and stale values. (Lost updates are counted where stores are folded.)

namespace crosstalk::world {

/// An ordering event of this thread: what it read and wrote before is a thing of the past.
void World::State::noteOrdered(std::uint16_t number)
{
    ThreadState* thread = processes.thread(number);
    if (thread == nullptr)
        return;
    ++thread->stretch;
    thread->looked.fill(-1);
}

/// Bytes of the variable that an access touches, as it may begin before and end behind it.
void World::State::noteParts(const Step& step, const ThreadState& thread, int index, bool stores)
{
    const tap::Event& event = step.event;
    Variable& variable = variables[index];
    if (!variable.parts) {
        const bool whole = event.offset == variable.offset && event.size == variable.bytes;
        if (whole || variable.bytes > TornReads::mostBytes)
            return;
        variable.parts.emplace();
    }
    const std::uint64_t begin = std::max(event.offset, variable.offset);
    const std::uint64_t end =
        std::min(event.offset + event.size, variable.offset + variable.bytes);
    const auto from = std::uint32_t(begin - variable.offset);
    const auto to = std::uint32_t(end - variable.offset);
    if (!stores) {
        if (const auto torn = variable.parts->load(event.thread, thread.stretch, from, to))
            noteTorn(step, variable, *torn);
        return;
    }
    for (const auto& torn : variable.parts->store(event.thread, thread.stretch, from, to))
        noteTorn(step, variable, torn);
}

void World::State::noteTorn(const Step& step, Variable& variable, const TornReads::Torn& torn)
{
    ++variable.tornReads;
    const ThreadState* reader = processes.thread(torn.reader);
    const ThreadState* writer = processes.thread(torn.writer);
    const int process = reader != nullptr ? reader->process : -1;
    fact(step, "torn-read", variable.name, {}, process);
    if (slow() && reader != nullptr && writer != nullptr)
        say(step, process,
            processes.nameOf(process) + " read " + variable.name +
                " in parts, and they are not of one piece: some are from before a write of " +
                processes.nameOf(writer->process) + " and some from after it",
            true);
}

/// The thread has looked at this variable and may act on what it saw.
void World::State::noteLooked(ThreadState& thread, int index)
{
    if (std::ranges::find(thread.looked, index) != thread.looked.end())
        return;
    thread.looked[thread.nextLooked++ % thread.looked.size()] = index;
}

/// It stores: whatever it looked at, without synchronizing since, and others have overwritten, it
/// acts on as if that still held. Its own variable's case is a lost update.
void World::State::noteStaleValues(const Step& step, ThreadState& thread, int stored)
{
    for (int& looked : thread.looked) {
        if (looked < 0 || looked == stored)
            continue;
        Variable& variable = variables[looked];
        const Use& use = variable.use(step.event.thread);
        if (variable.isLock || !variable.isStale(use))
            continue;
        ++variable.staleValues;
        fact(step, "stale-value", variable.name, {}, thread.process);
        if (slow())
            say(step, thread.process,
                processes.nameOf(thread.process) + " writes " + variables[stored].name +
                    " while the " + std::to_string(use.loaded) + " it read of " + variable.name +
                    " holds no more" + atLine(thread.process, step.event.pc),
                true);
        looked = -1; // once a look
    }
}

} // namespace crosstalk::world

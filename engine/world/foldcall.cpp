#include "engine/world/state.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

// Calls: what they do to the channel they are on, to who sleeps, and to the picture.

namespace crosstalk::world {

namespace {

/// What the call moves goes into the channel: it is a call that writes, or its descriptor can only
/// be written.
bool leadsIn(const Process& process, const tap::Event& event)
{
    const mechanisms::CallTraits* traits = mechanisms::callTraits(event.call);
    if (traits != nullptr && traits->direction != mechanisms::Direction::Both)
        return traits->direction == mechanisms::Direction::Down;
    for (const Descriptor& descriptor : process.descriptors)
        if (descriptor.fd == event.fd)
            return (descriptor.flags & (tap::CanRead | tap::CanWrite)) == tap::CanWrite;
    return process.blockIsWrite;
}

} // namespace

// Which channel a call is on, if a mechanism lists the call; made when it is new.
int World::State::channelOfCall(const tap::Event& event)
{
    const mechanisms::Mechanism* mechanism = mechanisms::mechanismOf(event.call);
    if (mechanism == nullptr || event.object == 0)
        return -1;
    const mechanisms::CallTraits* traits = mechanisms::callTraits(event.call);
    if (traits->byDescriptor)
        return channels.towards(event.object, traits->direction);
    const int known = channels.find(event.object, event.offset);
    if (event.kind != tap::Kind::Enter)
        return known;
    if (known >= 0)
        channels.reopen(known, event);
    if (known >= 0)
        return known;
    const int made = channels.obtain(event, false);
    if (made >= 0 && channels[made].channel->shape() == Shape::Lock)
        takeNameOfVariable(made);
    return made;
}

void World::State::foldEnter(const Step& step)
{
    const tap::Event& event = step.event;
    ThreadState* thread = processes.thread(event.thread);
    if (thread == nullptr)
        return;
    Process& process = processes[thread->process];
    const bool own = (event.flags & tap::Internal) == 0;
    if (!own && thread->inCall) {
        foldInside(step, *thread);
        return;
    }
    thread->call = event;
    thread->inCall = true;
    thread->sleptInCall = false;
    thread->sleepsAt = 0;
    thread->awaits = {};
    thread->relocks = -1;
    thread->awakeAt = event.time;
    thread->callChannel = channelOfCall(event);
    if (own)
        enclose(*thread, event);
    if (comparison.isOpen())
        comparison.call();
    if (own) {
        callRate.add(event.time);
        process.operations.add(event.time);
        if (event.pc != 0)
            process.pc = event.pc;
        if (!thread->ranProgram)
            thread->ranProgram = lineAt(thread->process, event.pc).line > 0;
    }
    const int channel = thread->callChannel;
    if (channel < 0)
        return;
    const Shape shape = channels[channel].channel->shape();
    const bool moves = shape == Shape::ByteStream || shape == Shape::Messages;
    if (moves && event.size != 0) {
        process.blockBytes = event.size;
        process.blockFilled = 0;
        process.blockIsWrite = leadsIn(process, event);
    }
    // No descriptor leads to a process's signals, or only a signalfd.
    const bool isSignals = channels[channel].channel->kind() == "signal";
    if (own && channels[channel].ordinal < 0 &&
        (!moves || isSignals || !mechanisms::callTraits(event.call)->byDescriptor))
        channels.show(channel);
    foldCall(step, channel, {thread->process, event.thread});
}

// watch() could not tell that what it named is a lock: now it shows.
void World::State::takeNameOfVariable(int channel)
{
    const ChannelEntry& entry = channels[channel];
    const int named = variables.find(entry.object, entry.offset, 1);
    if (named >= 0 && variables[named].offset == entry.offset)
        channels.nameLock(channel, variables[named].name);
    variables.markAsLock(entry.object, entry.offset);
}

// What a call does besides, told inside it: a condition's wait unlocks its mutex and locks it
// again. The thread stays in the call that it made.
void World::State::foldInside(const Step& step, ThreadState& thread)
{
    const int channel = channelOfCall(step.event);
    if (channel < 0)
        return;
    foldCall(step, channel, {thread.process, step.event.thread});
    std::uint64_t address = 0;
    std::memcpy(&address, step.event.payload, sizeof address);
    if (step.event.kind == tap::Kind::Enter && address != 0 &&
        step.event.call == mechanisms::idOf("pthread_mutex_unlock")) {
        thread.relocks = channel;
        thread.relocksAt = address;
    }
}

// A remote call lasts while its thread is told of other stages of it, and sleeps in what the
// library does for it. An operation of another kind means that the program's own lines run again.
void World::State::enclose(ThreadState& thread, const tap::Event& event)
{
    const mechanisms::CallTraits* traits = mechanisms::callTraits(event.call);
    if (traits != nullptr && traits->encloses)
        thread.enclosing = {event, thread.callChannel};
    else if (thread.enclosing && mechanisms::mechanismOf(thread.enclosing->first.call) !=
                                     mechanisms::mechanismOf(event.call))
        thread.enclosing.reset();
}

void World::State::backInside(ThreadState& thread, const tap::Event& exit)
{
    if (!thread.enclosing)
        return;
    const auto [call, channel] = *thread.enclosing;
    if (call.call == exit.call) {
        thread.enclosing.reset();
        return;
    }
    thread.call = call;
    thread.callChannel = channel;
    thread.inCall = true;
    thread.awakeAt = exit.time;
}

// shutdown, close and their like are about both ways of a connection.
void World::State::foldCall(const Step& step, int channel, const mechanisms::Actor& actor)
{
    const mechanisms::CallTraits* traits = mechanisms::callTraits(step.event.call);
    foldChannel(step, channel, actor);
    if (traits->byDescriptor && traits->direction == mechanisms::Direction::Both)
        for (const int other : channels.allOf(step.event.object))
            if (other != channel)
                foldChannel(step, other, actor);
}

// More bytes of what the thread's call moves.
void World::State::foldPart(const Step& step)
{
    const ThreadState* thread = processes.thread(step.event.thread);
    if (thread != nullptr && thread->callChannel >= 0)
        foldChannel(step, thread->callChannel, {thread->process, step.event.thread});
}

void World::State::foldExit(const Step& step)
{
    const tap::Event& event = step.event;
    ThreadState* thread = processes.thread(event.thread);
    if (thread == nullptr)
        return;
    if ((event.flags & tap::Internal) != 0 && thread->inCall && thread->call.call != event.call) {
        foldInside(step, *thread);
        return;
    }
    if ((event.flags & tap::Slept) != 0 && !thread->sleptInCall && thread->inCall &&
        (event.flags & tap::Internal) == 0)
        sleeps.add(sleeps.sum(thread->process, event.call, thread->callChannel, event.fd),
                   event.time - std::min(event.time, thread->call.time), false);
    const bool wasAsleep = thread->asleep;
    wakeUp(step, *thread, true);
    thread->inCall = false;
    if (event.call == mechanisms::idOf("fork") && std::int64_t(event.value) > 0 &&
        processes.byPid(std::int32_t(event.value)) < 0)
        processes.obtain(std::int32_t(event.value)); // counted in the order they were made
    foldReaped(step);
    noteConnected(step, *thread);
    const int channel = channelOfCall(event);
    if (channel >= 0)
        foldCall(step, channel, {thread->process, event.thread});
    if (channel >= 0)
        noteStart(step, *thread);
    thread->callChannel = -1;
    if (wasAsleep)
        refresh(step.history, thread->process, event.time);
    if ((event.flags & tap::Internal) == 0)
        noteCall(step, *thread);
    backInside(*thread, event);
}

void World::State::foldChannel(const Step& step, int index, const mechanisms::Actor& actor)
{
    mechanisms::Effects& effects = step.effects;
    const std::size_t facts = effects.facts.size();
    const std::size_t moves = effects.moves.size();
    const std::size_t passages = effects.passages.size();
    mechanisms::Channel& channel = *channels[index].channel;
    const int before = channel.holder();
    const std::uint64_t level = channel.level();
    channel.fold(step.event, actor, effects);
    for (std::size_t i = facts; i < effects.facts.size(); ++i) {
        mechanisms::Fact& made = effects.facts[i];
        made.event = step.index;
        if (made.on.empty())
            made.on = channels[index].id;
        if (made.process < 0)
            made.process = actor.process;
    }
    for (std::size_t i = moves; i < effects.moves.size(); ++i)
        applyMove(step, index, effects.moves[i]);
    if (channel.holder() != before)
        holderChanged(step, index, before, channel.holder());
    if (channel.level() != level && step.history != nullptr && channels[index].series >= 0)
        step.history->step(channels[index].series, step.event.time, std::int64_t(channel.level()));
    if (effects.facts.size() != facts)
        narrateFacts(step, facts);
    if (effects.passages.size() != passages)
        noteMessages(step, index, passages, actor);
}

void World::State::applyMove(const Step& step, int index, const mechanisms::Move& move)
{
    if (move.process < 0)
        return;
    Process& process = processes[move.process];
    ChannelEntry& entry = channels[index];
    const auto bytes = std::uint64_t(move.bytes); // negative: wraps round, and so does the sum
    process.blockIsWrite = move.down;
    process.blockFilled += bytes;
    (move.down ? process.bytesWritten : process.bytesRead) += bytes;
    auto& total = entry.movedBy(move.process);
    (move.down ? total.first : total.second) += bytes;
    if (move.bytes < 0)
        return;
    if (comparison.isOpen())
        comparison.copied(bytes);
    if (move.down)
        entry.bytes.add(step.event.time, bytes);
    transfers.add({move.down ? Transfer::Kind::BytesDown : Transfer::Kind::BytesUp, move.process,
                   -1, index, move.bytes, true, false, step.event.time, flightNs(), step.index});
}

void World::State::holderChanged(const Step& step, int channel, int before, int after)
{
    const std::uint64_t time = step.event.time;
    if (before >= 0) {
        --processes[before].locksHeld;
        if (step.history != nullptr)
            step.history->endLocked(processes[before].lane, time);
    }
    if (after >= 0) {
        ++processes[after].locksHeld;
        channels[channel].acquiredTime = time;
        if (step.history != nullptr)
            step.history->begin(processes[after].lane, SpanKind::Locked, time);
    }
}

namespace {

/// How often this call of the process's failed so far, this time included; 0: it did not now.
std::uint64_t countCall(std::vector<CallCount>& counts, const tap::Event& event)
{
    auto count = std::find_if(counts.begin(), counts.end(),
                              [&](const CallCount& one) { return one.call == event.call; });
    if (count == counts.end())
        count = counts.insert(counts.end(), CallCount{event.call});
    ++(event.aux == 0 ? count->returned : count->failed);
    return event.aux == 0 ? 0 : count->failed;
}

} // namespace

void World::State::noteCall(const Step& step, ThreadState& thread)
{
    const tap::Event& event = step.event;
    Process& process = processes[thread.process];
    const std::uint64_t failures = countCall(process.calls, event);
    Done& done = process.last.emplace();
    done.call = event.call;
    done.channel = channelOfCall(event);
    done.hasValue = true;
    done.value = std::int64_t(event.value);
    done.bytes = event.size;
    done.pc = event.pc;
    done.time = event.time;
    done.fd = event.fd;
    done.error = std::int64_t(event.value) < 0 ? int(event.aux) : 0;
    done.durationNs = event.time - std::min(event.time, thread.call.time);
    done.slept = (event.flags & tap::Slept) != 0 || thread.sleptInCall;
    if (event.aux != 0 && done.value < 0)
        if (const char* error = strerrorname_np(int(event.aux)))
            noteError(step, thread.process, error, failures == 1 && done.channel < 0);
    if (step.history != nullptr && done.channel >= 0)
        step.history->mark(process.lane,
                           {event.time, step.index, done.value, true, MarkKind::Call});
    if (slow())
        narrateCall(step, thread);
}

// Any errno can be a checkpoint. That no descriptor is left is said whatever the pace, and so is
// the first failure of a call that came to no channel, so that no picture shows it: a program
// seldom tells.
void World::State::noteError(const Step& step, int process, const char* error, bool isFirstUnseen)
{
    const std::string call(mechanisms::callName(step.event.call));
    fact(step, "error", error, call, process);
    if (step.event.aux == EMFILE)
        say(step, process,
            processes.nameOf(process) + " has as many descriptors open as it may: " + call +
                " fails with EMFILE");
    else if (isFirstUnseen && !slow() && (step.event.flags & tap::Internal) == 0)
        say(step, process,
            processes.nameOf(process) + "'s " + call + " fails with " + error + ": " +
                std::strerror(int(step.event.aux)));
}

void World::State::narrateCall(const Step& step, const ThreadState& thread)
{
    const tap::Event& event = step.event;
    const int channel = channelOfCall(event);
    const std::string name(mechanisms::callName(event.call));
    const auto result = std::int64_t(event.value);
    std::string text = processes.nameOf(thread.process) + ": " + name;
    if (channel >= 0 && !channels[channel].id.empty())
        text += " on " + channels[channel].id;
    if (event.aux != 0 && result < 0)
        text += " fails: " + std::string(std::strerror(int(event.aux)));
    else if (channel >= 0 && channels[channel].channel->shape() == Shape::ByteStream && result >= 0)
        text += " returns " + std::to_string(result);
    say(step, thread.process, text + atLine(thread.process, event.pc));
}

namespace {

std::string filledIn(std::string text, const std::string& who, const std::string& on)
{
    for (const auto& [mark, word] : {std::pair{"{who}", &who}, std::pair{"{on}", &on}})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.replace(at, std::strlen(mark), *word);
    return text;
}

} // namespace

void World::State::narrateFacts(const Step& step, std::size_t from)
{
    for (std::size_t i = from; i < step.effects.facts.size(); ++i) {
        const mechanisms::Fact made = step.effects.facts[i];
        const std::string who = processes.nameOf(made.process);
        if (!made.say.empty())
            say(step, made.process, filledIn(made.say, who, made.on));
        else if (made.kind == "eof")
            say(step, made.process,
                who + " reads 0 bytes from " + made.on + ": end of file, no writer is left");
        else if (made.kind == "epipe")
            say(step, made.process,
                who + "'s write fails with EPIPE: nobody is left to read " + made.on);
        else if (made.kind == "owner-died")
            say(step, made.process,
                who + " gets " + made.on + " from a dead owner: what it protects may be half done");
        else if (made.kind == "full" && (slow() || narrator.mayInterrupt(step.event.time)))
            say(step, made.process, "All slots of " + made.on + " are in use: it is full");
        else if (made.kind == "empty" && slow())
            say(step, made.process, who + " takes the last bytes: " + made.on + " is empty");
    }
}

} // namespace crosstalk::world

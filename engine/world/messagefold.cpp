#include "engine/world/messages.h"
#include "engine/world/state.h"

#include <cstring>

// What mechanisms report of messages, put into the log that the sequence diagram draws.

namespace crosstalk::world {

namespace {

bool isZero(const std::uint8_t* start)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, start, sizeof bytes);
    return bytes == 0;
}

} // namespace

// The call in which `process` moves something on this channel: the event's own, or one that
// somebody else's lets go on. A write that sleeps gets its bytes in at the return of another's
// read, but it sends them since it was called. Null: no call is known.
const ThreadState* World::State::movingThread(const Step& step, int process, int channel) const
{
    const ThreadState* own = processes.thread(step.event.thread);
    if (own != nullptr && own->process == process)
        return own->call.call == step.event.call ? own : nullptr;
    for (const std::uint16_t number : processes[process].threads) {
        const ThreadState* thread = processes.thread(number);
        if (thread != nullptr && thread->inCall && thread->callChannel == channel)
            return thread;
    }
    return nullptr;
}

void World::State::noteMessages(const Step& step, int channel, std::size_t from,
                                const mechanisms::Actor& actor)
{
    const int ordinal = channels.ordinalOf(channel);
    if (step.history == nullptr || ordinal < 0)
        return;
    const tap::Event& event = step.event;
    MessageLog& log = step.history->messageLog();
    for (std::size_t i = from; i < step.effects.passages.size(); ++i) {
        const mechanisms::Passage& passage = step.effects.passages[i];
        const int process = passage.process >= 0 ? passage.process : actor.process;
        if (process < 0)
            continue;
        const ThreadState* thread = movingThread(step, process, channel);
        const bool own = thread != nullptr && thread->call.thread == event.thread;
        MessageLog::Moment moment{event.time, event.time, step.index, process, event.thread};
        if (thread != nullptr) {
            moment.began = thread->call.time;
            moment.thread = thread->call.thread;
        }
        const bool known = own && event.kind == tap::Kind::Exit && !isZero(event.payload);
        if (log.add(ordinal, passage, moment, known ? event.payload : nullptr))
            log.nameChannel(ordinal, channels[channel].id);
    }
}

// A send is reported when it begins; the first bytes that it moved are known when it returns.
void World::State::noteStart(const Step& step, const ThreadState& thread)
{
    const mechanisms::CallTraits* traits = mechanisms::callTraits(step.event.call);
    if (step.history == nullptr || traits->direction != mechanisms::Direction::Down ||
        std::int64_t(step.event.value) <= 0 || isZero(step.event.payload) ||
        channels.ordinalOf(thread.callChannel) < 0)
        return;
    step.history->messageLog().tellStart(step.event.thread, step.event.payload);
}

} // namespace crosstalk::world

#include "engine/world/state.h"

// Signals: a handler may come into the middle of a call, which goes on when it has returned.

namespace crosstalk::world {

namespace {

/// No call: the handler came between two.
constexpr tap::Event noCall{};

} // namespace

void World::State::foldDelivered(const Step& step)
{
    const tap::Event& event = step.event;
    ThreadState* thread = processes.thread(event.thread);
    if (thread == nullptr)
        return;
    const bool begins = event.size == 0;
    if (begins) {
        wakeUp(step, *thread, true);
        const bool amid = thread->inCall;
        thread->interrupted.emplace_back(amid ? thread->call : noCall,
                                         amid ? thread->callChannel : -1);
        thread->inCall = false;
        thread->callChannel = -1;
    } else if (!thread->interrupted.empty()) {
        const auto [call, channel] = thread->interrupted.back();
        thread->interrupted.pop_back();
        thread->inCall = call.kind == tap::Kind::Enter;
        thread->call = call;
        thread->callChannel = channel;
        thread->awakeAt = event.time;
    }
    const int whole = channels.find(event.object, Channels::wholeObject);
    const int channel = whole >= 0 ? whole : channels.find(event.object, 0); // an older recording
    if (channel >= 0)
        foldChannel(step, channel, {thread->process, event.thread});
    refresh(step.history, thread->process, event.time);
}

} // namespace crosstalk::world

#include "engine/tap/rawcalls.h"
#include "engine/tap/worker.h"

#include <unistd.h>

// The gate. Open: one relaxed load (attention()). Closed: the thread publishes what it is about to
// do, sleeps on its own futex word and goes on when the engine grants it one pass or opens the
// gate. Time spent here is taken out of the clocks the program sees.

namespace crosstalk::tap {

namespace {

void answerCloseRequest(Slot& slot)
{
    const std::int32_t request = slot.closeRequest.exchange(0);
    if (request > 0)
        ::close(request - 1); // through our own interposer: it is an operation like any other
}

/// True when the thread may go on.
bool mayPass(const Slot& slot)
{
    return !gateClosed() || slot.grants.load(std::memory_order_acquire) != 0;
}

void announce(Slot& slot, const Event& pending, SlotState state)
{
    slot.pending = pending;
    slot.state.store(state, std::memory_order_release);
    worker.control->arrivals.fetch_add(1, std::memory_order_release);
    futexWake(&worker.control->arrivals);
}

/// Sleeps until the engine lets it go on; its clock stands still. The grant is used up after the
/// state says that it goes on: in between it must not look as if it stood here and had none.
void standStill(Slot& slot, const Event& pending, SlotState state, SlotState goingOn)
{
    worker.clock.hold();
    announce(slot, pending, state);
    for (;;) {
        const std::uint32_t turn = slot.turn.load(std::memory_order_acquire);
        if (mayPass(slot))
            break;
        futexWait(&slot.turn, turn);
        if (slot.state.load(std::memory_order_relaxed) != state)
            announce(slot, pending, state); // a signal handler stopped here in between
    }
    slot.calls.fetch_add(1, std::memory_order_relaxed);
    slot.state.store(goingOn, std::memory_order_release);
    slot.grants.store(0, std::memory_order_release);
}

void hold(Thread& thread, const Event& pending, SlotState state)
{
    Slot& slot = *thread.slot;
    Event held = pending;
    held.kind = Kind::Held;
    held.aux =
        static_cast<std::uint32_t>(state == SlotState::AtExitGate ? Kind::Exit : pending.kind);
    held.time = stampBefore();
    push(thread, held);

    standStill(slot, pending, state, SlotState::Running);
    worker.clock.release();

    Event released = blank(thread, Kind::Released);
    released.time = stampAfter();
    push(thread, released);
}

} // namespace

void passGate(Thread& thread, const Event& pending)
{
    if ((attention() & CloseRequested) != 0)
        answerCloseRequest(*thread.slot);
    if (!gateClosed())
        return;
    settleWrite(thread);
    hold(thread, pending, SlotState::AtGate);
    if ((attention() & CloseRequested) != 0)
        answerCloseRequest(*thread.slot);
}

void yieldToWoken(Thread& thread)
{
    if (!gateClosed())
        return;
    Slot& slot = *thread.slot;
    standStill(slot, Event(slot.pending), SlotState::Yielding, SlotState::InCall);
    worker.clock.release();
}

void passExitGate(Thread& thread, const Event& done)
{
    if (gateClosed() && thread.slot->stopAtExit.exchange(0) != 0)
        hold(thread, done, SlotState::AtExitGate);
}

} // namespace crosstalk::tap

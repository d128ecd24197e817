#include "engine/mechanisms/socket/tap/heldsend.h"

#include "engine/tap/rawcalls.h"

#include <poll.h>

using namespace crosstalk::tap;

namespace crosstalk::tap::sockets {

constinit std::atomic<int> heldSends = 0;

namespace {

/// The call that the next send on each descriptor answers; 0: nobody holds it.
constinit std::atomic<std::uint64_t> callOf[descriptorCount];

bool isOver(std::uint64_t call)
{
    return worker.control->endedCall[endedCallPlace(call)].load(std::memory_order_acquire) == call;
}

/// Waits a moment; true when nobody is left at the other end.
bool hungUp(int fd)
{
    constexpr int momentMs = 2;
    pollfd end{fd, POLLRDHUP, 0};
    return rawCall(SYS_poll, asLong(&end), 1, momentMs) > 0;
}

} // namespace

// Drawn as held by the user, who asked for it. The gate knows nothing of it: for that the thread is
// inside its call.
void holdSend(Thread& thread, CallId call, int fd)
{
    const std::uint64_t answered =
        unsigned(fd) < descriptorCount ? callOf[fd].exchange(0, std::memory_order_acq_rel) : 0;
    if (answered == 0)
        return;
    heldSends.fetch_sub(1, std::memory_order_relaxed);
    Event held = blank(thread, Kind::Held);
    held.aux = std::uint32_t(Kind::Enter);
    held.call = call;
    held.object = objectOf(fd);
    held.fd = std::int16_t(fd);
    held.payload[0] = 1;
    held.time = stampBefore();
    push(thread, held);
    while (!isOver(answered) && !hungUp(fd)) {
    }
    Event released = blank(thread, Kind::Released);
    released.time = stampAfter();
    push(thread, released);
}

} // namespace crosstalk::tap::sockets

/// lessons/kit: the next send on `fd` answers this remote call and is to come too late for it.
CROSSTALK_EXPORT void crosstalk_hold_send(int fd, unsigned long call)
{
    using namespace crosstalk::tap::sockets;
    if (worker.control == nullptr || unsigned(fd) >= descriptorCount || call == 0)
        return;
    if (callOf[fd].exchange(call, std::memory_order_acq_rel) == 0)
        heldSends.fetch_add(1, std::memory_order_relaxed);
}

#include "engine/mechanisms/socket/queuechannel.h"
#include "engine/mechanisms/socket/socketcalls.h"

#include <algorithm>
#include <cerrno>

// What a queue says of itself: failures, who sleeps and why, its figures.

namespace crosstalk::mechanisms {

using Op = OrderEffect::Op;

void SocketQueue::tell(Effects& effects, const char* kind, const tap::Event& event,
                       const Actor& actor, std::string say)
{
    const bool first = std::ranges::find(m_told, kind) == m_told.end();
    if (first)
        m_told.push_back(kind);
    effects.facts.push_back({kind,
                             {},
                             std::string(callName(event.call)),
                             actor.process,
                             0,
                             first ? std::move(say) : std::string()});
}

void SocketQueue::noteFull(const Actor& actor, Effects& effects)
{
    if (!m_full)
        effects.facts.push_back({"full", {}, {}, actor.process});
    m_full = true;
}

void SocketQueue::failedToPutIn(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (socket::isConnect(event.call))
        connectFailed(event, actor, effects);
    else
        sendFailed(event, actor, effects);
}

void SocketQueue::sendFailed(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.aux == EAGAIN) {
        noteFull(actor, effects);
        tell(effects, "eagain", event, actor,
             "{who} gets EAGAIN: {on} is full, and the descriptor is set not to wait");
    } else if (event.aux == ECONNREFUSED) {
        tell(effects, "refused", event, actor,
             "{who} gets ECONNREFUSED: nobody has a socket at {on} any more");
    } else if (event.aux == ENOENT) {
        tell(effects, "refused", event, actor,
             "{who}'s send fails with ENOENT: there is no socket of that name");
    } else if (event.aux == EMSGSIZE) {
        tell(effects, "too-long", event, actor,
             "{who} gets EMSGSIZE: a message goes whole or not at all, and " +
                 std::to_string(event.size) + " bytes are more than {on} takes at once");
    } else if (event.aux == EPIPE || event.aux == ECONNRESET) {
        effects.order.push_back({Op::Acquire, m_object, readEndToken()});
        const bool pipe = event.aux == EPIPE;
        tell(effects, pipe ? "epipe" : "reset", event, actor,
             pipe ? "{who}'s send fails with EPIPE: nobody can receive from {on} any more"
                  : "{who} gets ECONNRESET: the other side of {on} is gone");
    } else if (event.aux == EFAULT) {
        tell(effects, "efault", event, actor,
             "{who}'s send fails with EFAULT: the kernel checks the pointer before it copies");
    }
}

void SocketQueue::connectFailed(const tap::Event& event, const Actor& actor, Effects& effects)
{
    switch (event.aux) {
    case EAGAIN:
        noteFull(actor, effects);
        tell(effects, "backlog-full", event, actor,
             "{who}'s connect gets EAGAIN: as many connections wait at {on} as its backlog allows");
        break;
    case ECONNREFUSED:
        tell(effects, "refused", event, actor,
             "{who}'s connect is refused (ECONNREFUSED): nobody listens there");
        break;
    case ENOENT:
        tell(effects, "refused", event, actor,
             "{who}'s connect fails with ENOENT: there is no socket of that name");
        break;
    case ETIMEDOUT:
        tell(effects, "timed-out", event, actor, "{who}'s connect gets no answer (ETIMEDOUT)");
        break;
    case EINVAL:
    case ENAMETOOLONG:
        tell(effects, "too-long", event, actor,
             "{who}'s connect fails: a socket's path has at most 107 bytes");
        break;
    default:
        break;
    }
}

void SocketQueue::foldBind(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.aux == EADDRINUSE)
        tell(effects, "in-use", event, actor,
             "{who}'s bind fails with EADDRINUSE: the address belongs to somebody already");
    else if (event.aux == EINVAL || event.aux == ENAMETOOLONG)
        tell(effects, "too-long", event, actor,
             "{who}'s bind fails: a socket's path has at most 107 bytes");
}

void SocketQueue::receiveFailed(const Receiver& receiver, const tap::Event& event, Effects& effects)
{
    if (event.aux == EAGAIN) {
        dropUnseen(receiver.enteredAt, effects);
        tell(effects, "eagain", event, receiver.actor,
             m_role == Role::Listener
                 ? "{who} gets EAGAIN: no connection waits at {on}, and it is set not to wait"
                 : "{who} gets EAGAIN: {on} is empty, and the descriptor is set not to wait");
    } else if (event.aux == ECONNRESET) {
        effects.order.push_back({Op::TakeEnd, m_object, writeEndToken()});
        tell(effects, "reset", event, receiver.actor,
             "{who} gets ECONNRESET from {on}: the other side closed it without reading all");
        m_endSeen = true;
    } else if (event.aux == ECONNREFUSED) {
        tell(effects, "refused", event, receiver.actor,
             "{who} gets ECONNREFUSED: nobody was there to take what it sent before");
    }
}

bool SocketQueue::isWayOut(const tap::Event& event) const
{
    return (event.object == m_object) == (m_way == outOfEnd);
}

void SocketQueue::foldShutdown(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (isAddressed() || !isWayOut(event) || int(event.value) == SHUT_RD)
        return;
    m_writeShut = true;
    effects.order.push_back({Op::Release, m_object, writeEndToken()});
    tell(effects, "half-closed", event, actor,
         "{who} shuts {on} down for sending: the other side reads what is left, then its end");
}

/// A place is left for one more connection: whoever sleeps in connect all the same waits for the
/// network, where a request or its answer was lost, and is sent again after a second.
bool SocketQueue::awaitsAnswer() const
{
    const auto inside =
        std::uint64_t(std::ranges::count_if(m_sending, &Sender::detached)) + m_queue.size();
    return isTcpListener() && m_capacity != 0 && inside < m_capacity;
}

void SocketQueue::fellAsleep(const Sender& sender, Effects& effects)
{
    if (awaitsAnswer())
        return;
    noteFull(sender.actor, effects);
    if (m_role == Role::Listener)
        effects.facts.push_back({"backlog-full",
                                 {},
                                 "connect",
                                 sender.actor.process,
                                 0,
                                 "{who} sleeps in connect: as many connections wait at {on} as its "
                                 "backlog allows"});
}

void SocketQueue::foldState(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const bool asleep = event.value == 'S';
    for (Sender& sender : m_sending)
        if (sender.actor.thread == actor.thread && sender.asleep != asleep) {
            sender.asleep = asleep;
            if (asleep)
                fellAsleep(sender, effects);
        }
    for (Receiver& receiver : m_receiving)
        if (receiver.actor.thread == actor.thread) {
            receiver.asleep = asleep;
            if (asleep)
                dropUnseen(receiver.enteredAt, effects);
        }
}

bool SocketQueue::wouldBlock(const tap::Event& pending, const Actor&) const
{
    if (socket::isNonBlocking(pending))
        return false;
    if (socket::isSend(pending.call) || socket::isConnect(pending.call))
        return m_full && m_ends.hasReaders();
    if (socket::isReceive(pending.call) || socket::isAccept(pending.call))
        return m_queue.empty() && !ended();
    return false;
}

std::vector<int> SocketQueue::unblockers(tap::CallId call, int) const
{
    if (socket::isConnect(call) && awaitsAnswer())
        return {};
    if (socket::isSend(call) || socket::isConnect(call))
        return m_ends.readers();
    return isAddressed() ? std::vector<int>{} : m_ends.writers();
}

/// TCP asks again and again for some minutes, and then gives up: ETIMEDOUT.
bool SocketQueue::endsByItself(tap::CallId call, int) const
{
    return socket::isConnect(call) && isTcpListener();
}

SleepReason SocketQueue::sleepReason(tap::CallId call, int) const
{
    if (socket::isConnect(call) && awaitsAnswer())
        return {"has room, but has not answered yet: what is lost on the way is sent again", {}};
    if (socket::isConnect(call))
        return {"is full: as many connections wait as its backlog allows", "by accepting one"};
    if (socket::isSend(call))
        return {"is full", "by receiving"};
    if (m_role == Role::Listener)
        return {"has no connection waiting", "by connecting"};
    return {"is empty", "by sending"};
}

// FIONREAD of a datagram socket is the length of its first message. Those that were sent at the
// same time may lie in any order.
std::pair<std::uint64_t, std::uint64_t> SocketQueue::firstFigure() const
{
    const bool leaving = std::ranges::any_of(
        m_receiving, [](const Receiver& receiver) { return !receiver.asleep && !receiver.peeks; });
    std::uint64_t low = ~std::uint64_t{0};
    std::uint64_t high = 0;
    std::uint64_t overlapping = ~std::uint64_t{0};
    const auto include = [&](std::uint64_t bytes) {
        low = std::min(low, bytes);
        high = std::max(high, bytes);
    };
    for (const Message& message : m_queue) {
        if (message.enteredAt > overlapping && !leaving)
            break;
        overlapping = std::min(overlapping, message.sentAt);
        include(message.bytes);
    }
    for (const Sender& sender : m_sending)
        if (!sender.taken && (m_queue.empty() || leaving || sender.enteredAt <= overlapping))
            include(sender.bytes);
    // Of UDP the first may still be on its way over loopback, or thrown away.
    if (m_queue.empty() || leaving || m_role == Role::Lossy)
        low = 0;
    return {low, high};
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> SocketQueue::tapFigure() const
{
    if (!isAddressed() && !m_ends.hadWriters()) // its other end was gone before it was known
        return std::nullopt;
    if (m_role != Role::Seqpacket && m_role != Role::Listener)
        return firstFigure();
    const bool count = m_role == Role::Listener;
    std::uint64_t in = 0;
    std::uint64_t out = 0;
    for (const Sender& sender : m_sending)
        if (!sender.taken)
            in += count ? 1 : sender.bytes;
    for (const Receiver& receiver : m_receiving)
        if (!receiver.asleep && !receiver.peeks)
            out += count ? 1 : m_queuedBytes;
    const std::uint64_t inside = count ? m_queue.size() : m_queuedBytes;
    return std::pair(inside - std::min(inside, out), inside + in);
}

void SocketQueue::view(MessagesView& out) const
{
    constexpr std::size_t shown = 64;
    const bool counted = m_role == Role::Mailbox || m_role == Role::Listener;
    out.capacity = counted ? m_capacity : 0;
    out.capacityBytes = counted ? 0 : m_capacity;
    for (std::size_t i = 0; i < std::min(shown, m_queue.size()); ++i) {
        const Message& message = m_queue[i];
        out.queue.push_back(
            {message.number, message.bytes, 0, message.from, message.sentAt, message.text});
    }
    out.queued = m_queue.size();
    out.queuedBytes = m_queuedBytes;
    out.sent = m_sent;
    out.received = m_received - m_lost;
    out.bytesSent = m_bytesSent;
    out.bytesReceived = m_bytesReceived;
    out.peak = m_peak;
    out.connections = m_role == Role::Listener;
    out.ended = ended();
    out.broken = broken();
    out.senders = m_ends.writers();
    out.receivers = m_ends.readers();
    for (const Sender& sender : m_sending)
        if (sender.asleep)
            out.sleepingSenders.push_back(sender.actor.process);
    for (const Receiver& receiver : m_receiving)
        if (receiver.asleep)
            out.sleepingReceivers.push_back(receiver.actor.process);
}

} // namespace crosstalk::mechanisms

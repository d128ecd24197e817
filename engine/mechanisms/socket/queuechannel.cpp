#include "engine/mechanisms/socket/queuechannel.h"

#include "engine/mechanisms/socket/socketcalls.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace crosstalk::mechanisms {

using Op = OrderEffect::Op;

namespace {

template<class Flights> auto findFlight(Flights& flights, const Actor& actor)
{
    auto found = flights.end();
    for (auto it = flights.begin(); it != flights.end(); ++it)
        if (it->actor.thread == actor.thread)
            found = it;
    return found;
}

/// The first bytes of what was moved, if a person can read them.
std::string textOf(const tap::Event& event, std::uint64_t bytes)
{
    std::string text;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(bytes, sizeof event.payload); ++i) {
        if (event.payload[i] < ' ' || event.payload[i] > '~')
            return {};
        text += char(event.payload[i]);
    }
    return text;
}

bool putsIn(tap::CallId call)
{
    return socket::isSend(call) || socket::isConnect(call);
}

bool takesOut(tap::CallId call)
{
    return socket::isReceive(call) || socket::isAccept(call);
}

} // namespace

SocketQueue::SocketQueue(std::uint64_t object, std::uint64_t way, Role role, std::uint64_t capacity,
                         std::string kind)
    : m_object(object), m_way(way), m_role(role), m_capacity(capacity), m_kind(std::move(kind))
{
}

std::unique_ptr<Channel> SocketQueue::clone() const
{
    return std::make_unique<SocketQueue>(*this);
}

void SocketQueue::archive(StateArchive& archive)
{
    archive(m_capacity, m_ends, m_sending, m_receiving, m_queue, m_queuedBytes);
    archive(m_sent, m_received, m_lost, m_sentReturned, m_bytesSent, m_bytesReceived, m_peak);
    archive(m_told, m_full, m_writeShut, m_endSeen);
}

void SocketQueue::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    switch (event.kind) {
    case tap::Kind::Enter:
        enter(event, actor, effects);
        break;
    case tap::Kind::Exit:
        exit(event, actor, effects);
        break;
    case tap::Kind::Open:
        m_ends.open(event, actor);
        break;
    case tap::Kind::Close:
        closed(m_ends.close(event, actor), actor.thread, effects);
        break;
    case tap::Kind::ProcessState:
        foldState(event, actor, effects);
        break;
    case tap::Kind::Describe:
        if (event.size != 0)
            m_capacity = event.size;
        break;
    default:
        break;
    }
}

void SocketQueue::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (putsIn(event.call)) {
        enterSend(event, actor, effects);
    } else if (takesOut(event.call)) {
        Receiver receiver{actor, event.size, m_received, event.time};
        receiver.peeks = socket::hasFlag(event, MSG_PEEK);
        receiver.wholeLength = socket::hasFlag(event, MSG_TRUNC);
        m_receiving.push_back(receiver);
    } else if (event.call == idOf("shutdown")) {
        foldShutdown(event, actor, effects);
    }
}

// Messages that are sent at the same time may lie in any order: see SocketStream::supply.
void SocketQueue::enterSend(const tap::Event& event, const Actor& actor, Effects& effects)
{
    Sender entering{actor, event.size, m_sentReturned, event.time};
    entering.rights = socket::isSend(event.call) ? std::uint32_t(event.offset) : 0;
    m_sending.push_back(entering);
    const std::uint64_t end = m_sentReturned + m_sending.size();
    for (const Sender& sender : m_sending) {
        const int thread = sender.actor.thread == event.thread ? -1 : sender.actor.thread;
        effects.order.push_back({Op::Supply, m_object, m_way, sender.from, end, thread});
    }
}

void SocketQueue::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (putsIn(event.call))
        exitSend(event, actor, effects);
    else if (takesOut(event.call))
        exitReceive(event, actor, effects);
    else if (event.call == idOf("bind"))
        foldBind(event, actor, effects);
}

void SocketQueue::exitSend(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = findFlight(m_sending, actor);
    const bool failed = std::int64_t(event.value) < 0;
    if (found == m_sending.end()) // the channel came to be known by the failure itself
        return failed ? failedToPutIn(event, actor, effects) : void();
    if (event.aux == EINPROGRESS && !found->taken) {
        found->detached = true;
        found->actor.thread = 0xffff; // no call of this thread any more
        return;
    }
    const Sender sender = *found;
    m_sending.erase(found);
    if (failed && !sender.taken)
        return failedToPutIn(event, actor, effects);
    ++m_sentReturned;
    if (!sender.taken)
        sent(sender, event, effects);
    if (socket::isConnect(event.call))
        tell(effects, "connected", event, actor,
             "{who} is connected: its connection waits at {on} until it is accepted");
}

void SocketQueue::sent(const Sender& sender, const tap::Event& event, Effects& effects)
{
    const int process = sender.actor.process;
    m_queue.push_back({m_sent, sender.bytes, process, sender.enteredAt, event.time, sender.rights,
                       textOf(event, sender.bytes)});
    effects.passages.push_back(
        {Passage::Op::Sent, m_sent, m_sent + 1, sender.bytes, process, m_queue.back().text});
    effects.moves.push_back({process, true, std::int64_t(sender.bytes)});
    ++m_sent;
    m_bytesSent += sender.bytes;
    m_queuedBytes += sender.bytes;
    const bool counted = m_role == Role::Mailbox || m_role == Role::Listener;
    std::uint64_t inside = m_queue.size();
    if (counted && m_capacity != 0) // one more only because its receiver has not returned yet
        inside = std::min(inside, m_capacity);
    m_peak = std::max(m_peak, inside);
}

void SocketQueue::exitReceive(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = findFlight(m_receiving, actor);
    if (found == m_receiving.end())
        return;
    const Receiver receiver = *found;
    m_receiving.erase(found);
    if (std::int64_t(event.value) < 0)
        return receiveFailed(receiver, event, effects);
    if (isEnd(event)) {
        effects.order.push_back({Op::TakeEnd, m_object, writeEndToken()});
        tell(effects, "eof", event, actor,
             "{who} receives 0 bytes from {on}: the other side has closed it");
        m_endSeen = true;
        return;
    }
    received(receiver, event, effects);
}

/// A connection's end and an empty message both give 0: it is the message if one was sent.
bool SocketQueue::isEnd(const tap::Event& event) const
{
    if (m_role != Role::Seqpacket || event.value != 0 || event.size == 0)
        return false;
    const bool queued = !m_queue.empty() && m_queue.front().bytes == 0;
    return !queued && std::ranges::none_of(m_sending, [](const Sender& sender) {
        return sender.bytes == 0 && !sender.taken;
    });
}

void SocketQueue::received(const Receiver& receiver, const tap::Event& event, Effects& effects)
{
    const bool accepts = socket::isAccept(event.call);
    const std::uint64_t result = accepts ? 0 : event.value;
    // What is thrown away has a number too, so of a lossy mailbox only "sent so far" is certain.
    std::uint64_t to = m_received + 1 + m_receiving.size();
    if (m_role == Role::Lossy)
        to = std::max(to, m_sentReturned + m_sending.size());
    effects.order.push_back({Op::Take, m_object, m_way, receiver.from, to});
    if (receiver.peeks)
        return;
    const Message message = takeOne(receiver, result, effects);
    ++m_received;
    m_bytesReceived += message.bytes;
    m_full = false;
    const int process = receiver.actor.process;
    effects.passages.push_back({Passage::Op::Received, message.number, message.number + 1,
                                message.bytes, process, message.text});
    effects.moves.push_back({process, false, std::int64_t(result)});
    if (m_queue.empty())
        effects.facts.push_back({"empty", {}, {}, process});
    if (accepts)
        tell(effects, "accepted", event, receiver.actor,
             "{who} accepts a connection from {on}: a descriptor of its own leads to it");
    if (!accepts && message.bytes > receiver.asked)
        tell(effects, "truncated", event, receiver.actor,
             "{who} has room for " + std::to_string(receiver.asked) + " of a message's " +
                 std::to_string(message.bytes) + " bytes: the rest of it is gone");
    if (message.rights != 0)
        effects.facts.push_back({"rights",
                                 {},
                                 {},
                                 process,
                                 0,
                                 "{who} receives " + std::to_string(message.rights) +
                                     " descriptor(s) with a message of {on}: numbers of its own "
                                     "that lead to the same things"});
}

/// The message that a receive of `bytes` took: the first, unless its length shows that one which
/// was sent at the same time came before it.
SocketQueue::Message SocketQueue::takeOne(const Receiver& receiver, std::uint64_t bytes,
                                          Effects& effects)
{
    const auto fits = [&](std::uint64_t length) {
        return m_role == Role::Listener || length == bytes ||
               (length > bytes && bytes == receiver.asked);
    };
    std::uint64_t overlapping = ~std::uint64_t{0};
    for (auto it = m_queue.begin(); it != m_queue.end() && it->enteredAt <= overlapping; ++it) {
        overlapping = std::min(overlapping, it->sentAt);
        if (!fits(it->bytes))
            continue;
        Message message = std::move(*it);
        m_queue.erase(it);
        m_queuedBytes -= message.bytes;
        return message;
    }
    for (Sender& sender : m_sending)
        if (!sender.taken && fits(sender.bytes))
            return takeInFlight(sender, effects);
    if (!m_queue.empty()) { // sent by somebody who is not tapped, or thrown away in between
        Message message = std::move(m_queue.front());
        m_queue.pop_front();
        m_queuedBytes -= message.bytes;
        return message;
    }
    ++m_sentReturned;
    m_bytesSent += bytes;
    Message unseen;
    unseen.number = m_sent++;
    unseen.bytes = bytes;
    return unseen;
}

SocketQueue::Message SocketQueue::takeInFlight(Sender& sender, Effects& effects)
{
    const int process = sender.actor.process;
    effects.passages.push_back({Passage::Op::Sent, m_sent, m_sent + 1, sender.bytes, process});
    effects.moves.push_back({process, true, std::int64_t(sender.bytes)});
    m_bytesSent += sender.bytes;
    Message message{m_sent++, sender.bytes, process, sender.enteredAt, 0, sender.rights, {}};
    if (sender.detached) {
        ++m_sentReturned;
        m_sending.erase(m_sending.begin() + (&sender - m_sending.data()));
    } else {
        sender.taken = true;
        sender.asleep = false;
    }
    return message;
}

void SocketQueue::closed(socket::Ends::Gone gone, int thread, Effects& effects)
{
    if (gone.writer)
        effects.order.push_back({Op::Release, m_object, writeEndToken(), 0, 0, thread});
    if (!gone.reader)
        return;
    effects.order.push_back({Op::Release, m_object, readEndToken(), 0, 0, thread});
    for (const Message& message : m_queue)
        effects.passages.push_back(
            {Passage::Op::Lost, message.number, message.number + 1, message.bytes});
    if (!m_queue.empty())
        effects.facts.push_back({"lost",
                                 {},
                                 {},
                                 -1,
                                 0,
                                 "Nobody is left to receive the " + std::to_string(m_queue.size()) +
                                     (m_role == Role::Listener ? " connections" : " messages") +
                                     " in {on}: the kernel throws them away"});
    m_received += m_queue.size();
    m_lost += m_queue.size();
    m_queue.clear();
    m_queuedBytes = 0;
}

void SocketQueue::processGone(int process, Effects& effects)
{
    std::erase_if(m_sending, [&](const Sender& sender) {
        const bool gone = sender.actor.process == process && !sender.detached;
        m_sentReturned += gone && sender.taken ? 1 : 0;
        return gone;
    });
    std::erase_if(m_receiving,
                  [&](const Receiver& receiver) { return receiver.actor.process == process; });
    const int thread = m_ends.threadOf(process);
    closed(m_ends.processGone(process), thread, effects);
}

// A receiver that finds nothing proves that the kernel had no room for what the model still has.
void SocketQueue::dropUnseen(std::uint64_t before, Effects& effects)
{
    if (m_role != Role::Lossy)
        return;
    std::uint64_t dropped = 0;
    while (!m_queue.empty() && m_queue.front().sentAt < before) {
        const Message& message = m_queue.front();
        effects.passages.push_back(
            {Passage::Op::Lost, message.number, message.number + 1, message.bytes});
        m_queuedBytes -= message.bytes;
        m_queue.pop_front();
        ++dropped;
    }
    m_received += dropped;
    m_lost += dropped;
    if (dropped != 0)
        effects.facts.push_back({"dropped",
                                 {},
                                 {},
                                 -1,
                                 0,
                                 "The kernel has thrown away " + std::to_string(dropped) +
                                     " datagrams to {on}: its receive buffer was full, and UDP "
                                     "tells nobody"});
}

} // namespace crosstalk::mechanisms

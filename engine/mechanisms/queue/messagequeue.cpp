#include "engine/mechanisms/queue/messagequeue.h"

#include "engine/mechanisms/queue/queuecalls.h"

#include <algorithm>
#include <cstring>

namespace crosstalk::mechanisms {

namespace {

template<class Flights> auto flightOf(Flights& flights, const Actor& actor)
{
    return std::ranges::find_if(flights,
                                [&](const auto& one) { return one.actor.thread == actor.thread; });
}

/// Adds a piece to the first bytes of a message.
void place(std::string& data, const tap::Event& part)
{
    if (part.offset > queue::shownBytes || part.size > sizeof part.payload)
        return;
    data.resize(std::max<std::size_t>(data.size(), part.offset + part.size));
    std::memcpy(data.data() + part.offset, part.payload, part.size);
}

/// The message as text, if a person can read it; a NUL at its end is no part of it.
std::string readable(std::string data)
{
    while (!data.empty() && data.back() == '\0')
        data.pop_back();
    const bool printable = std::ranges::all_of(
        data, [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
    return printable ? data : std::string();
}

} // namespace

MessageQueue::MessageQueue(std::uint64_t object, std::uint64_t offset, Limits limits,
                           const QueueSort& sort)
    : m_object(object), m_offset(offset), m_limits(limits), m_sort(&sort)
{
}

std::unique_ptr<Channel> MessageQueue::clone() const
{
    return std::make_unique<MessageQueue>(*this);
}

void MessageQueue::archive(StateArchive& archive)
{
    archive(m_queue, m_sending, m_receiving, m_doubtful, m_users, m_lanes, m_queuedBytes);
    archive(m_sent, m_received, m_bytesSent, m_bytesReceived, m_peak, m_takenInDoubt, m_removed);
}

void MessageQueue::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    switch (event.kind) {
    case tap::Kind::Enter:
        enter(event, actor, effects);
        break;
    case tap::Kind::Part:
        foldPart(event, actor, effects);
        break;
    case tap::Kind::Exit:
        exit(event, actor, effects);
        break;
    case tap::Kind::Open:
    case tap::Kind::Close:
        foldDescriptor(event, actor, effects);
        break;
    case tap::Kind::ProcessState:
        foldState(event, actor);
        break;
    default:
        break;
    }
}

void MessageQueue::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (queue::isSend(event.call)) {
        use(actor.process, true);
        enterSend(event, actor, effects);
    } else if (queue::isReceive(event.call)) {
        use(actor.process, false);
        m_receiving.push_back({actor, std::int64_t(event.value)});
    }
}

void MessageQueue::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (queue::isSend(event.call))
        exitSend(event, actor, effects);
    else if (queue::isReceive(event.call))
        exitReceive(event, actor, effects);
    else if (std::int64_t(event.value) < 0)
        noteFailure(event, actor, effects);
    else if (queue::isRemoval(event.call))
        noteRemoval(event, actor, effects);
    else if (queue::isOpen(event.call) && m_sort->byDescriptor)
        std::memcpy(&m_limits.messageBytes, event.payload, sizeof event.payload);
}

// A send shows its bytes when it is entered, a receive before it returns, the first of them last.
// In shared memory it is the copying itself that is told, while the queue is locked.
void MessageQueue::foldPart(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (const auto sender = flightOf(m_sending, actor); sender != m_sending.end()) {
        place(sender->message.data, event);
        if (m_sort->inUserSpace && event.offset == 0)
            copiedIn(*sender, event, effects);
    } else if (const auto receiver = flightOf(m_receiving, actor); receiver != m_receiving.end()) {
        receiver->priority = std::int64_t(event.value);
        place(receiver->data, event);
        if (m_sort->inUserSpace && event.offset == 0)
            copiedOut(*receiver, event, effects);
    }
}

void MessageQueue::foldState(const tap::Event& event, const Actor& actor)
{
    const bool asleep = event.value == 'S';
    if (const auto sender = flightOf(m_sending, actor); sender != m_sending.end()) {
        sender->asleep = asleep;
        sender->waits = sender->waits || asleep;
    }
    if (const auto receiver = flightOf(m_receiving, actor); receiver != m_receiving.end())
        receiver->asleep = asleep;
}

void MessageQueue::foldDescriptor(const tap::Event& event, const Actor& actor, Effects& effects)
{
    User& holder = user(actor.process);
    const int change = event.kind == tap::Kind::Open ? 1 : -1;
    if ((event.flags & tap::CanRead) != 0)
        holder.readers = std::max(0, holder.readers + change);
    if ((event.flags & tap::CanWrite) != 0)
        holder.writers = std::max(0, holder.writers + change);
    if (m_removed && !isHeld())
        lose(effects);
}

MessageQueue::User& MessageQueue::user(int process)
{
    const auto known = std::ranges::find(m_users, process, &User::process);
    return known != m_users.end() ? *known : m_users.emplace_back(User{process});
}

void MessageQueue::use(int process, bool sends)
{
    if (!m_sort->byDescriptor)
        (sends ? user(process).writers : user(process).readers) = 1;
}

bool MessageQueue::isHeld() const
{
    return std::ranges::any_of(
        m_users, [](const User& one) { return one.readers != 0 || one.writers != 0; });
}

std::vector<int> MessageQueue::usersWith(int User::*which) const
{
    std::vector<int> processes;
    for (const User& one : m_users)
        if (one.*which != 0)
            processes.push_back(one.process);
    return processes;
}

/// msgrcv's question: 0 anything, above 0 this type, below 0 any type up to that.
bool MessageQueue::canTake(std::int64_t wanted) const
{
    if (m_sort->priorities || wanted == 0)
        return !m_queue.empty();
    return std::ranges::any_of(m_queue, [&](const Message& message) {
        return wanted > 0 ? message.priority == wanted : message.priority <= -wanted;
    });
}

bool MessageQueue::wouldBlock(const tap::Event& pending, const Actor& actor) const
{
    (void)actor;
    if ((pending.flags & tap::NonBlocking) != 0)
        return false;
    if (queue::isSend(pending.call))
        return !hasRoom(pending.size);
    return queue::isReceive(pending.call) && !canTake(std::int64_t(pending.value));
}

std::vector<int> MessageQueue::unblockers(tap::CallId call, int sleeper) const
{
    (void)sleeper;
    if (anybodyUnblocks())
        return {};
    return usersWith(queue::isSend(call) ? &User::readers : &User::writers);
}

SleepReason MessageQueue::sleepReason(tap::CallId call, int sleeper) const
{
    if (queue::isSend(call))
        return {"is full", "by receiving"};
    const auto receiver = std::ranges::find_if(
        m_receiving, [&](const Receiver& one) { return one.actor.process == sleeper; });
    if (!m_sort->priorities && receiver != m_receiving.end() && receiver->wanted != 0)
        return {"holds no message of the type it asks for", "by sending one"};
    return {"is empty", "by sending"};
}

// A message on its way in when its sender was killed may be inside or not, unless the sender slept
// because there was no room; the same for who was killed while it took one out.
void MessageQueue::processGone(int process, Effects& effects)
{
    for (const Sender& sender : m_sending)
        if (sender.actor.process == process && !sender.inside && !sender.waits)
            m_doubtful.push_back(sender.message);
    for (const Receiver& receiver : m_receiving)
        if (receiver.actor.process == process && !receiver.asleep && !m_queue.empty())
            ++m_takenInDoubt;
    std::erase_if(m_sending, [&](const Sender& one) { return one.actor.process == process; });
    std::erase_if(m_receiving, [&](const Receiver& one) { return one.actor.process == process; });
    std::erase_if(m_users, [&](const User& one) { return one.process == process; });
    if (m_removed && m_sort->byDescriptor && !isHeld())
        lose(effects);
}

void MessageQueue::view(MessagesView& out) const
{
    constexpr std::size_t shown = 64;
    out.capacity = m_limits.messages;
    out.capacityBytes = m_limits.bytes;
    for (std::size_t i = leaving(); i < m_queue.size() && out.queue.size() < shown; ++i) {
        const Message& message = m_queue[i];
        out.queue.push_back({message.number, message.bytes, int(message.priority), message.from,
                             message.sentAt != 0 ? message.sentAt : message.enteredAt,
                             readable(message.data)});
    }
    out.queued = level();
    out.queuedBytes = m_queuedBytes;
    out.sent = m_sent;
    out.received = m_received;
    out.bytesSent = m_bytesSent;
    out.bytesReceived = m_bytesReceived;
    out.peak = m_peak;
    out.priorities = m_sort->priorities;
    out.inUserSpace = m_sort->inUserSpace;
    out.removed = m_removed;
    out.senders = usersWith(&User::writers);
    out.receivers = usersWith(&User::readers);
    for (const Sender& sender : m_sending)
        if (sender.asleep && !sender.inside)
            out.sleepingSenders.push_back(sender.actor.process);
    for (const Receiver& receiver : m_receiving)
        if (receiver.asleep)
            out.sleepingReceivers.push_back(receiver.actor.process);
}

// Surely inside is what a returned send put in; who is inside a receive, awake, may have taken one.
std::optional<std::pair<std::uint64_t, std::uint64_t>> MessageQueue::tapFigure() const
{
    std::uint64_t low = 0;
    for (const Message& message : m_queue)
        low += message.sentAt != 0 ? 1 : 0;
    std::uint64_t taking = m_takenInDoubt;
    for (const Receiver& receiver : m_receiving)
        taking += receiver.asleep || receiver.done ? 0 : 1;
    std::uint64_t high = m_queue.size() + m_doubtful.size();
    for (const Sender& sender : m_sending)
        high += sender.inside ? 0 : 1;
    if (m_limits.messages != 0)
        high = std::min(high, m_limits.messages);
    low = std::min(low, high);
    return std::pair(low - std::min(low, taking), high);
}

} // namespace crosstalk::mechanisms

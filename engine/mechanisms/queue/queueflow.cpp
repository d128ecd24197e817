#include "engine/mechanisms/queue/messagequeue.h"
#include "engine/mechanisms/queue/queuecalls.h"

#include <algorithm>

// How messages come into a queue and out of it, and what that orders: a receive is after the send
// of the very message that it returned.

namespace crosstalk::mechanisms {

using Op = OrderEffect::Op;

namespace {

template<class Flights> auto flightOf(Flights& flights, const Actor& actor)
{
    return std::ranges::find_if(flights,
                                [&](const auto& one) { return one.actor.thread == actor.thread; });
}

} // namespace

/// Messages of one priority are a stream of their own: first in, first out.
std::uint64_t MessageQueue::token(std::int64_t priority) const
{
    return 0x4000'0000'0000'0000 + (m_offset << 32) + std::uint32_t(priority);
}

bool MessageQueue::hasRoom(std::uint64_t bytes) const
{
    return (m_limits.messages == 0 || m_queue.size() < m_limits.messages) &&
           (m_limits.bytes == 0 || m_queuedBytes + bytes <= m_limits.bytes);
}

/// Messages that are out already, as more came in than there is room for: their receives have not
/// returned yet.
std::uint64_t MessageQueue::leaving() const
{
    const std::uint64_t all = m_queue.size();
    return m_limits.messages != 0 && all > m_limits.messages ? all - m_limits.messages : 0;
}

void MessageQueue::enterSend(const tap::Event& event, const Actor& actor, Effects& effects)
{
    Message message;
    message.bytes = event.size;
    message.priority = std::int64_t(event.value);
    message.from = actor.process;
    message.enteredAt = event.time;
    if (!m_sort->inUserSpace)
        supply(message, effects);
    const bool maySleep = (event.flags & tap::NonBlocking) == 0;
    m_sending.push_back({actor, std::move(message), maySleep && !hasRoom(event.size)});
}

void MessageQueue::supply(Message& message, Effects& effects)
{
    message.lane = m_lanes[message.priority]++;
    effects.order.push_back(
        {Op::Supply, m_object, token(message.priority), message.lane, message.lane + 1});
}

void MessageQueue::copiedIn(Sender& sender, const tap::Event& part, Effects& effects)
{
    sender.message.priority = std::int64_t(part.value);
    sender.message.bytes = part.aux;
    supply(sender.message, effects);
    sender.inside = true;
    admit(sender.message, effects);
}

/// Under the queue's lock the first is the one.
void MessageQueue::copiedOut(Receiver& receiver, const tap::Event& part, Effects& effects)
{
    if (!m_queue.empty())
        receiver.priority = m_queue.front().priority;
    receiver.done = true;
    received(receiver, part.aux, effects);
}

void MessageQueue::exitSend(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = flightOf(m_sending, actor);
    if (found == m_sending.end())
        return;
    Sender sender = std::move(*found);
    m_sending.erase(found);
    if (std::int64_t(event.value) < 0) {
        withdraw(sender, effects);
        return noteSendFailure(event, actor, effects);
    }
    sender.message.sentAt = event.time;
    if (!sender.inside)
        return admit(std::move(sender.message), effects);
    for (Message& message : m_queue)
        if (message.priority == sender.message.priority && message.lane == sender.message.lane)
            message.sentAt = event.time;
}

/// Takes its place behind those of its priority and above.
void MessageQueue::admit(Message message, Effects& effects)
{
    message.number = m_sent++;
    m_bytesSent += message.bytes;
    m_queuedBytes += message.bytes;
    effects.moves.push_back({message.from, true, std::int64_t(message.bytes)});
    effects.passages.push_back(
        {Passage::Op::Sent, message.number, message.number + 1, message.bytes, message.from, {}});
    const int from = message.from;
    const auto behind = [&](const Message& other) {
        return m_sort->priorities && other.priority < message.priority;
    };
    m_queue.insert(std::ranges::find_if(m_queue, behind), std::move(message));
    m_peak = std::max(m_peak, level());
    if (m_queue.size() == m_limits.messages ||
        (m_limits.bytes != 0 && m_queuedBytes == m_limits.bytes))
        effects.facts.push_back({"full", {}, {}, from});
}

/// A send that failed after all: a signal came, its time was over, the queue was removed.
void MessageQueue::withdraw(const Sender& sender, Effects& effects)
{
    const Message& message = sender.message;
    if (!m_sort->inUserSpace && m_lanes[message.priority] == message.lane + 1)
        --m_lanes[message.priority];
    const auto inside = std::ranges::find_if(m_queue, [&](const Message& other) {
        return other.priority == message.priority && other.lane == message.lane;
    });
    if (!sender.inside || inside == m_queue.end())
        return;
    effects.moves.push_back({message.from, true, -std::int64_t(message.bytes)});
    effects.passages.push_back(
        {Passage::Op::Lost, inside->number, inside->number + 1, message.bytes, message.from, {}});
    m_bytesSent -= message.bytes;
    m_queuedBytes -= message.bytes;
    m_queue.erase(inside);
}

void MessageQueue::exitReceive(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = flightOf(m_receiving, actor);
    if (found == m_receiving.end())
        return;
    const Receiver receiver = std::move(*found);
    m_receiving.erase(found);
    if (std::int64_t(event.value) < 0)
        noteReceiveFailure(event, actor, effects);
    else if (!receiver.done)
        received(receiver, event.value, effects);
}

MessageQueue::Message* MessageQueue::matching(const Receiver& receiver, std::uint64_t bytes)
{
    const auto found = std::ranges::find_if(m_queue, [&](const Message& message) {
        return message.priority == receiver.priority && message.bytes == bytes &&
               (message.data.empty() || message.data == receiver.data);
    });
    return found != m_queue.end() ? &*found : nullptr;
}

/// What it got was not yet seen to be inside: its send has not returned, or nobody saw it.
void MessageQueue::letIn(const Receiver& receiver, std::uint64_t bytes, Effects& effects)
{
    const auto fits = [&](const Message& message) {
        return message.priority == receiver.priority && message.bytes == bytes &&
               (message.data.empty() || message.data == receiver.data);
    };
    for (Sender& sender : m_sending)
        if (!sender.inside && fits(sender.message)) {
            sender.inside = true;
            return admit(sender.message, effects);
        }
    const auto doubtful = std::ranges::find_if(m_doubtful, fits);
    if (doubtful != m_doubtful.end()) {
        Message message = std::move(*doubtful);
        m_doubtful.erase(doubtful);
        return admit(std::move(message), effects);
    }
    Message message;
    message.bytes = bytes;
    message.priority = receiver.priority;
    message.lane = m_lanes[message.priority]++;
    message.data = receiver.data;
    admit(std::move(message), effects);
}

void MessageQueue::received(const Receiver& told, std::uint64_t bytes, Effects& effects)
{
    Receiver receiver = told;
    // Its program did not want to know the priority, so the tracer cannot: the first is the one.
    if (receiver.priority < 0 && m_sort->priorities && !m_queue.empty())
        receiver.priority = m_queue.front().priority;
    if (matching(receiver, bytes) == nullptr)
        letIn(receiver, bytes, effects);
    Message* const match = matching(receiver, bytes);
    if (match == nullptr)
        return;
    const Message message = *match;
    order(message, effects);
    m_queue.erase(m_queue.begin() + (match - m_queue.data()));
    ++m_received;
    m_bytesReceived += bytes;
    m_queuedBytes -= bytes;
    effects.moves.push_back({receiver.actor.process, false, std::int64_t(bytes)});
    effects.passages.push_back({Passage::Op::Received,
                                message.number,
                                message.number + 1,
                                bytes,
                                receiver.actor.process,
                                {}});
    noteOvertaking(message, receiver.actor, effects);
    pump(effects);
    if (m_queue.empty()) {
        m_takenInDoubt = 0;
        effects.facts.push_back({"empty", {}, {}, receiver.actor.process});
    }
}

// Sends that were under way together may have gone in in any order: when what they brought looks
// alike, the receive is after each of them.
void MessageQueue::order(const Message& message, Effects& effects) const
{
    std::uint64_t begin = message.lane;
    std::uint64_t end = message.lane + 1;
    const auto alike = [&](const Message& other) {
        if (other.priority != message.priority || other.bytes != message.bytes ||
            other.data != message.data ||
            (message.sentAt != 0 && other.enteredAt >= message.sentAt))
            return;
        begin = std::min(begin, other.lane);
        end = std::max(end, other.lane + 1);
    };
    std::ranges::for_each(m_queue, alike);
    for (const Sender& sender : m_sending)
        alike(sender.message);
    effects.order.push_back({Op::Take, m_object, token(message.priority), begin, end});
}

void MessageQueue::noteOvertaking(const Message& message, const Actor& actor,
                                  Effects& effects) const
{
    const auto older = std::ranges::count_if(m_queue, [&](const Message& other) {
        return other.sentAt != 0 && other.sentAt <= message.enteredAt;
    });
    if (older == 0)
        return;
    const std::string which = m_sort->priorities ? "priority " : "type ";
    effects.facts.push_back({"overtook",
                             {},
                             {},
                             actor.process,
                             0,
                             "{who} receives a message of " + which +
                                 std::to_string(message.priority) + " from {on} before " +
                                 std::to_string(older) + " sent earlier"});
}

/// Who sleeps because there was no room puts its message in as soon as there is, the first first.
void MessageQueue::pump(Effects& effects)
{
    for (Sender& sender : m_sending)
        if (!m_sort->inUserSpace && sender.waits && !sender.inside &&
            hasRoom(sender.message.bytes)) {
            sender.inside = true;
            admit(sender.message, effects);
        }
}

/// The queue is gone, and what was in it.
void MessageQueue::lose(Effects& effects)
{
    for (const Message& message : m_queue)
        effects.passages.push_back({Passage::Op::Lost,
                                    message.number,
                                    message.number + 1,
                                    message.bytes,
                                    message.from,
                                    {}});
    m_queue.clear();
    m_doubtful.clear();
    m_queuedBytes = 0;
}

} // namespace crosstalk::mechanisms

#include "engine/mechanisms/port/portchannel.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace crosstalk::mechanisms {

namespace {

constexpr std::uint64_t queueLimit = 5; // Mach's default, and that of lessons/kit/crosstalk/mach.h

constexpr bool isSend(tap::CallId call)
{
    return call == idOf("mach_msg_send");
}

constexpr bool isReceive(tap::CallId call)
{
    return call == idOf("mach_msg_receive");
}

std::string printable(const std::uint8_t (&payload)[8], std::uint64_t bytes)
{
    std::string text(reinterpret_cast<const char*>(payload), std::min<std::uint64_t>(8, bytes));
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 127; });
    if (!plain)
        return {};
    return bytes > 8 ? text + "…" : text;
}

} // namespace

std::unique_ptr<Channel> PortChannel::clone() const
{
    return std::make_unique<PortChannel>(*this);
}

void PortChannel::archive(StateArchive& archive)
{
    archive(m_queue, m_waiting, m_rights);
    for (auto [process, rights] : m_rights)
        archive.require(process >= 0 && process < int(archive.counts().processes));
    archive(m_early, m_sent, m_received, m_bytesSent, m_bytesReceived, m_peak);
    archive(m_hadReceiver, m_moving);
}

void PortChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    switch (event.kind) {
    case tap::Kind::Enter:
        return enter(event, actor, effects);
    case tap::Kind::Exit:
        return exit(event, actor, effects);
    case tap::Kind::Describe:
        return arrived(event, actor, effects);
    case tap::Kind::Open:
        return open(event, actor);
    case tap::Kind::Close:
        return close(event, actor, effects);
    case tap::Kind::ProcessState:
        return noteAsleep(event, actor);
    default:
        return;
    }
}

// A release is stamped before its call: whoever receives the message is after this.
void PortChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (!isSend(event.call) && !isReceive(event.call))
        return;
    Waiting flight{actor, isSend(event.call), false, {}, event.offset};
    flight.message.bytes = event.size;
    flight.message.from = actor.process;
    flight.message.sentAt = event.time;
    if (flight.sends) {
        effects.order.push_back({OrderEffect::Op::Release, m_object, event.offset});
        if (m_queue.size() >= queueLimit)
            effects.facts.push_back({.kind = "full",
                                     .call = std::string(callName(event.call)),
                                     .process = actor.process,
                                     .say = "{on} has its five messages: {who} has to wait"});
    }
    m_waiting.push_back(std::move(flight));
}

void PortChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = std::ranges::find_if(
        m_waiting, [&](const Waiting& one) { return one.actor.thread == actor.thread; });
    if (found == m_waiting.end())
        return;
    const Waiting flight = *found;
    m_waiting.erase(found);
    const std::string call(callName(event.call));
    const auto result = std::int64_t(event.value);
    if (result > 0)
        return flight.sends ? sent(event, flight, effects) : received(event, actor, effects);
    if (event.aux == EPIPE)
        effects.facts.push_back({.kind = "dead-name",
                                 .call = call,
                                 .process = actor.process,
                                 .say = "{who} sends to {on}: a dead name, its receiver is gone"});
    else if (event.aux == ETIMEDOUT)
        effects.facts.push_back({.kind = "timed-out",
                                 .call = call,
                                 .process = actor.process,
                                 .say = "{who} has waited long enough for {on} and gives up"});
    else if (result == 0 && isReceive(event.call))
        effects.facts.push_back(
            {.kind = "no-senders",
             .call = call,
             .process = actor.process,
             .say = "No-senders notification: nobody is left who could send {who} a message on "
                    "{on}"});
}

void PortChannel::sent(const tap::Event& event, const Waiting& flight, Effects& effects)
{
    const std::uint64_t number = m_sent++;
    m_bytesSent += event.value;
    effects.moves.push_back({flight.actor.process, true, std::int64_t(event.value)});
    effects.passages.push_back({.op = Passage::Op::Sent,
                                .from = number,
                                .to = number + 1,
                                .bytes = event.value,
                                .process = flight.actor.process,
                                .label = printable(event.payload, event.value)});
    if (m_early.erase(flight.serial) != 0)
        return; // its receiver was quicker to return than its sender
    QueuedMessage message = flight.message;
    message.number = number;
    message.text = printable(event.payload, event.value);
    m_queue.push_back({std::move(message), flight.serial});
    // A sixth is one that went in after another was taken out, by a receive that returns later.
    m_peak = std::max(m_peak, std::min<std::uint64_t>(queueLimit, m_queue.size()));
}

void PortChannel::received(const tap::Event& event, const Actor& actor, Effects& effects)
{
    std::uint64_t number = m_received++;
    m_bytesReceived += event.value;
    effects.order.push_back({OrderEffect::Op::Acquire, m_object, event.offset});
    effects.moves.push_back({actor.process, false, std::int64_t(event.value)});
    const auto found = std::ranges::find_if(
        m_queue, [&](const Queued& queued) { return queued.serial == event.offset; });
    if (found != m_queue.end()) {
        number = found->message.number;
        m_queue.erase(found);
    } else {
        m_early.emplace(event.offset, number);
    }
    effects.passages.push_back({.op = Passage::Op::Received,
                                .from = number,
                                .to = number + 1,
                                .bytes = event.value,
                                .process = actor.process});
}

void PortChannel::open(const tap::Event& event, const Actor& actor)
{
    Rights& rights = m_rights[actor.process];
    if ((event.flags & tap::CanWrite) != 0) {
        ++rights.send;
        return;
    }
    ++rights.receive;
    m_hadReceiver = true;
}

// Whoever inherits a receive right by fork has not been sent it: told apart by the tap.
void PortChannel::arrived(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.value != 1)
        return;
    if (m_moving)
        effects.facts.push_back({.kind = "right-moved",
                                 .process = actor.process,
                                 .say = "{who} has the receive right of {on} now: what is sent "
                                        "there comes to it"});
    m_moving = false;
}

void PortChannel::close(const tap::Event& event, const Actor& actor, Effects& effects)
{
    Rights& rights = m_rights[actor.process];
    if ((event.flags & tap::CanWrite) != 0) {
        rights.send = std::max(0, rights.send - 1);
        return;
    }
    rights.receive = std::max(0, rights.receive - 1);
    m_moving = m_moving || event.value == 1; // whoever inherited it by fork may still hold it too
    if (holders(&Rights::receive).empty() && !m_moving)
        receiverGone(effects);
}

// The kernel drops what was queued, and every send from now on fails.
void PortChannel::receiverGone(Effects& effects)
{
    for (const Queued& queued : m_queue)
        effects.passages.push_back({.op = Passage::Op::Lost,
                                    .from = queued.message.number,
                                    .to = queued.message.number + 1,
                                    .bytes = queued.message.bytes,
                                    .process = queued.message.from});
    m_queue.clear();
}

void PortChannel::processGone(int process, Effects& effects)
{
    std::erase_if(m_waiting, [&](const Waiting& one) { return one.actor.process == process; });
    const auto found = m_rights.find(process);
    if (found == m_rights.end())
        return;
    const bool received = found->second.receive != 0;
    m_rights.erase(found);
    if (received && holders(&Rights::receive).empty() && !m_moving)
        receiverGone(effects);
}

void PortChannel::noteAsleep(const tap::Event& event, const Actor& actor)
{
    for (Waiting& one : m_waiting)
        if (one.actor.thread == actor.thread)
            one.asleep = event.value == 'S';
}

bool PortChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    const bool receiver = !holders(&Rights::receive).empty() || m_moving;
    if (isSend(pending.call))
        return m_queue.size() >= queueLimit && receiver;
    return isReceive(pending.call) && m_queue.empty() && !holders(&Rights::send).empty();
}

std::vector<int> PortChannel::unblockers(tap::CallId call, int) const
{
    return holders(isSend(call) ? &Rights::receive : &Rights::send);
}

SleepReason PortChannel::sleepReason(tap::CallId call, int) const
{
    if (isSend(call))
        return {"has its five messages", "by receiving one"};
    return {"has no message", "by sending one"};
}

std::vector<int> PortChannel::holders(int Rights::*which) const
{
    std::vector<int> processes;
    for (const auto& [process, rights] : m_rights)
        if (rights.*which != 0)
            processes.push_back(process);
    return processes;
}

// The kernel's figure is what the credits say: one is taken before the message goes in and given
// back after it came out, both inside the call. Who was seen asleep may be on its way since: as
// soon as there is what it waited for.
std::optional<std::pair<std::uint64_t, std::uint64_t>> PortChannel::tapFigure() const
{
    std::uint64_t coming = 0;
    std::uint64_t going = 0;
    const std::uint64_t inside = m_queue.size();
    for (const Waiting& one : m_waiting)
        if (!one.asleep || (one.sends ? inside < queueLimit : inside != 0))
            ++(one.sends ? coming : going);
    return std::pair(inside - std::min(inside, going), inside + coming);
}

void PortChannel::view(MessagesView& out) const
{
    out.capacity = queueLimit;
    for (const Queued& queued : m_queue) {
        out.queue.push_back(queued.message);
        out.queuedBytes += queued.message.bytes;
    }
    out.queued = m_queue.size();
    out.sent = m_sent;
    out.received = m_received;
    out.bytesSent = m_bytesSent;
    out.bytesReceived = m_bytesReceived;
    out.peak = m_peak;
    out.senders = holders(&Rights::send);
    out.receivers = holders(&Rights::receive);
    out.ended = m_hadReceiver && out.senders.empty();
    out.broken = m_hadReceiver && out.receivers.empty() && !m_moving;
    const bool nobody = m_moving && out.receivers.empty();
    out.emulated = nobody ? "the receive right is in a message: nobody receives now"
                          : "emulated on Linux: sockets underneath, the limit of 5 is ours";
    for (const Waiting& one : m_waiting)
        if (one.asleep)
            (one.sends ? out.sleepingSenders : out.sleepingReceivers).push_back(one.actor.process);
}

} // namespace crosstalk::mechanisms

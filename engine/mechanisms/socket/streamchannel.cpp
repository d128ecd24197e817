#include "engine/mechanisms/socket/streamchannel.h"

#include "engine/mechanisms/socket/socketcalls.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace crosstalk::mechanisms {

using Op = OrderEffect::Op;

namespace {

/// The entry of this thread's call, the innermost one if a signal handler made another.
template<class Flights> auto findFlight(Flights& flights, const Actor& actor)
{
    auto found = flights.end();
    for (auto it = flights.begin(); it != flights.end(); ++it)
        if (it->actor.thread == actor.thread)
            found = it;
    return found;
}

} // namespace

SocketStream::SocketStream(std::uint64_t object, std::uint64_t way, std::uint64_t capacity,
                           std::string kind)
    : m_object(object), m_way(way), m_kind(std::move(kind)), m_capacity(capacity)
{
}

std::unique_ptr<Channel> SocketStream::clone() const
{
    return std::make_unique<SocketStream>(*this);
}

void SocketStream::archive(StateArchive& archive)
{
    archive(m_capacity, m_ends, m_sending, m_receiving, m_contents, m_rights);
    archive(m_fill, m_written, m_read, m_lost, m_writtenReturned, m_peak, m_charged, m_atSender);
    archive(m_room, m_roomLearnt, m_told, m_full, m_writeShut, m_readShut, m_endSeen, m_reset);
}

void SocketStream::fold(const tap::Event& event, const Actor& actor, Effects& effects)
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
    case tap::Kind::Probe:
        foldProbe(event, effects);
        break;
    default:
        break;
    }
}

void SocketStream::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (socket::isSend(event.call)) {
        Sender sender{actor, event.size, m_writtenReturned};
        sender.nonBlocking = socket::isNonBlocking(event);
        sender.rights = std::uint32_t(event.offset);
        m_sending.push_back(sender);
        supply(event, effects);
    } else if (socket::isReceive(event.call)) {
        const bool peeks = socket::hasFlag(event, MSG_PEEK);
        m_receiving.push_back({actor, event.size, m_read, peeks, false});
    } else if (event.call == idOf("shutdown")) {
        foldShutdown(event, actor, effects);
    }
}

void SocketStream::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (socket::isSend(event.call))
        exitSend(event, actor, effects);
    else if (socket::isReceive(event.call))
        exitReceive(event, actor, effects);
}

// Bytes of sends that are in flight together may lie in any order, so each one's stretch ends where
// the last of them could end; a send that comes later moves that end for all of them.
void SocketStream::supply(const tap::Event& event, Effects& effects) const
{
    std::uint64_t end = m_writtenReturned;
    for (const Sender& sender : m_sending)
        end += sender.asked;
    for (const Sender& sender : m_sending) {
        const int thread = sender.actor.thread == event.thread ? -1 : sender.actor.thread;
        effects.order.push_back({Op::Supply, m_object, m_way, sender.from, end, thread});
    }
}

void SocketStream::exitSend(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto sender = findFlight(m_sending, actor);
    if (sender == m_sending.end())
        return;
    const auto result = std::int64_t(event.value);
    if (result > 0) {
        const auto bytes = std::uint64_t(result);
        admit(*sender, bytes - std::min(bytes, sender->moved), effects);
        m_writtenReturned += bytes;
        if (bytes < event.size)
            tell(effects, "partial-send", event, actor,
                 "{who} sends only " + std::to_string(bytes) + " of " + std::to_string(event.size) +
                     " bytes: no more fits into {on} now");
    } else {
        m_writtenReturned += sender->moved;
    }
    const Sender was = *sender;
    m_sending.erase(sender);
    if (result < 0)
        sendFailed(event, was.actor, effects);
}

void SocketStream::sendFailed(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.aux == EAGAIN) {
        noteFull(actor, effects);
        tell(effects, "eagain", event, actor,
             "{who} gets EAGAIN: {on} is full, and the descriptor is set not to wait");
    } else if (event.aux == EPIPE || event.aux == ECONNRESET) {
        effects.order.push_back({Op::Acquire, m_object, readEndToken()});
        m_reset = m_reset || event.aux == ECONNRESET;
        if (event.aux == EPIPE)
            tell(effects, "epipe", event, actor,
                 "{who}'s send fails with EPIPE: nobody can receive from {on} any more");
        else
            tell(effects, "reset", event, actor,
                 "{who}'s send fails with ECONNRESET: the other side threw the connection away");
    } else if (event.aux == EFAULT) {
        tell(effects, "efault", event, actor,
             "{who}'s send fails with EFAULT: the kernel checks the pointer before it copies");
    }
}

void SocketStream::exitReceive(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = findFlight(m_receiving, actor);
    if (found == m_receiving.end())
        return;
    const Receiver receiver = *found;
    m_receiving.erase(found);
    const auto result = std::int64_t(event.value);
    if (result < 0)
        return receiveFailed(event, actor, effects);
    if (result == 0)
        return event.size != 0 ? endOfFile(event, actor, effects) : void();
    const auto bytes = std::uint64_t(result);
    std::uint64_t to = m_read + bytes;
    for (const Receiver& other : m_receiving)
        to += other.asked;
    effects.order.push_back({Op::Take, m_object, m_way, receiver.from, to});
    if (receiver.peeks)
        return;
    effects.passages.push_back(
        {Passage::Op::Received, m_read, m_read + bytes, bytes, actor.process});
    take(bytes, effects);
    takeRights(actor, effects);
    effects.moves.push_back({actor.process, false, result});
    if (m_fill == 0)
        effects.facts.push_back({"empty", {}, {}, actor.process});
    if (bytes < event.size)
        tell(effects, "short-read", event, actor,
             "{who} asked for " + std::to_string(event.size) + " bytes of {on} and gets " +
                 std::to_string(bytes) + ": what was there");
}

void SocketStream::receiveFailed(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.aux == EAGAIN) {
        tell(effects, "eagain", event, actor,
             "{who} gets EAGAIN: {on} is empty, and the descriptor is set not to wait");
    } else if (event.aux == ECONNRESET) {
        m_reset = m_endSeen = true;
        effects.order.push_back({Op::TakeEnd, m_object, writeEndToken()});
        tell(effects, "reset", event, actor,
             "{who} gets ECONNRESET from {on}: the other side threw the connection away");
    } else if (event.aux == EFAULT) {
        tell(effects, "efault", event, actor,
             "{who}'s receive fails with EFAULT: the kernel checks the pointer before it copies");
    }
}

void SocketStream::endOfFile(const tap::Event& event, const Actor& actor, Effects& effects)
{
    effects.order.push_back({Op::TakeEnd, m_object, writeEndToken()});
    tell(effects, "eof", event, actor,
         m_writeShut ? "{who} receives 0 bytes from {on}: the other side has shut down its sending"
                     : "{who} receives 0 bytes from {on}: the other side has closed it");
    m_endSeen = true;
}

/// Whether the end that the event names sends through this channel, rather than receives.
bool SocketStream::isWayOut(const tap::Event& event) const
{
    return (event.object == m_object) == (m_way == outOfEnd);
}

void SocketStream::foldShutdown(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const int how = int(event.value);
    if (isWayOut(event) && how != SHUT_RD) {
        m_writeShut = true;
        effects.order.push_back({Op::Release, m_object, writeEndToken()});
        tell(effects, "half-closed", event, actor,
             "{who} shuts {on} down for sending: the other side reads what is left, then its end");
    } else if (!isWayOut(event) && how != SHUT_WR) {
        m_readShut = true;
        effects.order.push_back({Op::Release, m_object, readEndToken()});
    }
}

void SocketStream::foldState(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const bool asleep = event.value == 'S';
    if (const auto sender = findFlight(m_sending, actor); sender != m_sending.end()) {
        sender->asleep = asleep;
        if (asleep)
            noteFull(actor, effects);
    }
    if (const auto receiver = findFlight(m_receiving, actor); receiver != m_receiving.end())
        receiver->asleep = asleep;
}

// What is inside beyond what results have proved belongs to those who sleep because it is full.
void SocketStream::foldProbe(const tap::Event& event, Effects& effects)
{
    noteBuffers(event);
    if (event.aux != 1)
        return;
    m_charged = event.size;
    for (Sender& sender : m_sending)
        if (sender.asleep && event.value > m_fill)
            admit(sender, std::min(event.value - m_fill, sender.asked - sender.moved), effects);
    if (m_full && m_fill != 0)
        m_capacity = m_fill;
    if (m_full && m_room.sender != 0) {
        m_room = {m_atSender, m_fill - std::min(m_fill, m_atSender)};
        m_roomLearnt = true;
    }
}

// Only the kernel can tell which of the two buffers of a TCP connection holds what. Its sizes count
// overhead: once it was full, how much it held is the better figure.
void SocketStream::noteBuffers(const tap::Event& event)
{
    std::uint32_t room[2];
    static_assert(sizeof room == sizeof event.payload);
    std::memcpy(room, event.payload, sizeof room);
    m_atSender = event.offset;
    const std::uint64_t arrived = event.value - std::min(event.value, m_atSender);
    m_room = m_roomLearnt ? m_room : Room{room[0], room[1]};
    if (m_room.sender != 0)
        m_room = {std::max(m_room.sender, m_atSender), std::max(m_room.receiver, arrived)};
}

void SocketStream::noteFull(const Actor& actor, Effects& effects)
{
    if (m_fill != 0)
        m_capacity = m_fill;
    if (!m_full)
        effects.facts.push_back({"full", {}, {}, actor.process});
    m_full = true;
}

void SocketStream::admit(Sender& sender, std::uint64_t bytes, Effects& effects)
{
    if (bytes == 0)
        return;
    if (sender.moved == 0 && sender.rights != 0)
        m_rights.push_back({m_written, sender.rights});
    effects.passages.push_back(
        {Passage::Op::Sent, m_written, m_written + bytes, bytes, sender.actor.process});
    effects.moves.push_back({sender.actor.process, true, std::int64_t(bytes)});
    sender.moved += bytes;
    m_written += bytes;
    m_fill += bytes;
    m_peak = std::max(m_peak, m_fill);
    m_capacity = std::max(m_capacity, m_fill);
    if (!m_contents.empty() && m_contents.back().process == sender.actor.process)
        m_contents.back().bytes += bytes;
    else
        m_contents.push_back({sender.actor.process, bytes});
}

// A result may prove that a sender which has not returned yet got its bytes in, or that somebody
// did who is not tapped.
void SocketStream::take(std::uint64_t bytes, Effects& effects)
{
    for (Sender& sender : m_sending)
        if (m_fill < bytes)
            admit(sender, std::min(bytes - m_fill, sender.asked - sender.moved), effects);
    if (m_fill < bytes) {
        const std::uint64_t unseen = bytes - m_fill;
        m_written += unseen;
        m_writtenReturned += unseen;
        m_fill += unseen;
        m_contents.push_back({-1, unseen});
    }
    m_read += bytes;
    m_fill -= bytes;
    m_full = false;
    while (bytes != 0) {
        Stretch& first = m_contents.front();
        const std::uint64_t part = std::min(bytes, first.bytes);
        first.bytes -= part;
        bytes -= part;
        if (first.bytes == 0)
            m_contents.pop_front();
    }
}

void SocketStream::takeRights(const Actor& actor, Effects& effects)
{
    while (!m_rights.empty() && m_rights.front().offset < m_read) {
        const std::string count = std::to_string(m_rights.front().count);
        effects.facts.push_back({"rights",
                                 {},
                                 {},
                                 actor.process,
                                 0,
                                 "{who} receives " + count +
                                     " descriptor(s) with these bytes of {on}: numbers of its "
                                     "own that lead to the same things"});
        m_rights.erase(m_rights.begin());
    }
}

void SocketStream::tell(Effects& effects, const char* kind, const tap::Event& event,
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

// What was inside when the last receiver went is lost; the kernel frees it.
void SocketStream::closed(socket::Ends::Gone gone, int thread, Effects& effects)
{
    if (gone.writer)
        effects.order.push_back({Op::Release, m_object, writeEndToken(), 0, 0, thread});
    if (!gone.reader)
        return;
    effects.order.push_back({Op::Release, m_object, readEndToken(), 0, 0, thread});
    if (m_fill == 0)
        return;
    effects.passages.push_back({Passage::Op::Lost, m_read, m_written, m_fill});
    effects.facts.push_back({"lost",
                             {},
                             {},
                             -1,
                             0,
                             "Nobody is left to receive the " + std::to_string(m_fill) +
                                 " bytes in {on}: the kernel throws them away"});
    m_read = m_written;
    m_lost += m_fill;
    m_fill = 0;
    m_contents.clear();
    m_rights.clear();
}

void SocketStream::processGone(int process, Effects& effects)
{
    std::erase_if(m_sending, [&](const Sender& sender) {
        if (sender.actor.process == process)
            m_writtenReturned += sender.moved;
        return sender.actor.process == process;
    });
    std::erase_if(m_receiving,
                  [&](const Receiver& receiver) { return receiver.actor.process == process; });
    const int thread = m_ends.threadOf(process);
    closed(m_ends.processGone(process), thread, effects);
}

} // namespace crosstalk::mechanisms

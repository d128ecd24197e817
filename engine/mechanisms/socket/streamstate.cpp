#include "engine/mechanisms/socket/socketcalls.h"
#include "engine/mechanisms/socket/streamchannel.h"

#include <algorithm>
#include <tuple>

// What a stream says of itself: who would sleep and why, its figures.

namespace crosstalk::mechanisms {

bool SocketStream::wouldBlock(const tap::Event& pending, const Actor&) const
{
    if (socket::isNonBlocking(pending) || pending.size == 0)
        return false;
    if (socket::isSend(pending.call))
        return !broken() && m_full && m_fill >= m_capacity;
    if (socket::isReceive(pending.call))
        return m_fill == 0 && !ended();
    return false;
}

std::vector<int> SocketStream::unblockers(tap::CallId call, int) const
{
    return socket::isSend(call) ? m_ends.readers() : m_ends.writers();
}

SleepReason SocketStream::sleepReason(tap::CallId call, int) const
{
    if (socket::isSend(call))
        return {"is full", "by receiving"};
    return {"is empty", "by sending"};
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> SocketStream::tapFigure() const
{
    if (!m_ends.hadWriters()) // its other end was gone before anybody could tell which it was
        return std::nullopt;
    std::uint64_t in = 0;
    std::uint64_t out = 0;
    for (const Sender& sender : m_sending)
        in += sender.asked - std::min(sender.asked, sender.moved);
    for (const Receiver& receiver : m_receiving)
        if (!receiver.asleep && !receiver.peeks)
            out += receiver.asked;
    return std::pair(m_fill - std::min(m_fill, out), m_fill + in);
}

void SocketStream::view(StreamView& out) const
{
    out.capacity = m_capacity;
    out.contents.assign(m_contents.begin(), m_contents.end());
    out.bytesWritten = m_written;
    out.bytesRead = m_read - m_lost;
    std::tie(out.fillLow, out.fillHigh) = tapFigure().value_or(std::pair(m_fill, m_fill));
    out.peak = m_peak;
    out.sendRoom = m_room.sender;
    out.receiveRoom = m_room.receiver;
    out.atSender = m_room.sender != 0 ? std::min(m_atSender, m_fill) : 0;
    out.writers = m_ends.writers();
    out.readers = m_ends.readers();
    for (const Sender& sender : m_sending)
        if (sender.asleep)
            out.sleepingWriters.push_back(sender.actor.process);
    for (const Receiver& receiver : m_receiving)
        if (receiver.asleep)
            out.sleepingReaders.push_back(receiver.actor.process);
    out.endOfFile = ended();
    out.broken = broken();
    out.reset = m_reset;
    if (m_charged != 0 && m_fill != 0)
        out.note = "The kernel charges its sender " + std::to_string(m_charged) +
                   " B for this (SIOCOUTQ): it counts its own overhead too";
}

} // namespace crosstalk::mechanisms

#include "engine/world/messagetrack.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace crosstalk::world {

namespace {

/// How far back a view looks for messages that are still on their way into it.
constexpr std::uint64_t lookBack = 1024;

std::uint32_t narrowed(std::uint64_t bytes)
{
    return std::uint32_t(std::min<std::uint64_t>(bytes, std::numeric_limits<std::uint32_t>::max()));
}

} // namespace

std::uint64_t MessageTrack::append(std::uint64_t bytes, std::uint64_t sentAt, std::uint64_t event)
{
    if (!m_records.empty())
        sentAt = std::max(sentAt, m_records.back().sentAt);
    m_records.append({sentAt, event, 0, 0, m_bytes, 0, narrowed(bytes), 0, -1, 0, 0});
    m_bytes += bytes;
    return m_records.end() - 1;
}

void MessageTrack::extend(std::uint64_t number, std::uint64_t bytes)
{
    m_records[number].bytes = narrowed(m_records[number].bytes + bytes);
    m_bytes += bytes;
}

void MessageTrack::shorten(std::uint64_t number, std::uint64_t bytes)
{
    if (number < m_records.first())
        return;
    std::uint32_t& all = m_records[number].bytes;
    all -= std::uint32_t(std::min<std::uint64_t>(all, bytes));
}

bool MessageTrack::isNewest(std::uint64_t number, std::uint64_t sentAt) const
{
    return !m_records.empty() && number + 1 == m_records.end() && m_records.back().sentAt == sentAt;
}

void MessageTrack::setStart(std::uint64_t number, const std::uint8_t* start)
{
    if (number < m_records.first())
        return;
    Record& record = m_records[number];
    if ((record.flags & isLabelled) != 0 || record.startBytes != 0)
        return;
    std::memcpy(&record.start, start, sizeof record.start);
    record.startBytes = std::uint8_t(std::min<std::uint64_t>(record.bytes, sizeof record.start));
}

void MessageTrack::setLabel(std::uint64_t number, std::uint64_t label)
{
    m_records[number].start = label;
    m_records[number].flags |= isLabelled;
}

void MessageTrack::noteReceiver(int process)
{
    std::vector<int>& all = m_info.receivers;
    if (process >= 0 && std::find(all.begin(), all.end(), process) == all.end())
        all.push_back(process);
}

void MessageTrack::finish(std::uint64_t number, std::uint64_t bytes,
                          const MessageLog::Moment& moment, bool lost)
{
    if (number < m_records.first())
        return;
    Record& record = m_records[number];
    const std::uint64_t time = std::max(moment.now, record.sentAt + 1);
    if (!lost)
        noteReceiver(moment.process);
    if (record.receivedAt != 0) {
        m_rests.append({number, record.sentAt, std::max(time, record.receivedAt), moment.event,
                        bytes, lost ? -1 : moment.process, lost});
        return;
    }
    record.receivedAt = time;
    record.receivedEvent = moment.event;
    record.taken = narrowed(bytes);
    record.receiver = std::int16_t(lost ? -1 : moment.process);
    record.flags |= lost ? isLost : 0;
}

std::uint64_t MessageTrack::forget(std::uint64_t number)
{
    const std::uint64_t before = m_records.first();
    m_records.forgetBefore(number);
    const std::uint64_t rests = m_rests.search(
        m_rests.first(), [&](const Rest& rest) { return rest.message < m_records.first(); });
    m_rests.forgetBefore(rests);
    return m_records.first() - before;
}

std::uint64_t MessageTrack::firstFrom(std::uint64_t time) const
{
    return m_records.search(m_records.end(),
                            [time](const Record& record) { return record.sentAt < time; });
}

Message MessageTrack::unpacked(std::uint64_t number) const
{
    const Record& record = m_records[number];
    Message message;
    message.channel = m_info.channel;
    message.sender = m_info.sender;
    message.receiver = record.receiver;
    message.number = number;
    message.sentAt = record.sentAt;
    message.sentEvent = record.sentEvent;
    message.receivedAt = record.receivedAt;
    message.receivedEvent = record.receivedEvent;
    message.bytes = record.bytes;
    message.taken = record.taken;
    message.lost = (record.flags & isLost) != 0;
    std::memcpy(message.start.data(), &record.start, sizeof record.start);
    message.startBytes = record.startBytes;
    return message;
}

bool MessageTrack::messages(std::uint64_t begin, std::uint64_t end, std::size_t limit,
                            std::vector<Message>& out, std::vector<std::uint64_t>& labels) const
{
    const std::uint64_t inside = firstFrom(begin);
    const std::uint64_t oldest = std::max(m_records.first(), inside - std::min(inside, lookBack));
    for (std::uint64_t n = oldest; n < m_records.end() && m_records[n].sentAt < end; ++n) {
        const Record& record = m_records[n];
        if (n < inside && record.receivedAt != 0 && record.receivedAt < begin)
            continue;
        if (out.size() == limit)
            return false;
        out.push_back(unpacked(n));
        labels.push_back((record.flags & isLabelled) != 0 ? record.start + 1 : 0);
    }
    return true;
}

bool MessageTrack::rests(std::uint64_t begin, std::uint64_t end, std::size_t limit,
                         std::vector<Rest>& out) const
{
    std::uint64_t i =
        m_rests.search(m_rests.end(), [begin](const Rest& rest) { return rest.time < begin; });
    for (; i < m_rests.end() && m_rests[i].sentAt < end; ++i) {
        if (out.size() == limit)
            return false;
        out.push_back(m_rests[i]);
    }
    return true;
}

MessageGroup MessageTrack::group(std::uint64_t from, std::uint64_t to) const
{
    const Record& record = m_records[from];
    const std::uint64_t after = to < m_records.end() ? m_records[to].bytesBefore : m_bytes;
    MessageGroup group;
    group.count = to - from;
    group.bytes = after - record.bytesBefore;
    group.sentEvent = record.sentEvent;
    group.receiver = record.receiver;
    group.hanging = record.receivedAt == 0;
    group.lost = (record.flags & isLost) != 0;
    return group;
}

void MessageTrack::groups(std::uint64_t begin, std::uint64_t end, std::uint64_t step,
                          std::vector<MessageGroup>& out) const
{
    std::uint64_t from = firstFrom(begin);
    while (from < m_records.end() && m_records[from].sentAt < end) {
        const std::uint64_t start = begin + (m_records[from].sentAt - begin) / step * step;
        const std::uint64_t to = m_records.search(
            from, [&](const Record& record) { return record.sentAt < start + step; });
        out.push_back(group(from, to));
        out.back().begin = start;
        out.back().end = start + step;
        from = to;
    }
}

std::optional<std::uint64_t> MessageTrack::neighbour(std::uint64_t time, int direction) const
{
    const std::uint64_t found = firstFrom(direction > 0 ? time + 1 : time);
    if (direction > 0)
        return found < m_records.end() ? std::optional(m_records[found].sentAt) : std::nullopt;
    return found > m_records.first() ? std::optional(m_records[found - 1].sentAt) : std::nullopt;
}

} // namespace crosstalk::world

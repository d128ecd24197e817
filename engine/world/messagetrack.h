#pragma once

#include "engine/world/historysequence.h"
#include "engine/world/messages.h"

#include <cstdint>
#include <vector>

namespace crosstalk::world {

/// What one process sent into one channel, in the order it was sent. Not locked: MessageLog does
/// that.
class MessageTrack
{
public:
    static constexpr std::size_t chunk = 256;

    MessageTrack(int channel, int sender)
    {
        m_info.channel = channel;
        m_info.sender = sender;
    }

    const MessageLog::Track& info() const { return m_info; }
    std::uint64_t first() const { return m_records.first(); }
    std::uint64_t end() const { return m_records.end(); }
    bool empty() const { return m_records.empty(); }
    std::uint64_t firstTime() const { return m_records[m_records.first()].sentAt; }

    /// Returns its number. An earlier time than the latest counts as the latest.
    std::uint64_t append(std::uint64_t bytes, std::uint64_t sentAt, std::uint64_t event);
    /// The call that made message `number` put more of its bytes in.
    void extend(std::uint64_t number, std::uint64_t bytes);
    /// So many bytes at its end were never sent after all.
    void shorten(std::uint64_t number, std::uint64_t bytes);
    bool isNewest(std::uint64_t number, std::uint64_t sentAt) const;
    void setStart(std::uint64_t number, const std::uint8_t* start);
    void setLabel(std::uint64_t number, std::uint64_t label);
    /// Taken, or lost: in whole or in part.
    void finish(std::uint64_t number, std::uint64_t bytes, const MessageLog::Moment& moment,
                bool lost);
    /// Drops messages with a number below `number`; returns how many.
    std::uint64_t forget(std::uint64_t number);
    std::uint64_t firstFrom(std::uint64_t time) const; ///< number of the first sent then or later

    bool messages(std::uint64_t begin, std::uint64_t end, std::size_t limit,
                  std::vector<Message>& out, std::vector<std::uint64_t>& labels) const;
    bool rests(std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Rest>& out) const;
    void groups(std::uint64_t begin, std::uint64_t end, std::uint64_t step,
                std::vector<MessageGroup>& out) const;
    std::optional<std::uint64_t> neighbour(std::uint64_t time, int direction) const;

private:
    /// One cache line.
    struct Record
    {
        std::uint64_t sentAt;
        std::uint64_t sentEvent;
        std::uint64_t receivedAt; ///< 0: not yet
        std::uint64_t receivedEvent;
        std::uint64_t bytesBefore; ///< of all messages of the track before this one
        std::uint64_t start;       ///< its first bytes, or the number of its label
        std::uint32_t bytes;
        std::uint32_t taken;
        std::int16_t receiver;
        std::uint8_t startBytes;
        std::uint8_t flags;
    };
    static_assert(sizeof(Record) == 64);
    static constexpr std::uint8_t isLabelled = 1;
    static constexpr std::uint8_t isLost = 2;

    Message unpacked(std::uint64_t number) const;
    MessageGroup group(std::uint64_t from, std::uint64_t to) const;
    void noteReceiver(int process);

    MessageLog::Track m_info;
    HistorySequence<Record, chunk> m_records;
    HistorySequence<Rest, chunk> m_rests;
    std::uint64_t m_bytes = 0;
};

} // namespace crosstalk::world

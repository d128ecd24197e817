#pragma once

#include "engine/mechanisms/mechanism.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Who sent what to whom, for the sequence diagram: passages that mechanisms report, matched.

namespace crosstalk::world {

/// One message, or what one call put into a stream: from its sender to whoever took it first.
struct Message
{
    int channel = -1; ///< index into Snapshot::channels
    int sender = -1;
    int receiver = -1;        ///< -1: nobody yet
    std::uint64_t number = 0; ///< of its track; stays when older ones are forgotten
    std::uint64_t sentAt = 0; ///< when the call that sends it began
    std::uint64_t sentEvent = 0;
    std::uint64_t receivedAt = 0; ///< 0: nobody has taken it; of a lost one: when it was lost
    std::uint64_t receivedEvent = 0;
    std::uint64_t bytes = 0;
    std::uint64_t taken = 0; ///< by the first receive; fewer than bytes: a Rest follows
    bool lost = false;
    std::array<char, 8> start = {}; ///< its first bytes …
    std::uint8_t startBytes = 0;    ///< … as many as are known
    std::string label;              ///< what it is, when the mechanism knows; else empty

    /// As it stood at a moment: received later is not received yet.
    bool isHanging(std::uint64_t at) const { return receivedAt == 0 || receivedAt > at; }
};

/// Its label, or its first bytes in quotes if they can be printed, else its size: "4 KiB".
std::string textOf(const Message& message);

/// What a later receive took of a message that was not taken whole: one send, several receives.
struct Rest
{
    std::uint64_t message = 0; ///< its number in the track
    std::uint64_t sentAt = 0;  ///< of that message
    std::uint64_t time = 0;
    std::uint64_t event = 0;
    std::uint64_t bytes = 0;
    int receiver = -1;
    bool lost = false;
};

/// Messages that were sent in one stretch of time, taken together.
struct MessageGroup
{
    std::uint64_t begin = 0; ///< [begin, end)
    std::uint64_t end = 0;
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
    std::uint64_t sentEvent = 0; ///< of the first
    int receiver = -1;           ///< of the first
    bool hanging = false;        ///< nobody has taken the first
    bool lost = false;           ///< the first was lost
};

/// Every message of a run, a track for each sender on each channel. Written by World's thread, read
/// by the window's; every call locks for a short while. The newest million or so are kept, and
/// recording one allocates nothing but the chunks they lie in.
class MessageLog
{
public:
    explicit MessageLog(std::size_t limit = 1'000'000);
    ~MessageLog();
    MessageLog(const MessageLog&) = delete;
    MessageLog& operator=(const MessageLog&) = delete;

    // --- for World ---
    /// Where a passage happened. `began`: when the call did; `now` is never before it.
    struct Moment
    {
        std::uint64_t began = 0;
        std::uint64_t now = 0;
        std::uint64_t event = 0;
        int process = -1;
        std::uint16_t thread = 0;
    };
    /// Records a passage on a channel. `start`: the first bytes moved, 8 of them, or null. True
    /// when it is the first message of that channel, which wants a name.
    bool add(int channel, const mechanisms::Passage& passage, const Moment& moment,
             const std::uint8_t* start);
    /// The first bytes of what this thread sent last, learned when its call returned.
    void tellStart(std::uint16_t thread, const std::uint8_t* start);
    void nameChannel(int channel, const std::string& name);
    void forgetBefore(std::uint64_t time);

    // --- for the diagram ---
    struct Track
    {
        int channel = -1;
        int sender = -1;
        std::vector<int> receivers; ///< all so far, in order of appearance
        std::string name = {};      ///< of the channel: a snapshot of an earlier moment may lack it
    };
    std::vector<Track> tracks() const; ///< grows, never shrinks; the index names a track
    std::uint64_t total() const;       ///< ever
    std::uint64_t forgotten() const;   ///< of them, no longer kept
    std::uint64_t waiting() const;     ///< sent, and taken by nobody yet
    std::uint64_t firstTime() const;   ///< of the oldest that is kept; 0: none
    std::uint64_t lastTime() const;    ///< of the newest passage

    /// Messages that are on their way in [begin, end), in the order they were sent: at most `limit`
    /// of them; false when there are more. Of those sent before, the latest thousand are looked at.
    bool messages(int track, std::uint64_t begin, std::uint64_t end, std::size_t limit,
                  std::vector<Message>& out) const;
    bool rests(int track, std::uint64_t begin, std::uint64_t end, std::size_t limit,
               std::vector<Rest>& out) const;
    std::uint64_t count(int track, std::uint64_t begin, std::uint64_t end) const; ///< sent in it
    /// Groups of what was sent in [begin, begin + step), [begin + step, …) up to `end`; empty ones
    /// are left out. O(groups · log n).
    void groups(int track, std::uint64_t begin, std::uint64_t end, std::uint64_t step,
                std::vector<MessageGroup>& out) const;
    /// When the nearest message of a track before (-1) or after (1) a moment was sent.
    std::optional<std::uint64_t> neighbour(int track, std::uint64_t time, int direction) const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace crosstalk::world

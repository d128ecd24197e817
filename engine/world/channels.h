#pragma once

#include "engine/mechanisms/mechanism.h"
#include "engine/world/rate.h"
#include "engine/world/snapshot.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace crosstalk::world {

/// One channel and what World adds to the mechanism's own state.
struct ChannelEntry
{
    std::uint64_t object = 0;
    std::uint64_t offset = 0; ///< wholeObject, outOf, into, or where a lock lies
    tap::Event opened{};      ///< that the mechanism made it of
    std::unique_ptr<mechanisms::Channel> channel;
    const mechanisms::Mechanism* mechanism = nullptr; ///< that made it
    std::string id;
    std::string systemName; ///< "/crosstalk.48200.account", "pipe:[1234]"
    int ordinal = -1;       ///< index into Snapshot::channels; -1: not shown (yet)
    int series = -1;
    int back = -1;          ///< the other direction of the same connection, or -1
    bool joined = false;    ///< both ends of the connection are known
    bool answers = false;   ///< leads to the end that connected: the other direction is named first
    bool readBy = false;    ///< a process of the run holds a read end …
    bool writtenBy = false; ///< … and one holds a write end: it joins them, so it is shown
    std::uint64_t acquiredTime = 0;
    std::uint64_t closedAt = 0; ///< a connection's last end; 0: open
    KernelFigure kernel;
    Rate bytes;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> moved; ///< {written, read} by process

    ChannelEntry() = default;
    ChannelEntry(const ChannelEntry& other);
    ChannelEntry& operator=(const ChannelEntry& other);
    ChannelEntry(ChannelEntry&&) = default;
    ChannelEntry& operator=(ChannelEntry&&) = default;

    std::pair<std::uint64_t, std::uint64_t>& movedBy(int process);
    bool isWhole() const;
    void archive(StateArchive& archive);
};

/// All channels of a run, found by (object, offset). One end of a connection leads to two: the one
/// out of it and the one into it, which is the way out of the other end once both are joined.
class Channels
{
public:
    /// Offset of a channel that is a whole object, as pipes and segments are.
    static constexpr std::uint64_t wholeObject = ~std::uint64_t{0};
    static constexpr std::uint64_t outOf = mechanisms::outOfEnd; ///< where its writes go
    static constexpr std::uint64_t into = mechanisms::intoEnd;   ///< where its reads come from

    /// Index of a channel, or -1.
    int find(std::uint64_t object, std::uint64_t offset) const;

    /// The channel of this event's object, made by the mechanism that is in charge of it; -1 when
    /// none is. `whole`: the object itself; else the lock at the event's offset.
    int obtain(const tap::Event& event, bool whole);

    /// Another kind of lock is used where this one lay: it takes its place.
    void reopen(int channel, const tap::Event& enter);

    /// The channel that a call of this direction on a descriptor of `object` is about; -1: none.
    /// Without a direction, the way out of an endpoint.
    int towards(std::uint64_t object, mechanisms::Direction direction) const;

    /// All that descriptors of this object lead to: none, one, or into it and out of it.
    std::vector<int> allOf(std::uint64_t object) const;

    /// Two ends of one connection: what goes out of one comes into the other. Either may be unknown
    /// as yet, not both.
    void join(std::uint64_t one, std::uint64_t other);

    /// Takes a channel into what is shown and gives it an id unless it has one.
    void show(int channel);
    void nameObject(std::uint64_t object, const std::string& id);
    /// {kind, id}: what the next channels that are shown are to be called.
    void await(std::vector<std::pair<std::string, std::string>> names)
    {
        m_awaited = std::move(names);
    }
    void nameLock(int channel, const std::string& id);

    std::size_t size() const { return m_entries.size(); }
    ChannelEntry& operator[](int channel) { return m_entries[std::size_t(channel)]; }
    const ChannelEntry& operator[](int channel) const { return m_entries[std::size_t(channel)]; }
    auto begin() { return m_entries.begin(); }
    auto end() { return m_entries.end(); }
    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }

    int ordinalOf(int channel) const { return channel >= 0 ? (*this)[channel].ordinal : -1; }
    std::string idOf(int channel) const { return channel >= 0 ? (*this)[channel].id : ""; }
    std::size_t shown() const { return m_shown; }
    /// The segment a lock lies in, or -1.
    int segmentOf(int channel) const;

    void archive(StateArchive& archive);

private:
    struct Key
    {
        std::uint64_t object;
        std::uint64_t offset;
        auto operator<=>(const Key&) const = default;
        void archive(StateArchive& archive) { archive(object, offset); }
    };
    struct KeyHash
    {
        std::size_t operator()(const Key& key) const
        {
            return std::size_t((key.object ^ key.offset * 0x9e37'79b9'7f4a'7c15) *
                               0xff51'afd7'ed55'8ccd);
        }
    };

    int add(const tap::Event& event, std::uint64_t offset);
    std::string freshId(const ChannelEntry& entry);

    std::vector<ChannelEntry> m_entries;
    std::unordered_map<Key, int, KeyHash> m_index;
    std::map<std::uint64_t, std::string> m_names;               ///< given by the session
    std::vector<std::pair<std::string, std::string>> m_awaited; ///< {kind, id}, until one comes
    std::size_t m_shown = 0;
    mutable Key m_lastKey{0, 0};
    mutable int m_last = -1;
};

/// "/crosstalk.48200.account" → "account": the name a lesson knows a segment by.
std::string shortSegmentName(const std::string& systemName);

} // namespace crosstalk::world

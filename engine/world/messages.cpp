#include "engine/world/messages.h"

#include "engine/world/messagematcher.h"
#include "engine/world/messagetrack.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <shared_mutex>

namespace crosstalk::world {

using mechanisms::Passage;

namespace {

/// A receive that was told before its send: the reader returned before the writer did.
struct Early
{
    std::uint64_t from;
    std::uint64_t to;
    MessageLog::Moment moment;
};

struct ChannelMessages
{
    MessageMatcher inside;
    std::vector<Early> early;
    std::vector<std::uint32_t> tracks;
    std::string name;
};

constexpr std::size_t mostEarly = 64;
constexpr std::uint64_t mostLabels = 65'536;
constexpr std::size_t threads = 256;

std::string sizeText(std::uint64_t bytes)
{
    if (bytes < 1024)
        return std::to_string(bytes) + " B";
    const bool mega = bytes >= 1024 * 1024;
    const std::uint64_t unit = mega ? 1024 * 1024 : 1024;
    std::string text = std::to_string(bytes / unit);
    if (bytes % unit != 0)
        text += "." + std::to_string(bytes % unit * 10 / unit);
    return text + (mega ? " MiB" : " KiB");
}

bool isPrintable(const Message& message)
{
    return message.startBytes != 0 &&
           std::all_of(message.start.begin(), message.start.begin() + message.startBytes,
                       [](char c) { return (c >= ' ' && c < 127) || c == '\n' || c == '\t'; });
}

} // namespace

std::string textOf(const Message& message)
{
    if (!message.label.empty())
        return message.label;
    if (!isPrintable(message))
        return sizeText(message.bytes);
    std::string text;
    for (std::size_t i = 0; i < message.startBytes; ++i)
        text += message.start[i] == '\n'   ? std::string("\\n")
                : message.start[i] == '\t' ? std::string("\\t")
                                           : std::string(1, message.start[i]);
    return "\"" + text + (message.bytes > message.startBytes ? "…\"" : "\"");
}

struct MessageLog::Data
{
    explicit Data(std::size_t most) : limit(most) {}

    using Origin = MessageMatcher::Origin;

    ChannelMessages& channel(int index)
    {
        if (channels.size() <= std::size_t(index))
            channels.resize(std::size_t(index) + 1);
        return channels[std::size_t(index)];
    }
    std::uint32_t trackOf(int channel, int sender);
    void send(int channel, const Passage& passage, const Moment& moment, const std::uint8_t* start);
    std::uint64_t record(MessageTrack& track, const Passage& passage, const Moment& moment,
                         const std::uint8_t* start);
    void take(int channel, const Passage& passage, const Moment& moment);
    void matchEarly(ChannelMessages& messages);
    void finish(const Origin& origin, std::uint64_t bytes, const Moment& moment, bool lost,
                bool frontStays);
    void forgetSome();
    std::string labelAt(std::uint64_t place) const; ///< number + 1; 0: none

    mutable std::shared_mutex mutex;
    std::size_t limit;
    std::deque<MessageTrack> tracks; // a deque: they stay where they are when one is added
    std::vector<ChannelMessages> channels;
    std::array<Origin, threads> latest = {}; ///< what each thread sent last: track + 1
    std::deque<std::string> labels;          ///< the latest
    std::uint64_t firstLabel = 0;            ///< number of the oldest of them
    std::uint64_t total = 0;
    std::uint64_t forgotten = 0;
    std::uint64_t last = 0;
};

std::uint32_t MessageLog::Data::trackOf(int index, int sender)
{
    ChannelMessages& messages = channel(index);
    for (const std::uint32_t track : messages.tracks)
        if (tracks[track].info().sender == sender)
            return track;
    tracks.emplace_back(index, sender);
    messages.tracks.push_back(std::uint32_t(tracks.size() - 1));
    return messages.tracks.back();
}

std::uint64_t MessageLog::Data::record(MessageTrack& track, const Passage& passage,
                                       const Moment& moment, const std::uint8_t* start)
{
    const std::uint64_t number = track.append(passage.bytes, moment.began, moment.event);
    ++total;
    if (!passage.label.empty()) {
        labels.push_back(passage.label);
        track.setLabel(number, firstLabel + labels.size() - 1);
        if (labels.size() > mostLabels) {
            labels.pop_front();
            ++firstLabel;
        }
    } else if (start != nullptr) {
        track.setStart(number, start);
    }
    return number;
}

// What one call puts in bit by bit, as room is made for it, is one message.
void MessageLog::Data::send(int index, const Passage& passage, const Moment& moment,
                            const std::uint8_t* start)
{
    const std::uint32_t number = trackOf(index, moment.process);
    MessageTrack& track = tracks[number];
    Origin& before = latest[moment.thread % threads];
    const bool stream = passage.to - passage.from == passage.bytes;
    const bool goesOn = stream && before.track == number + 1 && moment.began < moment.now &&
                        track.isNewest(before.number, moment.began);
    if (goesOn)
        track.extend(before.number, passage.bytes);
    else
        before = {number + 1, record(track, passage, moment, start)};
    ChannelMessages& messages = channels[std::size_t(index)];
    messages.inside.put({passage.from, passage.to, {number, before.number}, passage.bytes, stream});
    if (!messages.early.empty())
        matchEarly(messages);
    if (total - forgotten > limit)
        forgetSome();
}

// Lost, and what lies before it stays: a call that was cut short never sent these.
void MessageLog::Data::finish(const Origin& origin, std::uint64_t bytes, const Moment& moment,
                              bool lost, bool frontStays)
{
    MessageTrack& track = tracks[origin.track];
    if (lost && frontStays)
        track.shorten(origin.number, bytes);
    else
        track.finish(origin.number, bytes, moment, lost);
}

void MessageLog::Data::take(int index, const Passage& passage, const Moment& moment)
{
    ChannelMessages& messages = channel(index);
    const bool lost = passage.op == Passage::Op::Lost;
    messages.inside.take(
        passage.from, passage.to,
        [&](const Origin& origin, std::uint64_t bytes, bool frontStays) {
            finish(origin, bytes, moment, lost, frontStays);
        },
        [&](std::uint64_t from, std::uint64_t to) {
            if (lost)
                return;
            if (messages.early.size() == mostEarly)
                messages.early.erase(messages.early.begin());
            messages.early.push_back({from, to, moment});
        });
}

void MessageLog::Data::matchEarly(ChannelMessages& messages)
{
    std::vector<Early> still;
    for (const Early& early : messages.early)
        messages.inside.take(
            early.from, early.to,
            [&](const Origin& origin, std::uint64_t bytes, bool frontStays) {
                finish(origin, bytes, early.moment, false, frontStays);
            },
            [&](std::uint64_t from, std::uint64_t to) {
                still.push_back({from, to, early.moment});
            });
    messages.early = std::move(still);
}

// A chunk of the longest track: it has the most to tell that is old.
void MessageLog::Data::forgetSome()
{
    const auto longest = std::max_element(
        tracks.begin(), tracks.end(), [](const MessageTrack& one, const MessageTrack& other) {
            return one.end() - one.first() < other.end() - other.first();
        });
    forgotten += longest->forget(longest->first() + MessageTrack::chunk);
}

std::string MessageLog::Data::labelAt(std::uint64_t place) const
{
    if (place == 0 || place - 1 < firstLabel)
        return {};
    return labels[place - 1 - firstLabel];
}

MessageLog::MessageLog(std::size_t limit) : m_data(std::make_unique<Data>(limit)) {}
MessageLog::~MessageLog() = default;

bool MessageLog::add(int channel, const Passage& passage, const Moment& moment,
                     const std::uint8_t* start)
{
    if (channel < 0 || passage.to <= passage.from)
        return false;
    const std::unique_lock lock(m_data->mutex);
    m_data->last = std::max(m_data->last, moment.now);
    if (passage.op == Passage::Op::Sent)
        m_data->send(channel, passage, moment, start);
    else
        m_data->take(channel, passage, moment);
    const ChannelMessages& messages = m_data->channel(channel);
    return messages.name.empty() && !messages.tracks.empty();
}

void MessageLog::nameChannel(int channel, const std::string& name)
{
    const std::unique_lock lock(m_data->mutex);
    m_data->channel(channel).name = name;
}

void MessageLog::tellStart(std::uint16_t thread, const std::uint8_t* start)
{
    const std::unique_lock lock(m_data->mutex);
    const Data::Origin& latest = m_data->latest[thread % threads];
    if (latest.track != 0)
        m_data->tracks[latest.track - 1].setStart(latest.number, start);
}

void MessageLog::forgetBefore(std::uint64_t time)
{
    const std::unique_lock lock(m_data->mutex);
    for (MessageTrack& track : m_data->tracks)
        m_data->forgotten += track.forget(track.firstFrom(time));
}

std::vector<MessageLog::Track> MessageLog::tracks() const
{
    const std::shared_lock lock(m_data->mutex);
    std::vector<Track> all;
    for (const MessageTrack& track : m_data->tracks) {
        all.push_back(track.info());
        all.back().name = m_data->channels[std::size_t(track.info().channel)].name;
    }
    return all;
}

std::uint64_t MessageLog::total() const
{
    const std::shared_lock lock(m_data->mutex);
    return m_data->total;
}

std::uint64_t MessageLog::forgotten() const
{
    const std::shared_lock lock(m_data->mutex);
    return m_data->forgotten;
}

std::uint64_t MessageLog::waiting() const
{
    const std::shared_lock lock(m_data->mutex);
    std::uint64_t sum = 0;
    for (const ChannelMessages& channel : m_data->channels)
        sum += channel.inside.waiting();
    return sum;
}

std::uint64_t MessageLog::firstTime() const
{
    const std::shared_lock lock(m_data->mutex);
    std::uint64_t first = 0;
    for (const MessageTrack& track : m_data->tracks)
        if (!track.empty() && (first == 0 || track.firstTime() < first))
            first = track.firstTime();
    return first;
}

std::uint64_t MessageLog::lastTime() const
{
    const std::shared_lock lock(m_data->mutex);
    return m_data->last;
}

bool MessageLog::messages(int track, std::uint64_t begin, std::uint64_t end, std::size_t limit,
                          std::vector<Message>& out) const
{
    out.clear();
    const std::shared_lock lock(m_data->mutex);
    if (std::size_t(track) >= m_data->tracks.size())
        return true;
    std::vector<std::uint64_t> labels;
    const bool all = m_data->tracks[std::size_t(track)].messages(begin, end, limit, out, labels);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i].label = m_data->labelAt(labels[i]);
    return all;
}

bool MessageLog::rests(int track, std::uint64_t begin, std::uint64_t end, std::size_t limit,
                       std::vector<Rest>& out) const
{
    out.clear();
    const std::shared_lock lock(m_data->mutex);
    return std::size_t(track) >= m_data->tracks.size() ||
           m_data->tracks[std::size_t(track)].rests(begin, end, limit, out);
}

std::uint64_t MessageLog::count(int track, std::uint64_t begin, std::uint64_t end) const
{
    const std::shared_lock lock(m_data->mutex);
    if (std::size_t(track) >= m_data->tracks.size() || end <= begin)
        return 0;
    const MessageTrack& found = m_data->tracks[std::size_t(track)];
    return found.firstFrom(end) - found.firstFrom(begin);
}

void MessageLog::groups(int track, std::uint64_t begin, std::uint64_t end, std::uint64_t step,
                        std::vector<MessageGroup>& out) const
{
    out.clear();
    const std::shared_lock lock(m_data->mutex);
    if (std::size_t(track) < m_data->tracks.size() && step != 0)
        m_data->tracks[std::size_t(track)].groups(begin, end, step, out);
}

std::optional<std::uint64_t> MessageLog::neighbour(int track, std::uint64_t time,
                                                   int direction) const
{
    const std::shared_lock lock(m_data->mutex);
    if (std::size_t(track) >= m_data->tracks.size())
        return std::nullopt;
    return m_data->tracks[std::size_t(track)].neighbour(time, direction);
}

} // namespace crosstalk::world

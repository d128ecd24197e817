#include "engine/session/peek.h"

#include "engine/world/history.h"
#include "engine/world/messages.h"

#include <algorithm>

namespace crosstalk::session {

namespace {

constexpr std::size_t mostMessages = 100;

/// Those on their way at the snapshot's moment, oldest first.
std::vector<PeekedMessage> waitingIn(const world::Snapshot& snapshot, int channel)
{
    std::vector<PeekedMessage> waiting;
    if (!snapshot.history)
        return waiting;
    const world::MessageLog& log = snapshot.history->messageLog();
    const auto tracks = log.tracks();
    for (int track = 0; track < int(tracks.size()); ++track) {
        if (tracks[std::size_t(track)].channel != channel)
            continue;
        std::vector<world::Message> found;
        log.messages(track, snapshot.now, snapshot.now + 1, 2000, found);
        for (const world::Message& message : found)
            if (message.isHanging(snapshot.now))
                waiting.push_back(
                    {message.sender, message.bytes, world::textOf(message), message.sentAt});
    }
    std::ranges::stable_sort(waiting, {}, &PeekedMessage::sentAt);
    if (waiting.size() > mostMessages)
        waiting.resize(mostMessages);
    return waiting;
}

} // namespace

Peek peekByTap(const world::Snapshot& snapshot, int channel)
{
    Peek peek;
    peek.channel = channel;
    if (channel < 0 || std::size_t(channel) >= snapshot.channels.size())
        return peek;
    const world::ChannelView& view = snapshot.channels[std::size_t(channel)];
    peek.name = view.id;
    peek.messages = waitingIn(snapshot, channel);
    if (view.stream) {
        peek.owners = view.stream->contents;
        peek.total = view.stream->fillHigh;
    } else if (view.messages) {
        peek.total = view.messages->queuedBytes;
    }
    return peek;
}

} // namespace crosstalk::session

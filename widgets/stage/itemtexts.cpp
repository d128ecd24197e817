#include "widgets/stage/calltexts.h"
#include "widgets/stage/cardtexts.h"
#include "widgets/stage/lanetexts.h"
#include "widgets/stage/scene.h"

namespace crosstalk::stage {

namespace {

/// A channel that bytes or messages go through, or null.
const world::ChannelView* laneOf(const world::Snapshot& snapshot, const Item& item)
{
    if (item.kind != Item::Kind::Channel || item.index < 0 ||
        std::size_t(item.index) >= snapshot.channels.size())
        return nullptr;
    const world::ChannelView& channel = snapshot.channels[std::size_t(item.index)];
    return channel.stream || channel.messages ? &channel : nullptr;
}

bool isProcess(const world::Snapshot& snapshot, const Item& item)
{
    return item.kind == Item::Kind::Process && item.index >= 0 &&
           std::size_t(item.index) < snapshot.processes.size();
}

} // namespace

QString itemName(const world::Snapshot& snapshot, const Item& item)
{
    if (!item.name.isEmpty())
        return item.name;
    if (const world::ChannelView* channel = laneOf(snapshot, item))
        return laneSentence(snapshot, *channel);
    if (!isProcess(snapshot, item))
        return {};
    QString name = cardName(snapshot, item.index);
    if (const auto call = callTexts(snapshot, item.index))
        for (const CallTexts::Box& box : {call->first, call->second})
            name += QStringLiteral("; %1: %2").arg(box.captions.value(0), box.values.value(0));
    return name;
}

QString itemDescription(const world::Snapshot& snapshot, const Item& item)
{
    if (!item.description.isEmpty())
        return item.description;
    if (const world::ChannelView* channel = laneOf(snapshot, item))
        return laneTooltip(snapshot, *channel);
    return isProcess(snapshot, item) ? cardTooltip(snapshot, item.index) : QString();
}

} // namespace crosstalk::stage

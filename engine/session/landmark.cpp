#include "engine/session/landmark.h"

#include "engine/session/story.h"

#include <algorithm>

namespace crosstalk::session {

namespace {

/// News that changes what a reader sees, as against what the engine needs to know.
bool isVisible(const tap::Event& event)
{
    using tap::Kind;
    switch (event.kind) {
    case Kind::None:
    case Kind::RmwBegin:
    case Kind::Held:
    case Kind::Released:
    case Kind::Describe:
    case Kind::Map:
    case Kind::Unmap:
    case Kind::Open:
    case Kind::Close:
    case Kind::Name:
    case Kind::Joined:
    case Kind::Part:
    case Kind::Probe:
    case Kind::Pace:
        return false;
    default:
        return (event.flags & tap::Internal) == 0;
    }
}

int processOf(const tap::Event& event, const world::World& world)
{
    const bool byEngine = event.thread >= tap::slotCount;
    if (!byEngine)
        return world.processOf(event.thread);
    const bool ofThread =
        event.kind == tap::Kind::ProcessState || event.kind == tap::Kind::Fault;
    return ofThread && event.size < tap::slotCount ? world.processOf(std::uint16_t(event.size))
           : event.kind == tap::Kind::ProcessExit ? world.processByPid(std::int32_t(event.offset))
                                                  : -1;
}

/// A whole object or a lock in it; of one end of a connection, the way that the call moves things.
bool isOn(const tap::Event& event, const std::string& channel, const world::World& world)
{
    if (event.object == 0)
        return false;
    if (const std::string id = world.channelId(event.object, event.offset); !id.empty())
        return id == channel;
    const mechanisms::CallTraits* traits = mechanisms::callTraits(event.call);
    const bool up = traits != nullptr && traits->direction == mechanisms::Direction::Up;
    return world.channelId(event.object, up ? mechanisms::intoEnd : mechanisms::outOfEnd) ==
           channel;
}

bool fits(const tap::Event& event, const Landmark& landmark, const world::World& world)
{
    if (!isVisible(event))
        return false;
    switch (landmark.kind) {
    case Landmark::Kind::Process:
        return processOf(event, world) == landmark.index;
    case Landmark::Kind::Channel:
        return isOn(event, landmark.channel, world);
    default:
        return true;
    }
}

std::optional<std::uint64_t> scan(const Story& story, std::uint64_t from, const Landmark& landmark)
{
    if (landmark.direction > 0) {
        for (std::uint64_t i = std::max(from, story.first()); i < story.folded(); ++i)
            if (fits(story.eventAt(i), landmark, story.world()))
                return i + 1;
        return {};
    }
    // The event that has just happened at `from` is where we are.
    for (std::uint64_t i = std::min(from, story.folded()); i-- > story.first() + 1;)
        if (fits(story.eventAt(i - 1), landmark, story.world()))
            return i;
    return {};
}

/// How many events have happened when that one just has.
std::optional<std::uint64_t> after(std::optional<std::uint64_t> event)
{
    return event ? std::optional(*event + 1) : std::nullopt;
}

} // namespace

std::optional<std::uint64_t> find(const Story& story, std::uint64_t from, const Landmark& landmark)
{
    switch (landmark.kind) {
    case Landmark::Kind::Race:
        return after(story.raceNear(from, landmark.direction));
    case Landmark::Kind::Sleep:
        return after(story.sleepNear(from, landmark.direction));
    default:
        return scan(story, from, landmark);
    }
}

} // namespace crosstalk::session

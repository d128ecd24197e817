#include "engine/session/strangers.h"

#include "engine/mechanisms/mechanism.h"

#include <algorithm>
#include <set>
#include <time.h>

namespace crosstalk::session {

namespace {

using mechanisms::idOf;
using tap::ObjectKind;

constexpr auto believed = std::chrono::milliseconds(200);

bool isPipe(ObjectKind kind)
{
    return kind == ObjectKind::Pipe || kind == ObjectKind::Fifo || kind == ObjectKind::PosixQueue;
}

} // namespace

Strangers::Strangers() : m_began(::time(nullptr)) {}

void Strangers::note(const tap::Event& event)
{
    if (event.kind == tap::Kind::Describe) {
        Object& object = m_objects[event.object];
        object.kind = ObjectKind(event.call);
        object.inode = tap::objectKey(event.offset, event.value);
    } else if (event.kind == tap::Kind::Enter) { // a set of semaphores: who is first knows
        m_objects.try_emplace(event.object,
                              Object{.isOlder = event.call == idOf("semget(found)")});
    } else if (event.kind == tap::Kind::Joined && event.value != 0) {
        m_objects[event.object].peer = event.value;
        m_objects[event.value].peer = event.object;
    }
}

std::uint64_t Strangers::inodeOf(std::uint64_t object) const
{
    const auto found = m_objects.find(object);
    return found != m_objects.end() ? found->second.inode : 0;
}

bool Strangers::couldWake(const world::BlockedProcess& wait, const world::World& world)
{
    return std::ranges::any_of(wait.places, [&](const world::BlockedProcess::Place& place) {
        Known& known = m_known[{wait.process, place.key}];
        if (Clock::now() >= known.until)
            known = {look(wait, place, world), Clock::now() + believed};
        return known.could;
    });
}

bool Strangers::look(const world::BlockedProcess& wait, const world::BlockedProcess::Place& place,
                     const world::World& world) const
{
    const auto found = m_objects.find(place.key);
    if (found == m_objects.end())
        return false;
    const Object& object = found->second;
    if (object.isOlder)
        return true;
    std::set<int> ours;
    for (int process = 0; process < int(world.processCount()); ++process)
        ours.insert(world.pidOf(process));
    const bool isMemory = object.kind == ObjectKind::Segment;
    const auto reach = [&](std::uint64_t inode) {
        return inode != 0 ? kernel::reachOfOthers(inode, ours, isMemory) : kernel::Reach{};
    };
    if (object.peer != 0) {
        const kernel::Reach other = reach(inodeOf(object.peer));
        return other.reads || other.writes;
    }
    if (object.kind == ObjectKind::FileLock)
        return reach(object.inode).locks;
    if (isMemory) {
        const kernel::Reach other = wait.anybody ? reach(object.inode) : kernel::Reach{};
        return other.maps || other.reads || other.writes;
    }
    if (object.kind == ObjectKind::Fifo &&
        kernel::isNamedSince(world.pidOf(wait.process), place.fd, m_began))
        return true;
    const kernel::Reach other = isPipe(object.kind) ? reach(object.inode) : kernel::Reach{};
    return place.writes ? other.reads : other.writes;
}

} // namespace crosstalk::session

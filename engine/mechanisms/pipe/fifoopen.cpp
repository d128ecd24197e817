#include "engine/mechanisms/pipe/pipecalls.h"
#include "engine/mechanisms/pipe/pipechannel.h"

#include <algorithm>
#include <cerrno>

// How a FIFO is opened: each side waits in open() until the other one has come as well.

namespace crosstalk::mechanisms {

namespace {

using Op = OrderEffect::Op;

std::uint64_t doorOf(std::uint64_t opens)
{
    return opens == pipe::ForReading ? pipe::readDoorToken : pipe::writeDoorToken;
}

std::uint64_t otherDoor(std::uint64_t opens)
{
    return opens == pipe::ForReading ? pipe::writeDoorToken : pipe::readDoorToken;
}

bool oneSided(std::uint64_t opens)
{
    return opens == pipe::ForReading || opens == pipe::ForWriting;
}

} // namespace

void PipeChannel::enterOpen(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const bool waits = (event.flags & tap::NonBlocking) == 0 && oneSided(event.value);
    m_opening.push_back({actor, event.value, waits});
    for (const std::uint64_t side : {pipe::ForReading, pipe::ForWriting})
        if ((event.value & side) != 0)
            effects.order.push_back({Op::Release, m_object, doorOf(side)});
}

// Reading may be opened without waiting whoever is there; writing without waiting only succeeds
// when a reader is there already.
void PipeChannel::exitOpen(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto opening = std::find_if(m_opening.begin(), m_opening.end(), [&](const Opening& one) {
        return one.actor.thread == actor.thread;
    });
    if (opening == m_opening.end())
        return;
    const Opening was = *opening;
    m_opening.erase(opening);
    if (std::int64_t(event.value) >= 0) {
        if (was.waits || was.opens == pipe::ForWriting)
            effects.order.push_back({Op::Acquire, m_object, otherDoor(was.opens)});
    } else if (event.aux == ENXIO) {
        effects.facts.push_back({"enxio",
                                 {},
                                 std::string(callName(event.call)),
                                 actor.process,
                                 0,
                                 "{who} may not wait, and nobody has {on} open for reading: its "
                                 "open fails with ENXIO"});
    }
}

SleepReason PipeChannel::sleepReason(tap::CallId call, int sleeper) const
{
    if (!pipe::isOpen(call))
        return {};
    const auto opening = std::find_if(m_opening.begin(), m_opening.end(), [&](const Opening& one) {
        return one.actor.process == sleeper;
    });
    if (opening == m_opening.end())
        return {};
    if (opening->opens == pipe::ForReading)
        return {"has no writer yet", "by opening it for writing"};
    return {"has no reader yet", "by opening it for reading"};
}

} // namespace crosstalk::mechanisms

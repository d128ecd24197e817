#include "engine/mechanisms/socket/ends.h"

#include <algorithm>

namespace crosstalk::mechanisms::socket {

Ends::Holder& Ends::holder(const Actor& actor)
{
    const auto known = std::ranges::find(m_holders, actor.process, &Holder::process);
    if (known != m_holders.end()) {
        known->thread = actor.thread;
        return *known;
    }
    m_holders.push_back({actor.process, actor.thread});
    return m_holders.back();
}

void Ends::open(const tap::Event& event, const Actor& actor)
{
    Holder& opened = holder(actor);
    if ((event.flags & tap::CanRead) != 0) {
        ++opened.readers;
        m_hadReaders = true;
    }
    if ((event.flags & tap::CanWrite) != 0) {
        ++opened.writers;
        m_hadWriters = true;
    }
}

Ends::Gone Ends::close(const tap::Event& event, const Actor& actor)
{
    Holder& closed = holder(actor);
    Gone gone;
    if ((event.flags & tap::CanRead) != 0 && closed.readers != 0) {
        --closed.readers;
        gone.reader = !hasReaders();
    }
    if ((event.flags & tap::CanWrite) != 0 && closed.writers != 0) {
        --closed.writers;
        gone.writer = !hasWriters();
    }
    return gone;
}

Ends::Gone Ends::processGone(int process)
{
    const auto known = std::ranges::find(m_holders, process, &Holder::process);
    if (known == m_holders.end())
        return {};
    const bool read = known->readers != 0;
    const bool wrote = known->writers != 0;
    known->readers = known->writers = 0;
    return {read && !hasReaders(), wrote && !hasWriters()};
}

int Ends::threadOf(int process) const
{
    const auto known = std::ranges::find(m_holders, process, &Holder::process);
    return known != m_holders.end() ? known->thread : -1;
}

int Ends::count(int Holder::*which) const
{
    int sum = 0;
    for (const Holder& holder : m_holders)
        sum += holder.*which;
    return sum;
}

std::vector<int> Ends::processesWith(int Holder::*which) const
{
    std::vector<int> some;
    for (const Holder& holder : m_holders)
        if (holder.*which != 0)
            some.push_back(holder.process);
    return some;
}

} // namespace crosstalk::mechanisms::socket

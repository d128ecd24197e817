#include "engine/world/state.h"

#include <algorithm>

// Calls that wait until one of several descriptors is ready: poll, select, epoll_wait. The tap
// reports that a thread is inside one; for what it waits there, the kernel was asked.

namespace crosstalk::world {

namespace {

/// So many are named; of more, how many.
constexpr std::size_t named = 4;

bool isRead(const Descriptor& awaited)
{
    return (awaited.flags & tap::CanRead) != 0;
}

bool isWritten(const Descriptor& awaited)
{
    return (awaited.flags & tap::CanWrite) != 0;
}

/// "a", "a or b", "a, b or c"
std::string joined(const std::vector<std::string>& some)
{
    std::string text;
    for (std::size_t i = 0; i < some.size(); ++i)
        text += (i == 0 ? "" : i + 1 == some.size() ? " or " : ", ") + some[i];
    return text;
}

std::string shortened(std::vector<std::string> some)
{
    if (some.size() > named) {
        const std::size_t more = some.size() - named + 1;
        some.resize(named - 1);
        some.push_back(std::to_string(more) + " more");
    }
    return joined(some);
}

} // namespace

void World::State::foldAwaits(const tap::Event& event)
{
    ThreadState* thread = processes.thread(std::uint16_t(event.size));
    if (thread == nullptr || !thread->alive || !thread->inCall)
        return;
    const std::vector<Descriptor>& held = processes[thread->process].descriptors;
    const auto found = std::ranges::find(held, int(event.fd), &Descriptor::fd);
    const std::uint64_t object = found != held.end() ? found->object : 0;
    std::vector<Descriptor>& all = thread->awaits.descriptors;
    std::erase_if(all, [&](const Descriptor& one) { return one.fd == event.fd; });
    all.push_back({event.fd, object, event.flags});
    thread->awaits.limited = event.aux == 1;
}

World::State::SleepPlace World::State::placeOf(const Descriptor& awaited) const
{
    using mechanisms::Direction;
    const bool writes = isWritten(awaited) && !isRead(awaited);
    const int channel =
        awaited.object != 0
            ? channels.towards(awaited.object, writes ? Direction::Down : Direction::Up)
            : -1;
    return {channels.ordinalOf(channel) >= 0 ? channel : -1,
            writes ? mechanisms::idOf("write") : mechanisms::idOf("read")};
}

/// Those who could make one of them ready.
std::vector<int> World::State::wakersOf(const ThreadState& thread) const
{
    std::vector<int> some;
    const auto add = [&](int channel, tap::CallId call) {
        if (channel < 0)
            return;
        for (const int process : channels[channel].channel->unblockers(call, thread.process))
            if (processes[process].living() && process != thread.process)
                some.push_back(process);
    };
    for (const Descriptor& awaited : thread.awaits.descriptors) {
        const auto [channel, call] = placeOf(awaited);
        add(channel, call);
        if (channel >= 0 && !isRead(awaited) && !isWritten(awaited)) // whoever has the other side
            add(channels.towards(awaited.object, mechanisms::Direction::Down),
                mechanisms::idOf("write"));
    }
    std::ranges::sort(some);
    some.erase(std::unique(some.begin(), some.end()), some.end());
    return some;
}

/// Whoever could make one of its descriptors ready can wake it. Nothing is known for sure where one of
/// them leads to no channel of ours, to one that anybody can reach or nobody is known to feed (a
/// signalfd), or to one that it feeds itself: what a signal's handler, say, writes into.
void World::State::blockInPoll(const ThreadState& thread, BlockedProcess& blocked) const
{
    std::vector<int> wakers;
    std::vector<BlockedProcess::Place> places;
    for (const Descriptor& awaited : thread.awaits.descriptors) {
        const auto [channel, call] = placeOf(awaited);
        const bool either = isRead(awaited) && isWritten(awaited);
        if (channel < 0 || either || channels[channel].channel->anybodyUnblocks() ||
            channels[channel].channel->endsByItself(call, thread.process))
            return;
        const std::vector<int> some = channels[channel].channel->unblockers(call, thread.process);
        if (some.empty())
            return;
        for (const int process : some) {
            if (process == thread.process)
                return;
            if (processes[process].living())
                wakers.push_back(process);
        }
        places.push_back({awaited.fd, awaited.object, isWritten(awaited)});
    }
    std::ranges::sort(wakers);
    wakers.erase(std::unique(wakers.begin(), wakers.end()), wakers.end());
    blocked.unblockers = std::move(wakers);
    blocked.places = std::move(places);
    blocked.object = awaitedNames(thread);
}

/// The channels' names alone.
std::string World::State::awaitedNames(const ThreadState& thread) const
{
    std::vector<std::string> names;
    for (const Descriptor& awaited : thread.awaits.descriptors)
        if (const int channel = placeOf(awaited).channel; channel >= 0)
            names.push_back(channels.idOf(channel));
    return shortened(std::move(names));
}

/// " until it can read pipe (fd 3) or fd 7, or write tcp (fd 5), or its time is up; P1 can wake it"
std::string World::State::awaitedText(const ThreadState& thread) const
{
    std::vector<std::string> toRead;
    std::vector<std::string> toWrite;
    std::vector<std::string> toEnd;
    for (const Descriptor& awaited : thread.awaits.descriptors) {
        const int channel = placeOf(awaited).channel;
        const std::string fd = "fd " + std::to_string(awaited.fd);
        std::string name = channel >= 0 ? channels.idOf(channel) + " (" + fd + ")" : fd;
        (isRead(awaited)      ? toRead
         : isWritten(awaited) ? toWrite
                              : toEnd)
            .push_back(std::move(name));
    }
    std::vector<std::string> parts;
    if (!toRead.empty())
        parts.push_back("it can read " + shortened(std::move(toRead)));
    if (!toWrite.empty())
        parts.push_back("it can write " + shortened(std::move(toWrite)));
    if (!toEnd.empty())
        parts.push_back("the other side of " + shortened(std::move(toEnd)) + " is gone");
    if (parts.empty())
        return {};
    if (thread.awaits.limited)
        parts.push_back("its time is up");
    std::string text = " until " + parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        text += ", or until " + parts[i];
    const std::vector<int> wakers = wakersOf(thread);
    return wakers.empty() ? text : text + "; " + namesOf(wakers) + " can wake it";
}

} // namespace crosstalk::world

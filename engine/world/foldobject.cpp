#include "engine/world/state.h"

#include <algorithm>

// Objects and the names people know them by: descriptors, mappings, watched locations.

namespace crosstalk::world {

using mechanisms::idOf;

void World::State::foldDescribe(const Step& step)
{
    const tap::Event& event = step.event;
    channels.obtain(event, true);
    const ThreadState* thread = processes.thread(event.thread);
    for (const int channel : channels.allOf(event.object)) {
        ChannelEntry& entry = channels[channel];
        if (entry.systemName.empty()) {
            entry.systemName = context->name(event.aux);
            if (entry.systemName.empty())
                entry.systemName = entry.channel->kind() + ":[" + std::to_string(event.value) + "]";
            else if (entry.ordinal < 0 && (entry.channel->shape() == Shape::Region ||
                                           entry.channel->shape() == Shape::Lock))
                entry.id = shortSegmentName(entry.systemName);
        }
        foldChannel(step, channel, {thread != nullptr ? thread->process : -1, event.thread});
        ensureSeries(step.history, channel);
    }
}

void World::State::foldJoined(const Step& step)
{
    const tap::Event& event = step.event;
    std::erase_if(connected, [&](const Connected& one) {
        return one.endpoint == event.object || one.endpoint == event.value;
    });
    if (event.value != 0)
        return channels.join(event.object, event.value);
    const ThreadState* thread = processes.thread(event.thread);
    const bool accepts =
        thread != nullptr && thread->inCall &&
        (thread->call.call == idOf("accept") || thread->call.call == idOf("accept4"));
    const auto found = std::ranges::find_if(connected, [&](const Connected& one) {
        return accepts && one.listener == thread->call.object &&
               one.pid == std::int32_t(event.offset);
    });
    if (found == connected.end())
        return;
    channels.join(event.object, found->endpoint);
    connected.erase(found);
}

// The kernel cannot tell whom an accepted end belonged to when that was closed before. A listener
// hands connections out in the order they were made in, so it is the first of its process's.
void World::State::noteConnected(const Step& step, const ThreadState& thread)
{
    const tap::Event& event = step.event;
    if (event.call != idOf("connect") || event.value != 0 || thread.call.object == 0)
        return;
    const Process& process = processes[thread.process];
    const auto end = std::ranges::find(process.descriptors, int(event.fd), &Descriptor::fd);
    const int out =
        end != process.descriptors.end() ? channels.find(end->object, Channels::outOf) : -1;
    if (out >= 0 && !channels[out].joined)
        connected.push_back({thread.call.object, end->object, process.pid});
}

// Reported again after F_SETFL and after exec: it leads where it led, nobody opened or closed it.
bool World::State::modesChanged(Process& process, const tap::Event& event)
{
    constexpr unsigned access = tap::CanRead | tap::CanWrite;
    const auto open = std::ranges::find(process.descriptors, int(event.fd), &Descriptor::fd);
    if (open == process.descriptors.end() || open->object != event.object ||
        (open->flags & access) != (event.flags & access))
        return false;
    open->flags = event.flags;
    return true;
}

// A pipe or FIFO is shown once it joins processes of the run; one that leads elsewhere (standard
// error of the whole run) is not.
void World::State::foldDescriptor(const Step& step)
{
    const tap::Event& event = step.event;
    ThreadState* thread = processes.thread(event.thread);
    if (thread == nullptr)
        return;
    if (event.kind == tap::Kind::Open && modesChanged(processes[thread->process], event))
        return;
    closeDescriptor(step, *thread, event.fd);
    if (event.kind == tap::Kind::Close)
        return;
    processes[thread->process].descriptors.push_back({event.fd, event.object, event.flags});
    for (const int channel : channels.allOf(event.object)) {
        const tap::Event opening = endOf(event, channel);
        foldChannel({opening, step.index, step.effects, step.history}, channel,
                    {thread->process, event.thread});
        ChannelEntry& entry = channels[channel];
        entry.readBy = entry.readBy || (opening.flags & tap::CanRead) != 0;
        entry.writtenBy = entry.writtenBy || (opening.flags & tap::CanWrite) != 0;
        entry.closedAt = 0;
        // An eventfd is shown when it is used: libraries hold many that no line is about. So are the
        // signals of a process, whose parent may have made the signalfd that it holds.
        const bool mailbox = entry.channel->shape() == Shape::Messages && entry.isWhole() &&
                             entry.channel->kind() != "signal";
        const bool joins = entry.readBy && entry.writtenBy && entry.channel->shape() != Shape::Lock;
        noteAnswers(*thread, event.object, channel);
        if ((joins || mailbox) && entry.answers && entry.back >= 0)
            channels.show(entry.back);
        if (joins || mailbox)
            channels.show(channel);
        ensureSeries(step.history, channel);
    }
}

// An end that comes of a call which takes (accept) is the one that answers; one that comes of a
// call which gives (connect) is answered.
void World::State::noteAnswers(const ThreadState& thread, std::uint64_t object, int channel)
{
    const mechanisms::CallTraits* call =
        thread.inCall ? mechanisms::callTraits(thread.call.call) : nullptr;
    if (call == nullptr || channels[channel].back < 0)
        return;
    const bool out = channels.find(object, Channels::outOf) == channel;
    if (call->direction == (out ? mechanisms::Direction::Up : mechanisms::Direction::Down))
        channels[channel].answers = true;
}

// A descriptor of an endpoint is a write end of the way out and a read end of the way in.
tap::Event World::State::endOf(const tap::Event& event, int channel) const
{
    tap::Event end = event;
    if (channels.find(event.object, Channels::wholeObject) == channel)
        return end;
    const bool out = channels.find(event.object, Channels::outOf) == channel;
    end.flags &= std::uint8_t(~(out ? tap::CanRead : tap::CanWrite));
    return end;
}

void World::State::closeDescriptor(const Step& step, ThreadState& thread, int fd)
{
    std::vector<Descriptor>& descriptors = processes[thread.process].descriptors;
    const auto open = std::find_if(descriptors.begin(), descriptors.end(),
                                   [&](const Descriptor& d) { return d.fd == fd; });
    if (open == descriptors.end())
        return;
    tap::Event closing = step.event;
    closing.kind = tap::Kind::Close;
    closing.object = open->object;
    closing.flags = open->flags;
    descriptors.erase(open);
    for (const int channel : channels.allOf(closing.object)) {
        const tap::Event end = endOf(closing, channel);
        foldChannel({end, step.index, step.effects, step.history}, channel,
                    {thread.process, step.event.thread});
        noteClosed(channel, step.event.time);
    }
}

// One direction of a connection that nobody can use any more. Others may be opened again by name.
void World::State::noteClosed(int channel, std::uint64_t time)
{
    ChannelEntry& entry = channels[channel];
    if (entry.back < 0 || entry.closedAt != 0 || !(entry.readBy && entry.writtenBy))
        return;
    StreamView stream;
    MessagesView messages;
    entry.channel->view(stream);
    entry.channel->view(messages);
    if (stream.writers.empty() && stream.readers.empty() && messages.senders.empty() &&
        messages.receivers.empty())
        entry.closedAt = time;
}

void World::State::foldMapping(const Step& step)
{
    const tap::Event& event = step.event;
    const ThreadState* thread = processes.thread(event.thread);
    const int channel = thread != nullptr ? channels.obtain(event, true) : -1;
    if (channel < 0)
        return;
    if (channels[channel].systemName.empty())
        channels[channel].systemName = context->name(event.aux);
    channels.show(channel);
    foldChannel(step, channel, {thread->process, event.thread});
}

// What is named is a variable, unless calls have shown that it is a lock: then that gets the name.
void World::State::foldName(const Step& step)
{
    const tap::Event& event = step.event;
    const std::string name = context->name(event.aux);
    const int index = variables.name(event, name);
    const int lock = channels.find(event.object, event.offset);
    if (lock >= 0) {
        channels.nameLock(lock, name);
        variables.markAsLock(event.object, event.offset);
    }
    Variable& variable = variables[index];
    if (!variable.value && !variable.isLock && event.size <= 8) {
        variable.setValue(variable.read(event.value), false, event.time);
        if (gateClosed)
            variable.exact = true;
    }
    if (event.thread == tap::engineThread && !variable.isLock)
        variable.setValue(variable.read(event.value), true, event.time); // nobody is left to write
    if (step.history != nullptr && !variable.isLock && variable.series < 0)
        variable.series = step.history->addSeries(variable.name, 0);
    if (variable.value && !variable.isLock)
        valueChanged(step.history, variable);
}

void World::State::ensureSeries(History* history, int channel)
{
    ChannelEntry& entry = channels[channel];
    const auto figure = entry.channel->tapFigure();
    if (history == nullptr || entry.series >= 0 || entry.ordinal < 0 || !figure)
        return;
    StreamView view;
    entry.channel->view(view);
    entry.series = history->addSeries(entry.id, std::int64_t(view.capacity));
    history->step(entry.series, now, std::int64_t(entry.channel->level()));
}

void World::State::feedAll(History* history)
{
    for (int p = 0; p < int(processes.size()); ++p)
        prepareLane(history, p);
    for (int v = 0; v < int(variables.size()); ++v)
        if (!variables[v].isLock && variables[v].series < 0)
            variables[v].series = history->addSeries(variables[v].name, 0);
    for (int c = 0; c < int(channels.size()); ++c)
        ensureSeries(history, c);
}

} // namespace crosstalk::world

#include "engine/world/state.h"

// Why somebody sleeps, in one sentence: the call, the object, who could wake it.

namespace crosstalk::world {

namespace {

bool isWait(tap::CallId call)
{
    return call == mechanisms::idOf("wait") || call == mechanisms::idOf("waitpid") ||
           call == mechanisms::idOf("wait3") || call == mechanisms::idOf("wait4") ||
           call == mechanisms::idOf("waitid");
}

bool isJoin(tap::CallId call)
{
    return call == mechanisms::idOf("pthread_join") || call == mechanisms::idOf("thrd_join");
}

std::string streamSentence(const StreamView& stream, const std::string& id, bool writing,
                           const std::string& wakers)
{
    std::string text = writing ? ": " + id + " is full" : ": " + id + " is empty";
    if (wakers.empty())
        return text + "; nobody who could wake it is left";
    if (writing && stream.fillHigh < stream.capacity)
        text = ": no page slot of " + id + " is free";
    return text + "; " + wakers + (writing ? " can wake it by reading" : " can wake it by writing");
}

std::string lockSentence(const LockView& lock, const std::string& id, const std::string& wakers)
{
    if (lock.kind == "semaphore")
        return ": " + id + " has no unit left; whoever posts it wakes it";
    if (wakers.empty())
        return ": on " + id;
    return ": " + wakers + " holds " + id + " and alone can wake it by unlocking";
}

} // namespace

std::string World::State::namesOf(const std::vector<int>& some) const
{
    std::string text;
    for (std::size_t i = 0; i < some.size(); ++i) {
        if (i != 0)
            text += i + 1 == some.size() ? " or " : ", ";
        text += processes.nameOf(some[i]);
    }
    return text;
}

std::vector<int> World::State::unblockersOf(const ThreadState& thread, bool* hopeless) const
{
    std::vector<int> some;
    const auto [channel, call] = placeOfSleep(thread);
    if (channel >= 0) {
        some = channels[channel].channel->unblockers(call, thread.process);
        const int segment = channels.segmentOf(channel);
        const bool anybody = channels[channel].channel->anybodyUnblocks();
        const bool isPrivate = channels[channel].object >> 63 != 0 && !channels[channel].isWhole();
        if (anybody && isPrivate)
            some = {thread.process};
        else if (anybody && segment < 0) // whoever knows its name
            for (int p = 0; p < int(processes.size()); ++p)
                some.push_back(p);
        if (anybody && segment >= 0) {
            mechanisms::RegionView region;
            channels[segment].channel->view(region);
            some = region.mappedBy;
        }
    } else if (isWait(thread.call.call)) {
        const auto wanted = std::int64_t(thread.call.value); // of waitpid: this child, or any
        for (int p = 0; p < int(processes.size()); ++p)
            if (processes[p].parent == thread.process &&
                (wanted <= 0 || processes[p].pid == wanted))
                some.push_back(p);
    } else if (isJoin(thread.call.call)) {
        some = {thread.process};
    }
    const std::size_t named = some.size();
    std::erase_if(some, [&](int process) { return !processes[process].living(); });
    if (hopeless != nullptr && channel >= 0 && named != some.size())
        *hopeless = some.empty() || channels[channel].channel->needsAllUnblockers(call);
    return some;
}

std::string World::State::whyAsleep(const ThreadState& thread) const
{
    const std::string call(mechanisms::callName(thread.call.call));
    std::string text = processes.nameOf(thread.process) + " sleeps in " + call;
    if (thread.call.fd >= 0)
        text += " (fd " + std::to_string(thread.call.fd) + ")";
    const auto [channel, sleepsIn] = placeOfSleep(thread);
    if (sleepsIn != thread.call.call)
        text += ", which is over but for its mutex";
    if (channel < 0)
        return text + (isWait(thread.call.call) ? " until a child ends" : awaitedText(thread));
    const ChannelEntry& entry = channels[channel];
    const std::string id = entry.id.empty() ? "it" : entry.id; // nothing named it
    std::vector<int> wakers = unblockersOf(thread);
    std::erase(wakers, thread.process);
    const mechanisms::SleepReason reason = entry.channel->sleepReason(sleepsIn, thread.process);
    if (!reason.state.empty()) {
        text += ": " + id + " " + reason.state;
        if (reason.remedy.empty())
            return text;
        if (wakers.empty())
            return text + "; nobody who could wake it is left";
        return text + "; " + namesOf(wakers) + " can wake it " + reason.remedy;
    }
    if (entry.channel->shape() == Shape::ByteStream) {
        StreamView stream;
        entry.channel->view(stream);
        const bool writing = std::find(stream.sleepingWriters.begin(), stream.sleepingWriters.end(),
                                       thread.process) != stream.sleepingWriters.end() ||
                             processes[thread.process].blockIsWrite;
        return text + streamSentence(stream, id, writing, namesOf(wakers));
    }
    LockView lock;
    entry.channel->view(lock);
    return text + lockSentence(lock, id, namesOf(wakers));
}

} // namespace crosstalk::world

#include "engine/mechanisms/eventfd/eventfdchannel.h"

#include <algorithm>
#include <cstring>

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits eventFdCalls[] = {
    {"eventfd"},
    {"eventfd_read", true, true, Direction::Up},
    {"eventfd_write", true, true, Direction::Down},
};

bool isRead(tap::CallId call)
{
    return call == idOf("read") || call == idOf("eventfd_read");
}

bool isWrite(tap::CallId call)
{
    return call == idOf("write") || call == idOf("eventfd_write");
}

class EventFdMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "eventfd"; }
    std::span<const CallTraits> calls() const override { return eventFdCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        if (event.kind != tap::Kind::Describe ||
            tap::ObjectKind(event.call) != tap::ObjectKind::EventFd)
            return nullptr;
        return std::make_unique<EventFdChannel>(event.object, event.size);
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "an eventfd", 0, "It says so in fdinfo only."};
    }
};

const EventFdMechanism eventFdMechanism;
const Registration registration(eventFdMechanism);

std::uint64_t movedBy(const tap::Event& exit)
{
    std::uint64_t number = 0;
    std::memcpy(&number, exit.payload, sizeof number);
    return number;
}

} // namespace

std::unique_ptr<Channel> EventFdChannel::clone() const
{
    return std::make_unique<EventFdChannel>(*this);
}

void EventFdChannel::archive(StateArchive& archive)
{
    archive(m_count, m_holders, m_readers, m_taken, m_lastUsed);
}

void EventFdChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.kind == tap::Kind::Open)
        opened(actor.process);
    else if (event.kind == tap::Kind::Close)
        closed(actor.process);
    else if (event.kind == tap::Kind::Exit)
        exit(event, actor, effects);
    if (event.kind != tap::Kind::Enter)
        return;
    m_lastUsed = event.time;
    if (isWrite(event.call))
        effects.order.push_back({OrderEffect::Op::Release, m_object, 0});
    else if (isRead(event.call))
        m_readers.push_back(actor);
}

// A write counts when it has returned; a read that it let go may have returned before.
void EventFdChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    std::erase_if(m_readers, [&](const Actor& one) { return one.thread == actor.thread; });
    const bool done = std::int64_t(event.value) >= 0;
    if (isWrite(event.call) && done)
        m_count += std::int64_t(movedBy(event));
    if (!isRead(event.call) || !done)
        return;
    m_count -= std::int64_t(movedBy(event));
    ++m_taken;
    effects.order.push_back({OrderEffect::Op::Acquire, m_object, 0});
}

void EventFdChannel::opened(int process)
{
    for (Holder& holder : m_holders)
        if (holder.process == process) {
            ++holder.descriptors;
            return;
        }
    m_holders.push_back({process, 1});
}

void EventFdChannel::closed(int process)
{
    for (Holder& holder : m_holders)
        if (holder.process == process)
            --holder.descriptors;
    std::erase_if(m_holders, [](const Holder& holder) { return holder.descriptors <= 0; });
}

void EventFdChannel::processGone(int process, Effects&)
{
    std::erase_if(m_holders, [&](const Holder& holder) { return holder.process == process; });
    std::erase_if(m_readers, [&](const Actor& one) { return one.process == process; });
}

bool EventFdChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    return isRead(pending.call) && m_count <= 0 && (pending.flags & tap::NonBlocking) == 0;
}

std::vector<int> EventFdChannel::unblockers(tap::CallId, int) const
{
    std::vector<int> result;
    for (const Holder& holder : m_holders)
        result.push_back(holder.process);
    return result;
}

SleepReason EventFdChannel::sleepReason(tap::CallId call, int) const
{
    return isRead(call) ? SleepReason{"stands at 0", "by writing"}
                        : SleepReason{"cannot count higher", "by reading"};
}

void EventFdChannel::view(LockView& out) const
{
    out.kind = "eventfd";
    out.count = std::max<std::int64_t>(m_count, 0);
    out.countKnown = true;
    for (const Actor& reader : m_readers)
        if (m_count <= 0)
            out.waiters.push_back(reader.process);
    out.acquisitions = m_taken;
    out.lastUsed = m_lastUsed;
}

} // namespace crosstalk::mechanisms

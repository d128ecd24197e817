#include "engine/mechanisms/signal/signalchannel.h"

#include "engine/mechanisms/signal/signalcalls.h"

#include <algorithm>
#include <cstring>
#include <sys/signalfd.h>

namespace crosstalk::mechanisms {

namespace {

bool queues(int signal)
{
    return signal >= signals::firstRealTime;
}

void addOnce(std::vector<int>& some, int process)
{
    if (std::ranges::find(some, process) == some.end())
        some.push_back(process);
}

} // namespace

std::string signals::nameOf(int signal)
{
    if (signal >= SIGRTMIN && signal <= SIGRTMAX)
        return signal == SIGRTMIN ? "SIGRTMIN" : "SIGRTMIN+" + std::to_string(signal - SIGRTMIN);
    const char* name = sigabbrev_np(signal);
    return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(signal);
}

std::unique_ptr<Channel> SignalChannel::clone() const
{
    return std::make_unique<SignalChannel>(*this);
}

void SignalChannel::archive(StateArchive& archive)
{
    archive.process(m_owner);
    archive(m_mask, m_pending, m_sending);
    archive.processes(m_senders);
    archive.processes(m_sleepers);
    archive(m_sent, m_received, m_peak);
}

void SignalChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    switch (event.kind) {
    case tap::Kind::Enter:
        foldEnter(event, actor, effects);
        break;
    case tap::Kind::Exit:
        foldExit(event, actor, effects);
        break;
    case tap::Kind::Open:
        m_owner = actor.process;
        break;
    case tap::Kind::Delivered:
        m_owner = actor.process;
        if (event.size == 0)
            received(int(event.value), actor, event, effects);
        break;
    case tap::Kind::ProcessState:
        std::erase(m_sleepers, actor.process);
        if (event.value == 'S')
            m_sleepers.push_back(actor.process);
        break;
    default:
        break;
    }
}

void SignalChannel::foldEnter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (signals::isSend(event.call))
        return send(event, actor, effects);
    m_owner = actor.process;
    // Whatever may be let in from here on counts as not blocked, until the call has returned.
    if (signals::isMask(event.call))
        setMask(0);
}

void SignalChannel::foldExit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    std::erase(m_sleepers, actor.process);
    const auto result = std::int64_t(event.value);
    if (signals::isSend(event.call))
        return sent(event, actor, effects);
    if (signals::isMask(event.call) && result == 0) {
        std::uint64_t mask = 0;
        std::memcpy(&mask, event.payload, sizeof mask);
        m_mask = mask; // those in flight began without it
    } else if (signals::isTake(event.call) && result > 0) {
        received(int(result), actor, event, effects);
    } else if (signals::isRead(event.call) && result > 0) {
        read(event, actor, effects);
    }
}

/// Which one comes first is told. Of those after it the kernel gives the lowest first.
void SignalChannel::read(const tap::Event& exit, const Actor& actor, Effects& effects)
{
    std::uint32_t number = 0;
    std::memcpy(&number, exit.payload, sizeof number);
    received(int(number), actor, exit, effects);
    for (std::uint64_t more = exit.value / sizeof(signalfd_siginfo); more > 1; --more) {
        const auto next = std::ranges::min_element(m_pending, {}, &Pending::signal);
        if (next == m_pending.end())
            return;
        received(next->signal, actor, exit, effects);
    }
}

void SignalChannel::setMask(std::uint64_t mask)
{
    m_mask = mask;
    for (Sending& sending : m_sending)
        sending.blocked = sending.blocked && isBlocked(sending.signal);
}

bool SignalChannel::isBlocked(int signal) const
{
    return (m_mask & signals::bitOf(signal)) != 0;
}

bool SignalChannel::isPending(int signal) const
{
    return std::ranges::find(m_pending, signal, &Pending::signal) != m_pending.end();
}

void SignalChannel::send(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const int signal = int(event.value);
    const std::uint64_t number = m_sent++;
    const bool added = queues(signal) || !isPending(signal);
    addOnce(m_senders, actor.process);
    m_sending.push_back({actor, signal, number, added, isBlocked(signal)});
    if (added)
        m_pending.push_back({number, signal, actor.process, event.time});
    m_peak = std::max<std::uint64_t>(m_peak, m_pending.size());
    effects.order.push_back({OrderEffect::Op::Release, m_object, std::uint64_t(signal)});
    effects.passages.push_back(
        {Passage::Op::Sent, number, number + 1, 0, actor.process, signals::nameOf(signal)});
}

// Only where it was blocked all the time is it certain that the one before it still waited.
void SignalChannel::sent(const tap::Event& event, const Actor& actor, Effects& effects)
{
    const auto found = std::find_if(m_sending.begin(), m_sending.end(), [&](const Sending& one) {
        return one.actor.thread == actor.thread;
    });
    if (found == m_sending.end())
        return;
    const Sending was = *found;
    m_sending.erase(found);
    const bool failed = std::int64_t(event.value) < 0;
    if (failed)
        std::erase_if(m_pending, [&](const Pending& one) { return one.number == was.number; });
    if (failed || !was.added)
        effects.passages.push_back(
            {Passage::Op::Lost, was.number, was.number + 1, 0, actor.process, {}});
    if (failed || was.added || !was.blocked)
        return;
    effects.facts.push_back({"coalesced",
                             {},
                             std::string(callName(event.call)),
                             actor.process,
                             0,
                             "{who} sends " + signals::nameOf(was.signal) +
                                 " again while one is pending: the two become one"});
}

void SignalChannel::received(int signal, const Actor& actor, const tap::Event& event,
                             Effects& effects)
{
    effects.order.push_back({OrderEffect::Op::Acquire, m_object, std::uint64_t(signal)});
    effects.facts.push_back({"handled",
                             {},
                             {},
                             actor.process,
                             0,
                             event.kind == tap::Kind::Delivered
                                 ? "{who} runs its handler for " + signals::nameOf(signal)
                                 : "{who} takes " + signals::nameOf(signal)});
    const auto first = std::ranges::find(m_pending, signal, &Pending::signal);
    if (first == m_pending.end())
        return; // from the kernel, or from outside the run
    ++m_received;
    effects.passages.push_back(
        {Passage::Op::Received, first->number, first->number + 1, 0, actor.process, {}});
    m_pending.erase(first);
}

bool SignalChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    if (signals::isPause(pending.call) || signals::isRead(pending.call))
        return m_pending.empty() && (pending.flags & tap::NonBlocking) == 0;
    return signals::isTake(pending.call) &&
           std::ranges::none_of(m_pending, [&](const Pending& one) {
               return (pending.value & signals::bitOf(one.signal)) != 0;
           });
}

SleepReason SignalChannel::sleepReason(tap::CallId, int) const
{
    return {"holds no signal that it waits for", {}};
}

void SignalChannel::processGone(int process, Effects& effects)
{
    std::erase_if(m_sending, [&](const Sending& one) { return one.actor.process == process; });
    std::erase(m_sleepers, process);
    if (process != m_owner)
        return;
    for (const Pending& one : m_pending)
        effects.passages.push_back({Passage::Op::Lost, one.number, one.number + 1, 0, -1, {}});
    m_pending.clear();
}

void SignalChannel::view(MessagesView& out) const
{
    for (const Pending& one : m_pending) {
        if (out.queue.size() == 64)
            break;
        out.queue.push_back({one.number, 0, 0, one.from, one.sentAt, signals::nameOf(one.signal)});
    }
    out.queued = m_pending.size();
    out.sent = m_sent;
    out.received = m_received;
    out.peak = m_peak;
    out.senders = m_senders;
    if (m_owner >= 0)
        out.receivers.push_back(m_owner);
    out.sleepingReceivers = m_sleepers;
}

} // namespace crosstalk::mechanisms

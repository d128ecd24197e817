#include "engine/mechanisms/lock/mutexchannel.h"

#include <cerrno>

namespace crosstalk::mechanisms {

namespace {

bool isAcquire(tap::CallId call)
{
    return call == idOf("pthread_mutex_lock") || call == idOf("pthread_mutex_trylock") ||
           call == idOf("pthread_mutex_timedlock") || call == idOf("pthread_mutex_clocklock");
}

bool isTry(tap::CallId call)
{
    return call == idOf("pthread_mutex_trylock");
}

bool isRelease(tap::CallId call)
{
    return call == idOf("pthread_mutex_unlock");
}

constexpr CallTraits mutexCalls[] = {
    {"pthread_mutex_lock", true, false},      {"pthread_mutex_trylock", false, false},
    {"pthread_mutex_timedlock", true, false}, {"pthread_mutex_clocklock", true, false},
    {"pthread_mutex_unlock", false, false},   {"pthread_mutex_consistent", false, false},
    {"pthread_mutex_init", false, false},     {"pthread_mutex_destroy", false, false},
};

/// Size of what watch() names when it names a mutex.
constexpr std::uint32_t mutexBytes = 40;

class MutexMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "mutex"; }
    std::span<const CallTraits> calls() const override { return mutexCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        const bool named = event.kind == tap::Kind::Name && event.size == mutexBytes &&
                           tap::ValueType(event.call) == tap::ValueType::Bytes;
        if (event.kind != tap::Kind::Enter && !named)
            return nullptr;
        return std::make_unique<MutexChannel>(event.object, event.offset);
    }

    Result<std::pair<std::uint64_t, std::uint64_t>> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "a mutex", 0, "A mutex lies in user space."};
    }
};

const MutexMechanism mutexMechanism;
const Registration registration(mutexMechanism);

} // namespace

MutexChannel::MutexChannel(std::uint64_t object, std::uint64_t offset)
    : m_object(object), m_offset(offset)
{
}

std::unique_ptr<Channel> MutexChannel::clone() const
{
    return std::make_unique<MutexChannel>(*this);
}

void MutexChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.kind == tap::Kind::Enter)
        enter(event, actor, effects);
    else if (event.kind == tap::Kind::Exit)
        exit(event, actor, effects);
}

// The release takes effect between entry and exit of the unlock; it is folded at the entry, whose
// stamp is sure to come before that of whoever gets the lock next.
void MutexChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    m_lastUsed = event.time;
    if (isAcquire(event.call) && !isTry(event.call))
        m_waiters.enter(actor);
    if (!isRelease(event.call))
        return;
    effects.order.push_back({OrderEffect::Op::Release, m_object, m_offset});
    if (m_owner.process != actor.process || --m_depth > 0)
        return;
    m_owner = {};
    m_depth = 0;
}

void MutexChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    m_lastUsed = event.time;
    const auto result = int(event.value);
    if (isAcquire(event.call)) {
        m_waiters.leave(actor.thread);
        if (result == EOWNERDEAD && m_owner.process >= 0)
            processGone(m_owner.process, effects); // the kernel knew before the engine did
        if (result == 0 || result == EOWNERDEAD)
            acquired(event, actor, result == EOWNERDEAD, effects);
        else if (result == ENOTRECOVERABLE)
            effects.order.push_back({OrderEffect::Op::Acquire, m_object, m_offset});
    } else if (event.call == idOf("pthread_mutex_init") && result == 0) {
        m_owner = {};
        m_depth = 0;
        m_ownerDied = false;
    }
}

void MutexChannel::acquired(const tap::Event& event, const Actor& actor, bool ownerDied,
                            Effects& effects)
{
    const bool again = m_owner.process == actor.process && m_owner.thread == actor.thread;
    m_depth = again && !m_ownerDied ? m_depth + 1 : 1;
    m_owner = actor;
    m_ownerDied = false;
    ++m_acquisitions;
    effects.order.push_back({OrderEffect::Op::Acquire, m_object, m_offset});
    if (ownerDied)
        effects.facts.push_back(
            {"owner-died", {}, std::string(callName(event.call)), actor.process});
}

bool MutexChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    return isAcquire(pending.call) && !isTry(pending.call) && holder() != -1;
}

std::vector<int> MutexChannel::unblockers(tap::CallId, int) const
{
    return holder() != -1 ? std::vector<int>{holder()} : std::vector<int>{};
}

// The kernel releases a robust mutex for its dead owner; the next owner is after all it did.
void MutexChannel::processGone(int process, Effects& effects)
{
    m_waiters.processGone(process);
    if (m_owner.process != process || m_ownerDied)
        return;
    m_ownerDied = true;
    effects.order.push_back({OrderEffect::Op::Release, m_object, m_offset, 0, 0, m_owner.thread});
}

void MutexChannel::view(LockView& out) const
{
    out.kind = "mutex";
    out.owner = m_owner.process;
    out.ownerDied = m_ownerDied;
    for (const int process : m_waiters.processes())
        if (holder() != -1 && process != holder())
            out.waiters.push_back(process);
    out.acquisitions = m_acquisitions;
    out.lastUsed = m_lastUsed;
}

} // namespace crosstalk::mechanisms

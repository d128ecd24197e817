#include "engine/mechanisms/lock/semaphorechannel.h"

#include <cerrno>

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits semaphoreCalls[] = {
    {"sem_wait", true, false},      {"sem_trywait", false, false}, {"sem_timedwait", true, false},
    {"sem_clockwait", true, false}, {"sem_post", false, false},    {"sem_destroy", false, false},
};

bool isWait(tap::CallId call)
{
    return call == idOf("sem_wait") || call == idOf("sem_trywait") ||
           call == idOf("sem_timedwait") || call == idOf("sem_clockwait");
}

bool isTry(tap::CallId call)
{
    return call == idOf("sem_trywait");
}

/// Size of what watch() names when it names a semaphore.
constexpr std::uint32_t semaphoreBytes = 32;

class SemaphoreMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "semaphore"; }
    std::span<const CallTraits> calls() const override { return semaphoreCalls; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        const bool named = event.kind == tap::Kind::Name && event.size == semaphoreBytes &&
                           tap::ValueType(event.call) == tap::ValueType::Bytes;
        if (event.kind != tap::Kind::Enter && !named)
            return nullptr;
        return std::make_unique<SemaphoreChannel>(event.object, event.offset);
    }

    Result<std::pair<std::uint64_t, std::uint64_t>> askKernel(int, int) const override
    {
        return Error{"ask the kernel about", "a semaphore", 0, "A semaphore lies in user space."};
    }
};

const SemaphoreMechanism semaphoreMechanism;
const Registration registration(semaphoreMechanism);

} // namespace

SemaphoreChannel::SemaphoreChannel(std::uint64_t object, std::uint64_t offset)
    : m_object(object), m_offset(offset)
{
}

std::unique_ptr<Channel> SemaphoreChannel::clone() const
{
    return std::make_unique<SemaphoreChannel>(*this);
}

void SemaphoreChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (event.kind == tap::Kind::Enter)
        enter(event, actor, effects);
    else if (event.kind == tap::Kind::Exit)
        exit(event, actor, effects);
    else if (event.kind == tap::Kind::ProcessState && event.value == 'S' && m_count == 0)
        m_countKnown = true; // somebody sleeps in it: there is no unit
}

void SemaphoreChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    m_lastUsed = event.time;
    if (isWait(event.call) && !isTry(event.call))
        m_waiters.enter(actor);
    if (event.call == idOf("sem_post")) {
        effects.order.push_back({OrderEffect::Op::Release, m_object, m_offset});
        given(actor);
    }
}

void SemaphoreChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    m_lastUsed = event.time;
    const bool done = std::int64_t(event.value) == 0;
    if (isWait(event.call)) {
        m_waiters.leave(actor.thread);
        if (done) {
            effects.order.push_back({OrderEffect::Op::Acquire, m_object, m_offset});
            taken(actor);
        } else if (event.aux == EAGAIN || event.aux == ETIMEDOUT) {
            m_count = 0;
            m_countKnown = true;
        }
    }
}

void SemaphoreChannel::taken(const Actor& actor)
{
    ++m_acquisitions;
    m_takers.push_back(actor.process);
    if (m_count > 0)
        --m_count;
}

void SemaphoreChannel::given(const Actor& actor)
{
    ++m_count;
    auto own = std::find(m_takers.begin(), m_takers.end(), actor.process);
    if (own == m_takers.end() && !m_takers.empty())
        own = m_takers.begin(); // given back on behalf of another one
    if (own != m_takers.end())
        m_takers.erase(own);
}

bool SemaphoreChannel::wouldBlock(const tap::Event& pending, const Actor&) const
{
    return isWait(pending.call) && !isTry(pending.call) && m_countKnown && m_count == 0;
}

std::vector<int> SemaphoreChannel::unblockers(tap::CallId, int) const
{
    return m_takers;
}

// Nobody gives back what a dead process took: its unit is gone.
void SemaphoreChannel::processGone(int process, Effects&)
{
    m_waiters.processGone(process);
}

int SemaphoreChannel::holder() const
{
    return m_takers.size() == 1 && m_count == 0 ? m_takers.front() : -1;
}

void SemaphoreChannel::view(LockView& out) const
{
    out.kind = "semaphore";
    out.owner = holder();
    out.count = m_count;
    out.countKnown = m_countKnown || m_acquisitions != 0;
    if (m_count == 0)
        out.waiters = m_waiters.processes();
    out.acquisitions = m_acquisitions;
    out.lastUsed = m_lastUsed;
}

} // namespace crosstalk::mechanisms

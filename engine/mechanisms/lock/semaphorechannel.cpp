#include "engine/mechanisms/lock/semaphorechannel.h"

#include <cerrno>

namespace crosstalk::mechanisms {

namespace {

constexpr CallTraits semaphoreCalls[] = {
    {"sem_wait", true},
    {"sem_trywait"},
    {"sem_timedwait", true},
    {"sem_clockwait", true},
    {"sem_post"},
    {"sem_init"},
    {"sem_open"},
    {"sem_open(count)"},
    {"sem_close"},
    {"sem_unlink"},
    {"sem_getvalue"},
    {"sem_destroy"},
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

const LockMechanism<SemaphoreChannel> semaphoreMechanism("semaphore", semaphoreCalls);
const Registration registration(semaphoreMechanism);

} // namespace

std::unique_ptr<Channel> SemaphoreChannel::clone() const
{
    return std::make_unique<SemaphoreChannel>(*this);
}

void SemaphoreChannel::archive(StateArchive& archive)
{
    LockChannel::archive(archive);
    archive(m_count, m_countKnown);
    archive.processes(m_takers);
}

void SemaphoreChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    LockChannel::fold(event, actor, effects);
    if (event.kind == tap::Kind::ProcessState && event.value == 'S' && m_count == 0)
        m_countKnown = true; // somebody sleeps in it: there is no unit
}

void SemaphoreChannel::enter(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (isWait(event.call) && !isTry(event.call))
        m_waiters.enter(actor);
    if (event.call == idOf("sem_post")) {
        order(effects, OrderEffect::Op::Release);
        given(actor);
    } else if (event.call == idOf("sem_init")) {
        m_count = std::int64_t(event.value);
        m_countKnown = true;
        m_takers.clear();
    } else if (event.call == idOf("sem_open(count)") && !m_countKnown && m_acquisitions == 0) {
        m_count = std::int64_t(event.value); // as whoever opened it first found it
        m_countKnown = true;
    }
}

void SemaphoreChannel::exit(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if (!isWait(event.call))
        return;
    if (!isTry(event.call))
        m_waiters.leave(actor.thread);
    if (std::int64_t(event.value) == 0) {
        order(effects, OrderEffect::Op::Acquire);
        taken(actor);
    } else if ((event.aux == EAGAIN || event.aux == ETIMEDOUT) && !m_countKnown) {
        m_count = 0;
        m_countKnown = true;
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

SleepReason SemaphoreChannel::sleepReason(tap::CallId, int) const
{
    return {"has no unit left", "by posting"};
}

int SemaphoreChannel::holder() const
{
    return m_takers.size() == 1 && m_count == 0 ? m_takers.front() : -1;
}

void SemaphoreChannel::view(LockView& out) const
{
    fillCommon(out, "semaphore");
    out.owner = holder();
    out.count = m_count;
    out.countKnown = m_countKnown || m_acquisitions != 0;
    if (m_count == 0)
        out.waiters = m_waiters.processes();
}

} // namespace crosstalk::mechanisms

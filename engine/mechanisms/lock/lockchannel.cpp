#include "engine/mechanisms/lock/lockchannel.h"

namespace crosstalk::mechanisms {

void LockChannel::fold(const tap::Event& event, const Actor& actor, Effects& effects)
{
    if ((event.flags & tap::Internal) == 0) // an init is no use
        m_lastUsed = event.time;
    if (event.kind == tap::Kind::Enter)
        enter(event, actor, effects);
    else if (event.kind == tap::Kind::Exit)
        exit(event, actor, effects);
}

void LockChannel::order(Effects& effects, OrderEffect::Op op, std::uint64_t part, int thread) const
{
    effects.order.push_back({op, m_object, m_offset + part, 0, 0, thread});
}

void LockChannel::hold(Effects& effects, bool taken, bool exclusive, int thread, bool tried) const
{
    effects.holds.push_back({m_object, m_offset, taken, exclusive, tried, thread});
}

void LockChannel::fillCommon(LockView& out, const char* kind) const
{
    out.kind = kind;
    out.acquisitions = m_acquisitions;
    out.lastUsed = m_lastUsed;
}

} // namespace crosstalk::mechanisms

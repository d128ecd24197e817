#include "engine/mechanisms/segment/segmentchannel.h"

#include <algorithm>

namespace crosstalk::mechanisms {

namespace {

class SegmentMechanism : public Mechanism
{
public:
    std::string_view name() const override { return "segment"; }
    std::span<const CallTraits> calls() const override { return {}; }

    std::unique_ptr<Channel> open(const tap::Event& event) const override
    {
        const bool segment = tap::ObjectKind(event.call) == tap::ObjectKind::Segment;
        if (event.kind == tap::Kind::Map || (event.kind == tap::Kind::Describe && segment))
            return std::make_unique<SegmentChannel>();
        return nullptr;
    }

    Result<KernelAnswer> askKernel(int, int) const override
    {
        return Error{"ask the kernel how full", "a segment is", 0,
                     "Shared memory has no fill level."};
    }
};

const SegmentMechanism segmentMechanism;
const Registration registration(segmentMechanism);

constexpr std::uint64_t pageBytes = 4096;

} // namespace

std::unique_ptr<Channel> SegmentChannel::clone() const
{
    return std::make_unique<SegmentChannel>(*this);
}

void SegmentChannel::archive(StateArchive& archive)
{
    archive(m_bytes, m_mappers);
}

void SegmentChannel::fold(const tap::Event& event, const Actor& actor, Effects&)
{
    const auto mapper =
        std::lower_bound(m_mappers.begin(), m_mappers.end(), actor.process,
                         [](const Mapper& m, int process) { return m.process < process; });
    const bool known = mapper != m_mappers.end() && mapper->process == actor.process;
    if (event.kind == tap::Kind::Map) {
        m_bytes = std::max(m_bytes, event.offset + event.size * pageBytes);
        if (known)
            ++mapper->mappings;
        else
            m_mappers.insert(mapper, {actor.process, 1});
    } else if (event.kind == tap::Kind::Unmap && known && --mapper->mappings == 0) {
        m_mappers.erase(mapper);
    }
}

void SegmentChannel::processGone(int process, Effects&)
{
    std::erase_if(m_mappers, [&](const Mapper& mapper) { return mapper.process == process; });
}

void SegmentChannel::view(RegionView& out) const
{
    out.bytes = m_bytes;
    for (const Mapper& mapper : m_mappers)
        out.mappedBy.push_back(mapper.process);
}

} // namespace crosstalk::mechanisms

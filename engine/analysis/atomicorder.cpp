#include "engine/analysis/atomicorder.h"

namespace crosstalk::analysis {

/// The latest version of that value; with doubt (another size) the latest of all.
const AtomicOrder::Version* AtomicOrder::find(std::uint64_t value, std::uint32_t size) const
{
    for (auto version = m_versions.rbegin(); version != m_versions.rend(); ++version)
        if (version->value == value || version->size != size)
            return &*version;
    return nullptr;
}

void AtomicOrder::store(std::uint64_t value, std::uint32_t size, const VectorClock& released)
{
    add({value, size, false, 0, released});
}

void AtomicOrder::beginModify(unsigned thread)
{
    m_modifying |= std::uint64_t{1} << thread;
}

void AtomicOrder::endModify(unsigned thread)
{
    m_modifying &= ~(std::uint64_t{1} << thread);
}

void AtomicOrder::modify(unsigned thread, std::uint64_t old, std::uint64_t value,
                         std::uint32_t size, const VectorClock& released, const VectorClock& read)
{
    endModify(thread);
    Version version{value, size, find(old, size) == nullptr, old, released};
    version.released.join(read);
    add(std::move(version));
}

/// On top, or below the modifications that were logged too early and are known to follow it.
void AtomicOrder::add(Version version)
{
    auto place = m_versions.end();
    for (auto it = m_versions.end(); it != m_versions.begin() && (it - 1)->orphan;) {
        --it;
        if (it->old == version.value) {
            it->orphan = false;
            place = it;
            break;
        }
    }
    m_versions.insert(place, std::move(version));
    if (m_versions.size() > maxVersions) {
        m_forgotten.join(m_versions.front().released);
        m_versions.erase(m_versions.begin());
    }
}

void AtomicOrder::reset()
{
    m_versions.clear();
    m_forgotten.clear();
}

} // namespace crosstalk::analysis

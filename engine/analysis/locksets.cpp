#include "engine/analysis/locksets.h"

#include <algorithm>

namespace crosstalk::analysis {

bool LockSets::contains(Id set, const Token& lock) const
{
    const auto& locks = m_sets[set].locks;
    return std::find(locks.begin(), locks.end(), lock) != locks.end();
}

LockSets::Id LockSets::with(Id set, const Token& lock)
{
    if (contains(set, lock))
        return set;
    const std::uint64_t key = m_sets[set].key + mixed(lock);
    if (const auto known = m_byKey.find(key); known != m_byKey.end())
        return known->second;
    Set larger{m_sets[set].locks, key};
    larger.locks.push_back(lock);
    return intern(std::move(larger));
}

LockSets::Id LockSets::without(Id set, const Token& lock)
{
    if (!contains(set, lock))
        return set;
    const std::uint64_t key = m_sets[set].key - mixed(lock);
    if (key == 0)
        return 0;
    if (const auto known = m_byKey.find(key); known != m_byKey.end())
        return known->second;
    Set smaller{m_sets[set].locks, key};
    std::erase(smaller.locks, lock);
    return intern(std::move(smaller));
}

LockSets::Id LockSets::intern(Set set)
{
    if (m_sets.size() >= maxSets)
        return 0;
    const auto id = static_cast<Id>(m_sets.size());
    m_byKey.emplace(set.key, id);
    m_sets.push_back(std::move(set));
    return id;
}

} // namespace crosstalk::analysis

#pragma once

#include "engine/tap/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crosstalk::trace {

/// Digest of what the programs of a run did: which worker did what on which object, with which
/// values and results. Never time, pid, address or inode, so that two runs under the gate that took
/// the same steps have the same digest.
///
/// Each worker's operations are digested in their own order, and the interleaving only by where
/// operations begin: under the gate beginnings follow the steps, while the ends of two calls of
/// which one woke the other come in either order.
class Hash
{
public:
    /// Adds an event of the worker with this ordinal (process and thread in order of appearance);
    /// events that are no part of the programs' behaviour are passed over.
    void fold(const tap::Event& event, std::uint32_t worker);

    /// Sixteen hexadecimal digits.
    std::string text() const;

    std::uint64_t value() const;

private:
    std::uint64_t ordinalOf(const tap::Event& event);
    std::uint64_t digestOf(const tap::Event& event);
    std::uint64_t digestOfCall(const tap::Event& event, std::uint64_t digest) const;
    std::uint64_t& chainOf(std::uint32_t worker);

    std::uint64_t m_interleaving = 0;
    std::vector<std::uint64_t> m_workers;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> m_ordinals;
};

} // namespace crosstalk::trace

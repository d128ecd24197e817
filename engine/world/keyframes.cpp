#include "engine/world/keyframes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace crosstalk::world {

Keyframes::Keyframes(std::uint64_t distance, std::size_t most)
    : m_distance(std::max<std::uint64_t>(distance, 1)), m_most(std::max<std::size_t>(most, 2))
{
}

void Keyframes::take(const World& world, std::uint64_t index)
{
    if (m_frames.size() == m_most)
        thinOut();
    m_frames.push_back({index, world});
    m_next = index + m_distance;
}

// The first stays: it alone reaches the beginning.
void Keyframes::thinOut()
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_frames.size(); i += 2, ++kept)
        if (kept != i)
            m_frames[kept] = std::move(m_frames[i]);
    m_frames.erase(m_frames.begin() + std::ptrdiff_t(kept), m_frames.end());
    m_distance *= 2;
}

// The newest of those that are too old to be rebuilt from is too old as well: it needs the events
// that follow it, which are gone.
void Keyframes::forgetBefore(std::uint64_t index)
{
    const auto usable = std::find_if(m_frames.begin(), m_frames.end(),
                                     [&](const Frame& frame) { return frame.index >= index; });
    m_frames.erase(m_frames.begin(), usable);
}

std::vector<Keyframes::Frame>::const_iterator Keyframes::firstAfter(std::uint64_t count) const
{
    return std::upper_bound(
        m_frames.begin(), m_frames.end(), count,
        [](std::uint64_t wanted, const Frame& frame) { return wanted < frame.index; });
}

World Keyframes::at(std::uint64_t count, const Source& source) const
{
    if (m_frames.empty()) {
        std::fputs("a World was asked for before any keyframe was offered\n", stderr);
        std::abort();
    }
    const auto after = firstAfter(count);
    const Frame& frame = after != m_frames.begin() ? *(after - 1) : m_frames.front();
    World world = frame.world;
    mechanisms::Effects effects;
    for (std::uint64_t i = frame.index; i < count; ++i) {
        effects.clear();
        world.fold(source(i), i, effects);
    }
    return world;
}

} // namespace crosstalk::world

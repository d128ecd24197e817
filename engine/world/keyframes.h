#pragma once

#include "engine/world/world.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace crosstalk::world {

/// Copies of World along the log, so that any point still in memory can be rebuilt by folding a
/// bounded number of events. When there are too many, every second one is dropped and the distance
/// doubles; the newest stretch stays as quick to reach as the oldest.
class Keyframes
{
public:
    /// Gives event number `index`; valid for every index at or after forgetBefore()'s.
    using Source = std::function<const tap::Event&(std::uint64_t index)>;

    /// A copy every `distance` events, at most `most` copies (at least 2).
    explicit Keyframes(std::uint64_t distance = 65'536, std::size_t most = 256);

    /// Call with the World before folding event `index`; copies it when a keyframe is due. Cheap
    /// when none is.
    void offer(const World& world, std::uint64_t index)
    {
        if (index >= m_next)
            take(world, index);
    }

    /// Events before `index` are no longer in the log: keyframes that need them go.
    void forgetBefore(std::uint64_t index);

    /// World as it was after `count` events (numbers 0 to count - 1 folded). `count` is raised to
    /// the oldest point that can be rebuilt. There must be a keyframe: the one before event 0 is
    /// offered first.
    World at(std::uint64_t count, const Source& source) const;

    /// Calls visit(events folded, World) for each that lies after `count` events, earliest first.
    template<class Visitor> void eachAfter(std::uint64_t count, const Visitor& visit) const
    {
        for (auto frame = firstAfter(count); frame != m_frames.end(); ++frame)
            visit(frame->index, frame->world);
    }

    std::size_t size() const { return m_frames.size(); }
    std::uint64_t oldest() const { return m_frames.empty() ? 0 : m_frames.front().index; }

private:
    struct Frame
    {
        std::uint64_t index; ///< events folded
        World world;
    };

    void take(const World& world, std::uint64_t index);
    void thinOut();
    std::vector<Frame>::const_iterator firstAfter(std::uint64_t count) const;

    std::vector<Frame> m_frames;
    std::uint64_t m_distance;
    std::size_t m_most;
    std::uint64_t m_next = 0;
};

} // namespace crosstalk::world

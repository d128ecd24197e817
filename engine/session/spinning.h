#pragma once

#include "engine/tap/event.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace crosstalk::session {

/// How often places were changed, as far as a value tells.
class Changes
{
public:
    using Place = std::pair<std::uint64_t, std::uint64_t>;

    /// Folds one event of a step.
    void fold(const tap::Event& event);
    std::uint64_t at(const Place& place) const;

private:
    std::map<Place, std::uint64_t> m_count;
};

/// Tells when a thread goes round in circles: it has read the same places on the same lines a few
/// times over, they hold what they held, and it did nothing else. To let it go round once more
/// brings nothing new until somebody changes one of them.
class Spinning
{
public:
    /// Folds a step that began with `pending`.
    void fold(const tap::Event& pending, std::span<const tap::Event> events,
              const Changes& changes);

    /// Its next step, `pending`, would be one more round of the same.
    bool isSpinning(const tap::Event& pending, const Changes& changes) const;

private:
    struct Look
    {
        tap::Event pending;
        std::vector<std::pair<Changes::Place, std::uint64_t>> seen;
    };
    static constexpr int rounds = 2; ///< that are made before it counts as spinning

    static bool isSame(const tap::Event& a, const tap::Event& b);

    std::vector<Look> m_looks; ///< steps in a row that changed nothing
};

} // namespace crosstalk::session

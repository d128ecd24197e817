#pragma once

#include "widgets/stage/layout.h"

namespace crosstalk::stage {

/// How a crowd comes from one layout into the next: cards slide to their new places, new ones grow,
/// those that leave shrink. Pure arithmetic; who shows it keeps the time.
class CrowdMotion
{
public:
    CrowdMotion() = default;
    CrowdMotion(const StageLayout& from, const StageLayout& to);

    /// Whether there is anything to see on the way.
    bool isWorthIt() const { return m_moves; }

    /// The layout after this share of the way, 0 to 1; 1 is where it ends.
    StageLayout at(double share) const;

private:
    StageLayout m_to;
    std::vector<QRectF> m_start; ///< of each card of m_to: where it comes from
    std::vector<StageLayout::Ghost> m_leaving;
    bool m_moves = false;
};

} // namespace crosstalk::stage

#include "widgets/stage/crowdmotion.h"

#include <algorithm>

namespace crosstalk::stage {

namespace {

QRectF between(const QRectF& from, const QRectF& to, double share)
{
    const auto mix = [share](double a, double b) { return a + (b - a) * share; };
    return QRectF(mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()),
                  mix(from.height(), to.height()));
}

QRectF middleOf(const QRectF& rect)
{
    return QRectF(rect.center(), QSizeF(0, 0));
}

QRectF placeOf(const StageLayout& layout, int process)
{
    return std::size_t(process) < layout.cards.size()
               ? layout.cards[std::size_t(process)].rect
               : QRectF();
}

} // namespace

CrowdMotion::CrowdMotion(const StageLayout& from, const StageLayout& to) : m_to(to)
{
    if (from.density != Density::Crowd || to.density != Density::Crowd)
        return;
    for (const StageLayout::CrowdCard& card : to.crowd) {
        // Out of a family that is unfolded its members come from where it lay.
        const QRectF before = placeOf(from, card.member.processes.front());
        m_start.push_back(before.isEmpty() ? middleOf(card.rect) : before);
        m_moves |= m_start.back() != card.rect;
    }
    for (const StageLayout::CrowdCard& card : from.crowd) {
        const int first = card.member.processes.front();
        if (!placeOf(to, first).isEmpty())
            continue;
        m_leaving.push_back({first, card.rect});
        m_moves = true;
    }
}

StageLayout CrowdMotion::at(double share) const
{
    StageLayout layout = m_to;
    if (share >= 1 || !m_moves)
        return layout;
    for (std::size_t i = 0; i < m_start.size(); ++i) {
        layout.crowd[i].rect = between(m_start[i], m_to.crowd[i].rect, share);
        layout.crowd[i].fold = QRectF();
    }
    for (const StageLayout::Ghost& ghost : m_leaving)
        layout.ghosts.push_back({ghost.process, between(ghost.rect, middleOf(ghost.rect), share)});
    return layout;
}

} // namespace crosstalk::stage

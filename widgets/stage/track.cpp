#include "widgets/stage/track.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::stage {

Track::Track(const QPainterPath& path)
{
    for (const QPolygonF& part : path.toSubpathPolygons())
        m_points += part;
    double length = 0;
    for (qsizetype i = 0; i < m_points.size(); ++i) {
        if (i > 0) {
            const QPointF step = m_points[i] - m_points[i - 1];
            length += std::hypot(step.x(), step.y());
        }
        m_upTo.push_back(length);
    }
}

QPointF Track::at(double distance) const
{
    if (m_points.isEmpty())
        return {};
    const auto after = std::upper_bound(m_upTo.begin(), m_upTo.end(), distance);
    if (after == m_upTo.begin())
        return m_points.first();
    if (after == m_upTo.end())
        return m_points.last();
    const auto i = after - m_upTo.begin();
    const double share = (distance - m_upTo[std::size_t(i - 1)]) /
                         (m_upTo[std::size_t(i)] - m_upTo[std::size_t(i - 1)]);
    return m_points[i - 1] + share * (m_points[i] - m_points[i - 1]);
}

} // namespace crosstalk::stage

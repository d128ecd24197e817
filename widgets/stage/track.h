#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>

#include <vector>

namespace crosstalk::stage {

/// A path as the short straight lines it is painted with, measured once: where something stands
/// after a given distance. QPainterPath would measure its curves anew at every question.
class Track
{
public:
    explicit Track(const QPainterPath& path);

    double length() const { return m_upTo.empty() ? 0 : m_upTo.back(); }
    /// The point `distance` pixels from the start; the ends for less and more.
    QPointF at(double distance) const;

private:
    QPolygonF m_points;
    std::vector<double> m_upTo; ///< length up to each point
};

} // namespace crosstalk::stage

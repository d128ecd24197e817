#pragma once

#include "widgets/stage/layout.h"

#include <vector>

namespace crosstalk::stage {

/// Where the processes of a channel stand.
class LaneGeometry
{
public:
    LaneGeometry(const StageLayout& layout, bool inRow) : m_layout(layout), m_inRow(inRow) {}

    /// The cards stand side by side; else in two columns.
    bool inRow() const { return m_inRow; }
    QRectF card(int process) const;
    double centre(int process) const;

    /// Every process that the channel concerns.
    static std::vector<int> members(const Structure::Lane& lane);
    double leftmost(const Structure::Lane& lane) const;
    double rightmost(const Structure::Lane& lane) const;
    /// The edges of the outermost cards.
    std::pair<double, double> cardEdges(const Structure::Lane& lane) const;

private:
    const StageLayout& m_layout;
    bool m_inRow;
};

/// The wires of each of these lanes, from the cards' feet to where they cross the line.
std::vector<std::vector<StageLayout::Wire>> layOutWires(const std::vector<Structure::Lane>& lanes,
                                                        const StageLayout& layout,
                                                        const StageStyle& style, bool inRow);

} // namespace crosstalk::stage

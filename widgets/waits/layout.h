#pragma once

#include "widgets/stage/style.h"
#include "widgets/waits/graph.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace crosstalk::waits {

/// Where the nodes lie: processes seated clockwise at the left and right of a table, what they wait
/// on between those whom it concerns. Depends on Graph::hasSamePlaces() and the size alone, so that
/// nothing moves while only times and states change.
struct Layout
{
    QRectF graph;                  ///< all nodes lie in it
    QRectF folded;                 ///< line for processes that are not drawn; empty without
    QRectF legend;                 ///< line that explains the arrows
    std::vector<QRectF> processes; ///< of Graph::processes()
    std::vector<QRectF> objects; ///< of the first of Graph::objects(), as many as there is room for

    static Layout make(const Graph& graph, const stage::StageStyle& style, QSizeF size);

private:
    void seatProcesses(const Graph& graph, const stage::StageStyle& style);
    void placeObjects(const Graph& graph, const stage::StageStyle& style);
};

} // namespace crosstalk::waits

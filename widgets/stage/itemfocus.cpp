#include "widgets/stage/itemfocus.h"

#include <cmath>

namespace crosstalk::stage {

bool isPointable(const Item& item)
{
    return item.kind == Item::Kind::Process || item.kind == Item::Kind::Channel ||
           item.kind == Item::Kind::Variable || item.kind == Item::Kind::Family;
}

int nextItem(const std::vector<Item>& items, int index, Qt::Key key)
{
    const QPointF from = items[std::size_t(index)].rect.center();
    int best = -1;
    double nearest = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QPointF way = items[i].rect.center() - from;
        const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
        const double along = sideways ? way.x() : way.y();
        const double ahead = key == Qt::Key_Left || key == Qt::Key_Up ? -along : along;
        const double aside = std::abs(sideways ? way.y() : way.x());
        const double distance = ahead + 2 * aside;
        if (ahead > 1 && (best < 0 || distance < nearest)) {
            best = int(i);
            nearest = distance;
        }
    }
    return best;
}

} // namespace crosstalk::stage

#pragma once

#include "widgets/timeline/timelinescene.h"

#include <QCoreApplication>
#include <QPixmap>

#include <vector>

namespace crosstalk::timeline {

/// What the patterns mean: a swatch and a word each, as many as there is room for.
class Legend
{
    Q_DECLARE_TR_FUNCTIONS(crosstalk::timeline::Legend)

public:
    /// Paints from `left` on; nothing beyond `right`.
    void paint(const TimelineScene& scene, double left, double right);
    void clear() { m_swatches.clear(); } ///< another theme, scale or resolution

private:
    struct Swatch
    {
        QImage image;
        QString word;
    };
    void make(const TimelineScene& scene);

    std::vector<Swatch> m_swatches;
};

} // namespace crosstalk::timeline

#include "widgets/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace crosstalk::theme {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double worst(const QColor& colour, std::initializer_list<QColor> backgrounds)
{
    double lowest = 21;
    for (const QColor& background : backgrounds)
        lowest = std::min(lowest, contrast(colour, background));
    return lowest;
}

} // namespace

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

QColor blend(const QColor& top, const QColor& bottom, double alpha)
{
    const auto mix = [alpha](double a, double b) { return float(a * alpha + b * (1 - alpha)); };
    return QColor::fromRgbF(mix(top.redF(), bottom.redF()), mix(top.greenF(), bottom.greenF()),
                            mix(top.blueF(), bottom.blueF()));
}

QColor readable(const QColor& colour, std::initializer_list<QColor> backgrounds, double ratio)
{
    const bool onDark = luminance(*backgrounds.begin()) < 0.2;
    const QColor limit = onDark ? QColor(Qt::white) : QColor(Qt::black);
    for (int percent = 0; percent < 100; percent += 2) {
        // toRgb through 8 bits: what is measured is what is painted.
        const QColor tried = QColor(blend(limit, colour, percent / 100.0).rgb());
        if (worst(tried, backgrounds) >= ratio)
            return tried;
    }
    return limit;
}

} // namespace crosstalk::theme

#include "widgets/controls/speedscale.h"

#include "widgets/theme/language.h"

#include <QCoreApplication>

#include <cmath>

namespace crosstalk::controls::speedscale {
namespace {

constexpr double fastestPaced = 1000;

/// Whole numbers with at most two digits that are not zero, so that labels stay readable.
double rounded(double speed)
{
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(speed)) - 1));
    return std::max(1.0, std::round(speed / unit) * unit);
}

} // namespace

double stepsPerSecond(int position)
{
    if (position >= highest)
        return 0;
    const double share = double(std::max(position, lowest)) / (highest - 1);
    return rounded(std::pow(fastestPaced, share));
}

int position(double stepsPerSecond)
{
    if (stepsPerSecond <= 0)
        return highest;
    const double share = std::log(std::max(1.0, stepsPerSecond)) / std::log(fastestPaced);
    return std::min(highest - 1, int(std::lround(share * (highest - 1))));
}

QString label(double stepsPerSecond)
{
    if (stepsPerSecond <= 0)
        return QCoreApplication::translate("speedscale", "full speed");
    const double shown = stepsPerSecond < 1 ? stepsPerSecond : std::round(stepsPerSecond);
    return QCoreApplication::translate("speedscale", "%1 steps/s").arg(theme::locale().toString(shown));
}

} // namespace crosstalk::controls::speedscale

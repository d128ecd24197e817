#pragma once

#include <QString>

namespace crosstalk::controls {

/// The speed slider's scale: logarithmic from one step a second, its last position full speed.
/// Speeds are steps a second over all processes; 0 stands for full speed.
namespace speedscale {

inline constexpr int lowest = 0;
inline constexpr int highest = 40; ///< full speed

double stepsPerSecond(int position);
int position(double stepsPerSecond);  ///< the nearest one
QString label(double stepsPerSecond); ///< "4 steps/s", "full speed"

} // namespace speedscale
} // namespace crosstalk::controls

#pragma once

#include "app/bench/figures.h"
#include "app/bench/machine.h"

#include <string>

namespace crosstalk::bench {

/// The one JSON object of `crosstalk bench --json`. An absent figure has `"value": null` and says
/// why under "absent".
std::string jsonText(const Machine& machine, const Figures& figures);

/// A table for people: each figure, its spread, its target and whether it is reached.
std::string tableText(const Machine& machine, const Figures& figures);

} // namespace crosstalk::bench

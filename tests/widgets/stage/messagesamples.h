#pragma once

#include "tests/widgets/stage/samples.h"

namespace crosstalk::tests {

/// Sockets, queues, ports and remote calls, as the stage must show them.
std::vector<Sample> messageSamples();

} // namespace crosstalk::tests

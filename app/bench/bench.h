#pragma once

namespace crosstalk::bench {

/// Measures what watching costs on this machine and prints it: one JSON object on standard output,
/// or a table with the target beside each figure. Takes about half a minute. Returns the exit
/// status: 1 when events were lost or came out of order, which no figure could make up for.
int runBench(bool json);

} // namespace crosstalk::bench

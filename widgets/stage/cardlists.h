#pragma once

#include "widgets/stage/cardtexts.h"

namespace crosstalk::stage {

/// What the latest call on a channel did: one row, or none.
std::vector<Fact> callFacts(const world::ProcessView& process);

/// A row a descriptor, with the channel it leads to; what is more than `most` in one row.
std::vector<Fact> descriptorFacts(const world::Snapshot& snapshot,
                                  const world::ProcessView& process, int most);

/// A row a thread of a process that has several; those of libraries in one row.
std::vector<Fact> threadFacts(const world::Snapshot& snapshot, const world::ProcessView& process);

/// The same as lines of a tooltip.
QStringList listLines(const std::vector<Fact>& facts);

} // namespace crosstalk::stage

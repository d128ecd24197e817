#pragma once

#include "engine/world/snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace crosstalk::tests {

/// A snapshot made by hand, with a name for failure messages and pictures.
struct Sample
{
    std::string name;
    world::Snapshot snapshot;
    int selected = -1;
};

/// Every situation that the stage must show well.
std::vector<Sample> samples();

/// The two lessons' programs, for the cards' source lines.
std::map<std::string, std::string> sampleSources();

// Building blocks.
world::Snapshot raceSample(int processes);
world::Snapshot pipeSample(std::uint64_t capacity, std::uint64_t fill);

} // namespace crosstalk::tests

#pragma once

#include "engine/analysis/expression.h"
#include "engine/world/snapshot.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace crosstalk::analysis {

/// What the analysis asks others for. Every function may be empty; they are called only when a
/// verdict is found, not for every event.
struct Context
{
    /// Line of a program counter of a process.
    std::function<world::SourceLine(int process, std::uint64_t pc)> line;
    /// What the line of a program counter of a process may load or store.
    std::function<std::vector<Expression>(int process, std::uint64_t pc)> expressions;
    /// Name of the lock or segment at (object, offset); "" unknown.
    std::function<std::string(std::uint64_t object, std::uint64_t offset)> name;
    /// Index in Snapshot::variables of the named variable there, -1 none.
    std::function<int(std::uint64_t object, std::uint64_t offset)> variable;
    /// Index in Snapshot::channels of the segment that is this object, -1 none.
    std::function<int(std::uint64_t object)> segment;
    /// Text of a name index (Event::aux); "" unknown.
    std::function<std::string(std::uint32_t index)> text;
};

} // namespace crosstalk::analysis

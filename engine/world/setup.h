#pragma once

#include "engine/world/snapshot.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace crosstalk::world {

/// A process that the engine started, told to World when it is spawned, before its first event.
struct ProcessInfo
{
    std::string name;    ///< "P1"
    std::string program; ///< "depositor"
    std::int32_t pid = 0;
};

/// What World cannot learn from events. Given once; shared by all copies of a World.
struct Setup
{
    /// Resolves a name index (Event::aux); "" for an unknown one.
    std::function<std::string(std::uint32_t)> name;
    /// Resolves a program counter of a process, which runs `program`; may be empty. World remembers
    /// the answers.
    std::function<SourceLine(int process, const std::string& program, std::uint64_t pc)> line;
    /// Option labels of each live choice, by the choice's name; what is not here is a parameter.
    std::map<std::string, std::vector<std::string>> choices;
    /// {kind, id}: the n-th channel of a kind that is shown gets the n-th id given for its kind.
    std::vector<std::pair<std::string, std::string>> channels;
};

} // namespace crosstalk::world

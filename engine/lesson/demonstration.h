#pragma once

#include "engine/lesson/action.h"
#include "engine/lesson/table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::lesson {

/// The moment of a lesson that a class is to look at, and the ways on from there: what a teacher
/// calls up by one key each. [demonstration] in lesson.toml, its words in the quiz file.
struct Demonstration
{
    /// Actions, each done when the one before it has come to rest, and what is to be seen then.
    struct Part
    {
        std::map<std::string, std::string> set = {};
        std::vector<Action> actions = {};
        std::string shows = {}; ///< expression that is true when all is done
        std::string words = {}; ///< what is to be looked at: "Both have read 5."
    };
    Part moment;               ///< of fresh processes with these settings
    std::optional<Part> wrong; ///< goes on from the moment …
    std::optional<Part> right; ///< … or begins anew, where it has settings of its own
};

/// Mistakes are noted in the table. Wants the lesson's conditions to be there.
Demonstration readDemonstration(Table& table, const Lesson& lesson);

/// Its words in quiz.<lang>.toml.
void readDemonstrationWords(Table words, Demonstration& demonstration);

} // namespace crosstalk::lesson

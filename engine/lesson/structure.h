#pragma once

#include "engine/lesson/lesson.h"
#include "engine/lesson/table.h"

namespace crosstalk::lesson {

// The parts of lesson.toml, in the order in which they may refer to each other. Mistakes are noted
// in the table; the lesson is of use only when there were none.

/// What runs and what can be changed: programs, joins, variables, choices, parameters, faults.
void readStructure(Table& root, Lesson& lesson);

/// What is asked and shown of it: checkpoints, prediction, tour, opening.
void readConditions(Table& root, Lesson& lesson);

/// quiz.<lang>.toml: every word but the text. Wants the structure to be there.
void readWords(Table& root, Lesson& lesson);

/// Notes a mistake where the text of `key` is no expression over the lesson's facts.
std::string readExpression(Table& table, const std::string& key, const Lesson& lesson);

/// A list of what `member` of each is: readers' way to say which names there are.
template<class T>
std::vector<std::string> namesOf(const std::vector<T>& list, std::string T::*member)
{
    std::vector<std::string> names;
    for (const auto& one : list)
        names.push_back(one.*member);
    return names;
}

} // namespace crosstalk::lesson

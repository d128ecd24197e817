#pragma once

#include "engine/lesson/questions.h"
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

/// goal: what can be brought about by deciding who goes next. Wants the structure to be there.
void readGoals(Table& root, Lesson& lesson);

/// Their words in quiz.<lang>.toml.
void readGoalWords(Table words, Lesson& lesson);

/// seen, transfer, reading, demonstration, and the misconceptions among the prediction's answers. Wants the
/// conditions to be there.
void readQuestions(Table& root, const Lesson& lesson, Questions& questions);

/// Their words in quiz.<lang>.toml.
void readQuestionWords(Table& root, Questions& questions);

/// The table `set`: names and values that settingValue() knows.
std::map<std::string, std::string> readSettings(Table& table, const Lesson& lesson);

/// An expression that must be there.
std::string requiredExpression(Table& table, const std::string& key, const Lesson& lesson);

/// Answers of which the run makes one true; `what` has them: "a prediction".
std::vector<Prediction::Answer> readAnswers(Table& table, const Lesson& lesson,
                                            const std::string& what);

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

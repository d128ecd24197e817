#pragma once

#include "engine/lesson/demonstration.h"
#include "engine/lesson/lesson.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// What a lesson asks and tells beside its prediction: read from the same files, for whoever shows
// it or checks it. Nobody who only runs lessons needs it.

namespace crosstalk::lesson {

/// What was to be seen in the run that was predicted: asked before it is told, for one observation
/// in five contradicts what happened.
struct Observation
{
    std::string question = {};
    std::vector<Prediction::Answer> answers = {};
};

/// A last question with other numbers: answered by what was understood, not by looking.
struct Transfer
{
    struct Answer
    {
        std::string id;
        std::string text;
        std::string reply;              ///< said when it was chosen; true in any case
        std::string misconception = {}; ///< id in the track of what one believes who says so
        bool right = false;             ///< of exactly one
    };
    std::string question = {};
    std::vector<Answer> answers = {};
    std::map<std::string, std::string> set = {}; ///< settings of a run that proves the right one
    std::string proof = {}; ///< expression that is true of such a run; empty: none can prove it
};

/// All of that, of one lesson.
struct Questions
{
    std::map<std::string, std::string> misconceptions = {}; ///< prediction's answer → track's id
    std::optional<Observation> seen = {}; ///< unset: one is asked with the prediction's answers
    std::string explanation = {}; ///< Markdown after the line "---", with places: see runplaces.h
    std::optional<Transfer> transfer = {};
    std::vector<std::string> reading = {}; ///< manual pages by name: "pipe(7)"
    std::optional<Demonstration> demonstration = {};
};

/// Read from the texts that the lesson was read from.
Result<Questions> readQuestions(const Lesson& lesson);

/// The same with nothing asked where that fails, which readLesson() would have said already.
Questions questionsOf(const Lesson& lesson);

/// What is asked of the predicted run once it is over: the lesson's own question, or the
/// prediction's answers once more.
const std::vector<Prediction::Answer>& observableIn(const Lesson& lesson,
                                                    const Questions& questions);

/// The misconceptions that a lesson's questions have among their answers.
std::vector<std::string> misconceptionsIn(const Questions& questions);

} // namespace crosstalk::lesson

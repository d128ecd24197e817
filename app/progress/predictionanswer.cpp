#include "app/progress/predictionanswer.h"

#include "engine/lesson/expression.h"
#include "engine/session/evaluation.h"

namespace crosstalk::progress {
namespace {

bool holds(const std::string& condition, const std::map<std::string, double>& facts)
{
    auto expression = lesson::Expression::compile(condition);
    if (!expression)
        return false;
    const auto result = expression->evaluate(
        [&](const std::string& name) { return session::factOf(facts, name); });
    return result && *result != 0;
}

std::optional<int> firstThatHolds(const std::vector<lesson::Prediction::Answer>& answers,
                                  const std::map<std::string, double>& facts)
{
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (holds(answers[i].when, facts))
            return int(i);
    return std::nullopt;
}

} // namespace

std::optional<int> answerOf(const lesson::Lesson& lesson, const world::Snapshot& snapshot)
{
    if (!lesson.prediction || !snapshot.live)
        return std::nullopt;
    const auto facts = session::factsOf(lesson, snapshot);
    if (!holds(lesson.prediction->settled, facts))
        return std::nullopt;
    return firstThatHolds(lesson.prediction->answers, facts);
}

std::optional<int> observationOf(const lesson::Lesson& lesson, const lesson::Questions& questions,
                                 const world::Snapshot& snapshot)
{
    return firstThatHolds(lesson::observableIn(lesson, questions),
                          session::factsOf(lesson, snapshot));
}

} // namespace crosstalk::progress

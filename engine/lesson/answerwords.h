#pragma once

#include "engine/lesson/suggestion.h"
#include "engine/lesson/table.h"

namespace crosstalk::lesson {

/// The words of a question that has answers with an id, a text and a reply.
template<class Question> void readAnswerWords(Table root, Question& question)
{
    question.question = root.requiredText("question");
    Table answers = root.table("answers");
    for (auto& answer : question.answers) {
        Table words = answers.table(answer.id);
        if (!answers.has(answer.id))
            root.fail("answers", "the answer " + inQuotes(answer.id) + " has no words");
        answer.text = words.text("text", answer.id);
        answer.reply = words.text("reply");
        words.rejectUnknown();
    }
    answers.rejectUnknown();
    root.rejectUnknown();
}

} // namespace crosstalk::lesson

#include "engine/lesson/answerwords.h"
#include "engine/lesson/structure.h"
#include "engine/lesson/suggestion.h"

namespace crosstalk::lesson {

namespace {

void readOptionWords(Table& options, Choice& choice)
{
    for (auto& option : choice.options) {
        Table words = options.table(option.id);
        option.label = words.text("label", option.id);
        option.help = words.text("help");
        option.code = words.text("code");
        words.rejectUnknown();
    }
    options.rejectUnknown();
}

void readChoiceWords(Table root, Lesson& lesson)
{
    for (auto& choice : lesson.choices) {
        Table words = root.table(choice.name);
        choice.label = words.text("label", choice.name);
        Table options = words.table("options");
        readOptionWords(options, choice);
        words.rejectUnknown();
    }
    root.rejectUnknown();
}

void readParameterWords(Table root, Lesson& lesson)
{
    for (auto& parameter : lesson.parameters) {
        Table words = root.table(parameter.name);
        parameter.label = words.text("label", parameter.name);
        parameter.help = words.text("help");
        words.rejectUnknown();
    }
    root.rejectUnknown();
}

/// A table of one text each: id = "text".
template<class T>
void readTexts(Table root, std::vector<T>& list, std::string T::*id, std::string T::*text)
{
    for (auto& one : list)
        one.*text = root.text(one.*id, one.*text);
    root.rejectUnknown();
}

} // namespace

void readWords(Table& root, Lesson& lesson)
{
    lesson.title = root.requiredText("title");
    lesson.misconception = root.text("misconception");
    readTexts(root.table("programs"), lesson.programs, &Program::name, &Program::progressLabel);
    readChoiceWords(root.table("choices"), lesson);
    readParameterWords(root.table("parameters"), lesson);
    readTexts(root.table("faults"), lesson.faults, &FaultButton::id, &FaultButton::label);
    readTexts(root.table("checkpoints"), lesson.checkpoints, &Checkpoint::id, &Checkpoint::text);
    if (lesson.prediction)
        readAnswerWords(root.table("prediction"), *lesson.prediction);
}

} // namespace crosstalk::lesson

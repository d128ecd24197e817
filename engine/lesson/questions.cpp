#include "engine/lesson/questions.h"

#include "engine/lesson/answerwords.h"
#include "engine/lesson/reading.h"
#include "engine/lesson/structure.h"
#include "engine/lesson/suggestion.h"

#include <algorithm>

namespace crosstalk::lesson {

namespace {

/// What was to be seen in the predicted run, so it wants a prediction.
void readSeen(Table& table, const Lesson& lesson, Questions& questions)
{
    if (!lesson.prediction)
        table.fail("answers", "[seen] is asked after the predicted run: it wants a [prediction]");
    questions.seen = Observation{{}, readAnswers(table, lesson, "[seen]")};
    table.rejectUnknown();
}

void readTransferAnswer(Table& table, Transfer& transfer, std::set<std::string>& taken)
{
    Transfer::Answer answer;
    answer.id = answer.text = table.requiredId("id", taken);
    answer.misconception = table.text("misconception");
    answer.right = table.flag("right");
    if (answer.right && !answer.misconception.empty())
        table.fail("misconception", "the right answer is no misconception");
    table.rejectUnknown();
    transfer.answers.push_back(std::move(answer));
}

void readTransfer(Table& table, const Lesson& lesson, Questions& questions)
{
    std::set<std::string> taken;
    Transfer transfer;
    transfer.set = readSettings(table, lesson);
    transfer.proof = readExpression(table, "proof", lesson);
    for (auto& answer : table.tables("answers"))
        readTransferAnswer(answer, transfer, taken);
    if (transfer.answers.size() < 2)
        table.fail("answers", "[transfer] needs two “answers” or more");
    if (std::ranges::count(transfer.answers, true, &Transfer::Answer::right) != 1)
        table.fail("answers", "exactly one of the “answers” has right = true");
    table.rejectUnknown();
    questions.transfer = std::move(transfer);
}

/// "pipe(7)": a name and a section.
bool isManualPage(const std::string& text)
{
    const auto open = text.find('(');
    return open != std::string::npos && open > 0 && text.size() > open + 2 &&
           text.back() == ')' && text[open + 1] >= '1' && text[open + 1] <= '9' &&
           text.find_first_of(" /") == std::string::npos;
}

void readReading(Table& root, Questions& questions)
{
    questions.reading = root.texts("reading");
    for (const auto& page : questions.reading)
        if (!isManualPage(page))
            root.fail("reading", inQuotes(page) + " is no manual page: name one as “pipe(7)”");
}

/// Which of the prediction's answers one gives who believes what the track names.
void readMisconceptions(Table& root, Questions& questions)
{
    Table prediction = root.table("prediction");
    for (auto& answer : prediction.tables("answers"))
        if (const auto id = answer.text("misconception"); !id.empty())
            questions.misconceptions[answer.text("id")] = id;
}

} // namespace

void readQuestions(Table& root, const Lesson& lesson, Questions& questions)
{
    readMisconceptions(root, questions);
    const bool asksAfter = root.has("seen");
    if (auto table = root.table("seen"); asksAfter)
        readSeen(table, lesson, questions);
    const bool transfers = root.has("transfer");
    if (auto table = root.table("transfer"); transfers)
        readTransfer(table, lesson, questions);
    readReading(root, questions);
    const bool demonstrates = root.has("demonstration");
    if (auto table = root.table("demonstration"); demonstrates)
        questions.demonstration = readDemonstration(table, lesson);
}

void readQuestionWords(Table& root, Questions& questions)
{
    if (questions.seen)
        readAnswerWords(root.table("seen"), *questions.seen);
    if (questions.transfer)
        readAnswerWords(root.table("transfer"), *questions.transfer);
    if (questions.demonstration)
        readDemonstrationWords(root.table("demonstration"), *questions.demonstration);
}

Questions questionsOf(const Lesson& lesson)
{
    auto questions = readQuestions(lesson);
    return questions ? std::move(*questions) : Questions{};
}

const std::vector<Prediction::Answer>& observableIn(const Lesson& lesson,
                                                    const Questions& questions)
{
    static const std::vector<Prediction::Answer> none;
    if (questions.seen)
        return questions.seen->answers;
    return lesson.prediction ? lesson.prediction->answers : none;
}

std::vector<std::string> misconceptionsIn(const Questions& questions)
{
    std::vector<std::string> ids;
    for (const auto& [answer, id] : questions.misconceptions)
        ids.push_back(id);
    if (questions.transfer)
        for (const auto& answer : questions.transfer->answers)
            if (!answer.misconception.empty())
                ids.push_back(answer.misconception);
    return ids;
}

} // namespace crosstalk::lesson

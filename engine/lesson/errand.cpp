#include "engine/lesson/errand.h"

#include "engine/lesson/checkpoints.h"
#include "engine/lesson/expression.h"
#include "engine/lesson/facts.h"
#include "engine/lesson/suggestion.h"
#include "engine/lesson/workername.h"

#include <algorithm>
#include <sstream>

namespace crosstalk::lesson {

namespace {

constexpr const char* forms = "Write: run P1 to call, run P1 to access VARIABLE, run P1 to sleep, "
                              "run until FACT, or run until balance == 2";

Error wrong(const std::string& what, const std::string& text, const std::string& advice)
{
    return {"understand the " + what, inQuotes(text), 0, advice};
}

std::vector<std::string> wordsOf(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

bool isFactKind(const std::string& word)
{
    const auto& kinds = factKinds();
    return std::find(kinds.begin(), kinds.end(), word) != kinds.end();
}

/// "until race", "until full pipe".
Errand factErrand(const std::vector<std::string>& words)
{
    Errand errand{.kind = Errand::Kind::Fact, .what = words[1]};
    if (words.size() == 3)
        errand.on = words[2];
    return errand;
}

Result<Errand> untilErrand(const Lesson& lesson, const std::vector<std::string>& words,
                           const std::string& text)
{
    if (words.size() < 2)
        return wrong("moment", text, forms);
    if (isFactKind(words[1]) && words.size() <= 3) // "finished" begins expressions, too
        return factErrand(words);
    const std::string condition = text.substr(text.find(words[1], text.find("until") + 5));
    const auto expression = Expression::compile(condition);
    if (!expression)
        return wrong("condition", condition, expression.error().advice);
    for (const std::string& name : expression->names())
        if (!isFact(lesson, name))
            return wrong("condition", condition,
                         "Nothing is called " + inQuotes(name) +
                             suggestion(name, factNames(lesson)));
    return Errand{.kind = Errand::Kind::Holds, .what = condition};
}

Result<Errand> workerErrand(const std::vector<std::string>& words, const std::string& text)
{
    const auto worker = readWorkerName(words[0]);
    if (!worker || words.size() < 3 || words[1] != "to")
        return wrong("moment", text, forms);
    Errand errand{.process = worker->process, .thread = worker->thread};
    if (words[2] == "access" && words.size() <= 4) {
        errand.kind = Errand::Kind::Access;
        errand.on = words.size() == 4 ? words[3] : "";
        return errand;
    }
    if (words.size() == 3 && (words[2] == "call" || words[2] == "sleep")) {
        errand.kind = words[2] == "call" ? Errand::Kind::Call : Errand::Kind::Sleep;
        return errand;
    }
    return wrong("moment", text, forms);
}

} // namespace

Result<Errand> parseErrand(const Lesson& lesson, const std::string& text)
{
    const auto words = wordsOf(text);
    if (words.empty())
        return wrong("moment", text, forms);
    return words[0] == "until" ? untilErrand(lesson, words, text) : workerErrand(words, text);
}

std::string text(const Errand& errand)
{
    using Kind = Errand::Kind;
    const std::string on = errand.on.empty() ? "" : " " + errand.on;
    const std::string who = workerName({errand.process, errand.thread});
    switch (errand.kind) {
    case Kind::Call:
        return who + " to call";
    case Kind::Access:
        return who + " to access" + on;
    case Kind::Sleep:
        return who + " to sleep";
    case Kind::Fact:
    case Kind::Holds:
        return "until " + errand.what + on;
    }
    return {};
}

} // namespace crosstalk::lesson

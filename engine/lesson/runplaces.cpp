#include "engine/lesson/runplaces.h"

#include "engine/lesson/checkpoints.h"
#include "engine/lesson/facts.h"
#include "engine/lesson/suggestion.h"

#include <algorithm>

namespace crosstalk::lesson {

namespace {

bool isWord(const std::string& text)
{
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
                                  "-.") == std::string::npos;
}

bool isProcess(const std::string& name)
{
    return name.size() >= 2 && name[0] == 'P' && name[1] != '0' &&
           name.find_first_not_of("0123456789", 1) == std::string::npos;
}

/// What is wrong with it, or empty.
std::string mistakeOf(const RunPlace& place, const Lesson& lesson)
{
    static const std::vector<std::string> kinds{"value", "pid",  "exit",
                                                "slept", "race", "deadlock"};
    if (std::ranges::find(kinds, place.kind) == kinds.end())
        return "a run has no " + inQuotes(place.kind) + suggestion(place.kind, kinds);
    if (place.kind == "value" && !isFact(lesson, place.name))
        return "nothing is called " + inQuotes(place.name) +
               suggestion(place.name, factNames(lesson));
    if (isOneOf(place.kind, "pid|exit|slept") && !isProcess(place.name))
        return "a process is called “P1”, “P2”, …, not " + inQuotes(place.name);
    if (place.kind == "race" && !isOneOf(place.name, "first|second|why"))
        return "of a race there is first, second and why, not " + inQuotes(place.name);
    if (place.kind == "deadlock" && place.name != "why")
        return "of a deadlock there is why, not " + inQuotes(place.name);
    return {};
}

ProseMistake mistakeAt(const std::string& text, std::size_t offset, const std::string& message)
{
    const auto before = text.begin() + std::ptrdiff_t(offset);
    const auto line = std::size_t(std::count(text.begin(), before, '\n'));
    const auto start = line == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    return {line + 1, offset - start + 1, message};
}

} // namespace

std::vector<RunPlace> runPlacesIn(const std::string& text)
{
    std::vector<RunPlace> places;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        const auto colon = text.find(':', open);
        if (close == std::string::npos || colon == std::string::npos || colon > close)
            continue;
        RunPlace place{open, close + 1 - open, text.substr(open + 1, colon - open - 1),
                       text.substr(colon + 1, close - colon - 1)};
        if (isWord(place.kind) && isWord(place.name))
            places.push_back(std::move(place));
    }
    return places;
}

std::string withRunWords(const std::string& text, const RunWords& words,
                         const std::string& otherwise)
{
    std::string out;
    std::size_t done = 0;
    for (const auto& place : runPlacesIn(text)) {
        const auto word = words.find(place.key());
        out += text.substr(done, place.offset - done);
        out += word == words.end() ? otherwise : word->second;
        done = place.offset + place.length;
    }
    return out + text.substr(done);
}

std::vector<ProseMistake> runPlaceMistakes(const std::string& text, const Lesson& lesson)
{
    std::vector<ProseMistake> mistakes;
    for (const auto& place : runPlacesIn(text))
        if (const auto wrong = mistakeOf(place, lesson); !wrong.empty())
            mistakes.push_back(mistakeAt(text, place.offset, wrong));
    return mistakes;
}

} // namespace crosstalk::lesson

#include "engine/lesson/action.h"

#include "engine/lesson/suggestion.h"
#include "engine/lesson/workername.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>

namespace crosstalk::lesson {

namespace {

Error wrong(const std::string& what, const std::string& text, const std::string& advice)
{
    return {"understand the " + what, inQuotes(text), 0, advice};
}

template<class T> std::optional<T> parseNumber(const std::string& text)
{
    T value{};
    const auto* end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, value);
    if (code != std::errc() || stopped != end)
        return {};
    return value;
}

template<class List, class Name>
auto findNamed(const List& list, Name name, const std::string& wanted)
{
    return std::find_if(list.begin(), list.end(),
                        [&](const auto& one) { return one.*name == wanted; });
}

template<class List, class Name> std::vector<std::string> namesOf(const List& list, Name name)
{
    std::vector<std::string> names;
    for (const auto& one : list)
        names.push_back(one.*name);
    return names;
}

Result<std::int64_t> optionValue(const Choice& choice, const std::string& text)
{
    const auto option = findNamed(choice.options, &Option::id, text);
    if (option == choice.options.end())
        return wrong("option of " + choice.name, text,
                     "There is no such option" +
                         suggestion(text, namesOf(choice.options, &Option::id)));
    return option - choice.options.begin();
}

Result<std::int64_t> numberValue(const Parameter& parameter, const std::string& text)
{
    const auto value = parseNumber<std::int64_t>(text);
    if (!value || *value < parameter.low || *value > parameter.high)
        return wrong("value of " + parameter.name, text,
                     "It must be a whole number from " + std::to_string(parameter.low) + " to " +
                         std::to_string(parameter.high));
    return *value;
}

std::optional<Action::Kind> processKind(const std::string& verb)
{
    using Kind = Action::Kind;
    static const std::map<std::string, Kind> kinds{{"step", Kind::Step},
                                                   {"kill", Kind::Kill},
                                                   {"freeze", Kind::Freeze},
                                                   {"thaw", Kind::Thaw},
                                                   {"close", Kind::Close}};
    const auto found = kinds.find(verb);
    if (found == kinds.end())
        return {};
    return found->second;
}

Result<Action> setAction(const Lesson& lesson, const std::string& assignment)
{
    const auto equals = assignment.find('=');
    if (equals == std::string::npos)
        return wrong("setting", assignment, "It must be name=value");
    Action action{.kind = Action::Kind::Set, .name = assignment.substr(0, equals)};
    const auto value = settingValue(lesson, action.name, assignment.substr(equals + 1));
    if (!value)
        return value.error();
    action.value = *value;
    return action;
}

Result<Action> processAction(const Lesson& lesson, Action::Kind kind,
                             const std::vector<std::string>& words, const std::string& text)
{
    const bool close = kind == Action::Kind::Close;
    if (words.size() != (close ? 3u : 2u))
        return wrong("action", text,
                     close ? "Write: close P2 CHANNEL" : "Write: " + words[0] + " P2");
    const auto worker = readWorkerName(words[1]);
    if (!worker)
        return wrong("process", words[1], "Processes are called P1, P2, …");
    if (worker->thread >= 0 && kind != Action::Kind::Step)
        return wrong("process", words[1], "That is done to a whole process");
    Action action{.kind = kind,
                  .process = worker->process,
                  .channel = close ? words[2] : "",
                  .thread = worker->thread};
    if (close && !std::ranges::count(channelIds(lesson), action.channel))
        return wrong("channel", action.channel,
                     "There is no such channel" + suggestion(action.channel, channelIds(lesson)));
    return action;
}

std::vector<std::string> wordsOf(const std::string& text)
{
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

} // namespace

Result<std::int64_t> settingValue(const Lesson& lesson, const std::string& name,
                                  const std::string& text)
{
    const auto choice = findNamed(lesson.choices, &Choice::name, name);
    if (choice != lesson.choices.end())
        return optionValue(*choice, text);
    const auto parameter = findNamed(lesson.parameters, &Parameter::name, name);
    if (parameter != lesson.parameters.end())
        return numberValue(*parameter, text);
    auto names = namesOf(lesson.choices, &Choice::name);
    const auto parameters = namesOf(lesson.parameters, &Parameter::name);
    names.insert(names.end(), parameters.begin(), parameters.end());
    return wrong("setting", name,
                 "The lesson has no choice or parameter of that name" + suggestion(name, names));
}

std::string settingText(const Lesson& lesson, const std::string& name, std::int64_t value)
{
    const auto choice = findNamed(lesson.choices, &Choice::name, name);
    const bool isOption = choice != lesson.choices.end() && value >= 0 &&
                          std::size_t(value) < choice->options.size();
    return isOption ? choice->options[std::size_t(value)].id : std::to_string(value);
}

Result<double> parseSpeed(const std::string& text)
{
    if (text == "full")
        return 0.0;
    const auto speed = parseNumber<double>(text);
    if (!speed || !std::isfinite(*speed) || *speed <= 0)
        return wrong("speed", text, "It must be full, or a number of steps a second above 0");
    return *speed;
}

Result<Action> parseAction(const Lesson& lesson, const std::string& text)
{
    const auto words = wordsOf(text);
    const std::string verb = words.empty() ? "" : words[0];
    if (verb == "pause" && words.size() == 1)
        return Action{.kind = Action::Kind::Pause};
    if (verb == "resume" && words.size() == 1)
        return Action{.kind = Action::Kind::Resume};
    if (verb == "set" && words.size() == 2)
        return setAction(lesson, words[1]);
    if (verb == "speed" && words.size() == 2) {
        const auto speed = parseSpeed(words[1]);
        if (!speed)
            return speed.error();
        return Action{.kind = Action::Kind::Speed, .stepsPerSecond = *speed};
    }
    if (verb == "run") {
        auto errand = parseErrand(lesson, text.substr(text.find(verb) + verb.size()));
        if (!errand)
            return errand.error();
        return Action{.kind = Action::Kind::Run, .errand = std::move(*errand)};
    }
    if (const auto kind = processKind(verb))
        return processAction(lesson, *kind, words, text);
    return wrong("action", text,
                 "Actions are: set NAME=VALUE, pause, resume, speed N, step P1, "
                 "run P1 to call, run until FACT, kill P1, freeze P1, thaw P1, close P1 CHANNEL");
}

Result<Moment> parseMoment(const Lesson& lesson, const std::string& text)
{
    if (const auto steps = parseNumber<std::uint64_t>(text))
        return Moment(Steps{*steps});
    constexpr double longest = 1e6;
    for (const auto& [unit, ns] : {std::pair<std::string, double>{"ms", 1e6}, {"s", 1e9}}) {
        if (!text.ends_with(unit))
            continue;
        const auto number = parseNumber<double>(text.substr(0, text.size() - unit.size()));
        if (number && *number >= 0 && *number <= longest)
            return Moment(Time{static_cast<std::uint64_t>(*number * ns)});
    }
    if (findNamed(lesson.checkpoints, &Checkpoint::id, text) != lesson.checkpoints.end())
        return Moment(text);
    return wrong("moment", text,
                 "It must be a number of steps (120), a time (3s) or a checkpoint" +
                     suggestion(text, namesOf(lesson.checkpoints, &Checkpoint::id)));
}

} // namespace crosstalk::lesson

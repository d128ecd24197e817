#include "app/cli/settings.h"

#include "engine/lesson/action.h"

#include <algorithm>

namespace crosstalk::cli {

Result<Setting> readSetting(const lesson::Lesson& lesson, std::string_view text)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos)
        return Error{"set", std::string(text), 0, "Write name=value, as in sync=mutex."};
    Setting out{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)), 0,
                false};
    const auto value = lesson::settingValue(lesson, out.name, out.text);
    if (!value)
        return value.error();
    out.value = *value;
    out.isChoice =
        std::ranges::find(lesson.choices, out.name, &lesson::Choice::name) != lesson.choices.end();
    return out;
}

Result<std::map<std::string, std::string>> readSettings(const lesson::Lesson& lesson,
                                                        const std::vector<std::string>& texts)
{
    std::map<std::string, std::string> out;
    for (const std::string& text : texts) {
        const auto setting = readSetting(lesson, text);
        if (!setting)
            return setting.error();
        out[setting->name] = setting->text;
    }
    return out;
}

std::vector<Setting> settingsInForce(const lesson::Lesson& lesson,
                                     const std::map<std::string, std::string>& set)
{
    std::vector<Setting> out;
    const auto add = [&](const std::string& name, const std::string& initial) {
        const auto own = set.find(name);
        if (const auto setting =
                readSetting(lesson, name + "=" + (own != set.end() ? own->second : initial)))
            out.push_back(*setting);
    };
    for (const auto& choice : lesson.choices)
        add(choice.name, choice.options.empty()
                             ? std::string()
                             : choice.options[static_cast<std::size_t>(choice.initial)].id);
    for (const auto& parameter : lesson.parameters)
        add(parameter.name, std::to_string(parameter.initial));
    return out;
}

} // namespace crosstalk::cli

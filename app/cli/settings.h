#pragma once

#include "engine/base/result.h"
#include "engine/lesson/lesson.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosstalk::cli {

/// One choice or parameter of a lesson with a value that it can have.
struct Setting
{
    std::string name;
    std::string text;       ///< the option's id, or the number
    std::int64_t value = 0; ///< the option's position, or the number
    bool isChoice = false;
};

/// Reads "name=value". The Error names what would have been valid.
Result<Setting> readSetting(const lesson::Lesson& lesson, std::string_view text);

/// Reads several, later ones in place of earlier ones of the same name.
Result<std::map<std::string, std::string>> readSettings(const lesson::Lesson& lesson,
                                                        const std::vector<std::string>& texts);

/// Every choice and parameter of the lesson as a run with these settings starts.
std::vector<Setting> settingsInForce(const lesson::Lesson& lesson,
                                     const std::map<std::string, std::string>& set);

} // namespace crosstalk::cli

#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace crosstalk::lesson {

/// No file of a lesson may be larger, in bytes.
inline constexpr std::uintmax_t largestFile = 1024 * 1024;

/// The whole of a regular file of at most largestFile bytes.
Result<std::string> readTextFile(const std::filesystem::path& path);

/// The file `<stem>.<language><extension>` of a folder, or that of a wider language ("de" for
/// "de_AT"), or the English one; the English path when there is none at all.
std::filesystem::path inLanguage(const std::filesystem::path& folder, const std::string& stem,
                                 const std::string& language, const std::string& extension);

} // namespace crosstalk::lesson

#include "engine/lesson/textfile.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace crosstalk::lesson {

namespace fs = std::filesystem;

Result<std::string> readTextFile(const fs::path& path)
{
    std::error_code code;
    const auto status = fs::status(path, code);
    if (!fs::exists(status))
        return Error{"read", path.string(), code ? code.value() : ENOENT, {}};
    if (!fs::is_regular_file(status))
        return Error{"read", path.string(), 0, "It is not an ordinary file"};
    if (fs::file_size(path, code) > largestFile)
        return Error{"read", path.string(), EFBIG, "A lesson's file may have 1 MiB at most"};
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return systemError("read", path.string());
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (file.bad())
        return systemError("read", path.string());
    return {boost::system::in_place_value, std::move(text)};
}

fs::path inLanguage(const fs::path& folder, const std::string& stem, const std::string& language,
                    const std::string& extension)
{
    const auto plain = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    for (std::string tag : {language, language.substr(0, language.find('_'))}) {
        const auto path = folder / (stem + "." + tag + extension);
        if (std::all_of(tag.begin(), tag.end(), plain) && fs::exists(path))
            return path;
    }
    return folder / (stem + ".en" + extension);
}

} // namespace crosstalk::lesson

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

bool Files::has(const std::string& name) const
{
    return m_folder.empty() ? m_texts.contains(name) : fs::is_regular_file(m_folder / name);
}

Result<std::string> Files::read(const std::string& name)
{
    if (m_folder.empty()) {
        const auto kept = m_texts.find(name);
        if (kept == m_texts.end())
            return Error{"read", name, ENOENT, "The recording does not hold it"};
        return {boost::system::in_place_value, kept->second};
    }
    auto text = readTextFile(m_folder / name);
    if (text)
        m_texts[name] = *text;
    return text;
}

std::string Files::inLanguage(const std::string& stem, const std::string& language,
                              const std::string& extension) const
{
    const auto plain = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    for (const std::string& tag : {language, language.substr(0, language.find('_'))}) {
        const std::string name = stem + "." + tag + extension;
        if (std::all_of(tag.begin(), tag.end(), plain) && has(name))
            return name;
    }
    const std::string english = stem + ".en" + extension;
    for (const auto& [name, text] : m_texts) // a recording holds what was read where it was made
        if (!has(english) && name.starts_with(stem + ".") && name.ends_with(extension))
            return name;
    return english;
}

} // namespace crosstalk::lesson

#include "engine/symbols/sourcetext.h"

#include <fstream>

namespace crosstalk::symbols {

SourceText::SourceText(const std::filesystem::path& executable)
{
    std::error_code failed;
    m_compiled = std::filesystem::last_write_time(executable, failed);
}

std::string_view SourceText::line(const std::string& path, int number)
{
    auto known = m_files.find(path);
    if (known == m_files.end())
        known = m_files.emplace(path, read(path)).first;
    const std::vector<std::string>& lines = known->second;
    return number > 0 && std::size_t(number) <= lines.size() ? lines[std::size_t(number) - 1]
                                                             : std::string_view();
}

std::vector<std::string> SourceText::read(const std::string& path) const
{
    std::error_code failed;
    const auto written = std::filesystem::last_write_time(path, failed);
    if (failed || written > m_compiled || !std::filesystem::is_regular_file(path, failed))
        return {};
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        lines.push_back(std::move(line));
    return lines;
}

} // namespace crosstalk::symbols

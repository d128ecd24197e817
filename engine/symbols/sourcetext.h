#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosstalk::symbols {

/// The sources that an executable was compiled from, as far as they are there and were not changed
/// since: a changed line would say something else than what was compiled.
class SourceText
{
public:
    explicit SourceText(const std::filesystem::path& executable);

    /// A line of a file, 1-based; empty when there is none to be trusted.
    std::string_view line(const std::string& path, int number);

private:
    std::vector<std::string> read(const std::string& path) const;

    std::filesystem::file_time_type m_compiled{};
    std::map<std::string, std::vector<std::string>> m_files;
};

} // namespace crosstalk::symbols

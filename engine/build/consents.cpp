#include "engine/build/consents.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace crosstalk::build {
namespace {

namespace fs = std::filesystem;

fs::path home()
{
    if (const char* named = std::getenv("HOME"); named != nullptr && *named == '/')
        return named;
    const passwd* entry = ::getpwuid(::getuid());
    return entry != nullptr ? entry->pw_dir : "/";
}

/// A relative path in the variable is not to be used, says the specification.
fs::path folder(const char* variable, const char* usual)
{
    const char* named = std::getenv(variable);
    return named != nullptr && *named == '/' ? fs::path(named) : home() / usual;
}

} // namespace

bool Consents::given(const std::string& hash) const
{
    std::ifstream file(m_file);
    for (std::string line; std::getline(file, line);)
        if (line.substr(0, line.find(' ')) == hash)
            return true;
    return false;
}

Result<void> Consents::give(const std::string& hash, const fs::path& folder) const
{
    std::error_code error;
    fs::create_directories(m_file.parent_path(), error);
    std::ofstream file(m_file, std::ios::app);
    file << hash + " " + folder.string() + "\n" << std::flush; // one write: lines stay whole
    if (!file)
        return systemError("note the consent in", m_file.string());
    return {};
}

fs::path consentsFile()
{
    return folder("XDG_DATA_HOME", ".local/share") / "crosstalk/consents";
}

fs::path buildCache()
{
    return folder("XDG_CACHE_HOME", ".cache") / "crosstalk/lessons";
}

} // namespace crosstalk::build

#include "engine/session/run.h"

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string_view>

namespace crosstalk::session {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path)
{
    std::error_code none;
    return fs::exists(path, none);
}

/// The source tree that a build tree was made from, as CMake noted it there.
std::optional<fs::path> sourceOf(const fs::path& buildTree)
{
    constexpr std::string_view key = "CMAKE_HOME_DIRECTORY:INTERNAL=";
    std::ifstream cache(buildTree / "CMakeCache.txt");
    for (std::string line; std::getline(cache, line);)
        if (line.starts_with(key))
            return fs::path(line.substr(key.size()));
    return {};
}

std::optional<Installation> inBuildTree(const fs::path& root)
{
    const auto source = sourceOf(root);
    if (!source || !isThere(*source / "lessons/track.toml"))
        return {};
    return Installation{*source / "lessons", root / "lessons", root / "bin/crosstalk-supervisor",
                        root / "lib/libcrosstalk-tap.so", *source / "lessons/kit"};
}

/// The layout of cmake/install.cmake, also that of the tarball.
std::optional<Installation> inInstalledTree(const fs::path& root)
{
    if (!isThere(root / "share/crosstalk/lessons/track.toml"))
        return {};
    return Installation{root / "share/crosstalk/lessons", root / "lib/crosstalk/lessons",
                        root / "libexec/crosstalk/crosstalk-supervisor",
                        root / "lib/crosstalk/libcrosstalk-tap.so", root / "share/crosstalk/kit"};
}

Result<Installation> in(const fs::path& root, const std::string& advice)
{
    if (auto found = inBuildTree(root))
        return *found;
    if (auto found = inInstalledTree(root))
        return *found;
    return Error{"find Crosstalk's lessons in", root.string(), 0, advice};
}

} // namespace

Result<Installation> Installation::locate()
{
    std::error_code error;
    if (const char* root = std::getenv("CROSSTALK_ROOT"); root != nullptr && *root != '\0') {
        const auto absolute = fs::absolute(root, error);
        return in(error ? fs::path(root) : absolute,
                  "CROSSTALK_ROOT must name an installed Crosstalk or a folder it was built in.");
    }
    const auto executable = fs::read_symlink("/proc/self/exe", error);
    if (error)
        return Error{"find out where this program lies, by", "/proc/self/exe", error.value(),
                     "Set CROSSTALK_ROOT to the folder Crosstalk was installed or built in."};
    return in(executable.parent_path().parent_path(),
              "Set CROSSTALK_ROOT to the folder Crosstalk was installed or built in.");
}

} // namespace crosstalk::session

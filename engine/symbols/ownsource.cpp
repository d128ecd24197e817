#include "engine/symbols/ownsource.h"

#include <filesystem>
#include <string>

namespace crosstalk::symbols {
namespace {

std::string_view folderOf(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

/// The kit's folder, in the source tree and installed, or a copy of its header elsewhere.
bool isKit(std::string_view path)
{
    return path.find("/kit/crosstalk/") != std::string_view::npos ||
           path.ends_with("/crosstalk/kit.h");
}

/// What protoc writes, wherever it lies.
bool isGenerated(std::string_view path)
{
    return path.ends_with(".pb.h") || path.ends_with(".pb.cc");
}

bool isOwnNormal(std::string_view path, std::string_view unitSource)
{
    if (path.empty() || isKit(path) || isGenerated(path))
        return false;
    const auto folder = folderOf(unitSource);
    if (folder.starts_with('/') && path.starts_with(folder))
        return true;
    return !path.starts_with("/usr/");
}

/// "/build/../usr/include/x.h" is below /usr; few paths need this, and it costs.
bool isRoundabout(std::string_view path)
{
    return path.find("/.") != std::string_view::npos;
}

std::string normal(std::string_view path)
{
    return std::filesystem::path(path).lexically_normal().string();
}

} // namespace

bool isOwnSource(std::string_view path, std::string_view unitSource)
{
    if (isRoundabout(path) || isRoundabout(unitSource))
        return isOwnNormal(normal(path), normal(unitSource));
    return isOwnNormal(path, unitSource);
}

} // namespace crosstalk::symbols

#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace crosstalk::build {

/// Which contents of lessons the user agreed to build and run: a text file, a line each, that
/// outlives crashes and upgrades. Nothing is kept in memory: two Crosstalks may share the file.
class Consents
{
public:
    /// `file` need not be there.
    explicit Consents(std::filesystem::path file) : m_file(std::move(file)) {}

    /// Of the content with this hash, wherever it lies.
    bool given(const std::string& hash) const;

    /// `folder` is noted for whoever reads the file.
    Result<void> give(const std::string& hash, const std::filesystem::path& folder) const;

private:
    std::filesystem::path m_file;
};

/// $XDG_DATA_HOME/crosstalk/consents and $XDG_CACHE_HOME/crosstalk/lessons, or their usual places
/// below the home folder (XDG Base Directory Specification 0.8).
std::filesystem::path consentsFile();
std::filesystem::path buildCache();

} // namespace crosstalk::build

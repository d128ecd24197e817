#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace crosstalk::build {

/// The files of a lesson's folder that can make something run, read once, so that what was agreed
/// to is what is built: every file but text.*.md and quiz.*.toml, no folders.
struct Content
{
    std::map<std::string, std::string> files; ///< name → its bytes

    /// SHA-256 over names and bytes, in hexadecimal.
    std::string hash() const;
};

/// Fails where a file cannot be read or is larger than a lesson's may be.
Result<Content> readContent(const std::filesystem::path& folder);

/// SHA-256 of `bytes`, in hexadecimal.
std::string sha256(const std::string& bytes);

} // namespace crosstalk::build

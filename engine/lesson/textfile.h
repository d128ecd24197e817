#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace crosstalk::lesson {

/// No file of a lesson may be larger, in bytes.
inline constexpr std::uintmax_t largestFile = 1024 * 1024;

/// The whole of a regular file of at most largestFile bytes.
Result<std::string> readTextFile(const std::filesystem::path& path);

/// The files of a lesson by their names: a folder, or texts that were kept of one. Remembers what
/// was read, so that it can be kept.
class Files
{
public:
    explicit Files(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// `texts` by name; nothing else is looked at.
    explicit Files(std::map<std::string, std::string> texts) : m_texts(std::move(texts)) {}

    bool has(const std::string& name) const; ///< a regular file
    Result<std::string> read(const std::string& name);

    /// The file as messages call it: its path, or its name when it is in no folder.
    std::filesystem::path path(const std::string& name) const { return m_folder / name; }

    /// Name of the file `<stem>.<language><extension>`, or that of a wider language ("de" for
    /// "de_AT"), or the English one, or of texts that were kept the one that was; the English name
    /// when there is none at all.
    std::string inLanguage(const std::string& stem, const std::string& language,
                           const std::string& extension) const;

    /// Everything that was read so far, or that was given.
    const std::map<std::string, std::string>& texts() const { return m_texts; }

private:
    std::filesystem::path m_folder; ///< empty: texts only
    std::map<std::string, std::string> m_texts;
};

} // namespace crosstalk::lesson

#include "engine/build/content.h"

#include "engine/lesson/textfile.h"

#include <sha2.h>

#include <array>

namespace crosstalk::build {
namespace {

namespace fs = std::filesystem;

/// Words cannot make anything run: correcting them asks for no new consent.
bool isProse(const std::string& name)
{
    return ((name.starts_with("text.") || name.starts_with("notes.")) && name.ends_with(".md")) ||
           (name.starts_with("quiz.") && name.ends_with(".toml"));
}

} // namespace

std::string sha256(const std::string& bytes)
{
    std::array<char, SHA256_DIGEST_STRING_LENGTH> text{};
    ::SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), text.data());
    return text.data();
}

std::string Content::hash() const
{
    std::string all; // lengths before what they measure: no two contents read the same
    for (const auto& [name, bytes] : files)
        all +=
            std::to_string(name.size()) + ' ' + name + std::to_string(bytes.size()) + ' ' + bytes;
    return sha256(all);
}

Result<Content> readContent(const fs::path& folder)
{
    Content content;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        std::error_code none;
        if (isProse(name) || entry.is_directory(none))
            continue;
        auto bytes = lesson::readTextFile(entry.path());
        if (!bytes)
            return bytes.error();
        content.files[name] = std::move(*bytes);
    }
    if (error)
        return Error{"read the lesson's folder", folder.string(), error.value(), {}};
    return content;
}

} // namespace crosstalk::build

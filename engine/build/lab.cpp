#include "engine/build/lab.h"

#include "engine/build/content.h"
#include "engine/lesson/textfile.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace crosstalk::build {
namespace {

namespace fs = std::filesystem;

fs::path freeName(const fs::path& lab, const std::string& name)
{
    std::error_code none;
    fs::path path = lab / name;
    for (int number = 2; fs::exists(path, none); ++number)
        path = lab / (name + "-" + std::to_string(number));
    return path;
}

Result<std::string> hashOf(const fs::path& folder)
{
    const auto content = readContent(folder);
    if (!content)
        return content.error();
    return {boost::system::in_place_value, content->hash()};
}

/// No folders, and no links: what they lead to is not the lesson's.
void copyFiles(const fs::path& from, const fs::path& to, std::error_code& error)
{
    for (const auto& entry : fs::directory_iterator(from, error))
        if (!error && !entry.is_symlink() && entry.is_regular_file())
            fs::copy_file(entry.path(), to / entry.path().filename(), error);
}

/// A schedule names its lesson: in a copy by another name that is the copy.
Result<void> renameInSchedules(const fs::path& copy, const std::string& from)
{
    const std::string line = "\nlesson " + from + "\n";
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(copy, none)) {
        if (entry.path().extension() != ".schedule")
            continue;
        auto text = lesson::readTextFile(entry.path());
        if (!text)
            return text.error();
        const auto at = text->find(line);
        if (at == std::string::npos)
            continue;
        text->replace(at, line.size(), "\nlesson " + copy.filename().string() + "\n");
        std::ofstream out(entry.path(), std::ios::binary | std::ios::trunc);
        out << *text;
        out.flush();
        if (!out.good())
            return systemError("copy the lesson", entry.path().string(), "Is the disk full?");
    }
    return {};
}

bool isEdited(const fs::path& file)
{
    const std::string name = file.filename().string();
    return file.extension() == ".cpp" || file.extension() == ".h" ||
           file.extension() == ".toml" || file.extension() == ".md" || name.ends_with(".proto");
}

} // namespace

fs::path labFolder()
{
    return consentsFile().parent_path() / "lab";
}

Result<fs::path> copyToLab(const fs::path& folder, const fs::path& lab, bool trusted,
                           const Consents& consents)
{
    const fs::path copy = freeName(lab, folder.filename().string());
    std::error_code error;
    fs::create_directories(copy, error);
    if (!error)
        copyFiles(folder, copy, error);
    if (error)
        return Error{"copy the lesson", copy.string(), error.value(), "Is the disk full?"};
    if (copy.filename() != folder.filename())
        if (const auto named = renameInSchedules(copy, folder.filename().string()); !named)
            return named.error();
    if (!trusted)
        return {boost::system::in_place_value, copy};
    const auto hash = hashOf(copy);
    if (!hash)
        return hash.error();
    if (const auto given = consents.give(*hash, copy); !given)
        return given.error();
    return {boost::system::in_place_value, copy};
}

Result<Workpiece> Workpiece::open(const fs::path& folder, const Consents& consents)
{
    auto hash = hashOf(folder);
    if (!hash)
        return hash.error();
    Workpiece piece;
    piece.m_folder = folder;
    piece.m_content = std::move(*hash);
    piece.m_trusted = consents.given(piece.m_content);
    return piece;
}

std::vector<std::string> Workpiece::files() const
{
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(m_folder, none))
        if (entry.is_regular_file(none) && !entry.is_symlink(none) && isEdited(entry.path()))
            names.push_back(entry.path().filename().string());
    const auto isProgram = [](const std::string& name) { return name.ends_with(".cpp"); };
    std::ranges::sort(names, [&](const std::string& a, const std::string& b) {
        return std::pair(!isProgram(a), a) < std::pair(!isProgram(b), b);
    });
    return names;
}

Result<std::string> Workpiece::read(const std::string& file) const
{
    return lesson::readTextFile(m_folder / file);
}

Result<void> Workpiece::save(const std::string& file, const std::string& text)
{
    const auto before = hashOf(m_folder);
    if (!before)
        return before.error();
    m_trusted = m_trusted && *before == m_content; // else somebody else was here
    const fs::path path = m_folder / file, made = path.string() + ".new";
    std::ofstream out(made, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    std::error_code error;
    if (out)
        fs::rename(made, path, error);
    if (!out || error)
        return Error{"save", path.string(), error ? error.value() : errno,
                     "What you typed is still on screen."};
    const auto after = hashOf(m_folder);
    if (!after)
        return after.error();
    m_content = *after;
    return {};
}

Result<bool> Workpiece::agree(const Consents& consents)
{
    const auto now = hashOf(m_folder);
    if (!now)
        return now.error();
    if (consents.given(*now)) {
        m_content = *now;
        m_trusted = true;
    }
    if (!m_trusted || *now != m_content)
        return false;
    if (!consents.given(*now))
        if (const auto given = consents.give(*now, m_folder); !given)
            return given.error();
    return true;
}

std::vector<CompilerMistake> mistakesIn(const std::string& messages)
{
    static const std::regex told(R"(^([^:\s][^:]*):(\d+):(\d+): (?:fatal )?(error|warning): (.*)$)");
    std::vector<CompilerMistake> all;
    std::istringstream lines(messages);
    std::smatch part;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_match(line, part, told))
            all.push_back({part[1], std::stoi(part[2]), std::stoi(part[3]), part[5],
                           part[4] == "error"});
    return all;
}

} // namespace crosstalk::build

#include "engine/schedule/schedulefile.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>

namespace crosstalk::schedule {

namespace {

constexpr std::string_view magic = "crosstalk schedule 1";
constexpr std::uintmax_t mostBytes = 64u << 20;
constexpr std::string_view spaces = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// "set" of "set sync=none"; the rest is left.
std::string_view takeWord(std::string_view& text)
{
    const auto end = std::min(text.find_first_of(spaces), text.size());
    const std::string_view word = text.substr(0, end);
    text = trimmed(text.substr(end));
    return word;
}

/// Reads a schedule line by line; remembers where it is, for what it has to complain about.
class Parser
{
public:
    Parser(std::string_view text, std::string name) : m_rest(text), m_name(std::move(name)) {}

    Result<ScheduleFile> file()
    {
        if (!nextLine() || m_line != magic)
            return wrong(m_line, "A schedule begins with the line `" + std::string(magic) + "`.");
        while (nextLine())
            if (auto read = readLine(); !read)
                return read.error();
        return std::move(m_file);
    }

    Result<std::vector<ScheduleLine>> linesOnly()
    {
        while (nextLine())
            if (auto read = readStep(); !read)
                return read.error();
        return std::move(m_file.lines);
    }

private:
    /// To the next line with something on it.
    bool nextLine()
    {
        while (!m_rest.empty()) {
            const auto end = std::min(m_rest.find('\n'), m_rest.size());
            m_whole = m_rest.substr(0, end);
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
            ++m_number;
            m_line = trimmed(m_whole.substr(0, m_whole.find('#')));
            if (!m_line.empty())
                return true;
        }
        m_whole = m_line = {};
        return false;
    }

    Result<void> readLine()
    {
        std::string_view rest = m_line;
        const std::string_view word = takeWord(rest);
        if (word == "lesson")
            return readLesson(word, rest);
        if (word == "seed")
            return readSeed(word, rest);
        if (word == "set")
            return readSetting(word, rest);
        if (word == "from")
            return readStart(word, rest);
        if (word == "end" && rest.empty() && !m_file.ends) {
            m_file.ends = true;
            return {};
        }
        return readStep();
    }

    Result<void> readStep()
    {
        std::string_view rest = m_line;
        const std::string_view word = takeWord(rest);
        if (m_file.ends)
            return wrong(word, "Nothing comes after the line `end`.");
        if (word == "do") {
            if (rest.empty())
                return wrong(word, "Write what to do, as in `do kill P2`.");
            m_file.lines.push_back({{}, std::string(rest), m_number});
            return {};
        }
        const auto decision = readDecision(word);
        if (!decision)
            return wrong(word, "A line names who goes next, as P1 or P1.2 (a second thread), or "
                               "begins with `do`.");
        if (!rest.empty())
            return wrong(rest, "One line is one decision; a comment begins with #.");
        m_file.lines.push_back({*decision, {}, m_number});
        return {};
    }

    Result<void> readLesson(std::string_view word, std::string_view rest)
    {
        if (auto early = headOnly(word, m_seenLesson); !early)
            return early;
        m_seenLesson = true;
        if (rest.empty() || rest.find_first_of(spaces) != std::string_view::npos)
            return wrong(rest.empty() ? word : rest, "Write a lesson's id, as in `lesson pipes`.");
        m_file.lesson = rest;
        m_file.lessonLine = m_number;
        return {};
    }

    Result<void> readSeed(std::string_view word, std::string_view rest)
    {
        if (auto early = headOnly(word, m_seenSeed); !early)
            return early;
        m_seenSeed = true;
        const auto [end, error] =
            std::from_chars(rest.data(), rest.data() + rest.size(), m_file.seed);
        if (rest.empty() || error != std::errc() || end != rest.data() + rest.size())
            return wrong(rest.empty() ? word : rest, "A seed is a whole number, 0 or more.");
        return {};
    }

    Result<void> readSetting(std::string_view word, std::string_view rest)
    {
        const auto equals = rest.find('=');
        const std::string name(rest.substr(0, equals));
        const bool known = std::ranges::any_of(
            m_file.settings, [&](const auto& setting) { return setting.first == name; });
        if (auto early = headOnly(word, known); !early)
            return early;
        if (equals == std::string_view::npos || equals == 0 || equals + 1 == rest.size())
            return wrong(rest.empty() ? word : rest, "Write NAME=VALUE, as in `set sync=none`.");
        m_file.settings.emplace_back(name, rest.substr(equals + 1));
        m_file.settingLines.push_back(m_number);
        return {};
    }

    Result<void> readStart(std::string_view word, std::string_view rest)
    {
        if (auto early = headOnly(word, m_file.fromReady); !early)
            return early;
        if (rest != "ready")
            return wrong(rest.empty() ? word : rest, "Write `from ready`.");
        m_file.fromReady = true;
        return {};
    }

    Result<void> headOnly(std::string_view word, bool twice) const
    {
        if (!m_file.lines.empty() || m_file.ends)
            return wrong(word, "It stands before the first decision; later settings are written "
                               "`do set NAME=VALUE`.");
        if (twice)
            return wrong(word, "It was given already.");
        return {};
    }

    /// `part` lies in this line: where it begins is the column.
    Error wrong(std::string_view part, const std::string& advice) const
    {
        const std::size_t column = part.empty() ? 1 : std::size_t(part.data() - m_whole.data()) + 1;
        const std::string place =
            m_name + ":" + std::to_string(std::max(m_number, 1)) + ":" + std::to_string(column);
        constexpr std::size_t mostShown = 40;
        std::string shown(part.substr(0, mostShown));
        std::ranges::replace_if(
            shown, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
        return {"understand", place + " `" + shown + "`", 0, advice};
    }

    std::string_view m_rest;
    std::string m_name;
    std::string_view m_whole; ///< the line as it is
    std::string_view m_line;  ///< without comment and spaces around
    int m_number = 0;
    bool m_seenLesson = false;
    bool m_seenSeed = false;
    ScheduleFile m_file;
};

} // namespace

std::string text(const ScheduleLine& line)
{
    return line.decides() ? text(line.decision) : "do " + line.intervention;
}

std::string print(const ScheduleFile& schedule)
{
    std::string out = std::string(magic) + "\n";
    if (!schedule.lesson.empty())
        out += "lesson " + schedule.lesson + "\n";
    out += "seed " + std::to_string(schedule.seed) + "\n";
    for (const auto& [name, value] : schedule.settings)
        out += "set " + name + "=" + value + "\n";
    if (schedule.fromReady)
        out += "from ready\n";
    out += "\n";
    for (const ScheduleLine& line : schedule.lines)
        out += text(line) + "\n";
    if (schedule.ends)
        out += "end\n";
    return out;
}

Result<ScheduleFile> parseSchedule(std::string_view text, const std::string& name)
{
    return Parser(text, name).file();
}

Result<std::vector<ScheduleLine>> parseScheduleLines(std::string_view text, const std::string& name)
{
    return Parser(text, name).linesOnly();
}

Result<ScheduleFile> readSchedule(const std::filesystem::path& path)
{
    std::error_code failure;
    const auto bytes = std::filesystem::file_size(path, failure);
    if (failure)
        return Error{"read the schedule", path.string(), failure.value(), {}};
    if (bytes > mostBytes)
        return Error{"read the schedule", path.string(), EFBIG, "It may have 64 MiB."};
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return systemError("read the schedule", path.string());
    return parseSchedule(text.str(), path.string());
}

Result<void> writeSchedule(const std::filesystem::path& path, const ScheduleFile& schedule)
{
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file << print(schedule) << std::flush;
    if (!file)
        return systemError("write the schedule", path.string());
    return {};
}

} // namespace crosstalk::schedule

#include "engine/lesson/lesson.h"

#include "engine/lesson/reading.h"
#include "engine/lesson/structure.h"
#include "engine/lesson/table.h"
#include "engine/lesson/textfile.h"

#include <cerrno>
#include <functional>

namespace crosstalk::lesson {

std::vector<std::string> watchedCommand(const Lesson& lesson)
{
    return lesson.programs.empty() ? std::vector<std::string>() : lesson.programs.front().command;
}

std::vector<std::string> channelIds(const Lesson& lesson)
{
    std::vector<std::string> ids;
    for (const Join& join : lesson.joins)
        ids.push_back(join.id);
    for (const NamedChannel& channel : lesson.channels) {
        ids.push_back(channel.id);
        ids.push_back(channel.id + ".back");
    }
    return ids;
}

namespace fs = std::filesystem;

namespace {

/// A lesson outside a track is number 1 of 1.
void findInTrack(Lesson& lesson)
{
    const auto track = readTrack(lesson.folder.parent_path());
    if (!track)
        return;
    for (std::size_t i = 0; i < track->size(); ++i) {
        if ((*track)[i].id != lesson.id)
            continue;
        lesson.group = (*track)[i].group;
        lesson.number = static_cast<int>(i + 1);
        lesson.total = static_cast<int>(track->size());
    }
}

/// With a name at its end, which "." and "mine/" have not.
fs::path whole(const fs::path& folder)
{
    std::error_code none;
    const fs::path real = fs::canonical(folder, none);
    return none ? folder : real;
}

void readLessonToml(Table& root, Reading& reading)
{
    readStructure(root, reading.lesson);
    readConditions(root, reading.lesson);
    readGoals(root, reading.lesson);
    readQuestions(root, reading.lesson, reading.questions);
    root.rejectUnknown();
}

void readQuizToml(Table& root, Reading& reading)
{
    readWords(root, reading.lesson);
    readGoalWords(root.table("goals"), reading.lesson);
    readQuestionWords(root, reading.questions);
    root.rejectUnknown();
}

/// Reads one TOML file and notes its mistakes; false when it is no TOML at all.
bool readToml(Reading& reading, Files& files, const std::string& name,
              const std::function<void(Table&)>& read)
{
    const fs::path path = files.path(name);
    const auto text = files.read(name);
    const auto parsed = text ? parseToml(*text, path) : Result<toml::table>(text.error());
    if (!parsed) {
        reading.mistakes.push_back(parsed.error());
        return false;
    }
    Mistakes mistakes(path);
    Table root(parsed.value(), mistakes);
    read(root);
    const auto& all = mistakes.all();
    reading.mistakes.insert(reading.mistakes.end(), all.begin(), all.end());
    return true;
}

void readText(Reading& reading, Files& files, const std::string& name, std::string& into)
{
    auto text = files.read(name);
    if (text)
        into = std::move(*text);
    else
        reading.mistakes.push_back(text.error());
}

/// The hook comes first, then a line "---", then what is told when the run has answered.
void splitText(Reading& reading)
{
    const std::string line = "\n---\n";
    std::string& text = reading.lesson.text;
    const auto at = text.find(line);
    if (at == std::string::npos)
        return;
    reading.questions.explanation = text.substr(at + line.size());
    text.erase(at + 1);
}

/// A source that is not there was a mistake of lesson.toml already.
void readSources(Reading& reading, Files& files)
{
    for (const auto& program : reading.lesson.programs)
        if (files.has(program.source))
            readText(reading, files, program.source, reading.lesson.sources[program.source]);
}

/// Kept among the files only: what they mean only a schedule's reader knows.
void readSolutions(Reading& reading, Files& files)
{
    for (const Goal& goal : reading.lesson.goals)
        if (const auto text = files.read(goal.solution); !text && !goal.solution.empty())
            reading.mistakes.push_back(text.error());
}

void readFiles(Reading& reading, Files& files, const std::string& language)
{
    Lesson& lesson = reading.lesson;
    const bool hasStructure =
        readToml(reading, files, "lesson.toml", [&](Table& root) { readLessonToml(root, reading); });
    readToml(reading, files, files.inLanguage("quiz", language, ".toml"), [&](Table& root) {
        if (hasStructure)
            readQuizToml(root, reading);
    });
    readText(reading, files, files.inLanguage("text", language, ".md"), lesson.text);
    splitText(reading);
    readSources(reading, files);
    readSolutions(reading, files);
    lesson.files = files.texts();
}

/// "de" where it was read from quiz.de.toml.
std::string languageOf(const Lesson& lesson)
{
    const std::string before = "quiz.", after = ".toml";
    for (const auto& [name, text] : lesson.files)
        if (name.starts_with(before) && name.ends_with(after))
            return name.substr(before.size(), name.size() - before.size() - after.size());
    return "en";
}

Result<Lesson> lessonOf(Reading reading)
{
    if (!reading.mistakes.empty())
        return reading.mistakes.front();
    return std::move(reading.lesson);
}

} // namespace

Reading readAll(const fs::path& folder, const std::string& language)
{
    Reading reading;
    Lesson& lesson = reading.lesson;
    lesson.folder = whole(folder);
    lesson.id = lesson.folder.filename().string();
    if (!fs::is_directory(lesson.folder)) {
        reading.mistakes.push_back({"find the lesson", lesson.folder.string(), ENOENT,
                                    "`crosstalk list` shows the lessons there are"});
        return reading;
    }
    Files files(lesson.folder);
    readFiles(reading, files, language);
    findInTrack(lesson);
    return reading;
}

Result<Lesson> readLesson(const fs::path& folder, const std::string& language)
{
    return lessonOf(readAll(folder, language));
}

Result<Questions> readQuestions(const Lesson& lesson)
{
    Reading reading;
    reading.lesson.id = lesson.id;
    Files files(lesson.files);
    readFiles(reading, files, languageOf(lesson));
    if (!reading.mistakes.empty())
        return reading.mistakes.front();
    return std::move(reading.questions);
}

Result<Lesson> readLesson(const std::string& id, const std::map<std::string, std::string>& texts,
                          const std::string& language)
{
    Reading reading;
    reading.lesson.id = id;
    Files files(texts);
    readFiles(reading, files, language);
    return lessonOf(std::move(reading));
}

} // namespace crosstalk::lesson

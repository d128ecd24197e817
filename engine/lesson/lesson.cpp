#include "engine/lesson/lesson.h"

#include "engine/lesson/structure.h"
#include "engine/lesson/table.h"
#include "engine/lesson/textfile.h"

#include <cerrno>
#include <functional>

namespace crosstalk::lesson {

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

/// Reads one TOML file into the lesson; the first mistake in it, if there is one.
std::optional<Error> readToml(const fs::path& path, const std::function<void(Table&)>& read)
{
    const auto parsed = parseToml(path);
    if (!parsed)
        return parsed.error();
    Mistakes mistakes(path);
    Table root(parsed.value(), mistakes);
    read(root);
    if (mistakes.none())
        return {};
    return mistakes.first();
}

std::optional<Error> readSources(Lesson& lesson)
{
    for (const auto& program : lesson.programs) {
        const auto text = readTextFile(lesson.folder / program.source);
        if (!text)
            return text.error();
        lesson.sources[program.source] = text.value();
    }
    return {};
}

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

fs::path withoutTrailingSlash(const fs::path& folder)
{
    return folder.has_filename() ? folder : folder.parent_path();
}

void readLessonToml(Table& root, Lesson& lesson)
{
    readStructure(root, lesson);
    readConditions(root, lesson);
    root.rejectUnknown();
}

} // namespace

Result<Lesson> readLesson(const fs::path& given, const std::string& language)
{
    Lesson lesson;
    lesson.folder = withoutTrailingSlash(given);
    lesson.id = lesson.folder.filename().string();
    if (!fs::is_directory(lesson.folder))
        return Error{"find the lesson", lesson.folder.string(), ENOENT,
                     "`crosstalk list` shows the lessons there are"};
    if (const auto error = readToml(lesson.folder / "lesson.toml",
                                    [&](Table& root) { readLessonToml(root, lesson); }))
        return *error;
    if (const auto error = readToml(inLanguage(lesson.folder, "quiz", language, ".toml"),
                                    [&](Table& root) { readWords(root, lesson); }))
        return *error;
    const auto text = readTextFile(inLanguage(lesson.folder, "text", language, ".md"));
    if (!text)
        return text.error();
    lesson.text = text.value();
    if (const auto error = readSources(lesson))
        return *error;
    findInTrack(lesson);
    return lesson;
}

} // namespace crosstalk::lesson

#include "engine/lesson/lesson.h"
#include "engine/lesson/suggestion.h"
#include "engine/lesson/table.h"

namespace crosstalk::lesson {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> foldersIn(const fs::path& lessons)
{
    std::vector<std::string> names;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(lessons, unreadable))
        if (fs::exists(entry.path() / "lesson.toml"))
            names.push_back(entry.path().filename().string());
    return names;
}

void readGroup(Table& table, const std::vector<std::string>& folders, std::set<std::string>& taken,
               std::vector<TrackEntry>& track)
{
    const auto title = table.requiredText("title");
    for (const auto& id : table.texts("lessons")) {
        if (std::find(folders.begin(), folders.end(), id) == folders.end())
            table.fail("lessons", "there is no lesson " + inQuotes(id) + suggestion(id, folders));
        if (!taken.insert(id).second)
            table.fail("lessons", inQuotes(id) + " is there twice");
        track.push_back({id, title});
    }
    table.rejectUnknown();
}

} // namespace

Result<std::vector<TrackEntry>> readTrack(const fs::path& lessonsFolder)
{
    const auto path = lessonsFolder / "track.toml";
    const auto parsed = parseToml(path);
    if (!parsed)
        return parsed.error();
    Mistakes mistakes(path);
    Table root(parsed.value(), mistakes);
    const auto folders = foldersIn(lessonsFolder);
    std::set<std::string> taken;
    std::vector<TrackEntry> track;
    for (auto& table : root.tables("group"))
        readGroup(table, folders, taken, track);
    root.rejectUnknown();
    if (!mistakes.none())
        return mistakes.all().front();
    return track;
}

bool namesFolder(const std::string& lesson)
{
    return lesson == "." || lesson.find('/') != std::string::npos;
}

bool isBuiltIn(const Lesson& lesson, const fs::path& lessonsFolder)
{
    std::error_code none;
    if (!fs::equivalent(lesson.folder, lessonsFolder / lesson.id, none))
        return false;
    const auto track = readTrack(lessonsFolder);
    return track && std::any_of(track->begin(), track->end(),
                                [&](const TrackEntry& entry) { return entry.id == lesson.id; });
}

} // namespace crosstalk::lesson

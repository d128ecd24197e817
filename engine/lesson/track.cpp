#include "engine/lesson/track.h"

#include "engine/lesson/suggestion.h"
#include "engine/lesson/table.h"

#include <algorithm>

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

std::vector<std::string> idsOf(const Track& track)
{
    std::vector<std::string> ids;
    for (const auto& entry : track.lessons)
        ids.push_back(entry.id);
    return ids;
}

void readMisconception(Table& table, const std::vector<std::string>& known,
                       std::set<std::string>& taken, Track& track)
{
    Misconception misconception;
    misconception.id = table.requiredId("id", taken);
    misconception.text = table.requiredText("text");
    misconception.lessons = table.texts("lessons");
    if (misconception.lessons.empty())
        table.fail("lessons", "no lesson breaks " + inQuotes(misconception.text));
    for (const auto& id : misconception.lessons)
        if (std::ranges::find(known, id) == known.end())
            table.fail("lessons", "the track has no lesson " + inQuotes(id) +
                                      suggestion(id, known));
    table.rejectUnknown();
    track.misconceptions.push_back(std::move(misconception));
}

Track readTables(Table& root, const std::vector<std::string>& folders)
{
    Track track;
    std::set<std::string> lessons, misconceptions;
    for (auto& table : root.tables("group"))
        readGroup(table, folders, lessons, track.lessons);
    const auto known = idsOf(track);
    for (auto& table : root.tables("misconception"))
        readMisconception(table, known, misconceptions, track);
    if (root.has("opening"))
        track.opening = root.oneOf("opening", known, "lesson");
    root.rejectUnknown();
    return track;
}

} // namespace

Result<Track> readWholeTrack(const fs::path& lessonsFolder)
{
    const auto path = lessonsFolder / "track.toml";
    const auto parsed = parseToml(path);
    if (!parsed)
        return parsed.error();
    Mistakes mistakes(path);
    Table root(parsed.value(), mistakes);
    auto track = readTables(root, foldersIn(lessonsFolder));
    if (!mistakes.none())
        return mistakes.all().front();
    return track;
}

Result<std::vector<TrackEntry>> readTrack(const fs::path& lessonsFolder)
{
    auto track = readWholeTrack(lessonsFolder);
    if (!track)
        return track.error();
    return std::move(track->lessons);
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

#include "app/cli/catalog.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace crosstalk::cli {
namespace {

namespace json = boost::json;

json::object lessonObject(const lesson::Lesson& lesson)
{
    json::array requires_;
    for (const std::string& id : lesson.requires_)
        requires_.emplace_back(id);
    return {{"id", lesson.id},
            {"title", lesson.title},
            {"group", lesson.group},
            {"minutes", lesson.minutes},
            {"misconception", lesson.misconception},
            {"requires", std::move(requires_)}};
}

Error unknownLesson(const std::vector<lesson::TrackEntry>& track, const std::string& id)
{
    std::string known;
    for (const auto& entry : track)
        known += (known.empty() ? "" : ", ") + entry.id;
    return {"find a lesson named", id, 0,
            "There are: " + known + ". One of yours: by its folder, ./" + id + "."};
}

/// A lesson's group stands in the track, not in its folder.
Result<lesson::Lesson> readEntry(const std::filesystem::path& folder,
                                 const lesson::TrackEntry& entry)
{
    auto lesson = lesson::readLesson(folder / entry.id);
    if (lesson)
        lesson->group = entry.group;
    return lesson;
}

} // namespace

Result<std::vector<lesson::Lesson>> readLessons(const std::filesystem::path& folder)
{
    const auto track = lesson::readTrack(folder);
    if (!track)
        return track.error();
    std::vector<lesson::Lesson> out;
    for (const auto& entry : *track) {
        auto lesson = readEntry(folder, entry);
        if (!lesson)
            return lesson.error();
        out.push_back(std::move(*lesson));
    }
    return out;
}

Result<lesson::Lesson> readLesson(const std::filesystem::path& folder, const std::string& id)
{
    if (lesson::namesFolder(id))
        return lesson::readLesson(id);
    const auto track = lesson::readTrack(folder);
    if (!track)
        return track.error();
    const auto entry = std::ranges::find(*track, id, &lesson::TrackEntry::id);
    if (entry == track->end())
        return unknownLesson(*track, id);
    return readEntry(folder, *entry);
}

json::object catalog(const std::vector<lesson::Lesson>& lessons)
{
    json::array all;
    for (const auto& lesson : lessons)
        all.emplace_back(lessonObject(lesson));
    return {{"crosstalk", 1}, {"lessons", std::move(all)}};
}

std::string catalogText(const std::vector<lesson::Lesson>& lessons)
{
    std::size_t width = 0;
    for (const auto& lesson : lessons)
        width = std::max(width, lesson.id.size());
    std::string out, group;
    for (const auto& lesson : lessons) {
        if (lesson.group != group)
            out += (out.empty() ? "" : "\n") + lesson.group + "\n";
        group = lesson.group;
        out += "  " + lesson.id + std::string(width - lesson.id.size() + 2, ' ') + lesson.title +
               " (" + std::to_string(lesson.minutes) + " min)\n";
    }
    return out;
}

} // namespace crosstalk::cli

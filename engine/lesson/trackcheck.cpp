#include "engine/lesson/questions.h"
#include "engine/lesson/suggestion.h"
#include "engine/lesson/table.h"
#include "engine/lesson/track.h"

#include <algorithm>
#include <map>

namespace crosstalk::lesson {

namespace fs = std::filesystem;

namespace {

/// The lessons of a track as far as they can be read, and the track itself.
class TrackCheck
{
public:
    TrackCheck(fs::path folder, const Track& track) : m_folder(std::move(folder)), m_track(track)
    {
        for (const auto& entry : track.lessons) {
            m_ids.push_back(entry.id);
            if (auto lesson = readLesson(m_folder / entry.id))
                m_lessons.emplace(entry.id, std::move(*lesson));
            else
                m_mistakes.push_back(lesson.error());
        }
    }

    std::vector<Error> mistakes()
    {
        for (const auto& id : m_ids)
            if (m_lessons.contains(id))
                checkLesson(id);
        checkMisconceptions();
        return std::move(m_mistakes);
    }

private:
    using Complain = std::function<void(Table&)>;

    /// Runs over a file once more, for the place of what is wrong in it.
    void at(const fs::path& file, const Complain& complain)
    {
        const auto parsed = parseToml(file);
        if (!parsed)
            return; // said already
        Mistakes found(file);
        Table root(parsed.value(), found);
        complain(root);
        m_mistakes.insert(m_mistakes.end(), found.all().begin(), found.all().end());
    }

    std::size_t placeOf(const std::string& id) const
    {
        return std::size_t(std::ranges::find(m_ids, id) - m_ids.begin());
    }

    /// Whether `from` wants `id`, over any number of lessons between.
    bool wants(const std::string& from, const std::string& id, std::set<std::string>& seen) const
    {
        const auto lesson = m_lessons.find(from);
        if (lesson == m_lessons.end() || !seen.insert(from).second)
            return false;
        return std::ranges::any_of(lesson->second.requires_, [&](const std::string& next) {
            return next == id || wants(next, id, seen);
        });
    }

    std::string wrongWith(const std::string& id, const std::string& wanted) const
    {
        std::set<std::string> seen;
        if (placeOf(wanted) == m_ids.size())
            return "the track has no lesson " + inQuotes(wanted) + suggestion(wanted, m_ids);
        if (wanted == id || wants(wanted, id, seen))
            return inQuotes(id) + " and " + inQuotes(wanted) + " require each other";
        if (placeOf(wanted) > placeOf(id))
            return inQuotes(wanted) + " comes after " + inQuotes(id) + " in the track";
        return {};
    }

    void checkLesson(const std::string& id)
    {
        const Lesson& lesson = m_lessons.at(id);
        at(m_folder / id / "lesson.toml", [&](Table& root) {
            for (const auto& wanted : lesson.requires_)
                if (const auto wrong = wrongWith(id, wanted); !wrong.empty())
                    root.fail("requires", wrong);
            for (const auto& named : misconceptionsIn(questionsOf(lesson)))
                if (std::ranges::find(m_track.misconceptions, named, &Misconception::id) ==
                    m_track.misconceptions.end())
                    root.fail(root.has("transfer") ? "transfer" : "prediction",
                              "the track has no misconception " + inQuotes(named));
        });
    }

    void checkMisconceptions()
    {
        at(m_folder / "track.toml", [&](Table& root) {
            for (auto& table : root.tables("misconception"))
                for (const auto& id : table.texts("lessons"))
                    if (!breaks(id, table.text("id")))
                        table.fail("lessons", "no question of " + inQuotes(id) +
                                                  " has an answer with misconception = \"" +
                                                  table.text("id") + "\"");
        });
    }

    bool breaks(const std::string& lesson, const std::string& misconception) const
    {
        const auto found = m_lessons.find(lesson);
        if (found == m_lessons.end())
            return true; // said already
        const auto has = misconceptionsIn(questionsOf(found->second));
        return std::ranges::find(has, misconception) != has.end();
    }

    fs::path m_folder;
    const Track& m_track;
    std::vector<std::string> m_ids;
    std::map<std::string, Lesson> m_lessons;
    std::vector<Error> m_mistakes;
};

} // namespace

std::vector<Error> mistakesInTrack(const fs::path& lessonsFolder)
{
    const auto track = readWholeTrack(lessonsFolder);
    if (!track)
        return {track.error()};
    return TrackCheck(lessonsFolder, *track).mistakes();
}

} // namespace crosstalk::lesson

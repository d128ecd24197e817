#include "app/cli/lessoncommand.h"

#include "app/cli/outsidelesson.h"
#include "engine/lesson/track.h"

#include <cstdio>

namespace crosstalk::cli {
namespace {

namespace fs = std::filesystem;

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

Result<void> makeLesson(const fs::path& folder, const fs::path& model)
{
    std::error_code error;
    if (fs::exists(folder, error))
        return Error{"make the lesson", folder.string(), EEXIST,
                     "Name a folder that is not there yet"};
    fs::create_directories(folder, error);
    if (!error)
        fs::copy(model, folder, error);
    if (error)
        return Error{"make the lesson", folder.string(), error.value(), {}};
    return {};
}

int create(const fs::path& folder, const fs::path& model)
{
    if (const auto made = makeLesson(folder, model); !made)
        return complain(made.error(), Usage);
    const std::string name = folder.string();
    std::printf("%s is a small sound lesson now: change it.\n"
                "  lesson.toml    what runs, what can be changed, what is asked\n"
                "  quiz.en.toml   every word but the text\n"
                "  text.en.md     the text\n"
                "  adder.cpp      a program; each .cpp is one of its own\n"
                "Then `crosstalk lesson check %s`.\n",
                name.c_str(), name.c_str());
    return Ran;
}

/// A folder of lessons with a track: what of them does not fit together, and each by itself.
int checkTrack(const fs::path& folder)
{
    const auto mistakes = lesson::mistakesInTrack(folder);
    for (const Error& mistake : mistakes)
        std::fprintf(stderr, "%s\n", mistake.object.c_str());
    const auto track = lesson::readWholeTrack(folder);
    if (!track)
        return Failed;
    bool sound = mistakes.empty();
    for (const auto& entry : track->lessons)
        sound = isSound(folder / entry.id) && sound;
    if (sound)
        std::printf("%s: no mistake. Lessons: %zu; misconceptions: %zu.\n", folder.c_str(),
                    track->lessons.size(), track->misconceptions.size());
    return sound ? Ran : Failed;
}

int check(const fs::path& folder)
{
    if (!fs::is_directory(folder))
        return complain({"check the lesson", folder.string(), ENOENT, {}}, Usage);
    if (fs::exists(folder / "track.toml"))
        return checkTrack(folder);
    if (!isSound(folder))
        return Failed;
    const auto sound = lesson::readLesson(folder);
    std::printf("%s: no mistake. Programs: %zu; checkpoints: %zu.\n", sound->id.c_str(),
                sound->programs.size(), sound->checkpoints.size());
    return Ran;
}

} // namespace

int runLessonCommand(const LessonRequest& request, const session::Installation& installation)
{
    return request.create ? create(request.folder, installation.kit / "template")
                          : check(request.folder);
}

} // namespace crosstalk::cli

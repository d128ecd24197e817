#include "app/progress/verification.h"

#include "engine/session/replay.h"

#include <QTemporaryFile>

#include <algorithm>

namespace crosstalk::progress {
namespace {

using Finding = CheckedCheckpoint::Finding;

/// A recording as Replay wants it: in a file, for as long as this lives.
class RecordingFile
{
public:
    explicit RecordingFile(const QByteArray& bytes)
    {
        m_whole = m_file.open() && m_file.write(bytes) == bytes.size() && m_file.flush();
    }

    Result<std::unique_ptr<session::Replay>> open() const
    {
        const std::string path = m_file.fileName().toStdString();
        if (!m_whole)
            return Error{"write", path, 0, "Is there room in the folder for temporary files?"};
        return session::Replay::open(path);
    }

private:
    QTemporaryFile m_file;
    bool m_whole = false;
};

bool isReached(const world::Snapshot& snapshot, const std::string& checkpoint)
{
    return std::ranges::any_of(snapshot.checkpoints, [&](const world::CheckpointView& one) {
        return one.id == checkpoint && one.reached;
    });
}

CheckedCheckpoint check(const Reached& claimed, const lesson::Lesson& lesson)
{
    const std::string& id = claimed.checkpoint;
    const auto refuted = [&](std::string why) {
        return CheckedCheckpoint{id, Finding::Refuted, std::move(why)};
    };
    if (std::ranges::none_of(lesson.checkpoints, [&](const auto& one) { return one.id == id; }))
        return refuted("The lesson has no such checkpoint.");
    if (claimed.proof.recording.isEmpty())
        return {id, Finding::Unproven, "No recording of it was kept."};
    const RecordingFile file(claimed.proof.recording);
    auto replay = file.open();
    if (!replay)
        return refuted("Its recording cannot be read.");
    if (lessonHash((*replay)->lesson()) != lessonHash(lesson))
        return refuted("Its recording is of another lesson, or of another version of it.");
    while ((*replay)->foldNext()) {
    }
    if (!isReached((*replay)->result().first, id))
        return refuted("Its recording does not reach it.");
    return {id, Finding::Confirmed, {}};
}

/// Of one that comes with Crosstalk only: a file could name any folder.
Result<lesson::Lesson> installed(const std::string& id, const std::filesystem::path& folder)
{
    const auto track = lesson::readTrack(folder);
    if (!track)
        return track.error();
    if (std::ranges::none_of(*track, [&](const auto& entry) { return entry.id == id; }))
        return Error{"find the lesson", id, 0, "It does not come with this Crosstalk."};
    return lesson::readLesson(folder / id);
}

void checkAnswers(const LessonResults& claimed, const lesson::Lesson& lesson, CheckedLesson& out)
{
    for (const auto& [question, answer] : claimed.answers) {
        if (question != "prediction" || !lesson.prediction)
            continue;
        const int answers = int(lesson.prediction->answers.size());
        if (answer.chosen < 0 || answer.chosen >= answers || answer.happened >= answers)
            out.why = "It answers the prediction with an answer that there is not.";
        out.predicted = true;
        out.predictedRight = answer.chosen == answer.happened;
    }
}

CheckedLesson check(const LessonResults& claimed, const std::filesystem::path& folder)
{
    CheckedLesson out;
    out.id = claimed.id;
    const auto lesson = installed(claimed.id, folder);
    if (!lesson) {
        out.why = lesson.error().sentence();
        return out;
    }
    out.total = int(lesson->checkpoints.size());
    if (claimed.content != lessonHash(*lesson)) {
        out.why = "It was worked through in another version of the lesson than is installed here.";
        return out;
    }
    checkAnswers(claimed, *lesson, out);
    for (const Reached& reached : claimed.checkpoints)
        out.checkpoints.push_back(check(reached, *lesson));
    return out;
}

} // namespace

int CheckedLesson::confirmed() const
{
    return int(std::ranges::count(checkpoints, Finding::Confirmed, &CheckedCheckpoint::finding));
}

bool Verification::accepted() const
{
    return std::ranges::all_of(lessons, [](const CheckedLesson& lesson) {
        return lesson.why.empty() && std::ranges::none_of(lesson.checkpoints, [](const auto& one) {
                   return one.finding == Finding::Refuted;
               });
    });
}

Verification verify(const Results& results, const std::filesystem::path& lessonsFolder)
{
    Verification out;
    for (const LessonResults& lesson : results.lessons)
        out.lessons.push_back(check(lesson, lessonsFolder));
    return out;
}

} // namespace crosstalk::progress

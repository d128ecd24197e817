#include "app/progress/collection.h"

#include "engine/trace/recording.h"

#include <QDateTime>

#include <algorithm>

namespace crosstalk::progress {
namespace {

Proof ifOf(const std::string& content, Proof proof)
{
    return proof.content == content ? std::move(proof) : Proof{};
}

LessonResults collect(const Database& database, const lesson::Lesson& lesson)
{
    LessonResults out{lesson.id, lessonHash(lesson), {}, {}};
    for (const auto& [question, answer] : database.answers(lesson.id))
        if (answer.chosen >= 0) // a run that a class predicted was kept without one once
            out.answers.push_back(
                {question, answer, ifOf(out.content, database.answerProof(lesson.id, question))});
    for (Reached& reached : database.proofs(lesson.id)) {
        reached.proof = ifOf(out.content, std::move(reached.proof));
        out.checkpoints.push_back(std::move(reached));
    }
    return out;
}

} // namespace

Result<Results> collect(const Database& database, const std::filesystem::path& lessonsFolder,
                        const std::string& name)
{
    const auto track = lesson::readTrack(lessonsFolder);
    if (!track)
        return track.error();
    Results results{name, QDateTime::currentSecsSinceEpoch(), trace::thisMachine().version, {}};
    const std::vector<std::string> begun = database.lessons();
    for (const lesson::TrackEntry& entry : *track) {
        if (std::ranges::find(begun, entry.id) == begun.end())
            continue;
        const auto lesson = lesson::readLesson(lessonsFolder / entry.id);
        if (!lesson)
            return lesson.error();
        results.lessons.push_back(collect(database, *lesson));
    }
    return results;
}

Extent extentOf(const Results& results)
{
    Extent out;
    out.lessons = int(results.lessons.size());
    for (const LessonResults& lesson : results.lessons) {
        out.answers += int(lesson.answers.size());
        out.checkpoints += int(lesson.checkpoints.size());
        out.proven += int(std::ranges::count_if(lesson.checkpoints, [](const Reached& one) {
            return !one.proof.recording.isEmpty();
        }));
    }
    return out;
}

} // namespace crosstalk::progress

#include "app/progress/verification.h"

#include "app/progress/predictionanswer.h"
#include "app/progress/proofcheck.h"
#include "engine/lesson/questions.h"

#include <algorithm>
#include <set>

namespace crosstalk::progress {
namespace {

constexpr int surest = 4;

bool isReached(const world::Snapshot& snapshot, const std::string& checkpoint)
{
    return std::ranges::any_of(snapshot.checkpoints, [&](const world::CheckpointView& one) {
        return one.id == checkpoint && one.reached;
    });
}

/// One lesson of a result file, against the same lesson as it is installed.
class LessonCheck
{
public:
    LessonCheck(const LessonResults& claimed, const lesson::Lesson& lesson,
                const session::Installation& installation)
        : m_claimed(claimed), m_lesson(lesson), m_questions(lesson::questionsOf(lesson)),
          m_proofs(lesson, installation)
    {
    }

    void fill(CheckedLesson& out)
    {
        std::set<std::string> named;
        for (const Answered& answered : m_claimed.answers) {
            out.answers.push_back(check(answered));
            if (!named.insert(answered.question).second)
                refute(out.answers.back(), "It is answered twice.");
        }
        named.clear();
        for (const Reached& reached : m_claimed.checkpoints) {
            out.checkpoints.push_back(check(reached));
            if (!named.insert(reached.checkpoint).second)
                refute(out.checkpoints.back(), "It is claimed twice.");
        }
    }

private:
    template<class Checked> static void refute(Checked& checked, std::string why)
    {
        checked.finding = Finding::Refuted;
        checked.why = std::move(why);
    }

    CheckedCheckpoint check(const Reached& claimed)
    {
        const std::string& id = claimed.checkpoint;
        CheckedCheckpoint out{id, Finding::Unproven, "No recording of it was kept."};
        if (std::ranges::find(m_lesson.checkpoints, id, &lesson::Checkpoint::id) ==
            m_lesson.checkpoints.end()) {
            refute(out, "The lesson has no such checkpoint.");
            return out;
        }
        prove(claimed.proof, out, "Its recording does not reach it.",
              [&](const world::Snapshot& moment) { return isReached(moment, id); });
        return out;
    }

    CheckedAnswer check(const Answered& claimed)
    {
        CheckedAnswer out{claimed.question, Finding::Unproven, "No recording of its run was kept."};
        if (claimed.question == "transfer")
            checkTransfer(claimed.answer, out);
        else if (claimed.question == "prediction" && m_lesson.prediction)
            checkAgainstRun(claimed, m_lesson.prediction->answers.size(), claimed.proof, out);
        else if (claimed.question == "seen" && m_lesson.prediction)
            checkAgainstRun(claimed, lesson::observableIn(m_lesson, m_questions).size(),
                            proofOfPrediction(), out);
        else
            refute(out, "The lesson has no such question.");
        return out;
    }

    /// The run that was predicted is the one that was looked at.
    Proof proofOfPrediction() const
    {
        const auto found = std::ranges::find(m_claimed.answers, std::string("prediction"),
                                             &Answered::question);
        return found == m_claimed.answers.end() ? Proof{} : found->proof;
    }

    void checkAgainstRun(const Answered& claimed, std::size_t answers, const Proof& proof,
                         CheckedAnswer& out)
    {
        const Answer& answer = claimed.answer;
        const auto none = [&](int index) { return index < 0 || std::size_t(index) >= answers; };
        if (none(answer.chosen) || (answer.happened != -1 && none(answer.happened)) ||
            answer.sure < 0 || answer.sure > surest)
            return refute(out, "It is answered with an answer that there is not.");
        out.right = answer.chosen == answer.happened;
        if (answer.happened < 0) { // no run has answered: there is nothing to be shown
            out.why = "No run has answered it.";
            return;
        }
        prove(proof, out, "Its recording has another answer.",
              [&](const world::Snapshot& moment) {
                  return answerIn(claimed.question, moment) == answer.happened;
              });
    }

    std::optional<int> answerIn(const std::string& question, const world::Snapshot& moment) const
    {
        return question == "prediction" ? answerOf(m_lesson, moment)
                                        : observationOf(m_lesson, m_questions, moment);
    }

    void checkTransfer(const Answer& answer, CheckedAnswer& out) const
    {
        const std::size_t answers = m_questions.transfer ? m_questions.transfer->answers.size() : 0;
        if (answer.chosen < 0 || std::size_t(answer.chosen) >= answers || answer.happened != -1 ||
            answer.sure != 0)
            return refute(out, "It is answered with an answer that there is not.");
        out.right = m_questions.transfer->answers[std::size_t(answer.chosen)].right;
        out.finding = Finding::Confirmed; // no run decides it, the lesson does
        out.why.clear();
    }

    template<class Checked, class Holds>
    void prove(const Proof& proof, Checked& out, const char* otherwise, const Holds& holds)
    {
        if (proof.recording.isEmpty())
            return;
        const auto& moment = m_proofs.check(proof);
        if (!moment)
            return refute(out, moment.error().object);
        if (!holds(*moment->recorded))
            return refute(out, otherwise);
        out.finding = Finding::Confirmed;
        out.why.clear();
        if (moment->replayed && !holds(*moment->replayed))
            out.why = "Its schedule alone does not lead to it here; its recording does.";
        else if (!moment->replayed && !moment->why.empty())
            out.why = "Its schedule could not be replayed here: " + moment->why;
    }

    const LessonResults& m_claimed;
    const lesson::Lesson& m_lesson;
    const lesson::Questions m_questions;
    ProofCheck m_proofs;
};

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

CheckedLesson check(const LessonResults& claimed, const session::Installation& installation)
{
    CheckedLesson out;
    out.id = claimed.id;
    const auto lesson = installed(claimed.id, installation.lessons);
    if (!lesson) {
        out.why = lesson.error().sentence();
        return out;
    }
    out.total = int(lesson->checkpoints.size());
    if (claimed.content != lessonHash(*lesson))
        out.why = "It was worked through in another version of the lesson than is installed here.";
    else
        LessonCheck(claimed, *lesson, installation).fill(out);
    return out;
}

} // namespace

int CheckedLesson::confirmed() const
{
    return int(std::ranges::count(checkpoints, Finding::Confirmed, &CheckedCheckpoint::finding));
}

const CheckedAnswer* CheckedLesson::answer(const std::string& question) const
{
    const auto found = std::ranges::find(answers, question, &CheckedAnswer::question);
    return found == answers.end() ? nullptr : &*found;
}

bool CheckedLesson::refuted() const
{
    const auto isRefuted = [](const auto& one) { return one.finding == Finding::Refuted; };
    return !why.empty() || std::ranges::any_of(checkpoints, isRefuted) ||
           std::ranges::any_of(answers, isRefuted);
}

bool Verification::accepted() const
{
    return std::ranges::none_of(lessons, &CheckedLesson::refuted);
}

Verification verify(const Results& results, const session::Installation& installation)
{
    Verification out;
    std::set<std::string> named;
    for (const LessonResults& lesson : results.lessons) {
        out.lessons.push_back(check(lesson, installation));
        if (!named.insert(lesson.id).second)
            out.lessons.back().why = "The lesson is there twice.";
    }
    return out;
}

} // namespace crosstalk::progress

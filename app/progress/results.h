#pragma once

#include "app/progress/database.h"
#include "engine/base/result.h"
#include "engine/lesson/lesson.h"

#include <cstdint>
#include <string>
#include <vector>

// One learner's results as a file for a grader: a JSON object with the answers, the checkpoints and
// the recordings that prove them, and a digest over all of it. The digest shows that nothing was
// changed since it was made, not who made it: there is no secret in it.
//
//     {"crosstalk_results": 1, "name": "Ada", "made": 1790000000, "version": "0.1.0",
//      "lessons": [{"id": "lost-update", "content": "<sha256>",
//                   "answers": [{"question": "prediction", "chosen": 1, "sure": 3, "happened": 1,
//                                "recording": "<base64>", "schedule": "crosstalk schedule 1 …"}],
//                   "checkpoints": [{"id": "lost", "at": 1790000000,
//                                    "recording": "<base64>", "schedule": "…"}]}],
//      "digest": "<sha256>"}
//
// Recording and schedule are left out where there is none.

namespace crosstalk::progress {

/// One question of a lesson, what was answered, and the run that bears out what happened.
struct Answered
{
    std::string question = {};
    Answer answer = {};
    Proof proof = {};
};

/// What one learner came to in one lesson.
struct LessonResults
{
    std::string id = {};
    std::string content = {}; ///< lessonHash() of the lesson as it was worked through
    std::vector<Answered> answers = {};
    std::vector<Reached> checkpoints = {};
};

/// A result file's contents.
struct Results
{
    std::string name = {}; ///< the learner's, as they gave it
    std::int64_t made = 0; ///< seconds since 1970, UTC
    std::string version = {};
    std::vector<LessonResults> lessons = {};
};

/// SHA-256 of all that makes a lesson do what it does: its files without prose and questions, which
/// may be corrected or translated.
std::string lessonHash(const lesson::Lesson& lesson);

/// As text with its digest.
std::string print(const Results& results);

/// Reads what print() wrote; `name` is what errors call it. Fails where it is no such file, where
/// something in it is not as it must be, and where the digest is not that of the rest.
Result<Results> parseResults(const std::string& text, const std::string& name);

/// Reads a file, of at most 256 MiB.
Result<Results> readResults(const std::string& path);

} // namespace crosstalk::progress

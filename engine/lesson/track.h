#pragma once

#include "engine/lesson/lesson.h"

#include <string>
#include <vector>

namespace crosstalk::lesson {

/// What many believe and what is not so. Each of its lessons asks a question to which it is one of
/// the answers, and answers that.
struct Misconception
{
    std::string id = {};   ///< "one-line": what the answers in lesson.toml name
    std::string text = {}; ///< "one line is one step"
    std::vector<std::string> lessons = {};
};

/// The whole of track.toml.
struct Track
{
    std::vector<TrackEntry> lessons = {}; ///< in order, group by group
    std::vector<Misconception> misconceptions = {};
    std::string opening = {}; ///< what the window opens with when nobody asks for a lesson
};

/// Reads the track. The object of a mistake's Error is "file:line:column: message".
Result<Track> readWholeTrack(const std::filesystem::path& lessonsFolder);

/// What of the track and of its lessons does not fit together, for whoever edits them: the track's
/// own mistakes; prerequisites that do not exist, come later or go in a circle; misconceptions that
/// no lesson breaks, or that a lesson's questions do not have among their answers. Each lesson by
/// itself is left to mistakesIn().
std::vector<Error> mistakesInTrack(const std::filesystem::path& lessonsFolder);

} // namespace crosstalk::lesson

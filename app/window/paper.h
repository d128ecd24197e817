#pragma once

#include "app/progress/results.h"
#include "engine/base/result.h"
#include "engine/lesson/lesson.h"

#include <QString>

#include <filesystem>

// What is printed: pages of words, as PDF.

namespace crosstalk::window {

/// A lesson on paper, to be filled in: its hook, the prediction with empty circles, what to try, and
/// the last question. Nothing of it is answered. Needs no display.
Result<void> printHandout(const lesson::Lesson& lesson, const QString& file);

/// A learner's results in words, by lesson, with what was answered and reached. `lessons`: the
/// folder of track.toml.
Result<void> printResults(const progress::Results& results, const std::filesystem::path& lessons,
                          const QString& file);

} // namespace crosstalk::window

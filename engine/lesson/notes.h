#pragma once

#include "engine/lesson/lesson.h"

#include <string>

namespace crosstalk::lesson {

/// What stands in notes.<lang>.md: for whoever teaches the lesson, with a heading for each part of
/// it that begins with its minutes, "## 2 min: …".
struct Notes
{
    std::string text = {}; ///< Markdown; empty: the lesson has none
    int minutes = 0;       ///< of all parts together; 0: no part says
};

/// In that language where there are some, else in English.
Notes readNotes(const Lesson& lesson, const std::string& language = "en");

/// The minutes that the headings of a text speak of.
int minutesIn(const std::string& markdown);

} // namespace crosstalk::lesson

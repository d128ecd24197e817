#include "engine/lesson/notes.h"

#include "engine/lesson/textfile.h"

#include <regex>

namespace crosstalk::lesson {

Notes readNotes(const Lesson& lesson, const std::string& language)
{
    if (lesson.folder.empty())
        return {}; // of a recording
    Files files(lesson.folder);
    auto text = files.read(files.inLanguage("notes", language, ".md"));
    if (!text)
        return {};
    const int minutes = minutesIn(*text);
    return {std::move(*text), minutes};
}

int minutesIn(const std::string& markdown)
{
    static const std::regex heading(R"((?:^|\n)## (\d{1,3}) min\b)");
    int sum = 0;
    for (std::sregex_iterator each(markdown.begin(), markdown.end(), heading), none; each != none;
         ++each)
        sum += std::stoi((*each)[1]);
    return sum;
}

} // namespace crosstalk::lesson

#include "engine/session/lessoncheck.h"

#include "engine/lesson/check.h"
#include "engine/mechanisms/mechanism.h"
#include "engine/session/goalcheck.h"

namespace crosstalk::session {

std::vector<Error> checkLesson(const std::filesystem::path& folder)
{
    auto mistakes = lesson::mistakesIn(folder, [](const std::string& name) {
        return !mechanisms::callName(tap::callId(name)).empty();
    });
    if (const auto lesson = lesson::readLesson(folder))
        for (Error& mistake : mistakesInSolutions(*lesson))
            mistakes.push_back(std::move(mistake));
    return mistakes;
}

} // namespace crosstalk::session

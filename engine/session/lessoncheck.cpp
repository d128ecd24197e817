#include "engine/session/lessoncheck.h"

#include "engine/lesson/check.h"
#include "engine/mechanisms/mechanism.h"

namespace crosstalk::session {

std::vector<Error> checkLesson(const std::filesystem::path& folder)
{
    return lesson::mistakesIn(folder, [](const std::string& name) {
        return !mechanisms::callName(tap::callId(name)).empty();
    });
}

} // namespace crosstalk::session

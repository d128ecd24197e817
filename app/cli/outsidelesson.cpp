#include "app/cli/outsidelesson.h"

#include "engine/build/consents.h"
#include "engine/build/lessonbuild.h"
#include "engine/session/lessoncheck.h"

#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace crosstalk::cli {
namespace {

/// So that editors jump to the place; a missing file has no line.
std::string line(const Error& mistake)
{
    return mistake.errnum == 0 && mistake.advice.empty() ? mistake.object
                                                         : "crosstalk: " + mistake.sentence();
}

bool agreedOnTerminal()
{
    std::fputs("Build and run it? It is not asked again until a file of it changes. [y/N] ",
               stderr);
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

Result<void> agree(const lesson::Lesson& lesson, const build::LessonBuild& plan, bool trusted)
{
    const build::Consents consents(build::consentsFile());
    const std::string hash = plan.content.hash();
    if (consents.given(hash))
        return {};
    std::fprintf(stderr, "The lesson %s does not come with Crosstalk.\n%s", lesson.folder.c_str(),
                 build::disclosure(plan).c_str());
    const bool terminal = ::isatty(STDIN_FILENO) != 0;
    if (trusted || (terminal && agreedOnTerminal()))
        return consents.give(hash, lesson.folder);
    return Error{"run the lesson", lesson.folder.string(), 0,
                 terminal
                     ? "You did not agree to it; nothing was run."
                     : "Nobody has agreed to it; nothing was run. Ask for it on a terminal, or "
                       "add --trust once you have read what it would run."};
}

Result<void> buildOnce(const lesson::Lesson& lesson, const build::LessonBuild& plan)
{
    if (build::isBuilt(plan))
        return {};
    const auto made = build::make(plan);
    if (!made)
        return made.error();
    std::fputs(made->messages.c_str(), stderr);
    if (made->status != 0)
        return Error{"build the lesson", lesson.folder.string(), 0,
                     "The compiler's messages above say why."};
    return {};
}

} // namespace

bool isSound(const std::filesystem::path& folder)
{
    const auto mistakes = session::checkLesson(folder);
    for (const Error& mistake : mistakes)
        std::fprintf(stderr, "%s\n", line(mistake).c_str());
    return mistakes.empty();
}

Result<build::LessonBuild> programsFromOutside(const lesson::Lesson& lesson,
                                               const session::Installation& installation,
                                               bool trusted)
{
    if (!isSound(lesson.folder))
        return Error{"run the lesson", lesson.folder.string(), 0, "Mend the mistakes above first."};
    const auto toolchain =
        build::findToolchain(build::Language::Cxx, installation.kit, installation.tap);
    if (!toolchain)
        return toolchain.error();
    const auto plan = build::planBuild(lesson, *toolchain, build::buildCache());
    if (!plan)
        return plan.error();
    if (const auto agreed = agree(lesson, *plan, trusted); !agreed)
        return agreed.error();
    if (const auto built = buildOnce(lesson, *plan); !built)
        return built.error();
    return plan;
}

} // namespace crosstalk::cli

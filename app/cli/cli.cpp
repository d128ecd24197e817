#include "app/cli/cli.h"

#include "app/cli/catalog.h"
#include "app/cli/commandline.h"
#include "app/cli/compilecommand.h"
#include "app/cli/explorecommand.h"
#include "app/cli/exportcommand.h"
#include "app/cli/lessoncommand.h"
#include "app/cli/measurecommand.h"
#include "app/cli/replaycommand.h"
#include "app/cli/runcommand.h"
#include "app/cli/scopecommand.h"
#include "app/cli/untouchedcommand.h"
#include "app/cli/verifycommand.h"

#include "engine/trace/recordingreader.h"

#include "engine/schedule/schedulefile.h"

#include <boost/json/serialize.hpp>

#include <cstdio>
#include <cstdlib>

namespace crosstalk::cli {
namespace {

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

bool isSet(const char* variable)
{
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// A platform chosen by hand (offscreen, vnc) needs no display.
bool hasDisplay()
{
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

/// Does what a Request asks, one overload a command.
class Dispatcher
{
public:
    explicit Dispatcher(const Hooks& hooks) : m_hooks(hooks) {}

    int operator()(const Message& message) const
    {
        std::fputs(message.text.c_str(), message.status == Ran ? stdout : stderr);
        return message.status;
    }

    int operator()(const CompileRequest& request) const { return runCompiler(request); }

    int operator()(const LessonRequest& request) const
    {
        const auto installation = session::Installation::locate();
        return installation ? runLessonCommand(request, *installation)
                            : complain(installation.error(), Failed);
    }

    int operator()(const VerifyRequest& request) const
    {
        const auto installation = session::Installation::locate();
        return installation ? verifyResults(request, *installation)
                            : complain(installation.error(), Failed);
    }

    int operator()(const PrintRequest& request) const
    {
        const auto installation = session::Installation::locate();
        if (!installation)
            return complain(installation.error(), Failed);
        const auto lesson = readLesson(installation->lessons, request.lesson);
        if (!lesson)
            return complain(lesson.error(), Usage);
        const std::string out = request.out.empty() ? lesson->id + ".pdf" : request.out;
        if (const auto printed = m_hooks.printHandout(*lesson, out); !printed)
            return complain(printed.error(), Failed);
        std::printf("A handout of %s: %s\n", lesson->id.c_str(), out.c_str());
        return Ran;
    }

    int operator()(const MeasureRequest& request) const
    {
        const auto installation = session::Installation::locate();
        return installation ? measureWays(request, *installation)
                            : complain(installation.error(), Failed);
    }

    int operator()(const BenchRequest& request) const { return m_hooks.bench(request.json); }

    int operator()(const ListRequest& request) const
    {
        const auto installation = session::Installation::locate();
        if (!installation)
            return complain(installation.error(), Failed);
        const auto lessons = readLessons(installation->lessons);
        if (!lessons)
            return complain(lessons.error(), Usage);
        const auto text =
            request.json ? boost::json::serialize(catalog(*lessons)) + "\n" : catalogText(*lessons);
        std::fputs(text.c_str(), stdout);
        return Ran;
    }

    int operator()(const RunRequest& request) const
    {
        const auto installation = session::Installation::locate();
        if (installation && request.untouched)
            return runUntouched(request, *installation);
        return installation ? runLesson(request, *installation, m_hooks)
                            : complain(installation.error(), Failed);
    }

    int operator()(const ExploreRequest& request) const
    {
        const auto installation = session::Installation::locate();
        return installation ? exploreLesson(request, *installation)
                            : complain(installation.error(), Failed);
    }

    int operator()(const ScopeRequest& request) const
    {
        const auto installation = session::Installation::locate();
        return installation ? runScope(request, *installation, m_hooks)
                            : complain(installation.error(), Failed);
    }

    int operator()(const ReplayRequest& request) const { return replayRecording(request); }

    int operator()(const ExportRequest& request) const { return exportRecording(request); }

    int operator()(const WindowRequest& request) const
    {
        const auto installation = session::Installation::locate();
        if (!installation)
            return complain(installation.error(), Failed);
        if (!request.lesson.empty())
            if (const auto lesson = readLesson(installation->lessons, request.lesson); !lesson)
                return complain(lesson.error(), Usage);
        if (!request.recording.empty())
            if (const auto file = trace::RecordingReader::open(request.recording); !file)
                return complain(file.error(), Usage);
        if (!request.schedule.empty())
            if (const auto file = schedule::readSchedule(request.schedule); !file)
                return complain(file.error(), Usage);
        if (!hasDisplay())
            return (*this)(Message{"crosstalk: there is no display here, so no window can open; "
                                   "`crosstalk run LESSON` works without one.\n",
                                   Usage});
        return m_hooks.openWindow(request, *installation);
    }

private:
    const Hooks& m_hooks;
};

} // namespace

int run(int argc, char** argv, const Hooks& hooks)
{
    return std::visit(Dispatcher(hooks),
                      parseCommandLine(std::vector<std::string>(argv + 1, argv + argc)));
}

} // namespace crosstalk::cli

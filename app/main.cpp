#include "app/bench/bench.h"
#include "app/bench/startprobe.h"
#include "app/cli/cli.h"
#include "app/window/offscreen.h"
#include "app/window/paper.h"
#include "app/window/runwindow.h"
#include "app/window/screenshot.h"

#include <QApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

// The one place that knows both the command line and the window.

namespace {

using namespace crosstalk;

std::optional<theme::Mode> modeOf(const cli::WindowLook& look)
{
    if (look.theme == "light")
        return theme::Mode::Light;
    if (look.theme == "dark")
        return theme::Mode::Dark;
    return {};
}

/// Which page of the middle, by the name that --window-tab knows it by.
int tabOf(const cli::WindowLook& look)
{
    const std::array<std::string_view, 6> names = {"timeline", "messages",  "memory",
                                                   "waits",    "narration", "schedules"};
    const auto* const found = std::find(names.begin(), names.end(), look.tab);
    return found == names.end() ? 0 : int(found - names.begin());
}

/// Only the window needs an application, so only it costs the start of one.
int openWindow(int argc, char** argv, const cli::WindowRequest& request,
               const session::Installation& installation)
{
    QApplication application(argc, argv);
    const bench::StartProbe probe(application);
    const window::WindowOptions options{request.lesson,
                                        request.recording,
                                        request.follow,
                                        {request.look.width, request.look.height},
                                        modeOf(request.look),
                                        request.quitWhenPainted,
                                        request.look.language,
                                        request.schedule};
    return window::runWindow(application, installation, options);
}

/// What a platform without display cannot do (window hints, a runtime folder) a picture needs not.
void onlySerious(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "crosstalk: %s\n", text.toLocal8Bit().constData());
}

Result<void> savePicture(const lesson::Lesson& lesson,
                         const std::shared_ptr<const world::Snapshot>& snapshot,
                         const cli::WindowLook& asked, const std::filesystem::path& file)
{
    window::Look look;
    if (asked.width > 0)
        look.size = {asked.width, asked.height};
    look.mode = modeOf(asked).value_or(theme::Mode::Light); // one picture, whatever the system has
    look.pixelRatio = asked.scale;
    look.presenting = asked.presenting;
    if (!asked.language.empty())
        look.language = QString::fromStdString(asked.language);
    look.tab = tabOf(asked);
    const auto previous = qInstallMessageHandler(onlySerious);
    auto saved = window::renderScreenshot(lesson, snapshot, look, file);
    qInstallMessageHandler(previous);
    return saved;
}

Result<void> printHandout(const lesson::Lesson& lesson, const std::filesystem::path& file)
{
    const auto previous = qInstallMessageHandler(onlySerious);
    const auto application = window::offscreenApplication();
    auto printed = window::printHandout(lesson, QString::fromStdString(file.string()));
    qInstallMessageHandler(previous);
    return printed;
}

} // namespace

int main(int argc, char** argv)
{
    const cli::Hooks hooks{
        [&](const cli::WindowRequest& request, const session::Installation& installation) {
            return openWindow(argc, argv, request, installation);
        },
        savePicture, printHandout, bench::runBench};
    return cli::run(argc, argv, hooks);
}

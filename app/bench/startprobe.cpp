#include "app/bench/startprobe.h"

#include "app/bench/machine.h"
#include "app/window/mainwindow.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <fstream>
#include <string>

namespace crosstalk::bench {

namespace {

long residentKib()
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:"))
            return std::stol(line.substr(6));
    return 0;
}

bool showsRunning(const window::MainWindow& window)
{
    const auto snapshot = window.snapshot();
    return snapshot && snapshot->run == world::RunState::Running && snapshot->events > 0;
}

} // namespace

StartProbe::StartProbe(QApplication& application) : m_application(application)
{
    if (!qEnvironmentVariableIsSet(measureStartVariable))
        return;
    application.installEventFilter(this);
}

bool StartProbe::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Paint || m_pending || !watched->isWidgetType())
        return false;
    auto* top = qobject_cast<window::MainWindow*>(static_cast<QWidget*>(watched)->window());
    if (top == nullptr || (m_windowNs > 0 && !showsRunning(*top)))
        return false;
    m_pending = true;
    // Behind this paint event, which is only about to be handled, and its whole frame.
    QTimer::singleShot(0, this, &StartProbe::painted);
    return false;
}

void StartProbe::painted()
{
    m_pending = false;
    if (m_windowNs == 0)
        m_windowNs = nowNs();
    else
        finish(nowNs());
}

void StartProbe::finish(double lessonNs)
{
    m_application.removeEventFilter(this);
    std::printf("%.0f %.0f %ld\n", m_windowNs, lessonNs, residentKib());
    std::fflush(stdout);
    QApplication::quit();
}

} // namespace crosstalk::bench

#include "app/window/lessonrunner.h"

#include "app/window/centrepane.h"
#include "app/window/mainwindow.h"
#include "engine/schedule/decision.h"
#include "widgets/schedules/scheduleswidget.h"

// What a window does about every schedule of the lesson shown, and about how it goes untouched.

namespace crosstalk::window {

namespace {

constexpr std::uint64_t untouchedRuns = 1000;
constexpr double watchableSpeed = 4; ///< steps a second

} // namespace

void LessonRunner::connectExplorations()
{
    using schedules::SchedulesWidget;
    SchedulesWidget* const tab = &m_window.centre().schedules();
    connect(tab, &SchedulesWidget::exploreRequested, this, &LessonRunner::exploreSchedules);
    connect(tab, &SchedulesWidget::untouchedRequested, this, &LessonRunner::countUntouched);
    connect(tab, &SchedulesWidget::stopRequested, &m_explorations, &Explorations::stop);
    connect(&m_explorations, &Explorations::explored, tab, &SchedulesWidget::setExploration);
    connect(&m_explorations, &Explorations::counted, tab, &SchedulesWidget::setUntouched);
    connect(&m_explorations, &Explorations::failed, tab, &SchedulesWidget::setFailure);
    connect(tab, &SchedulesWidget::scheduleChosen, this, &LessonRunner::replaySchedule);
}

/// Slow enough to be watched; what is left when the schedule ends, the seed decides.
void LessonRunner::replaySchedule(const QString& text)
{
    session::RunOptions options;
    options.set = m_explored;
    options.stepsPerSecond = watchableSpeed;
    for (const QString& step : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (const auto decision = schedule::readDecision(step.toStdString()))
            options.schedule.push_back({*decision});
    start(options);
}

/// As the switches stand now; as the lesson begins while it was not run yet.
std::map<std::string, std::string> LessonRunner::settingsNow() const
{
    std::map<std::string, std::string> out = m_lesson->opening.set;
    for (const world::Setting& setting : m_session.snapshot()->settings) {
        out[setting.name] = std::to_string(setting.value);
        for (const lesson::Choice& choice : m_lesson->choices)
            if (choice.name == setting.name && setting.value >= 0 &&
                std::size_t(setting.value) < choice.options.size())
                out[setting.name] = choice.options[std::size_t(setting.value)].id;
    }
    return out;
}

void LessonRunner::exploreSchedules()
{
    if (!m_lesson)
        return;
    if (!m_builtIn)
        return m_window.centre().schedules().setFailure(
            tr("A lesson of your own is explored on a terminal: crosstalk explore FOLDER"));
    m_session.stop();
    session::ExploreOptions options;
    options.set = m_explored = settingsNow();
    m_window.centre().schedules().setExploration({}, true);
    m_explorations.explore(m_lesson, options);
}

void LessonRunner::countUntouched()
{
    if (!m_lesson)
        return;
    m_session.stop();
    m_window.centre().schedules().setUntouched({}, true);
    m_explorations.count(m_lesson, {settingsNow(), untouchedRuns});
}

} // namespace crosstalk::window

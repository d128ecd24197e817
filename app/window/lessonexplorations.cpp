#include "app/window/lessonrunner.h"

#include "app/window/centrepane.h"
#include "app/window/mainwindow.h"
#include "engine/schedule/decision.h"
#include "widgets/schedules/scheduleswidget.h"

// What a window does about every schedule of the lesson shown, and about how it goes untouched.

namespace crosstalk::window {

namespace {

constexpr std::uint64_t untouchedRuns = 1000;
constexpr std::int64_t manyTurns = 1000; ///< it may show without anybody's doing
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

/// Slow enough to be watched, set-up left out; what is left when the schedule ends, the seed
/// decides.
void LessonRunner::replaySchedule(const QString& text, int setup)
{
    session::RunOptions options;
    options.set = m_explored;
    options.stepsPerSecond = watchableSpeed;
    options.fromReady = setup > 0;
    for (const QString& step : text.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(setup))
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

/// Says what was given an end.
QString LessonRunner::makeFinite(std::map<std::string, std::string>& settings,
                                 std::int64_t turns) const
{
    QStringList changed;
    for (const lesson::Parameter* parameter : session::makeFinite(*m_lesson, settings, turns))
        changed << tr("%1: %2 for this, as what has no end never comes out.")
                       .arg(QString::fromStdString(parameter->label),
                            QString::fromStdString(settings[parameter->name]));
    return changed.join(QLatin1Char(' '));
}

/// Of a recording nothing is run, and the run in it stays what is shown.
bool LessonRunner::refusesToTry() const
{
    if (m_session.playback() != nullptr)
        m_window.centre().schedules().setFailure(
            tr("Of a recording nothing is run. Open the lesson itself to try its schedules."));
    return !m_lesson || m_session.playback() != nullptr;
}

void LessonRunner::exploreSchedules()
{
    if (refusesToTry())
        return;
    if (!m_builtIn)
        return m_window.centre().schedules().setFailure(
            tr("A lesson of your own is explored on a terminal: crosstalk explore FOLDER"));
    m_session.stop();
    session::ExploreOptions options;
    options.set = settingsNow();
    m_window.setMessage(makeFinite(options.set, session::fewTurns));
    m_explored = options.set;
    m_window.centre().schedules().setExploration({}, true);
    m_explorations.explore(m_lesson, options);
}

void LessonRunner::countUntouched()
{
    if (refusesToTry())
        return;
    m_session.stop();
    m_window.centre().schedules().setUntouched({}, true);
    session::UntouchedOptions options{settingsNow(), untouchedRuns};
    m_window.setMessage(makeFinite(options.set, manyTurns));
    m_explorations.count(m_lesson, options);
}

} // namespace crosstalk::window

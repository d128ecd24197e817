// What a teacher calls up in a lesson by one key.
#include "app/window/lessonrunner.h"

#include "app/window/mainwindow.h"

#include <utility>

namespace crosstalk::window {

void LessonRunner::perform(const lesson::Demonstration::Part& part, bool anew)
{
    if (!m_lesson)
        return;
    if (!anew)
        return m_session.perform(part.actions);
    session::RunOptions options;
    options.set = part.set;
    options.paused = true;
    m_toPerform = part.actions;
    start(options);
}

bool LessonRunner::isPerforming() const
{
    return !m_toPerform.empty() || m_session.isPerforming();
}

/// The processes are there now.
void LessonRunner::performWaiting()
{
    if (!m_toPerform.empty())
        m_session.perform(std::exchange(m_toPerform, {}));
}

} // namespace crosstalk::window

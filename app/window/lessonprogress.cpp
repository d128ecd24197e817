// The part of LessonRunner that keeps how far the learner has come.
#include "app/window/lessonrunner.h"
#include "app/window/mainwindow.h"
#include "widgets/theme/language.h"

namespace crosstalk::window {

void LessonRunner::connectProofs()
{
    connect(&m_proofs, &Proofs::tooLong, this, [this] {
        m_window.setMessage(tr("Reached, but this run is too long to be kept as proof: Ctrl+R runs "
                               "it again from the beginning."));
    });
}

/// Of the lesson shown, which is set already.
void LessonRunner::readProgress()
{
    m_reached = m_progress.reached(shown());
    m_forgotten.clear();
    m_prediction = m_progress.prediction(shown());
    if (!m_lesson->prediction || m_prediction.chosen >= int(m_lesson->prediction->answers.size()))
        m_prediction = {};
    m_proofs.setLesson(m_builtIn ? m_lesson.get() : nullptr);
    m_window.setReached(m_reached);
    m_window.setPrediction(m_prediction);
}

QStringList LessonRunner::prerequisites() const
{
    QStringList titles;
    for (const std::string& id : m_lesson->requires_)
        if (const auto lesson = lesson::readLesson(m_lesson->folder.parent_path() / id,
                                                       theme::language().toStdString()))
            titles << QString::fromStdString(lesson->title);
    return titles;
}

/// What runs behind the start page is a demonstration: it counts as soon as somebody looks closer.
void LessonRunner::noteCheckpoints(const world::Snapshot& snapshot)
{
    if (m_window.isStarting())
        return;
    const bool mine = m_session.playback() == nullptr; // a run of somebody else's is no progress
    if (snapshot.live && snapshot.event < m_latest)
        m_forgotten.clear();
    if (snapshot.live)
        m_latest = snapshot.event;
    bool more = false;
    for (const world::CheckpointView& checkpoint : snapshot.checkpoints)
        if (checkpoint.reached && !m_forgotten.contains(checkpoint.id) &&
            m_reached.insert(checkpoint.id).second) {
            if (mine)
                m_progress.reach(shown(), checkpoint.id);
            more = true;
        }
    if (mine)
        m_proofs.proveCheckpoints(snapshot, m_forgotten);
    if (!more)
        return;
    m_window.setReached(m_reached);
    emit progressChanged();
}

void LessonRunner::setLearner(const QString& name)
{
    m_progress.database().setLearner(name);
    if (m_lesson && m_session.playback() == nullptr)
        readProgress();
    emit progressChanged();
}

void LessonRunner::forgetLesson()
{
    if (!m_lesson)
        return;
    m_progress.database().forget(shown());
    forgetReached();
    emit progressChanged();
}

/// What the run on screen had reached before counts again once another run reaches it.
void LessonRunner::forgetReached()
{
    readProgress();
    for (const world::CheckpointView& checkpoint : m_session.snapshot()->checkpoints)
        if (m_started && checkpoint.reached)
            m_forgotten.insert(checkpoint.id);
}

void LessonRunner::forgetAll()
{
    m_progress.database().forgetAll();
    if (m_lesson)
        forgetReached();
    emit progressChanged();
}

} // namespace crosstalk::window

#include "app/window/proofs.h"

#include "app/progress/results.h"

#include <QFile>

namespace crosstalk::window {

Proofs::Proofs(session::Session& session, progress::Database& database, QObject* parent)
    : QObject(parent), m_session(session), m_database(database)
{
}

void Proofs::setLesson(const lesson::Lesson* lesson)
{
    m_asked.clear();
    m_latest = 0;
    m_lesson = lesson != nullptr ? lesson->id : std::string();
    m_content = m_lesson.empty() ? std::string() : progress::lessonHash(*lesson);
    m_proven = m_database.proven(m_lesson, m_content);
}

void Proofs::proveCheckpoints(const world::Snapshot& moment, const std::set<std::string>& except)
{
    if (m_lesson.empty() || !moment.live)
        return;
    if (moment.event < m_latest)
        m_asked.clear();
    m_latest = moment.event;
    std::set<std::string> news;
    for (const world::CheckpointView& one : moment.checkpoints)
        if (one.reached && !except.contains(one.id) && !m_proven.contains(one.id) &&
            m_asked.insert(one.id).second)
            news.insert(one.id);
    if (news.empty())
        return;
    if (moment.event > mostEvents)
        return emit tooLong();
    keep(moment.event, [this, news](const std::string& lesson, const progress::Proof& proof) {
        for (const std::string& id : news)
            m_database.prove(lesson, id, proof);
        if (lesson == m_lesson && proof.content == m_content)
            m_proven.insert(news.begin(), news.end());
    });
}

void Proofs::provePrediction(const world::Snapshot& moment)
{
    if (m_lesson.empty() || moment.event > mostEvents)
        return;
    keep(moment.event, [this](const std::string& lesson, const progress::Proof& proof) {
        m_database.proveAnswer(lesson, "prediction", proof);
    });
}

/// Also of a lesson that has been left meanwhile. What cannot be kept leaves the checkpoint
/// unproven; the next run that reaches it tries again.
void Proofs::keep(std::uint64_t events, Then then)
{
    const QString path = m_folder.filePath(QString::number(++m_files));
    m_session.keep(path.toStdString(), events,
                   [this, path, then, lesson = m_lesson, content = m_content,
                    learner = m_database.learner()](const Result<session::Kept>& kept) {
                       QFile file(path);
                       if (kept && learner == m_database.learner() &&
                           file.open(QIODevice::ReadOnly)) {
                           then(lesson, {content, file.readAll(), kept->schedule});
                           emit proven();
                       } else if (!kept) {
                           emit tooLong();
                       }
                       file.remove();
                   });
}

} // namespace crosstalk::window

#pragma once

#include "app/progress/database.h"
#include "engine/lesson/lesson.h"
#include "engine/session/session.h"
#include "engine/world/snapshot.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace crosstalk::window {

/// Keeps what shows how far the learner has come: when a run reaches a checkpoint, or answers the
/// prediction, the run up to that moment goes into the learner's progress. Borrows both.
class Proofs : public QObject
{
    Q_OBJECT

public:
    static constexpr std::uint64_t mostEvents = 1'000'000; ///< of a run that is kept

    Proofs(session::Session& session, progress::Database& database, QObject* parent = nullptr);

    /// Of which lesson from now on; null: of none, as it could not be verified.
    void setLesson(const lesson::Lesson* lesson);

    /// Of each checkpoint that is reached at this moment of the run and that nothing shows yet, but
    /// for these.
    void proveCheckpoints(const world::Snapshot& moment, const std::set<std::string>& except);

    /// Of what this moment of the run has answered.
    void provePrediction(const world::Snapshot& moment);

signals:
    void proven();  ///< one more is in the learner's progress
    void tooLong(); ///< a checkpoint was reached that nothing will show

private:
    using Then = std::function<void(const std::string& lesson, const progress::Proof&)>;
    void keep(std::uint64_t events, Then then);

    session::Session& m_session;
    progress::Database& m_database;
    QTemporaryDir m_folder;
    int m_files = 0;
    std::string m_lesson; ///< id; empty: none
    std::string m_content;
    std::set<std::string> m_proven; ///< checkpoints, in this lesson as it is now
    std::set<std::string> m_asked;  ///< the same of the run that goes on
    std::uint64_t m_latest = 0;     ///< events, to tell when another run has begun
};

} // namespace crosstalk::window

#pragma once

#include "app/progress/schema.h"
#include "engine/base/result.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

class QSqlQuery;

namespace crosstalk::progress {

/// What somebody answered to one question of a lesson.
struct Answer
{
    int chosen = -1;   ///< index into its answers; -1: none
    int sure = 0;      ///< 1 to 4; 0 not said
    int happened = -1; ///< what the run answered; -1: no run has yet
};

/// What shows that a checkpoint was reached, or what a run answered: the run up to there.
struct Proof
{
    std::string content = {};  ///< lessonHash() of the lesson as it was then
    QByteArray recording = {}; ///< a .crosstalk file; empty: none was kept
    std::string schedule = {}; ///< who went when, as text; empty: at full speed nobody decided
};

/// One checkpoint that was reached, with its proof.
struct Reached
{
    std::string checkpoint = {};
    qint64 at = 0; ///< seconds since 1970, UTC
    Proof proof = {};
};

/// How far each learner has come: checkpoints, their proofs and answers, by lesson. An SQLite file;
/// everything is written in a transaction of its own when it happens, so that a crash loses
/// nothing, and an older file is brought up to date when it is opened. Opened at first use. A
/// damaged file is set aside and a new one begun; where there can be none, progress is kept in
/// memory only. failure() tells either. For the thread that made it.
class Database
{
public:
    /// `file`: where it is kept, its folder made if need be.
    explicit Database(QString file);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Whose progress is meant from now on; empty: of whoever uses this account. Remembered.
    void setLearner(const QString& name);
    QString learner() const;
    std::vector<QString> learners() const; ///< every name there is progress of, in order

    std::set<std::string> reached(const std::string& lesson) const;
    /// True when it is new.
    bool reach(const std::string& lesson, const std::string& checkpoint);
    /// Keeps what shows that it was reached; nothing where it was not.
    void prove(const std::string& lesson, const std::string& checkpoint, const Proof& proof);
    std::vector<Reached> proofs(const std::string& lesson) const;
    /// Checkpoints with a recording of the lesson as it has that content.
    std::set<std::string> proven(const std::string& lesson, const std::string& content) const;

    Answer answer(const std::string& lesson, const std::string& question) const;
    void setAnswer(const std::string& lesson, const std::string& question, const Answer& answer);
    std::vector<std::pair<std::string, Answer>> answers(const std::string& lesson) const;
    /// Keeps what shows that the run answered as setAnswer() said last; an answer that says
    /// otherwise throws it away.
    void proveAnswer(const std::string& lesson, const std::string& question, const Proof& proof);
    Proof answerProof(const std::string& lesson, const std::string& question) const;

    std::vector<std::string> lessons() const; ///< those with any progress
    void forget(const std::string& lesson);
    void forgetAll(); ///< of this learner

    /// What the user should know of how progress is kept; none: all is well.
    std::optional<Error> failure() const;
    const QString& file() const { return m_file; }

private:
    void open() const;
    Tables openFile(const QString& file) const;
    void begin() const;
    void setAside() const;
    void keepInMemory(std::string why) const;
    void importOldFile() const;
    QSqlQuery run(const char* statement, std::initializer_list<QVariant> values = {}) const;

    QString m_file;
    QString m_connection; ///< Qt's name of this connection
    mutable QSqlDatabase m_database;
    mutable std::optional<Error> m_failure;
};

} // namespace crosstalk::progress

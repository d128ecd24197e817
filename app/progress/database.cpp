#include "app/progress/database.h"

#include "app/progress/oldfile.h"
#include "app/progress/schema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace crosstalk::progress {
namespace {

constexpr char driver[] = "QSQLITE";
constexpr char inMemory[] = ":memory:";
constexpr int patience = 2000; ///< ms that another Crosstalk may keep the file locked

QString text(const std::string& string)
{
    return QString::fromStdString(string);
}

/// SQL takes a null string for no value at all, which equals nothing.
QString notNull(const QString& string)
{
    return string.isNull() ? QStringLiteral("") : string;
}

std::set<std::string> idsIn(QSqlQuery& query)
{
    std::set<std::string> ids;
    while (query.next())
        ids.insert(query.value(0).toString().toStdString());
    return ids;
}

/// Of a row that begins with its three columns.
Proof proofIn(const QSqlQuery& query)
{
    return {query.value(0).toString().toStdString(), query.value(1).toByteArray(),
            query.value(2).toString().toStdString()};
}

} // namespace

Database::Database(QString file)
    : m_file(std::move(file)), m_connection(QUuid::createUuid().toString())
{
}

Database::~Database()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Tables Database::openFile(const QString& file) const
{
    const bool isNew = QFileInfo(file).size() == 0;
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience));
    if (!m_database.open())
        return Tables::Damaged;
    // A write-ahead log: what was committed survives a crash of ours, and two windows may share it.
    // A power cut may take the latest of it: no window waits for the disk. In a new file there is
    // nothing yet to lose.
    QSqlQuery pragma(m_database);
    pragma.exec(isNew ? QStringLiteral("PRAGMA synchronous = OFF")
                      : QStringLiteral("PRAGMA synchronous = NORMAL"));
    pragma.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
    pragma.finish(); // it has answered, which would keep the file read
    const Tables tables = bringUpToDate(m_database);
    pragma.exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
    return tables;
}

void Database::open() const
{
    if (m_database.isValid())
        return;
    m_database = QSqlDatabase::addDatabase(QLatin1String(driver), m_connection);
    const QFileInfo file(m_file);
    QDir().mkpath(file.path());
    if (!m_database.isValid())
        return keepInMemory("Qt's driver for SQLite is not installed (libqt6sql6-sqlite).");
    if (!QFileInfo(file.path()).isWritable() || (file.exists() && !file.isWritable()))
        return keepInMemory("You may not write it or its folder: `ls -l` shows whose they are.");
    if (!file.exists())
        return begin();
    switch (openFile(m_file)) {
    case Tables::Ready:
        return;
    case Tables::Newer:
        return keepInMemory("A newer Crosstalk made it: open it with that one.");
    case Tables::Damaged:
        return setAside();
    }
}

void Database::begin() const
{
    if (openFile(m_file) == Tables::Ready)
        return importOldFile();
    keepInMemory(m_database.lastError().databaseText().toStdString());
}

/// Nothing in a damaged file is thrown away: somebody may still get it out.
void Database::setAside() const
{
    m_database.close();
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString aside = m_file + QLatin1String(".damaged-") + stamp;
    if (!QFile::rename(m_file, aside))
        return keepInMemory("It is damaged.");
    begin();
    if (!m_failure)
        m_failure = Error{"read the progress in", m_file.toStdString(), 0,
                          "It is damaged and was set aside as " +
                              QFileInfo(aside).fileName().toStdString() +
                              "; a new one is begun. To have the old progress back, close "
                              "Crosstalk and put a copy from a backup in its place."};
}

void Database::keepInMemory(std::string why) const
{
    m_failure = Error{"keep progress in", m_file.toStdString(), 0,
                      std::move(why) + " What you reach is remembered until the window closes."};
    m_database.close();
    openFile(QLatin1String(inMemory));
}

/// What was kept before there was a database.
void Database::importOldFile() const
{
    m_database.transaction();
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (const OldLesson& lesson : readOldFile(QFileInfo(m_file).path() + QLatin1String("/progress.json"))) {
        for (const QString& checkpoint : lesson.reached)
            run("INSERT OR IGNORE INTO checkpoint (learner, lesson, id, at) VALUES ('', ?, ?, ?)",
                {lesson.id, checkpoint, now});
        if (lesson.prediction.chosen >= 0)
            run("INSERT OR IGNORE INTO answer (learner, lesson, question, chosen, sure, happened) "
                "VALUES ('', ?, 'prediction', ?, ?, ?)",
                {lesson.id, lesson.prediction.chosen, lesson.prediction.sure,
                 lesson.prediction.happened});
    }
    m_database.commit();
}

QSqlQuery Database::run(const char* statement, std::initializer_list<QVariant> values) const
{
    open();
    QSqlQuery query(m_database);
    query.prepare(QLatin1String(statement));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec() && !m_failure)
        m_failure = Error{"write progress to", m_file.toStdString(), 0,
                          query.lastError().databaseText().toStdString() + "."};
    return query;
}

void Database::setLearner(const QString& name)
{
    run("INSERT OR REPLACE INTO setting VALUES ('learner', ?)", {notNull(name)});
}

QString Database::learner() const
{
    QSqlQuery query = run("SELECT value FROM setting WHERE name = 'learner'");
    return notNull(query.next() ? query.value(0).toString() : QString());
}

std::vector<QString> Database::learners() const
{
    QSqlQuery query = run("SELECT learner FROM checkpoint UNION SELECT learner FROM answer UNION "
                          "SELECT value FROM setting WHERE name = 'learner' ORDER BY 1");
    std::vector<QString> names;
    while (query.next())
        names.push_back(query.value(0).toString());
    return names;
}

std::set<std::string> Database::reached(const std::string& lesson) const
{
    QSqlQuery query = run("SELECT id FROM checkpoint WHERE learner = ? AND lesson = ?",
                          {learner(), text(lesson)});
    return idsIn(query);
}

std::set<std::string> Database::proven(const std::string& lesson, const std::string& content) const
{
    QSqlQuery query = run("SELECT id FROM checkpoint WHERE learner = ? AND lesson = ? AND "
                          "content = ? AND length(recording) > 0",
                          {learner(), text(lesson), text(content)});
    return idsIn(query);
}

bool Database::reach(const std::string& lesson, const std::string& checkpoint)
{
    return run("INSERT OR IGNORE INTO checkpoint (learner, lesson, id, at) VALUES (?, ?, ?, ?)",
               {learner(), text(lesson), text(checkpoint), QDateTime::currentSecsSinceEpoch()})
               .numRowsAffected() == 1;
}

void Database::prove(const std::string& lesson, const std::string& checkpoint, const Proof& proof)
{
    run("UPDATE checkpoint SET content = ?, recording = ?, schedule = ? WHERE learner = ? AND "
        "lesson = ? AND id = ?",
        {text(proof.content), proof.recording, text(proof.schedule), learner(), text(lesson),
         text(checkpoint)});
}

std::vector<Reached> Database::proofs(const std::string& lesson) const
{
    QSqlQuery query = run("SELECT content, recording, schedule, id, at FROM checkpoint WHERE "
                          "learner = ? AND lesson = ? ORDER BY at, id",
                          {learner(), text(lesson)});
    std::vector<Reached> all;
    while (query.next())
        all.push_back({query.value(3).toString().toStdString(), query.value(4).toLongLong(),
                       proofIn(query)});
    return all;
}

Answer Database::answer(const std::string& lesson, const std::string& question) const
{
    for (const auto& [asked, answer] : answers(lesson))
        if (asked == question)
            return answer;
    return {};
}

void Database::setAnswer(const std::string& lesson, const std::string& question,
                         const Answer& answer)
{
    run("INSERT INTO answer (learner, lesson, question, chosen, sure, happened) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET chosen = excluded.chosen, "
        "sure = excluded.sure, "
        "recording = CASE happened WHEN excluded.happened THEN recording END, "
        "happened = excluded.happened",
        {learner(), text(lesson), text(question), answer.chosen, answer.sure, answer.happened});
}

void Database::proveAnswer(const std::string& lesson, const std::string& question,
                           const Proof& proof)
{
    run("UPDATE answer SET content = ?, recording = ?, schedule = ? WHERE learner = ? AND "
        "lesson = ? AND question = ?",
        {text(proof.content), proof.recording, text(proof.schedule), learner(), text(lesson),
         text(question)});
}

Proof Database::answerProof(const std::string& lesson, const std::string& question) const
{
    QSqlQuery query = run("SELECT content, recording, schedule FROM answer WHERE learner = ? AND "
                          "lesson = ? AND question = ?",
                          {learner(), text(lesson), text(question)});
    return query.next() ? proofIn(query) : Proof{};
}

std::vector<std::pair<std::string, Answer>> Database::answers(const std::string& lesson) const
{
    QSqlQuery query = run("SELECT question, chosen, sure, happened FROM answer WHERE learner = ? "
                          "AND lesson = ? ORDER BY question",
                          {learner(), text(lesson)});
    std::vector<std::pair<std::string, Answer>> all;
    while (query.next())
        all.emplace_back(
            query.value(0).toString().toStdString(),
            Answer{query.value(1).toInt(), query.value(2).toInt(), query.value(3).toInt()});
    return all;
}

std::vector<std::string> Database::lessons() const
{
    QSqlQuery query = run("SELECT lesson FROM checkpoint WHERE learner = ? UNION "
                          "SELECT lesson FROM answer WHERE learner = ? ORDER BY 1",
                          {learner(), learner()});
    std::vector<std::string> ids;
    while (query.next())
        ids.push_back(query.value(0).toString().toStdString());
    return ids;
}

void Database::forget(const std::string& lesson)
{
    run("DELETE FROM checkpoint WHERE learner = ? AND lesson = ?", {learner(), text(lesson)});
    run("DELETE FROM answer WHERE learner = ? AND lesson = ?", {learner(), text(lesson)});
}

void Database::forgetAll()
{
    for (const std::string& lesson : lessons())
        forget(lesson);
}

std::optional<Error> Database::failure() const
{
    open();
    return m_failure;
}

} // namespace crosstalk::progress

#include "app/progress/schema.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <vector>

namespace crosstalk::progress {
namespace {

/// What leads from version n to n + 1. Entries are added, never changed: files of every version
/// are out there.
const std::vector<std::vector<const char*>>& upgrades()
{
    static const std::vector<std::vector<const char*>> steps{
        {
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT)",
            "CREATE TABLE checkpoint (learner TEXT NOT NULL, lesson TEXT NOT NULL,"
            " id TEXT NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL DEFAULT '',"
            " recording BLOB, PRIMARY KEY (learner, lesson, id))",
            "CREATE TABLE answer (learner TEXT NOT NULL, lesson TEXT NOT NULL,"
            " question TEXT NOT NULL, chosen INTEGER NOT NULL, sure INTEGER NOT NULL,"
            " happened INTEGER NOT NULL, PRIMARY KEY (learner, lesson, question))",
        },
        {
            "ALTER TABLE checkpoint ADD COLUMN schedule TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE answer ADD COLUMN content TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE answer ADD COLUMN recording BLOB",
            "ALTER TABLE answer ADD COLUMN schedule TEXT NOT NULL DEFAULT ''",
        },
    };
    return steps;
}

bool apply(QSqlDatabase& database, std::size_t version)
{
    database.transaction();
    QSqlQuery query(database);
    for (const char* statement : upgrades()[version])
        if (!query.exec(QLatin1String(statement)))
            return database.rollback(), false;
    // PRAGMA takes no bound values.
    query.exec(QStringLiteral("PRAGMA user_version = %1").arg(version + 1));
    return database.commit();
}

} // namespace

Tables bringUpToDate(QSqlDatabase& database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return Tables::Damaged;
    const auto version = query.value(0).toULongLong();
    query.finish();
    if (version > upgrades().size())
        return Tables::Newer;
    for (std::size_t step = version; step < upgrades().size(); ++step)
        if (!apply(database, step))
            return Tables::Damaged;
    return Tables::Ready;
}

} // namespace crosstalk::progress

#pragma once

class QSqlDatabase;

namespace crosstalk::progress {

/// What became of a database's tables.
enum class Tables
{
    Ready,
    Newer,  ///< a newer Crosstalk made them
    Damaged ///< or it is no database at all
};

/// Brings a database up to the newest version of its tables, from whichever it has (PRAGMA
/// user_version; 0: it is new).
Tables bringUpToDate(QSqlDatabase& database);

} // namespace crosstalk::progress

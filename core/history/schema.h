#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace heliograph {

class Database;

/// The number of the last step in resources/schema.
int schemaVersion();

/// The statements of a script, comments dropped. Knows quotes, comments and the semicolons inside a
/// trigger.
QStringList splitSql(QStringView script);

/// Reads the file's own bytes, write-ahead log included, without opening it as a database, so that
/// a file this program must not touch stays as it is. Error (Storage) for a newer version, for
/// something else than a history and for a file that is cut short. A file that is absent or empty
/// is fine.
Status inspectHistoryFile(const QString &path);

/// Carries out the missing steps. Several processes may do so at once. Error (Storage) for a newer
/// version or a foreign database; throws DatabaseFailure.
Status bringUpToDate(Database &database);

}

#pragma once

#include "core/domain/call.h"

namespace heliograph {

class Database;

/// Writes what people say of calls, inside the caller's transaction. Throws DatabaseFailure.
class MarkWriter final
{
public:
    explicit MarkWriter(Database &database) : m_database(database) { }

    /// The marks that a call which was written just now brought along.
    void complete(const Call &call);
    /// False where there is no such call.
    bool replace(const QUuid &id, const Marks &marks);

private:
    std::optional<qint64> rowOf(const QUuid &id);
    void write(qint64 row, const Marks &marks);

    Database &m_database;
};

/// Throws DatabaseFailure.
Marks loadMarks(Database &database, qint64 row);
QStringList loadLabels(Database &database, qint64 row);

}

#pragma once

#include "core/history/columns.h"

namespace heliograph {

class Database;

/// Seals full segments. Throws DatabaseFailure.
class ColumnWriter final
{
public:
    explicit ColumnWriter(Database &database) : m_database(database) { }

    /// Seals the newest full segment that is not, in a transaction of its own, about 30 ms; false where there is none.
    bool sealNext();

private:
    qint64 nextOf(SegmentKind kind, const char *table);
    void sealCalls(qint64 segment);
    void sealNodes(qint64 segment);
    void write(SegmentKind kind, qint64 segment, qint64 column, const std::vector<qint64> &values);

    Database &m_database;
};

}

#pragma once

#include "core/base/result.h"
#include "core/history/names.h"
#include "core/metrics/callgroups.h"

#include <functional>

namespace heliograph {

class ColumnReader;
class Database;

/// Puts calls together by what they belong to, over columns (columns.h): a million calls in about a tenth of a second, so
/// nothing has to be kept. Throws DatabaseFailure.
class GroupsReader final
{
public:
    using Stopped = std::function<bool()>;

    GroupsReader(Database &database, Names &names) : m_database(database), m_names(names) { }

    /// Error (Usage) for a filter with a mistake, Cancelled where it was stopped.
    Result<CallGroups> answer(const CallGroupsQuery &query, const Stopped &stopped);
    /// Of all properties that calls have, in the order of letters; names that differ in case alone are one.
    QStringList propertyNames();

private:
    struct Tally;
    class Table;
    /// Adds up the calls of the query whose time is in from … to - 1.
    Result<Table> read(const CallGroupsQuery &query, qint64 from, qint64 to, const Stopped &stopped);
    std::vector<int> keyColumns(const Dimension &by);
    QString nameOf(const Dimension &by, qint64 key);

    Database &m_database;
    Names &m_names;
};

}

#pragma once

#include "core/base/result.h"
#include "core/history/callhistogram.h"
#include "core/history/callorder.h"
#include "core/history/callquery.h"
#include "core/history/filter.h"
#include "core/history/segmentbits.h"

#include <QList>

#include <functional>

namespace heliograph {

class ColumnReader;
class Database;
class FilterRun;
class SearchRun;

/// Finds the calls of a query: filters, searches and sorts over columns. Throws DatabaseFailure.
class CallFinder final
{
public:
    using Stopped = std::function<bool()>;
    CallFinder(Database &database, const Stopped &stopped) : m_database(database), m_stopped(stopped) { }

    /// Row ids in the query's order; cut short where stopped. Error (Usage) for a filter or an order that is none.
    Result<QList<qint64>> find(const CallQuery &query);
    /// Counts them instead. Error (Usage) for a filter that is none, Cancelled where it was stopped.
    Result<CallHistogram> histogram(const HistogramQuery &query);

private:
    struct Order;
    Result<Order> orderOf(const CallQuery &query) const;
    QList<qint64> newest(const CallQuery &query);
    /// By id, with the time as key: the calls that pass what is cheap to ask; askAll: and what is not.
    std::vector<OrderedCall> candidates(ColumnReader &columns, FilterRun &filter, SearchRun *search, bool askAll);
    /// The first so many in order of the calls that pass, likewise.
    QList<qint64> firstInOrder(ColumnReader &columns, FilterRun &filter, SearchRun *search, bool askAll, const Order &order,
        qsizetype count);
    /// The calls of a segment that pass, likewise. among: only these are asked.
    SegmentBits pass(ColumnReader &columns, FilterRun &filter, SearchRun *search, qint64 segment, bool askAll,
        const SegmentBits *among = nullptr);
    QList<qint64> inOrder(ColumnReader &columns, std::vector<OrderedCall> calls, const Order &order);
    std::vector<quint64> keysByRow(ColumnReader &columns, const Order &order, int column);
    std::vector<qint64> ranks(int nameKind);
    /// Those of the list, up to the limit, that pass what is costly to ask too; nothing where it is better to ask it of all.
    std::optional<QList<qint64>> firstOf(
        const QList<qint64> &rows, FilterRun &filter, SearchRun *search, int limit);

    Database &m_database;
    Stopped m_stopped;
};

}

#include "core/history/callfinder.h"

#include "core/history/callorder.h"
#include "core/history/columnreader.h"
#include "core/history/database.h"
#include "core/history/filterfield.h"
#include "core/history/filterrun.h"
#include "core/history/names.h"
#include "core/history/searchrun.h"
#include "core/history/searchterm.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace heliograph {

namespace {

/// Asked one by one, in order, before it is better to ask all.
constexpr qsizetype kAskedInOrder = 16'384;
constexpr qsizetype kBatch = 512;

/// What values of a column sort by.
class OrderKeys final
{
public:
    /// ranks: of names, by their id; empty where the values are no names.
    OrderKeys(bool ascending, std::vector<qint64> ranks) : m_ascending(ascending), m_ranks(std::move(ranks)) { }
    void operator()(const std::vector<qint64> &values, quint64 *keys) const
    {
        for (const qint64 value : values) {
            const qint64 now
                = m_ranks.empty() ? value : quint64(value) < m_ranks.size() ? m_ranks[size_t(value)] : kUnset;
            *keys++ = orderKey(now, m_ascending);
        }
    }

private:
    bool m_ascending;
    std::vector<qint64> m_ranks;
};

/// Where the first keys are equal the second ones decide.
void sortEqualBy(const std::vector<quint64> &keys, std::vector<OrderedCall> &calls)
{
    for (auto begin = calls.begin(); begin != calls.end();) {
        auto end = begin + 1;
        while (end != calls.end() && end->key == begin->key)
            ++end;
        if (end - begin > 1)
            std::stable_sort(begin, end, [&](const OrderedCall &a, const OrderedCall &b) {
                return keys[size_t(a.row)] < keys[size_t(b.row)];
            });
        begin = end;
    }
}

Error noOrder(const QString &name)
{
    return {ErrorKind::Usage,
        QCoreApplication::translate("History", "Calls cannot be sorted by “%1”.").arg(name), 0, {}};
}

}

struct CallFinder::Order {
    int column = column::kCreated;
    int secondColumn = -1; ///< where the first is equal
    int nameKind = -1; ///< names of that kind go by their text
    bool ascending = false;
};

Result<CallFinder::Order> CallFinder::orderOf(const CallQuery &query) const
{
    using Type = FilterField::Type;
    Order order;
    order.ascending = query.ascending;
    if (query.sort.isEmpty())
        return order;
    constexpr QLatin1String prefix("property.");
    if (query.sort.startsWith(prefix, Qt::CaseInsensitive)) {
        const std::vector<int> columns = propertyColumns(m_database, query.sort.mid(prefix.size()));
        // No call has it: all are equal then.
        order.column = columns.empty() ? std::numeric_limits<int>::max() : columns.front();
        order.nameKind = Names::PropertyValue;
        return order;
    }
    if (query.sort == QLatin1String("input_tokens")) {
        order.column = columnOf(inputTokensSql()).value();
        return order;
    }
    const auto field = findFilterField(query.sort);
    if (!field || field->type == Type::Id)
        return noOrder(query.sort);
    if (field->type == Type::Note || field->type == Type::Label)
        return noOrder(query.sort);
    if (field->type == Type::Text) {
        order.column = field->name == QLatin1String("prompt") ? column::kPromptKey : column::kAnswerKey;
        order.secondColumn = order.column + 1;
        return order;
    }
    const bool model = field->name == QLatin1String("model");
    const auto known = columnOf(model ? shownModelSql() : field->column);
    if (!known)
        return noOrder(query.sort);
    order.column = *known;
    if (field->type == Type::Name)
        order.nameKind = field->nameKind;
    if (field->type == Type::Error)
        order.nameKind = Names::ErrorName;
    return order;
}

Result<QList<qint64>> CallFinder::find(const CallQuery &query)
{
    const auto compiled = compileFilter(query.where, QDateTime::currentDateTime());
    if (!compiled)
        return compiled.error();
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    const auto order = orderOf(query);
    if (!order)
        return order.error();
    const bool searching = !query.search.trimmed().isEmpty();
    const QList<SearchTerm> terms = searching ? searchTerms(query.search) : QList<SearchTerm>();
    if ((searching && terms.isEmpty()) || query.limit == 0)
        return QList<qint64>();
    if (!searching && query.where.trimmed().isEmpty() && query.limit > 0 && query.limit < kBatch
        && order->column == column::kCreated)
        return newest(query);

    ColumnReader columns(m_database);
    FilterRun filter(m_database, columns, *compiled);
    std::optional<SearchRun> search;
    if (searching)
        search.emplace(m_database, columns, terms, m_stopped);
    SearchRun *const words = search ? &*search : nullptr;
    const bool costly = filter.hasCostly() || (words && words->hasCommon());
    if (costly && query.limit > 0) {
        const QList<qint64> rows = firstInOrder(columns, filter, words, false, *order, kAskedInOrder + 1);
        if (const auto first = firstOf(rows, filter, words, query.limit))
            return *first;
    }
    if (words && words->hasCommon())
        words->knowAll();
    if (query.limit > 0)
        return firstInOrder(columns, filter, words, true, *order, query.limit);
    return inOrder(columns, candidates(columns, filter, words, true), *order);
}

Result<CallHistogram> CallFinder::histogram(const HistogramQuery &query)
{
    const auto compiled = compileFilter(query.where, QDateTime::currentDateTime());
    if (!compiled)
        return compiled.error();
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    const bool searching = !query.search.trimmed().isEmpty();
    const QList<SearchTerm> terms = searching ? searchTerms(query.search) : QList<SearchTerm>();
    if (searching && terms.isEmpty())
        return CallHistogram();
    ColumnReader columns(m_database);
    FilterRun filter(m_database, columns, *compiled);
    std::optional<SearchRun> search;
    if (searching)
        search.emplace(m_database, columns, terms, m_stopped);
    if (search && search->hasCommon())
        search->knowAll();
    const int statusColumn = columnOf(QStringLiteral("c.status")).value();
    std::vector<CountedCall> calls;
    const qint64 segments = columns.segments(SegmentKind::Calls);
    for (qint64 segment = 0; segment < segments && !m_stopped(); ++segment) {
        const SegmentBits found = pass(columns, filter, search ? &*search : nullptr, segment, true);
        if (!found.any())
            continue;
        const std::vector<qint64> created = columns.calls(segment, column::kCreated); // kept while others are read
        const std::vector<qint64> &status = columns.calls(segment, statusColumn);
        found.forEach([&](size_t row) {
            calls.push_back({created[row], status[row] == qint64(CallStatus::Error)});
        });
    }
    if (m_stopped())
        return Error{ErrorKind::Cancelled, QCoreApplication::translate("History", "The count was stopped."), 0, {}};
    return histogramOf(calls, query);
}

/// By the index, without a look at columns: this is asked whenever something changed.
QList<qint64> CallFinder::newest(const CallQuery &query)
{
    Statement find(m_database,
        query.ascending ? QStringLiteral("SELECT id FROM calls ORDER BY created_at, id LIMIT ?")
                        : QStringLiteral("SELECT id FROM calls ORDER BY created_at DESC, id DESC LIMIT ?"));
    find.bind(qint64(query.limit));
    QList<qint64> rows;
    while (find.next())
        rows.append(find.integer(0));
    return rows;
}

std::vector<OrderedCall> CallFinder::candidates(
    ColumnReader &columns, FilterRun &filter, SearchRun *search, bool askAll)
{
    std::vector<OrderedCall> calls;
    const qint64 segments = columns.segments(SegmentKind::Calls);
    for (qint64 segment = 0; segment < segments && !m_stopped(); ++segment) {
        const SegmentBits found = pass(columns, filter, search, segment, askAll);
        const std::vector<qint64> &created = columns.calls(segment, column::kCreated);
        const qint64 first = segment << kSegmentBits;
        found.forEach([&](size_t row) { calls.push_back({orderKey(created[row], true), first + qint64(row)}); });
    }
    return calls;
}

/// The latest segment goes first: where calls are equal, and where the latest are wanted, the others need no second look.
QList<qint64> CallFinder::firstInOrder(
    ColumnReader &columns, FilterRun &filter, SearchRun *search, bool askAll, const Order &order, qsizetype count)
{
    const bool byTime = order.column == column::kCreated;
    const OrderKeys keysOf(order.ascending, order.nameKind >= 0 ? ranks(order.nameKind) : std::vector<qint64>());
    FirstCalls first{size_t(count)};
    std::vector<quint64> keys(kSegmentRows);
    for (qint64 segment = columns.segments(SegmentKind::Calls) - 1; segment >= 0 && !m_stopped(); --segment) {
        keysOf(columns.calls(segment, order.column), keys.data());
        const SegmentBits early
            = SegmentBits::of(keys, [last = first.greatestKey()](quint64 key) { return key <= last; });
        if (!early.any())
            continue;
        const SegmentBits found = pass(columns, filter, search, segment, askAll, &early);
        if (!found.any())
            continue;
        const std::vector<qint64> second // a copy: the next column may move it
            = order.secondColumn >= 0 ? columns.calls(segment, order.secondColumn) : std::vector<qint64>();
        const std::vector<qint64> &created = columns.calls(segment, column::kCreated);
        found.forEach([&](size_t at) {
            const qint64 row = (segment << kSegmentBits) + qint64(at);
            RankedCall call{keys[at], 0, 0, byTime && order.ascending ? quint64(row) : ~quint64(row), row};
            call.second = second.empty() ? 0 : orderKey(second[at], order.ascending);
            call.time = byTime ? 0 : orderKey(created[at], false);
            first.add(call);
        });
    }
    return first.rows();
}

SegmentBits CallFinder::pass(
    ColumnReader &columns, FilterRun &filter, SearchRun *search, qint64 segment, bool askAll, const SegmentBits *among)
{
    SegmentBits found = SegmentBits::of(
        columns.calls(segment, column::kCreated), [](qint64 value) { return value != kUnset; });
    if (among)
        found &= *among;
    found = filter.cheap(segment, found);
    if (search)
        found = search->rare(segment, found);
    return askAll ? filter.costly(segment, found) : found;
}

QList<qint64> CallFinder::inOrder(ColumnReader &columns, std::vector<OrderedCall> calls, const Order &order)
{
    const bool byTime = order.column == column::kCreated;
    if (!byTime || !order.ascending) { // newest first
        std::reverse(calls.begin(), calls.end());
        for (OrderedCall &call : calls)
            call.key = ~call.key;
    }
    sortByKey(calls);
    if (!byTime && !m_stopped()) {
        const std::vector<quint64> keys = keysByRow(columns, order, order.column);
        for (OrderedCall &call : calls)
            call.key = keys[size_t(call.row)];
        sortByKey(calls);
        if (order.secondColumn >= 0)
            sortEqualBy(keysByRow(columns, order, order.secondColumn), calls);
    }
    QList<qint64> rows(qsizetype(calls.size()));
    std::transform(calls.begin(), calls.end(), rows.begin(), [](const OrderedCall &call) { return call.row; });
    return rows;
}

std::vector<quint64> CallFinder::keysByRow(ColumnReader &columns, const Order &order, int column)
{
    const OrderKeys keysOf(order.ascending, order.nameKind >= 0 ? ranks(order.nameKind) : std::vector<qint64>());
    const qint64 segments = columns.segments(SegmentKind::Calls);
    std::vector<quint64> keys(size_t(segments) << kSegmentBits);
    for (qint64 segment = 0; segment < segments && !m_stopped(); ++segment)
        keysOf(columns.calls(segment, column), keys.data() + (size_t(segment) << kSegmentBits));
    return keys;
}

/// By the id of a name: its place among the names of that kind, blind to case; kUnset where it is none of them.
std::vector<qint64> CallFinder::ranks(int nameKind)
{
    std::vector<std::pair<QString, qint64>> names;
    Statement read(m_database, QStringLiteral("SELECT text, id FROM names WHERE kind = ?"));
    read.bind(qint64(nameKind));
    qint64 last = 0;
    while (read.next()) {
        names.emplace_back(read.text(0), read.integer(1));
        last = std::max(last, read.integer(1));
    }
    std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) {
        const int differs = a.first.compare(b.first, Qt::CaseInsensitive);
        return differs != 0 ? differs < 0 : a.first < b.first;
    });
    std::vector<qint64> ranks(size_t(last) + 1, kUnset);
    for (size_t i = 0; i < names.size(); ++i)
        ranks[size_t(names[i].second)] = qint64(i);
    return ranks;
}

std::optional<QList<qint64>> CallFinder::firstOf(
    const QList<qint64> &rows, FilterRun &filter, SearchRun *search, int limit)
{
    QList<qint64> found;
    for (qsizetype at = 0; at < rows.size() && !m_stopped(); at += kBatch) {
        if (at >= kAskedInOrder)
            return std::nullopt;
        QList<qint64> batch = rows.mid(at, kBatch);
        if (search && search->hasCommon())
            batch = search->common(batch);
        for (const qint64 row : std::as_const(batch)) {
            if (!filter.hasCostly() || filter.costly(row))
                found.append(row);
            if (found.size() == limit)
                return found;
        }
    }
    return found;
}

}

#include "core/history/metricsreader.h"

#include "core/domain/call.h"
#include "core/history/blockadder.h"
#include "core/history/columnreader.h"
#include "core/history/database.h"
#include "core/history/filter.h"
#include "core/history/filterrun.h"
#include "core/history/metricrows.h"

#include <QCoreApplication>
#include <QScopeGuard>

namespace heliograph {

namespace {

constexpr size_t kKeptQuestions = 3; // a dashboard, the period before it, one more
constexpr int kMostBuckets = 20'000;

Error stoppedError()
{
    return {ErrorKind::Cancelled, QCoreApplication::translate("Metrics", "The count was stopped."), 0, {}};
}

}

/// Seals are counted up for ever: as long as no block has gone, only new ones have to be read.
const MetricsReader::Blocks &MetricsReader::blocks()
{
    const qint64 seal = m_database.integer(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'metric_block_data'"));
    const qint64 count = m_database.integer(QStringLiteral("SELECT count(*) FROM metric_blocks"));
    const auto read = [this](qint64 after) {
        Statement rows(m_database, QStringLiteral("SELECT block, seal, first_at, last_at FROM metric_blocks WHERE seal > ?"));
        rows.bind(after);
        while (rows.next())
            m_blocks.insert_or_assign(rows.integer(0), Block{rows.integer(1), rows.integer(2), rows.integer(3)});
    };
    if (m_lastSeal >= 0 && seal >= m_lastSeal)
        read(m_lastSeal);
    if (m_lastSeal < 0 || seal < m_lastSeal || qint64(m_blocks.size()) != count) {
        m_blocks.clear();
        read(-1);
    }
    m_lastSeal = seal;
    return m_blocks;
}

TimeBuckets MetricsReader::bucketsOf(const MetricsQuery &query)
{
    qint64 from = query.from.isValid() ? query.from.toMSecsSinceEpoch() : 0;
    qint64 to = query.to.isValid() ? query.to.toMSecsSinceEpoch() : 0;
    if (!query.from.isValid())
        from = m_database.integer(QStringLiteral("SELECT min(created_at) FROM calls"));
    if (!query.to.isValid()) // up to the end of its day, so that the next call does not change the question
        to = TimeBuckets::next(std::max(from, m_database.integer(QStringLiteral("SELECT max(created_at) FROM calls"))),
            Bucket::Day, query.zone);
    return TimeBuckets(from, to, query.bucket, query.zone, kMostBuckets);
}

/// What was kept for the same question, where all of it still stands; else the fresh one.
MetricsReader::Kept &MetricsReader::keptFor(Kept fresh, const Blocks &now)
{
    const auto same = [&](const std::unique_ptr<Kept> &kept) {
        return kept->sql == fresh.sql && kept->binds == fresh.binds && kept->property == fresh.property
            && kept->buckets == fresh.buckets && kept->groupings == fresh.groupings;
    };
    const auto stands = [&](const Kept &kept) {
        return std::all_of(kept.seals.begin(), kept.seals.end(), [&](const auto &seal) {
            const auto block = now.find(seal.first);
            return block != now.end() && block->second.seal == seal.second;
        });
    };
    const auto found = std::find_if(m_kept.begin(), m_kept.end(), same);
    if (found != m_kept.end()) {
        if (stands(**found)) {
            std::rotate(m_kept.begin(), found, found + 1);
            return *m_kept.front();
        }
        m_kept.erase(found);
    }
    if (m_kept.size() >= kKeptQuestions)
        m_kept.pop_back();
    m_kept.insert(m_kept.begin(), std::make_unique<Kept>(std::move(fresh)));
    return *m_kept.front();
}

RowSet MetricsReader::rowsOf(const SqlCondition &filter, qint64 from, qint64 last)
{
    RowSet rows;
    if (last - from >= kSegmentRows) { // of many calls columns are read faster than rows
        ColumnReader columns(m_database);
        FilterRun run(m_database, columns, filter);
        for (qint64 segment = from >> kSegmentBits; segment < columns.segments(SegmentKind::Calls); ++segment) {
            SegmentBits found = SegmentBits::of(
                columns.calls(segment, column::kCreated), [](qint64 created) { return created != kUnset; });
            found = run.costly(segment, run.cheap(segment, found));
            found.forEach([&](size_t row) { rows.insert((segment << kSegmentBits) + qint64(row)); });
        }
        return rows;
    }
    Cursor cursor(m_database,
        QStringLiteral("SELECT c.id FROM calls c WHERE c.id >= ? AND (%1)").arg(filter.sql),
        QVariantList{from} + filter.binds);
    while (cursor.next())
        rows.insert(cursor.integer(0));
    return rows;
}

void MetricsReader::fillProperty(const QString &property, qint64 from, qint64 last)
{
    m_properties.clear();
    if (property.isEmpty())
        return;
    if (last - from >= kSegmentRows) {
        const std::vector<int> names = propertyColumns(m_database, property);
        ColumnReader columns(m_database);
        const qint64 segments = columns.segments(SegmentKind::Calls);
        m_properties.resize(size_t(segments) << kSegmentBits, 0);
        for (qint64 segment = from >> kSegmentBits; segment < segments; ++segment) {
            for (const int name : names) {
                const std::vector<qint64> &values = columns.calls(segment, name);
                quint32 *const rows = m_properties.data() + (size_t(segment) << kSegmentBits);
                for (size_t i = 0; i < kSegmentRows; ++i)
                    rows[i] = values[i] == kUnset ? rows[i] : quint32(values[i]);
            }
        }
        return;
    }
    // From the first call on the values are read in their own order; of the newest calls alone, by call.
    Statement all(m_database,
        QStringLiteral("SELECT call, value FROM call_properties %1 WHERE name IN (SELECT id FROM names WHERE "
                       "kind = ? AND text = ? COLLATE NOCASE) AND call >= ?")
            .arg(from > 0 ? QStringLiteral("INDEXED BY call_properties_by_call") : QString()));
    all.bind(qint64(Names::PropertyName)).bind(property).bind(from);
    while (all.next()) {
        const auto row = size_t(all.integer(0));
        if (row >= m_properties.size())
            m_properties.resize(std::max(row + 1, m_properties.size() * 2), 0);
        m_properties[row] = quint32(all.integer(1));
    }
}

void MetricsReader::setProperty(MetricColumns &calls) const
{
    MetricColumns::Column &values = calls[MetricColumn::Property];
    const MetricColumns::Column &rows = calls[MetricColumn::Row];
    values.resize(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto row = size_t(rows[i]);
        const quint32 value = row < m_properties.size() ? m_properties[row] : 0;
        values[i] = value == 0 ? MetricColumns::kUnset : qint64(value);
    }
}

QString MetricsReader::nameOf(const Dimension &by, qint64 key)
{
    if (by.kind == Dimension::Kind::Source)
        return sourceName(Source(key));
    if (by.kind != Dimension::Kind::Prompt)
        return m_names.textOf(key);
    Statement prompt(m_database, QStringLiteral("SELECT prompt FROM call_texts WHERE call = ?"));
    return prompt.bind(key).next() ? prompt.text(0) : QString();
}

std::optional<qint64> MetricsReader::lastCall(const SqlCondition &filter)
{
    const QString also = filter.sql.isEmpty() ? QString() : QStringLiteral(" AND (%1)").arg(filter.sql);
    Cursor cursor(m_database,
        QStringLiteral("SELECT c.created_at FROM calls c WHERE c.status <> 0%1 ORDER BY c.created_at DESC "
                       "LIMIT 1")
            .arg(also),
        filter.binds);
    if (!cursor.next())
        return std::nullopt;
    return cursor.integer(0);
}

MetricsReader::Uncounted MetricsReader::uncountedBy(const Kept &kept)
{
    Uncounted rest;
    qint64 next = 0;
    const auto looseTo = [&](qint64 block) {
        if (block > next)
            rest.loose.emplace_back(next * kMetricBlock, block * kMetricBlock - 1);
    };
    for (const auto &[number, block] : m_blocks) {
        looseTo(number);
        next = number + 1;
        if (!kept.seals.contains(number))
            rest.blocks.emplace_back(number, block);
    }
    rest.last = m_database.integer(QStringLiteral("SELECT max(id) FROM calls"));
    looseTo(rest.last / kMetricBlock + 1);
    rest.first = rest.last + 1;
    if (!rest.blocks.empty())
        rest.first = rest.blocks.front().first * kMetricBlock;
    if (!rest.loose.empty())
        rest.first = std::min(rest.first, rest.loose.front().first);
    return rest;
}

/// False: it was stopped. Either way what was counted can go on; a damaged block's calls are loose.
bool MetricsReader::countBlocks(Kept &kept, Uncounted &rest, const Count &count, const Stopped &stopped)
{
    bool whole = false;
    const auto leave = qScopeGuard([&] { // where reading failed in the middle
        if (!whole)
            m_kept.erase(m_kept.begin());
    });
    const TimeBuckets &buckets = kept.buckets;
    const qint64 begin = buckets.count() > 0 ? buckets.start(0) : 0;
    const qint64 after = buckets.count() > 0 ? buckets.end(buckets.count() - 1) : 0;
    BlockAdder adder(kept.sums, [&kept] { return Aggregator(kept.buckets, kept.groupings); }, count);
    bool stop = false;
    for (const auto &[number, block] : rest.blocks) {
        kept.seals.emplace(number, block.seal);
        if (block.firstAt < after && block.lastAt >= begin) {
            Statement data(m_database, QStringLiteral("SELECT data FROM metric_block_data WHERE seal = ?"));
            adder.add(number, data.bind(block.seal).next() ? data.bytes(0) : QByteArray());
        }
        stop = stopped();
        if (stop)
            break;
    }
    for (const qint64 number : adder.finish()) {
        kept.seals.erase(number);
        rest.loose.emplace_back(number * kMetricBlock, (number + 1) * kMetricBlock - 1);
    }
    whole = true;
    return !stop;
}

Result<MetricsAnswer> MetricsReader::answer(const MetricsQuery &query, const Stopped &stopped)
{
    const auto filter = compileFilter(query.where, QDateTime::currentDateTime());
    if (!filter)
        return filter.error();
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    QString property;
    for (const Grouping &grouping : query.groupings)
        property = grouping.by.kind == Dimension::Kind::Property ? grouping.by.property : property;
    const TimeBuckets buckets = bucketsOf(query);
    Kept &kept = keptFor({filter->sql, filter->binds, property, buckets, query.groupings, {},
                             Aggregator(buckets, query.groupings)},
        blocks());
    Uncounted rest = uncountedBy(kept);
    const bool filtered = !filter->sql.isEmpty();
    const RowSet accepted = filtered ? rowsOf(*filter, rest.first, rest.last) : RowSet();
    fillProperty(property, rest.first, rest.last);
    const Count count = [&](MetricColumns &calls, Aggregator &sums) {
        if (!property.isEmpty())
            setProperty(calls);
        sums.add(calls, filtered ? &accepted : nullptr);
    };
    if (!countBlocks(kept, rest, count, stopped))
        return stoppedError();
    const bool prompts = kept.sums.wantedColumns() & MetricColumns::bit(MetricColumn::Prompt);
    Aggregator looseSums(buckets, query.groupings);
    MetricColumns calls;
    for (const auto &[first, lastOf] : rest.loose) {
        for (qint64 at = first; at <= lastOf; at += kMetricBlock) { // in pieces, so that it can be stopped
            if (stopped())
                return stoppedError();
            calls.clear();
            readMetricRows(m_database, at, std::min(lastOf, at + kMetricBlock - 1), prompts, calls);
            count(calls, looseSums);
        }
    }
    MetricsAnswer answer = kept.sums.finish(&looseSums,
        [this](const Dimension &by, qint64 key) { return nameOf(by, key); });
    if (answer.total.sums[Sum::Calls] == 0)
        answer.lastCallMs = lastCall(*filter);
    m_properties.clear();
    return answer;
}

}

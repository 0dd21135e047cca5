#include "core/history/metricsealer.h"

#include "core/history/callcolumns.h"
#include "core/history/calldetail.h"
#include "core/history/database.h"
#include "core/history/metricrows.h"
#include "core/metrics/cachesavings.h"

#include <algorithm>

namespace heliograph {

/// A block is complete when there is a call behind it: ids are never given twice.
void MetricSealer::findGaps()
{
    m_gaps.clear();
    const qint64 complete = m_database.integer(QStringLiteral("SELECT max(id) FROM calls")) / kMetricBlock;
    Statement blocks(m_database, QStringLiteral("SELECT block FROM metric_blocks ORDER BY block"));
    qint64 next = 0;
    const auto gapTo = [&](qint64 end) {
        for (; next < end; ++next)
            m_gaps.append(next);
    };
    while (blocks.next()) {
        gapTo(std::min(blocks.integer(0), complete));
        next = std::max(next, blocks.integer(0) + 1);
    }
    gapTo(complete);
    m_known = true;
}

bool MetricSealer::sealOne()
{
    if (!m_known)
        findGaps();
    while (!m_gaps.isEmpty()) {
        const qint64 block = m_gaps.takeLast();
        const qint64 first = block * kMetricBlock;
        const qint64 last = first + kMetricBlock - 1;
        Transaction transaction(m_database);
        {
            // Another process may have been quicker; a running call will change.
            Statement waits(m_database,
                QStringLiteral("SELECT EXISTS (SELECT 1 FROM metric_blocks WHERE block = ?) OR EXISTS "
                               "(SELECT 1 FROM calls WHERE id BETWEEN ? AND ? AND status = 0)"));
            if (waits.bind(block).bind(first).bind(last).next() && waits.integer(0) != 0)
                continue;
        }
        keepCacheSavings(first, last);
        MetricColumns calls;
        readMetricRows(m_database, first, last, true, calls);
        const MetricColumns::Column &times = calls[MetricColumn::CreatedAt];
        const auto [least, greatest] = std::minmax_element(times.begin(), times.end());
        qint64 seal = 0;
        {
            Statement data(m_database, QStringLiteral("INSERT INTO metric_block_data (data) VALUES (?)"));
            seal = data.bind(calls.pack()).insert();
        }
        Statement insert(m_database,
            QStringLiteral("INSERT INTO metric_blocks (block, seal, first_at, last_at) VALUES (?, ?, ?, ?)"));
        insert.bind(block).bind(seal).bind(times.empty() ? qint64(1) : *least);
        insert.bind(times.empty() ? qint64(0) : *greatest).run();
        transaction.commit();
        return true;
    }
    return false;
}

/// Calls written before this was kept have it in their receipts only.
void MetricSealer::keepCacheSavings(qint64 first, qint64 last)
{
    QList<qint64> rows;
    {
        Statement find(m_database,
            QStringLiteral("SELECT id FROM calls WHERE id BETWEEN ? AND ? AND cache_saved_pico IS NULL "
                           "AND cached_input > 0 AND cost_pico IS NOT NULL"));
        find.bind(first).bind(last);
        while (find.next())
            rows.append(find.integer(0));
    }
    for (const qint64 row : rows) {
        Call call;
        unpackDetail(loadDetail(m_database, row), call);
        const auto saved = call.receipt ? cacheSavings(*call.receipt) : std::nullopt;
        if (!saved)
            continue;
        Statement keep(m_database, QStringLiteral("UPDATE calls SET cache_saved_pico = ? WHERE id = ?"));
        keep.bind(saved->pico()).bind(row).run();
    }
}

}

#pragma once

#include "core/metrics/metriccolumns.h"

#include <QString>

namespace heliograph {

class Database;

/// Rows of one block of metrics: row / kMetricBlock is the block. Stored, see 0003_metrics.sql.
inline constexpr qint64 kMetricBlock = 256;

/// Appends the calls of rows first … last that have ended. prompts: with the hash of their prompts, which costs a
/// look-up a call. Throws DatabaseFailure.
void readMetricRows(Database &database, qint64 first, qint64 last, bool prompts, MetricColumns &calls);

/// 48 bits that stand for a text; the same for ever, since they are stored.
qint64 promptHash(const QString &text);

}

#pragma once

#include "core/metrics/metricsquery.h"
#include "core/metrics/monthend.h"
#include "ui/charts/chartdata.h"

namespace heliograph {

class ChartColours;

/// What a tile says.
struct TileData {
    QString number;
    QString change; ///< "▲ 12 % more than before"; empty: nothing to compare with
    QString note; ///< what the number leaves out or guesses
    QString toolTip;
    std::vector<double> shape; ///< for the sparkline
};

/// The questions of the dashboard page, and what its charts show of the answers: values in, values out.
namespace dashboard {

/// The groupings of the question, in the order charts() reads them.
QList<Grouping> groupings(const Dimension &costBy);

struct Tiles {
    TileData spend, calls, errorRate, tokens, cacheSavings, costPerCall, monthEnd;
};
/// before: of the period before, null where it is not wanted.
Tiles tiles(const MetricsAnswer &now, const MetricsAnswer *before, const std::optional<MonthEnd> &end);

struct Charts {
    ChartData cost, latency, firstToken, calls, tokens, speed, errorKinds, latencyBars, models, users, prompts;
    QString costNote; ///< unpriced and estimated calls; empty: none
};
/// where: the filter of the question, which every filter of a chart carries on; zone: of its buckets.
Charts charts(const MetricsAnswer &answer, const QString &where, const QTimeZone &zone, ChartColours &colours);

/// "3 calls have no price and are not in it · 2 are estimated ($0.02 of it)".
QString sumNote(const Sums &sums);
/// A text as a value of the filter language.
QString quoted(const QString &text);
/// The calls that have this value, or none.
QString valueFilter(const Dimension &by, const std::optional<QString> &value);
/// Both conditions; the first may be empty.
QString joined(const QString &where, const QString &condition);
/// from ≤ created < to.
QString timeFilter(qint64 fromMs, qint64 toMs);

}

}
